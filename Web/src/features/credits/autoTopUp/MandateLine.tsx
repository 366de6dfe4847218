import { useState } from "react";
import type { AutoTopUp } from "../../../api/types.ts";
import { useAction } from "../../../data/useAction.ts";
import { t } from "../../../i18n/index.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button, ButtonLink } from "../../../ui/Button.tsx";
import { Confirm } from "../../../ui/Confirm.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { isOurs } from "../../billing/checkout.ts";
import { useGatewayName } from "../../billing/useBilling.ts";
import { authorise, removeMandate } from "./actions.ts";

const tones = { none: "neutral", pending: "warn", active: "ok", ended: "danger" } as const;

/** What pays: a mandate that was given to a gateway, or a payment link that somebody opens. */
export function MandateLine({ topUp }: { topUp: AutoTopUp }) {
  const { mandate } = topUp;
  const [isRemoving, setRemoving] = useState(false);
  const ask = useAction(authorise);
  const gatewayName = useGatewayName();
  const isThere = mandate.state === "active" || mandate.state === "pending";
  return (
    <section className="mandate" aria-labelledby="mandate">
      <div className="mandate-head">
        <h3 id="mandate">{t("topUp.method")}</h3>
        {mandate.state !== "none" && (
          <Badge tone={tones[mandate.state]}>{t(`topUp.mandate.${mandate.state}`)}</Badge>
        )}
      </div>
      <div className="mandate-line">
        <Icon name={isThere ? "credit-card" : "link-2"} />
        <span className="cell-two">
          <strong>
            {isThere
              ? mandate.label ?? (topUp.gateway ? gatewayName(topUp.gateway) : t("topUp.method"))
              : t("topUp.link.title")}
          </strong>
          <small>
            {t(
              mandate.state === "active"
                ? "topUp.charge.text"
                : mandate.state === "pending"
                ? "topUp.pending.text"
                : "topUp.link.text",
            )}
          </small>
        </span>
        <span className="row">
          {mandate.state === "pending" && mandate.authorisationURL && (
            <ButtonLink
              size="small"
              kind="primary"
              href={mandate.authorisationURL}
              external={!isOurs(mandate.authorisationURL)}
            >
              {t("topUp.authorise.go")}
            </ButtonLink>
          )}
          {isThere && (
            <Button size="small" kind="quiet" onClick={() => setRemoving(true)}>{t("topUp.remove")}</Button>
          )}
        </span>
      </div>
      {!isThere && mandate.gateways.length > 0 && (
        <div className="row">
          {mandate.gateways.map((gateway) => (
            <Button
              key={gateway.id}
              icon="credit-card"
              isBusy={ask.isRunning}
              onClick={() => void ask.run(gateway.id)}
            >
              {t("topUp.authorise", { name: gateway.name })}
            </Button>
          ))}
        </div>
      )}
      {!isThere && mandate.gateways.length === 0 && (
        <p className="muted ledger-small">{t("topUp.noMandate")}</p>
      )}
      {isRemoving && (
        <Confirm
          title={t("topUp.remove.title")}
          action={t("topUp.remove")}
          isDanger
          run={removeMandate}
          onClose={() => setRemoving(false)}
        >
          <p>{t("topUp.remove.text")}</p>
        </Confirm>
      )}
    </section>
  );
}
