import { useEffect, useRef } from "react";
import { t } from "../../../i18n/index.ts";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { TextField } from "../../../ui/Field.tsx";
import { isLink, most, type Offer, repeated } from "./offer.ts";

export type OfferProperties = { offer: Offer; change: (part: Partial<Offer>) => void };

export const roomOf = (text: string, max: number) =>
  t("composer.left", { count: Math.max(0, max - text.length) });

type LimitedProperties = {
  label: string;
  max: number;
  value: string;
  onText: (text: string) => void;
  isOptional?: boolean;
  error?: string;
};

/** A field that says how much room is left while one types. */
export function LimitedField({ label, max, value, onText, isOptional, error }: LimitedProperties) {
  return (
    <TextField
      name={label}
      label={label}
      required={!isOptional}
      isOptional={isOptional}
      dir="auto"
      maxLength={max}
      help={roomOf(value, max)}
      error={error}
      value={value}
      onChange={(event) => onText(event.target.value)}
    />
  );
}

export const changed = <T,>(list: readonly T[], at: number, item: T) =>
  list.map((other, place) => place === at ? item : other);
export const without = <T,>(list: readonly T[], at: number) => list.filter((_, place) => place !== at);

/** Whoever adds one goes on writing in it; whoever removes one stays among them. */
export function useAdded(count: number) {
  const frame = useRef<HTMLDivElement>(null);
  const before = useRef(count);
  useEffect(() => {
    const last = [...frame.current?.querySelectorAll("input[required]") ?? []].at(-1);
    if (count !== before.current) (last as HTMLElement | undefined)?.focus();
    before.current = count;
  }, [count]);
  return frame;
}

export function ButtonFields({ offer: { buttons }, change }: OfferProperties) {
  const frame = useAdded(buttons.length);
  const again = repeated(buttons);
  return (
    <div ref={frame} className="stack-tight">
      {buttons.map((title, at) => (
        <div key={at} className="offer-line">
          <LimitedField
            label={t("offer.button", { place: at + 1 })}
            max={most.label}
            value={title}
            error={again[at] ? t("offer.again") : undefined}
            onText={(text) => change({ buttons: changed(buttons, at, text) })}
          />
          {buttons.length > 1 && (
            <IconButton
              icon="x"
              label={t("offer.button.remove", { place: at + 1 })}
              onClick={() => change({ buttons: without(buttons, at) })}
            />
          )}
        </div>
      ))}
      {buttons.length < most.buttons
        ? (
          <Button size="small" icon="plus" onClick={() => change({ buttons: [...buttons, ""] })}>
            {t("offer.button.add")}
          </Button>
        )
        : <p className="field-help">{t("offer.button.most", { count: most.buttons })}</p>}
    </div>
  );
}

export function LinkFields({ offer: { label, url }, change }: OfferProperties) {
  return (
    <>
      <LimitedField
        label={t("offer.label")}
        max={most.label}
        value={label}
        onText={(text) => change({ label: text })}
      />
      <TextField
        name="url"
        label={t("offer.url")}
        required
        dir="ltr"
        inputMode="url"
        placeholder="https://"
        maxLength={2000}
        error={url.length > 8 && !isLink(url) ? t("offer.url.wrong") : undefined}
        value={url}
        onChange={(event) => change({ url: event.target.value })}
      />
    </>
  );
}
