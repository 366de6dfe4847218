import "../contacts/texts.ts";
import { useState } from "react";
import { api, withQuery } from "../../api/client.ts";
import type { Company } from "../../api/types.ts";
import { navigate, type Parameters } from "../../app/router.ts";
import { useMay } from "../../app/session.ts";
import { invalidate } from "../../data/store.ts";
import { useQuery } from "../../data/useQuery.ts";
import { formatNumber } from "../../i18n/format.ts";
import { t } from "../../i18n/index.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Confirm } from "../../ui/Confirm.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { Page } from "../../ui/Page.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States.tsx";
import { Stat, Stats } from "../../ui/Stats.tsx";
import { Points } from "../../ui/Points.tsx";
import { ContactSheet } from "../contacts/ContactSheet.tsx";
import { fieldWords } from "../contacts/fields/fieldWords.ts";
import { useFields } from "../contacts/fields/useFields.ts";
import { contactsWhere } from "../contacts/list/address.ts";
import { ContactTable } from "../contacts/list/ContactTable.tsx";
import { CompanySheet } from "./CompanySheet.tsx";

export default function CompanyScreen({ parameters }: { parameters: Parameters }) {
  const id = parameters.id ?? "";
  const query = useQuery<Company>(`/api/companies/${id}`);
  if (query.data) return <Whole key={id} company={query.data} />;
  return (
    <Page title={t("contact.company")} back={{ href: "/companies", label: t("companies.title") }}>
      {query.problem
        ? <ErrorState problem={query.problem} retry={() => void query.reload()} />
        : <Skeleton kind="cards" rows={3} />}
    </Page>
  );
}

function Whole({ company }: { company: Company }) {
  const { id, name, contacts = 0, openConversations = 0, creditUsed } = company;
  const [open, setOpen] = useState<"edit" | "delete" | "add" | null>(null);
  const mayEdit = useMay("companies.edit");
  const mayAdd = useMay("contacts.edit");
  const mayDelete = useMay("companies.delete");
  const close = () => setOpen(null);
  return (
    <Page
      name={name}
      back={{ href: "/companies", label: t("companies.title") }}
      title={
        <>
          <Avatar name={name} size={36} />
          <span dir="auto">{name}</span>
        </>
      }
      actions={
        <>
          {mayAdd && (
            <Button icon="user-plus" onClick={() => setOpen("add")}>{t("company.addContact")}</Button>
          )}
          {mayEdit && <Button icon="pencil" onClick={() => setOpen("edit")}>{t("contact.edit")}</Button>}
          {mayDelete && (
            <Menu
              label={t("contact.more")}
              items={[{
                label: t("action.delete"),
                icon: "trash-2",
                isDanger: true,
                run: () => setOpen("delete"),
              }]}
            >
              <Icon name="ellipsis" size={18} />
            </Menu>
          )}
        </>
      }
    >
      <div className="contact-page">
        <div className="stack">
          <Stats>
            <Stat
              name={t("nav.contacts")}
              href={contactsWhere({ field: "company", op: "is", value: id })}
            >
              {formatNumber(contacts)}
            </Stat>
            <Stat name={t("company.open")}>{formatNumber(openConversations)}</Stat>
            {creditUsed != null && (
              <Stat name={t("company.credit")}>
                <Points amount={creditUsed} />
              </Stat>
            )}
          </Stats>
          <Facts company={company} />
        </div>
        <section className="card contact-parts" aria-labelledby="people">
          <div className="card-head">
            <h2 id="people">{t("company.people")}</h2>
            <ButtonLink size="small" href={contactsWhere({ field: "company", op: "is", value: id })}>
              {t("company.inList")}
            </ButtonLink>
          </div>
          <ContactTable
            label={t("company.people")}
            path={withQuery("/api/contacts", { company: id })}
            empty={
              <EmptyState icon="contact" title={t("company.nobody.title")}>
                {t("company.nobody.text")}
              </EmptyState>
            }
          />
        </section>
      </div>
      {open === "edit" && <CompanySheet company={company} onClose={close} />}
      {open === "add" && <ContactSheet id="new" company={{ id, name }} onClose={close} />}
      {open === "delete" && (
        <Confirm
          title={t("company.delete.title", { name })}
          action={t("action.delete")}
          isDanger
          run={async () => {
            await api.delete(`/api/companies/${id}`);
            navigate("/companies", { replace: true });
            invalidate("/api/companies", "/api/contacts");
          }}
          onClose={close}
        >
          <p>{t("company.delete.text", { count: contacts })}</p>
        </Confirm>
      )}
    </Page>
  );
}

const texts = ["domain", "industry", "size", "address", "taxId"] as const;

function Facts({ company }: { company: Company }) {
  const fields = useFields("company");
  const rows = [
    ...texts.map((key) => ({ key, label: t(`company.${key}`), value: company[key] ?? "" })),
    { key: "owner", label: t("contact.owner"), value: company.owner?.name ?? "" },
    ...fields.map((field) => ({
      key: field.key,
      label: field.label,
      value: fieldWords(field, company.fields?.[field.key]),
    })),
  ].filter(({ value }) => value);
  if (rows.length === 0) return null;
  return (
    <section className="card" aria-labelledby="facts">
      <div className="card-head">
        <h2 id="facts">{t("contact.details")}</h2>
      </div>
      <div className="fact-list">
        {rows.map(({ key, label, value }) => (
          <div key={key} className="fact">
            <span className="fact-label">{label}</span>
            <span className="fact-value">
              <span dir="auto">{value}</span>
            </span>
          </div>
        ))}
      </div>
    </section>
  );
}
