import { withQuery } from "../../../api/client.ts";
import type { Invoice, InvoiceKind } from "../../../api/types.ts";
import { usePages } from "../../../data/usePages.ts";
import { t } from "../../../i18n/index.ts";
import { formatDay } from "../../../i18n/format.ts";
import { formatMoney } from "../../../i18n/money.ts";
import { Badge, type Tone } from "../../../ui/Badge.tsx";
import { type Column, DataTable } from "../../../ui/DataTable.tsx";
import { FilterRow } from "../../../ui/FilterRow.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Link } from "../../../ui/Link.tsx";
import { EmptyState } from "../../../ui/States.tsx";
import { Time } from "../../../ui/Time.tsx";
import { useListFilter } from "../../../ui/useListFilter.ts";
import { CreditsPage } from "../../credits/CreditsPage.tsx";
import { AddCreditsButton } from "../AddCreditsButton.tsx";
import { paymentAddress } from "../checkout.ts";
import { Register } from "./Register.tsx";
import "../texts.ts";

const kinds: readonly InvoiceKind[] = ["taxInvoice", "receipt", "creditNote"];
const tones: Record<InvoiceKind, Tone> = { taxInvoice: "accent", receipt: "neutral", creditNote: "warn" };
const isKind = (text: string): text is InvoiceKind => (kinds as readonly string[]).includes(text);

const columns: Column<Invoice>[] = [
  {
    key: "number",
    header: "invoices.number",
    cell: (invoice) => (
      <span className="cell-two">
        <a
          className="cell-main cut invoice-number"
          href={`/api/invoices/${invoice.id}.html`}
          target="_blank"
          rel="noopener"
        >
          {invoice.number}
        </a>
        <small className="cut">
          <span className="only-narrow">
            <Time at={invoice.issuedAt} format={formatDay} />
          </span>
          <span className="not-narrow" dir="auto">{invoice.recipientName}</span>
        </small>
      </span>
    ),
  },
  {
    key: "kind",
    header: "invoices.kind",
    width: "118px",
    priority: 2,
    cell: (invoice) => (
      <Badge tone={tones[invoice.kind] ?? "neutral"}>
        {isKind(invoice.kind) ? t(`invoice.kind.${invoice.kind}`) : invoice.kind}
      </Badge>
    ),
  },
  {
    key: "at",
    header: "invoices.issued",
    width: "124px",
    priority: 2,
    cell: (invoice) => <Time at={invoice.issuedAt} format={formatDay} />,
  },
  {
    key: "net",
    header: "invoices.net",
    width: "122px",
    align: "end",
    priority: 3,
    cell: (invoice) => <span className="number">{formatMoney(invoice.net)}</span>,
  },
  {
    key: "tax",
    header: "payments.tax",
    width: "116px",
    align: "end",
    priority: 3,
    cell: (invoice) => <span className="number">{formatMoney(invoice.tax)}</span>,
  },
  {
    key: "total",
    header: "payments.total",
    width: "122px",
    narrow: "112px",
    align: "end",
    cell: (invoice) => <strong className="number">{formatMoney(invoice.total)}</strong>,
  },
  {
    key: "payment",
    header: "invoices.payment",
    width: "96px",
    priority: 3,
    cell: (invoice) =>
      invoice.paymentId && (
        <Link className="link" href={paymentAddress(invoice.paymentId)}>{t("invoices.toPayment")}</Link>
      ),
  },
  {
    key: "files",
    header: "invoices.files",
    width: "104px",
    narrow: "62px",
    align: "end",
    cell: (invoice) => (
      <a
        className="button button-secondary button-small"
        href={`/api/invoices/${invoice.id}.pdf`}
        target="_blank"
        rel="noopener"
        aria-label={t("invoices.pdf", { number: invoice.number })}
      >
        <Icon name="download" />
        <span className="not-narrow">PDF</span>
      </a>
    ),
  },
];

/** Every document that was issued, and what the accountant takes each month. */
export default function InvoicesScreen() {
  const filter = useListFilter(kinds);
  const pages = usePages<Invoice>(withQuery("/api/invoices", { kind: filter.kind, ...filter.range }));
  return (
    <CreditsPage title="invoices.title" lead={t("invoices.lead")}>
      <Register title={t("register.title")} text={t("register.text")} path="/api/invoices/register.csv" />
      <section className="card billing-table" aria-label={t("invoices.title")}>
        <FilterRow
          filter={filter}
          label={t("invoices.kind")}
          all={t("invoices.allKinds")}
          choices={kinds.map((value) => ({ value, label: t(`invoice.kind.${value}`) }))}
        />
        <DataTable
          label={t("invoices.title")}
          columns={columns}
          pages={pages}
          keyOf={(invoice) => invoice.id}
          rowHeight={50}
          empty={filter.isFiltered
            ? (
              <EmptyState icon="receipt" title={t("invoices.none.title")}>
                {t("invoices.none.text")}
              </EmptyState>
            )
            : (
              <EmptyState icon="receipt" title={t("invoices.empty.title")} action={<AddCreditsButton />}>
                {t("invoices.empty.text")}
              </EmptyState>
            )}
        />
      </section>
    </CreditsPage>
  );
}
