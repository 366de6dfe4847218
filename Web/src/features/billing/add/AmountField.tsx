import { useEffect, useId, useRef } from "react";
import type { Money } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatWhole } from "../../../i18n/format.ts";
import { formatMoney } from "../../../i18n/money.ts";
import { useForm } from "../../../ui/Form.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { quickAmounts, type ReadAmount } from "../amount.ts";

type Properties = {
  text: string;
  setText: (text: string) => void;
  amount: ReadAmount;
  bounds: { least: bigint; most: bigint };
  price: Money;
  /** What was missing when the dialog was opened: offered among the round amounts. */
  proposed: bigint | undefined;
};

/** Whole points: the verdict and the bounds stand in one line of fixed height, so that nothing moves while typing. */
export function AmountField({ text, setText, amount, bounds, price, proposed }: Properties) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const { problem, answered, answer } = useForm();
  const fromServer = answered.has("points") ? undefined : problem?.fieldError("points");
  const fault = fromServer ?? (amount.fault && faultWords(amount.fault, bounds));
  const offers = quickAmounts(bounds.least, bounds.most);
  if (proposed !== undefined && !offers.includes(proposed)) offers.unshift(proposed);

  // The dialog was opened before the terms were there. On a touch screen the keyboard would cover the sum.
  useEffect(() => {
    if (matchMedia("(hover: hover)").matches) field.current?.focus();
  }, []);

  const write = (next: string) => {
    if (fromServer) answer("points");
    setText(next);
  };

  return (
    <div className="field amount-field">
      <label htmlFor={id} className="field-label">{t("add.amount")}</label>
      <div className="amount-input">
        <input
          ref={field}
          id={id}
          name="points"
          className="input number"
          type="text"
          inputMode="numeric"
          autoComplete="off"
          maxLength={16}
          value={text}
          aria-invalid={fault ? true : undefined}
          aria-describedby={`${id}-help`}
          onChange={(event) => write(event.target.value)}
          onFocus={(event) => event.target.select()}
          onBlur={() => amount.points !== undefined && setText(formatWhole(amount.points))}
        />
        <span className="amount-unit" aria-hidden="true">{t("points.unit")}</span>
      </div>
      <p id={`${id}-help`} className={fault ? "field-error" : "field-help"} aria-live="polite">
        {fault
          ? (
            <>
              <Icon name="circle-alert" size={14} />
              {fault}
            </>
          )
          : t("add.bounds", {
            least: formatWhole(bounds.least),
            most: formatWhole(bounds.most),
            price: formatMoney(price),
          })}
      </p>
      <div className="quick-amounts" role="group" aria-label={t("add.quick")}>
        {offers.map((offer) => (
          <button
            key={String(offer)}
            type="button"
            className="quick-amount number"
            aria-pressed={amount.points === offer}
            onClick={() => write(formatWhole(offer))}
          >
            {formatWhole(offer)}
            {offer === proposed && <small>{t("add.proposed")}</small>}
          </button>
        ))}
      </div>
    </div>
  );
}

function faultWords(fault: NonNullable<ReadAmount["fault"]>, { least, most }: Properties["bounds"]) {
  const words = { least: formatWhole(least), most: formatWhole(most) };
  switch (fault) {
    case "small":
      return t("add.fault.small", words);
    case "large":
      return t("add.fault.large", words);
    case "whole":
      return t("add.fault.whole");
    case "digits":
      return t("add.fault.digits");
    case "empty":
      return t("add.fault.empty");
  }
}
