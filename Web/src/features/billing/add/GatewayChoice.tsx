import type { Gateway } from "../../../api/types.ts";
import { type MessageKey, t } from "../../../i18n/index.ts";
import { Icon } from "../../../ui/Icon.tsx";

type Properties = { gateways: readonly Gateway[]; value: string; onChange: (id: string) => void };

/** What a gateway takes, in its own country's words. */
const about: Record<string, MessageKey> = {
  razorpay: "gateway.razorpay",
  cashfree: "gateway.cashfree",
  stripe: "gateway.stripe",
  test: "gateway.test",
};

/** Which gateway takes the money, when there are several; the only one is just named. */
export function GatewayChoice({ gateways, value, onChange }: Properties) {
  const [only] = gateways;
  if (gateways.length === 1 && only) {
    return (
      <p className="gateway-only">
        <Icon name="lock" size={14} />
        {only.id === "test" ? t("gateway.test.only") : t("add.gateway", { name: only.name })}
      </p>
    );
  }
  return (
    <fieldset className="gateways">
      <legend className="field-label">{t("add.payWith")}</legend>
      {gateways.map((gateway) => (
        <label key={gateway.id} className="gateway">
          <input
            type="radio"
            name="gateway"
            value={gateway.id}
            checked={gateway.id === value}
            onChange={() => onChange(gateway.id)}
          />
          <span className="cell-two">
            <span>{gateway.name}</span>
            {about[gateway.id] && <small>{t(about[gateway.id]!)}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
