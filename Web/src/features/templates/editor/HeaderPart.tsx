import { t } from "../../../i18n/index.ts";
import { Note } from "../../../ui/Note.tsx";
import { Segments } from "../../../ui/Tabs.tsx";
import type { HeaderFormat } from "./draft.ts";
import { FindingsAt } from "./EditField.tsx";
import { useEditing } from "./EditorContext.ts";
import { FileField } from "./FileField.tsx";
import { allowedOf } from "./kinds.ts";
import { VariableText } from "./VariableText.tsx";

export function HeaderPart() {
  const { draft, change } = useEditing();
  const { headers } = allowedOf(draft);
  const { header } = draft;
  if (headers.length === 1 && headers[0] === "NONE") return null;
  const set = (wanted: Partial<typeof header>, field = "") =>
    change((before) => ({ ...before, header: { ...before.header, ...wanted } }), field);
  return (
    <section className="card" aria-labelledby="editor-header" data-place="header">
      <div className="card-head">
        <h2 id="editor-header">{t("editor.header")}</h2>
        {headers.length > 1 && (
          <Segments<HeaderFormat>
            label={t("editor.header.kind")}
            value={header.format}
            onChange={(format) => set({ format, file: null })}
            choices={headers.map((value) => ({ value, label: t(`editor.header.${value}`) }))}
          />
        )}
      </div>
      {header.format !== "NONE" && (
        <div className="card-body">
          {header.format === "TEXT" && (
            <VariableText
              place="header"
              label={t("editor.header.words")}
              isLine
              most={60}
              mostVariables={1}
              text={header.text}
              samples={header.samples}
              onChange={(text, samples) => set({ text, samples }, "header")}
            />
          )}
          {(header.format === "IMAGE" || header.format === "VIDEO" || header.format === "DOCUMENT") && (
            <>
              <FileField
                place="header"
                format={header.format}
                file={header.file}
                onChange={(file) => set({ file })}
              />
              <p className="field-help">{t("editor.file.note")}</p>
            </>
          )}
          {header.format === "LOCATION" && (
            <>
              <Note>{t("editor.header.place")}</Note>
              <FindingsAt place="header" />
            </>
          )}
          {header.format === "PRODUCT" && (
            <>
              <Note>{t("editor.header.product")}</Note>
              <FindingsAt place="header" />
            </>
          )}
        </div>
      )}
      {header.format === "NONE" && <FindingsAt place="header" />}
    </section>
  );
}
