import "./texts.ts";
import { useState } from "react";
import { withQuery } from "../../api/client.ts";
import type { CustomField, FieldOwner } from "../../api/types.ts";
import { useSearchParameter } from "../../app/router.ts";
import { useMay } from "../../app/session.ts";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States.tsx";
import { Segments } from "../../ui/Tabs.tsx";
import { SettingsPage } from "../settings/SettingsPage.tsx";
import { useOwnList } from "../settings/useOwnList.ts";
import { DeleteField } from "./DeleteField.tsx";
import { FieldDialog } from "./FieldDialog.tsx";
import { FieldList } from "./FieldList.tsx";
import { groupOf, inOrder } from "./fields.ts";

type Open = { what: "edit" | "delete"; field: CustomField } | { what: "new" } | null;

export default function FieldsScreen() {
  const [wanted, setOf] = useSearchParameter("of");
  const of: FieldOwner = wanted === "company" ? "company" : "contact";
  const list = useOwnList<CustomField>(withQuery("/api/contact-fields", { of }));
  const fields = inOrder(list.items);
  const mayManage = useMay("contacts.fields.manage");
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const make = mayManage && (
    <Button kind="primary" icon="plus" onClick={() => setOpen({ what: "new" })}>{t("fields.new")}</Button>
  );
  return (
    <SettingsPage title="settings.fields" lead={t("fields.lead")} actions={make}>
      <Segments<FieldOwner>
        label={t("fields.of")}
        value={of}
        onChange={(value) => setOf(value === "contact" ? "" : value)}
        choices={[
          { value: "contact", label: t("fields.of.contact") },
          { value: "company", label: t("fields.of.company") },
        ]}
      />
      {list.problem && fields.length === 0 && (
        <ErrorState
          problem={list.problem}
          retry={() => void list.reload()}
        />
      )}
      {list.isLoading && <Skeleton rows={5} />}
      {!list.isLoading && !list.problem && fields.length === 0 && (
        <section className="card">
          <EmptyState icon="list" title={t("fields.empty.title")} action={make}>
            {t("fields.empty.text")}
          </EmptyState>
        </section>
      )}
      {fields.length > 0 && (
        <FieldList
          key={of}
          fields={fields}
          mayManage={mayManage}
          reload={list.reload}
          edit={(field) => setOpen({ what: "edit", field })}
          remove={(field) => setOpen({ what: "delete", field })}
        />
      )}
      {(open?.what === "new" || open?.what === "edit") && (
        <FieldDialog
          of={of}
          field={open.what === "edit" ? open.field : null}
          groups={[...new Set(fields.map(groupOf).filter(Boolean))]}
          onClose={close}
        />
      )}
      {open?.what === "delete" && <DeleteField field={open.field} onClose={close} />}
    </SettingsPage>
  );
}
