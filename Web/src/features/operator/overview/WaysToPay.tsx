import { t } from "../../../i18n/index.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { ButtonLink } from "../../../ui/Button.tsx";

/** The gateways that workspaces can pay by. */
export function WaysToPay({ gateways }: { gateways: readonly { id: string; name: string }[] }) {
  return (
    <section className="card" aria-labelledby="ways">
      <div className="card-head">
        <h2 id="ways">{t("op.ways.title")}</h2>
        <ButtonLink href="/operator/billing" size="small" icon="settings">{t("op.ways.set")}</ButtonLink>
      </div>
      <div className="card-body">
        {gateways.length === 0 ? <p className="muted">{t("op.ways.none")}</p> : (
          <ul className="row">
            {gateways.map((gateway) => (
              <li key={gateway.id}>
                <Badge tone="ok">{gateway.name}</Badge>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
