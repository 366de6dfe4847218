import { api } from "../../api/client.ts";
import type { Campaign } from "../../api/types.ts";
import { useMay } from "../../app/session.ts";
import { invalidate } from "../../data/store.ts";
import { useAction } from "../../data/useAction.ts";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { Link } from "../../ui/Link.tsx";
import { Note } from "../../ui/Note.tsx";
import { useTemplate } from "./wizard/useTemplate.ts";

/** How another program sends this campaign's message to one person. */
export function ApiCall({ campaign }: { campaign: Campaign }) {
  const template = useTemplate(campaign.channelId, campaign.templateId);
  const mayKeys = useMay("api-keys.manage");
  const maySend = useMay("campaigns.send");
  const begin = useAction(async () => {
    await api.put(`/api/campaigns/${campaign.id}/start`, {});
    invalidate("/api/campaigns");
  });
  const url = `${location.origin}/api/campaigns/${campaign.id}/messages`;
  const values = Object.fromEntries(
    (template?.variables ?? []).filter(({ key, required }) => required !== false && !campaign.variables[key])
      .map(({ key, sample }) => [key, sample ?? ""]),
  );
  const body = JSON.stringify(
    { phone: "+919876543210", name: "Asha Verma", values, reference: "order-4218" },
    null,
    2,
  );
  const call = [
    `curl -X POST ${url} \\`,
    `  -H "Authorization: Bearer $LODESTONE_KEY" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -H "Idempotency-Key: order-4218" \\`,
    `  -d '${body.replaceAll("'", "’")}'`,
  ].join("\n");
  return (
    <section className="card" aria-labelledby="api-call">
      <div className="card-head">
        <div className="cell-two">
          <h2 id="api-call">{t("apiCall.title")}</h2>
          <small className="muted">{t("apiCall.text")}</small>
        </div>
        <CopyButton text={call} label={t("apiCall.copy")} />
      </div>
      <div className="card-body stack">
        {campaign.state === "draft" && (
          <Note
            tone="warn"
            action={maySend && (
              <Button
                size="small"
                kind="primary"
                isBusy={begin.isRunning}
                onClick={() => void begin.run()}
              >
                {t("apiCall.start")}
              </Button>
            )}
          >
            {t("apiCall.draft")}
          </Note>
        )}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className="api-call" role="group" aria-labelledby="api-call" tabIndex={0} dir="ltr">
          <pre>
            <code>{call}</code>
          </pre>
        </div>
        <ul className="api-facts">
          <li>{t("apiCall.values")}</li>
          <li>{t("apiCall.reference")}</li>
          <li>{t("apiCall.answer")}</li>
          {mayKeys && (
            <li>
              <Link className="link" href="/settings/api-keys">{t("apiCall.keys")}</Link>
            </li>
          )}
        </ul>
      </div>
    </section>
  );
}
