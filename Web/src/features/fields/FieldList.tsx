import { Fragment, useState } from "react";
import type { CustomField } from "../../api/types.ts";
import { useAction } from "../../data/useAction.ts";
import { t } from "../../i18n/index.ts";
import { Badge } from "../../ui/Badge.tsx";
import { IconButton } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useReorder } from "../../ui/useReorder.ts";
import { groupOf, hasOptions, moved, saveOrder, typeIcons } from "./fields.ts";

/** So far the server counts. */
const counted = 1_000;
type Properties = {
  fields: readonly CustomField[];
  mayManage: boolean;
  reload: () => Promise<void>;
  edit: (field: CustomField) => void;
  remove: (field: CustomField) => void;
};

/** The fields in the order in which forms and the panel have them. */
export function FieldList({ fields: saved, mayManage, reload, edit, remove }: Properties) {
  // What was just moved stands there at once; the server's answer takes its place.
  const [hoped, setHoped] = useState<readonly CustomField[] | null>(null);
  const fields = hoped ?? saved;
  const save = useAction(async (next: readonly CustomField[]) => {
    setHoped(next);
    try {
      await saveOrder(saved, next);
    } finally {
      // Not before: it would jump back for a moment.
      await reload();
      setHoped(null);
    }
  });
  const { list, handle, row } = useReorder(
    fields.length,
    (from, to) => void save.run(moved(fields, from, to)),
    (from, to) => t("fields.moved", { name: fields[from]?.label ?? "", place: to + 1, count: fields.length }),
  );
  return (
    <ul ref={list} className="card own-list" aria-label={t("settings.fields")}>
      {fields.map((field, index) => {
        const group = groupOf(field);
        const isFirst = index === 0 || groupOf(fields[index - 1]!) !== group;
        return (
          <Fragment key={field.id}>
            {isFirst && (group !== "" || index > 0) && (
              <li className="field-group" aria-hidden="true">{group || t("fields.group.none")}</li>
            )}
            <li className="own-row field-row-line" {...row(index)}>
              {mayManage && (
                <button
                  type="button"
                  className="icon-button drag-handle"
                  aria-label={t("fields.move", { name: field.label })}
                  title={t("fields.move.help")}
                  disabled={save.isRunning}
                  {...handle(index)}
                >
                  <Icon name="grip-vertical" size={18} />
                </button>
              )}
              <Icon name={typeIcons[field.type] ?? "italic"} />
              <div className="own-main">
                <span className="row">
                  <strong>{field.label}</strong>
                  <code>{field.key}</code>
                </span>
                <span className="muted">
                  {t(`fields.type.${field.type}`)}
                  {hasOptions(field.type) && field.options && `: ${field.options.join(", ")}`}
                </span>
              </div>
              <span className="own-fact">
                {field.uses !== null && field.uses !== undefined &&
                  t(field.uses >= counted ? "fields.uses.many" : "fields.uses", { count: field.uses })}
                <span className="row">
                  {field.required && <Badge>{t("fields.required")}</Badge>}
                  {field.inPanel && <Badge tone="accent">{t("fields.inPanel.short")}</Badge>}
                </span>
              </span>
              {mayManage && (
                <span className="row">
                  <IconButton
                    icon="pencil"
                    label={t("own.edit", { name: field.label })}
                    onClick={() => edit(field)}
                  />
                  <IconButton
                    icon="trash-2"
                    label={t("fields.delete", { name: field.label })}
                    onClick={() => remove(field)}
                  />
                </span>
              )}
            </li>
          </Fragment>
        );
      })}
    </ul>
  );
}
