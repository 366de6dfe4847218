import type { Template } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { rejectionSaid } from "../../../i18n/told/say.ts";
import { formatDateTime } from "../../../i18n/format.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import { Note } from "../../../ui/Note.tsx";
import { categoryName } from "../../whatsapp/category.ts";

/** What a person should know of the template's state: what happened, why, and what to do. */
export function TemplateNotes({ template, mayWrite }: { template: Template; mayWrite: boolean }) {
  const { rejection, pause, waiting, categoryChange, previousCategory, status } = template;
  const edit = mayWrite && (
    <ButtonLink size="small" href={`/templates/${template.id}/edit`}>{t("template.edit")}</ButtonLink>
  );
  return (
    <>
      {status === "DRAFT" && <Note action={edit}>{t("template.note.draft")}</Note>}
      {status === "PENDING" && <Note>{t("template.note.pending")}</Note>}
      {status === "IN_APPEAL" && <Note>{t("template.note.appeal")}</Note>}
      {rejection && (
        <Note tone="danger" action={edit}>
          <strong>{t("template.rejected.title")}</strong>
          <p>{rejectionSaid(rejection)}</p>
          {rejection.recommendation && <p>{rejection.recommendation}</p>}
        </Note>
      )}
      {pause && (
        <Note tone="warn">
          <strong>{pause.title}</strong>
          <p>{pause.words}</p>
          {pause.until && <p>{t("template.pause.until", { at: formatDateTime(pause.until) })}</p>}
        </Note>
      )}
      {categoryChange && (
        <Note tone="warn">
          {categoryChange.at
            ? t("template.category.at", {
              category: categoryName(categoryChange.to),
              at: formatDateTime(categoryChange.at),
            })
            : t("template.category.soon", { category: categoryName(categoryChange.to) })}{" "}
          {t("template.category.means")}
        </Note>
      )}
      {!categoryChange && previousCategory && previousCategory !== template.category && (
        <Note tone="warn">
          {t("template.category.was", {
            before: categoryName(previousCategory),
            now: categoryName(template.category),
          })} {t("template.category.means")}
        </Note>
      )}
      {waiting && (
        <Note action={edit}>{t("template.waiting", { at: formatDateTime(waiting.changedAt) })}</Note>
      )}
    </>
  );
}
