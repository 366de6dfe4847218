import { type KeyboardEvent, useRef } from "react";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Menu } from "../../../ui/Menu.tsx";
import { applyMark, FormatBar, markOfKey } from "../../inbox/composer/FormatBar.tsx";
import { insertText } from "../../inbox/composer/insert.ts";
import { EmojiButton } from "../../inbox/emoji/EmojiButton.tsx";
import { isMisnumbered, nextNumber, renamed, type Samples, variablesOf } from "./draft.ts";
import { EditField } from "./EditField.tsx";
import { useEditing } from "./EditorContext.ts";

type Properties = {
  place: string;
  label: string;
  text: string;
  samples: Samples;
  most: number;
  help?: string;
  rows?: number;
  /** One line without marks, as a header is. */
  isLine?: boolean;
  /** Header text takes one at most. */
  mostVariables?: number;
  onChange: (text: string, samples: Samples) => void;
};

const suggestions = ["first_name", "order_id", "date", "amount", "tracking_number", "company"];

/** Words with variables: written at the caret, with a sample for each beside it. */
export function VariableText(properties: Properties) {
  const { place, label, text, samples, most, help, rows = 6, isLine, mostVariables = 99, onChange } =
    properties;
  const { draft, touch } = useEditing();
  const field = useRef<HTMLTextAreaElement>(null);
  const names = variablesOf(text);
  const isFull = names.length >= mostVariables;
  const isNamed = draft.format === "NAMED";

  const insert = (name: string) => {
    touch(place);
    const element = field.current;
    if (!element) return;
    const start = element.selectionStart;
    insertText(element, `{{${name}}}`);
    if (name === "") element.setSelectionRange(start + 2, start + 2);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const mark = isLine ? null : markOfKey(event);
    if (mark) {
      event.preventDefault();
      applyMark(field.current, mark);
    }
    if (isLine && event.key === "Enter") event.preventDefault();
  };
  const variableButton = (
    <>
      <Icon name="plus" /> {t("editor.variable.add")}
    </>
  );
  return (
    <div className="variable-text">
      <EditField place={place} label={label} length={[text, most]} help={help}>
        {(control) => (
          <div className="written">
            <textarea
              {...control}
              ref={field}
              className="input"
              dir="auto"
              rows={isLine ? 1 : rows}
              value={text}
              onChange={(event) =>
                onChange(isLine ? event.target.value.replaceAll("\n", " ") : event.target.value, samples)}
              onKeyDown={onKeyDown}
            />
            <div className="written-bar">
              {!isLine && <FormatBar field={field} />}
              {!isLine && <EmojiButton pick={(emoji) => field.current && insertText(field.current, emoji)} />}
              {isNamed
                ? (
                  <Menu
                    label={t("editor.variable.add")}
                    className="button button-quiet button-small"
                    items={[
                      ...suggestions.map((name) => ({ label: `{{${name}}}`, run: () => insert(name) })),
                      { divider: true } as const,
                      { label: t("editor.variable.other"), icon: "pencil", run: () => insert("") },
                    ]}
                  >
                    {variableButton}
                  </Menu>
                )
                : (
                  <Button
                    kind="quiet"
                    size="small"
                    disabled={isFull}
                    onPointerDown={(event) => event.preventDefault()}
                    onClick={() => insert(String(nextNumber(text)))}
                  >
                    {variableButton}
                  </Button>
                )}
              {!isNamed && isMisnumbered(text) && (
                <Button
                  kind="quiet"
                  size="small"
                  icon="list"
                  onClick={() => {
                    const anew = renamed(text, samples, (_, index) => String(index + 1));
                    onChange(anew.text, anew.samples);
                  }}
                >
                  {t("editor.variable.number")}
                </Button>
              )}
            </div>
          </div>
        )}
      </EditField>
      {names.length > 0 && (
        <fieldset className="samples">
          <legend className="field-label">{t("editor.samples")}</legend>
          <p className="field-help">{t("editor.samples.help")}</p>
          {names.map((name) => (
            <label key={name} className="sample-line">
              <code dir="ltr">{`{{${name}}}`}</code>
              <input
                className="input"
                type="text"
                dir="auto"
                autoComplete="off"
                aria-label={t("editor.sample", { name: `{{${name}}}` })}
                placeholder={t("editor.sample.hint")}
                data-sample={`${place}.${name}`}
                value={samples[name] ?? ""}
                onBlur={() => touch(place)}
                onChange={(event) => onChange(text, { ...samples, [name]: event.target.value })}
              />
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
