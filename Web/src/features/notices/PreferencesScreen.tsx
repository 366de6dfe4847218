import { api } from "../../api/client.ts";
import type { NoticePreference, Page } from "../../api/types.ts";
import { queries } from "../../data/store.ts";
import { useAction } from "../../data/useAction.ts";
import { useQuery } from "../../data/useQuery.ts";
import { type MessageKey, t } from "../../i18n/index.ts";
import { announce } from "../../ui/Announcer.tsx";
import { ErrorState, Skeleton } from "../../ui/States.tsx";
import { SettingsPage } from "../settings/SettingsPage.tsx";
import { DeviceCard } from "./DeviceCard.tsx";

const path = "/api/notice-preferences";
const ways = ["app", "email", "push"] as const;
type Way = typeof ways[number];

/** What this member wants to hear about, and where. Each tick is saved at once. */
export default function PreferencesScreen() {
  const query = useQuery<Page<NoticePreference>>(path);
  const items = query.data?.items;
  const save = useAction(async (changed: NoticePreference) => {
    const { kind, app, email, push } = changed;
    const place = (one: NoticePreference) =>
      queries.update<Page<NoticePreference>>(path, (page) => ({
        ...page,
        items: page.items.map((known) => known.kind === one.kind ? one : known),
      }));
    const before = items?.find((known) => known.kind === changed.kind);
    place(changed);
    try {
      await api.put(path, { items: [{ kind, app, email, push }] });
      announce(t("prefs.saved"));
    } catch (problem) {
      if (before) place(before);
      throw problem;
    }
  });

  return (
    <SettingsPage title="settings.notices" lead={t("prefs.lead")}>
      {query.problem && !items && <ErrorState problem={query.problem} retry={() => void query.reload()} />}
      {!items && !query.problem && <Skeleton rows={6} />}
      {items && (
        <section className="card" aria-label={t("settings.notices")}>
          <div className="prefs-table">
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t("prefs.kind")}</th>
                  {ways.map((way) => <th key={way} scope="col">{t(`prefs.${way}`)}</th>)}
                </tr>
              </thead>
              <tbody>
                {items.map((item) => (
                  <tr key={item.kind}>
                    <th scope="row">{kindName(item)}</th>
                    {ways.map((way) => (
                      <td key={way}>
                        {way === "email" && item.isMailed === false
                          ? <span aria-label={t("prefs.notMailed")} role="img">–</span>
                          : <Tick item={item} way={way} change={(changed) => void save.run(changed)} />}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
      <p className="muted">{t("prefs.always")}</p>
      <DeviceCard />
    </SettingsPage>
  );
}

/** In the reader's language where it is known; a kind that this client does not know yet has the server's words. */
function kindName({ kind, label }: NoticePreference) {
  const key = names[kind];
  return key ? t(key) : label;
}

const names: Readonly<Record<string, MessageKey>> = {
  "wallet.low": "kind.wallet.low",
  "wallet.days": "kind.wallet.days",
  "wallet.locked": "kind.wallet.locked",
  "charges.suspended": "kind.charges.suspended",
  "tier.reached": "kind.tier.reached",
  "payment.captured": "kind.payment.captured",
  "payment.failed": "kind.payment.failed",
  "payment.suspense": "kind.payment.suspense",
  "refunds": "kind.refunds",
  "disputes": "kind.disputes",
  "campaign.failed": "kind.campaign.failed",
};

type TickProperties = { item: NoticePreference; way: Way; change: (changed: NoticePreference) => void };

function Tick({ item, way, change }: TickProperties) {
  return (
    <input
      type="checkbox"
      aria-label={t("prefs.check", { kind: kindName(item), way: t(`prefs.${way}`) })}
      checked={item[way]}
      onChange={(event) => change({ ...item, [way]: event.target.checked })}
    />
  );
}
