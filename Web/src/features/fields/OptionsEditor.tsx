import { useLayoutEffect, useRef } from "react";
import { randomID } from "../../app/storage.ts";
import { t } from "../../i18n/index.ts";
import { Button, IconButton } from "../../ui/Button.tsx";

/** `was`: what it is called now, where it is there already; `null` for a new one. */
export type Option = { key: string; was: string | null; text: string };
export const optionsOf = (given: readonly string[]): Option[] =>
  given.length > 0
    ? given.map((text) => ({ key: randomID(), was: text, text }))
    : [{ key: randomID(), was: null, text: "" }];

type Properties = { options: readonly Option[]; setOptions: (options: readonly Option[]) => void };

/** The choices of a field. One that is renamed keeps what it stands for; Enter begins the next. */
export function OptionsEditor({ options, setOptions }: Properties) {
  const place = useRef<HTMLFieldSetElement>(null);
  const wanted = useRef<number | null>(null);
  // At the commit, not after it: the next key must find the field.
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    place.current?.querySelectorAll<HTMLInputElement>("input")[wanted.current]?.focus();
    wanted.current = null;
  });
  const add = (after: number) => {
    const next = [...options];
    next.splice(after + 1, 0, { key: randomID(), was: null, text: "" });
    setOptions(next);
    wanted.current = after + 1;
  };
  return (
    <fieldset ref={place} className="stack-tight">
      <legend className="field-label">{t("fields.options")}</legend>
      {options.map((option, index) => (
        <span key={option.key} className="option-line">
          <input
            type="text"
            className="input"
            aria-label={t("fields.option", { place: index + 1 })}
            required={index === 0}
            maxLength={100}
            value={option.text}
            onChange={(event) =>
              setOptions(options.map((found) =>
                found.key === option.key ? { ...found, text: event.target.value } : found
              ))}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.ctrlKey || event.metaKey) {
                return;
              }
              event.preventDefault();
              add(index);
            }}
          />
          <IconButton
            icon="x"
            label={t("fields.option.remove", { name: option.text || index + 1 })}
            disabled={options.length === 1}
            onClick={() => {
              setOptions(options.filter(({ key }) =>
                key !== option.key
              ));
              wanted.current = Math.max(0, index - 1);
            }}
          />
        </span>
      ))}
      <div>
        <Button size="small" icon="plus" onClick={() => add(options.length - 1)}>
          {t("fields.option.add")}
        </Button>
      </div>
    </fieldset>
  );
}
