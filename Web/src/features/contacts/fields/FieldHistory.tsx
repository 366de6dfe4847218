import { useState } from "react";
import type { CustomField, FieldChange, Page } from "../../../api/types.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { formatDateTime } from "../../../i18n/format.ts";
import { t } from "../../../i18n/index.ts";
import { IconButton } from "../../../ui/Button.tsx";
import { Dialog, DialogBody } from "../../../ui/Dialog.tsx";
import { ErrorState, Skeleton } from "../../../ui/States.tsx";
import { fieldWords } from "./fieldWords.ts";

/** Who changed a field, when, from what to what. */
export function FieldHistory({ contact, field }: { contact: string; field: CustomField }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton
        icon="history"
        className="fact-history"
        label={t("field.history.of", { name: field.label })}
        onClick={() => setOpen(true)}
      />
      {isOpen && <HistoryDialog contact={contact} field={field} onClose={() => setOpen(false)} />}
    </>
  );
}

type Properties = { contact: string; field: CustomField; onClose: () => void };

function HistoryDialog({ contact, field, onClose }: Properties) {
  const query = useQuery<Page<FieldChange>>(
    `/api/contacts/${contact}/fields/${encodeURIComponent(field.key)}/history`,
  );
  const words = (change: FieldChange) =>
    fieldWords(field, change.to)
      ? t("field.history.to", { value: fieldWords(field, change.to) })
      : t("field.history.emptied");
  return (
    <Dialog title={t("field.history.of", { name: field.label })} onClose={onClose} size="small">
      <DialogBody>
        {query.problem && !query.data && (
          <ErrorState
            problem={query.problem}
            retry={() => void query.reload()}
          />
        )}
        {query.isLoading && <Skeleton rows={3} />}
        {query.data?.items.length === 0 && <p className="muted">{t("field.history.none")}</p>}
        <ol className="history-list">
          {query.data?.items.map((change, index) => (
            <li key={index}>
              <span dir="auto">
                {words(change)}
                {fieldWords(field, change.from) && (
                  <span className="muted">
                    {" "}
                    {t("field.history.from", { value: fieldWords(field, change.from) })}
                  </span>
                )}
              </span>
              <small className="muted">
                {change.by?.name ?? t("by.system")} · {formatDateTime(change.at)}
              </small>
            </li>
          ))}
        </ol>
      </DialogBody>
    </Dialog>
  );
}
