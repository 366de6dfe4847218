import { useSession } from "../../../app/session.ts";
import { t } from "../../../i18n/index.ts";
import { numberParts } from "../../../i18n/format.ts";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { TextField } from "../../../ui/Field.tsx";
import { isMoney, type PlanDraft, type PriceDraft, priceFault, usualYear } from "./planForm.ts";

type Properties = { draft: PlanDraft; change: (changed: Partial<PlanDraft>) => void };
const sums = ["monthly", "yearly", "member", "channel"] as const;

/** What the plan costs, for each currency that it is sold in. */
export function PriceRows({ draft: { prices }, change }: Properties) {
  const { currency } = useSession().workspace;
  const add = () => {
    const key = Math.max(-1, ...prices.map((price) => price.key)) + 1;
    const isThere = prices.some((price) => price.currency === currency);
    const fresh = {
      key,
      currency: isThere ? "" : currency,
      monthly: "",
      yearly: "",
      member: "",
      channel: "",
    };
    change({ prices: [...prices, fresh] });
  };
  return (
    <fieldset className="stack-tight">
      <legend className="field-label">{t("op.plan.prices")}</legend>
      <p className="field-help">{t("op.plan.prices.help")}</p>
      {prices.map((price) => (
        <Row
          key={price.key}
          price={price}
          all={prices}
          write={(changed) =>
            change({ prices: prices.map((other) => other === price ? { ...price, ...changed } : other) })}
          remove={() => change({ prices: prices.filter((other) => other !== price) })}
        />
      ))}
      <div>
        <Button size="small" icon="plus" onClick={add}>{t("op.plan.price.add")}</Button>
      </div>
    </fieldset>
  );
}

type RowProperties = {
  price: PriceDraft;
  all: readonly PriceDraft[];
  write: (changed: Partial<PriceDraft>) => void;
  remove: () => void;
};

function Row({ price, all, write, remove }: RowProperties) {
  const parts = numberParts();
  const fault = priceFault(price, all, parts);
  return (
    <div className="price-row">
      <TextField
        name={`currency-${price.key}`}
        label={t("op.plan.currency")}
        className="field-code"
        required
        maxLength={3}
        value={price.currency}
        error={fault === "twice" ? t("op.plan.fault.twice") : undefined}
        onChange={(event) => write({ currency: event.target.value.toUpperCase() })}
      />
      {sums.map((name) => {
        const isOptional = name === "member" || name === "channel";
        const isBad = price[name].trim() !== "" && !isMoney(price[name], parts);
        return (
          <TextField
            key={name}
            name={`${name}-${price.key}`}
            label={t(`op.plan.${name}`)}
            className="field-number"
            inputMode="decimal"
            required={!isOptional}
            maxLength={16}
            value={price[name]}
            placeholder={isOptional ? t("op.plan.notSold") : undefined}
            error={isBad ? t("op.plan.fault.money") : undefined}
            onChange={(event) => write({ [name]: event.target.value })}
            onBlur={name === "monthly" && price.yearly === ""
              ? () => write({ yearly: usualYear(price.monthly, parts) })
              : undefined}
          />
        );
      })}
      <IconButton
        icon="trash-2"
        label={t("op.plan.price.remove", { currency: price.currency })}
        onClick={remove}
      />
    </div>
  );
}
