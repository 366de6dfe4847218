import type { ReactNode } from "react";
import { t } from "../../../i18n/index.ts";
import { EmptyState } from "../../../ui/States.tsx";
import type { Asked } from "./address.ts";

/** Why there is nobody, and what to do about it. */
export function NoContacts({ asked, action }: { asked: Asked; action: ReactNode }) {
  if (asked.search) {
    return (
      <EmptyState icon="search" title={t("contacts.noMatch.title")}>
        {t("contacts.noMatch.text", { search: asked.search })}
      </EmptyState>
    );
  }
  if (asked.filter || asked.segment) {
    return (
      <EmptyState icon="list-filter" title={t("contacts.noneFiltered.title")}>
        {t("contacts.noneFiltered.text")}
      </EmptyState>
    );
  }
  if (asked.list === "blocked") {
    return (
      <EmptyState icon="ban" title={t("contacts.noneBlocked.title")}>
        {t("contacts.noneBlocked.text")}
      </EmptyState>
    );
  }
  if (asked.list === "deleted") {
    return <EmptyState icon="trash-2" title={t("deleted.none.title")}>{t("deleted.text")}</EmptyState>;
  }
  return (
    <EmptyState icon="contact" title={t("contacts.empty.title")} action={<div className="row">{action}</div>}>
      {t("contacts.empty.text")}
    </EmptyState>
  );
}
