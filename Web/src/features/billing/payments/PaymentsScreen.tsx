import type { Payment, PaymentState } from "../../../api/types.ts";
import { withQuery } from "../../../api/client.ts";
import { navigate, useSearchParameter } from "../../../app/router.ts";
import { usePages } from "../../../data/usePages.ts";
import { t } from "../../../i18n/index.ts";
import { paymentSaid } from "../../../i18n/told/say.ts";
import { formatDateTime, formatDay } from "../../../i18n/format.ts";
import { formatMoney, moneyText } from "../../../i18n/money.ts";
import { type Column, DataTable } from "../../../ui/DataTable.tsx";
import { Link } from "../../../ui/Link.tsx";
import { EmptyState } from "../../../ui/States.tsx";
import { LinkTabs } from "../../../ui/Tabs.tsx";
import { Time } from "../../../ui/Time.tsx";
import { CreditsPage } from "../../credits/CreditsPage.tsx";
import { AddCreditsButton } from "../AddCreditsButton.tsx";
import { paymentAddress } from "../checkout.ts";
import { useGatewayName } from "../useBilling.ts";
import { boughtBy } from "../what.ts";
import { PaymentBadge } from "./PaymentBadge.tsx";
import { paymentStates, refunded } from "./states.ts";
import "../texts.ts";

const columns: Column<Payment>[] = [
  {
    key: "what",
    header: "payments.what",
    cell: (payment) => (
      <span className="cell-two">
        <Link href={paymentAddress(payment.id)} className="cell-main cut number">
          {boughtBy(payment)}
        </Link>
        <small className="only-narrow">
          <Time at={payment.createdAt} format={formatDay} />
        </small>
      </span>
    ),
  },
  {
    key: "about",
    header: "payments.about",
    priority: 3,
    cell: (payment) => <span className="muted" title={paymentNote(payment)}>{paymentNote(payment)}</span>,
  },
  {
    key: "state",
    header: "payments.state",
    width: "144px",
    narrow: "126px",
    cell: (payment) => <PaymentBadge payment={payment} />,
  },
  {
    key: "total",
    header: "payments.total",
    width: "124px",
    narrow: "108px",
    align: "end",
    cell: (payment) => <span className="number">{formatMoney(payment.total)}</span>,
  },
  {
    key: "gateway",
    header: "payments.gateway",
    width: "128px",
    priority: 2,
    cell: (payment) => <GatewayName id={payment.gateway} />,
  },
  {
    key: "at",
    header: "payments.at",
    width: "184px",
    priority: 2,
    cell: (payment) => <Time at={payment.createdAt} format={formatDateTime} />,
  },
];

/** What is odd about a payment, in a few words. */
function paymentNote(payment: Payment): string | undefined {
  if (payment.failure) return paymentSaid(payment.failure);
  if (payment.dispute?.state === "open") return t("payments.note.dispute");
  const back = refunded(payment);
  if (back > 0n) {
    const amount = { amount: moneyText(back), currency: payment.total.currency };
    return t("payments.note.refunded", { amount: formatMoney(amount) });
  }
  return payment.capturedAfterClosing ? t("payments.note.late") : undefined;
}

function GatewayName({ id }: { id: string }) {
  return <>{useGatewayName()(id)}</>;
}

const isState = (text: string): text is PaymentState => (paymentStates as readonly string[]).includes(text);

/** Every payment, whatever became of it. */
export default function PaymentsScreen() {
  const [wanted] = useSearchParameter("state");
  const state = isState(wanted) ? wanted : "";
  const pages = usePages<Payment>(withQuery("/api/payments", { state }));
  const tab = (value: PaymentState | "", label: string) => ({
    href: withQuery("/credits/payments", { state: value }),
    label,
    isCurrent: value === state,
  });
  return (
    <CreditsPage title="payments.title" lead={t("payments.lead")} actions={<AddCreditsButton />}>
      <section className="card billing-table" aria-label={t("payments.title")}>
        <div className="recipients-tabs">
          <LinkTabs
            label={t("payments.byState")}
            tabs={[
              tab("", t("payments.all")),
              ...paymentStates.map((value) => tab(value, t(`payment.state.${value}`))),
            ]}
          />
        </div>
        <DataTable
          label={t("payments.title")}
          columns={columns}
          pages={pages}
          keyOf={(payment) => payment.id}
          rowHeight={48}
          onOpen={(payment) => navigate(paymentAddress(payment.id))}
          toneOf={(payment) => payment.state === "suspense" ? "danger" : undefined}
          empty={state
            ? (
              <EmptyState icon="credit-card" title={t("payments.none.title")}>
                {t("payments.none.text")}
              </EmptyState>
            )
            : (
              <EmptyState icon="credit-card" title={t("payments.empty.title")} action={<AddCreditsButton />}>
                {t("payments.empty.text")}
              </EmptyState>
            )}
        />
      </section>
    </CreditsPage>
  );
}
