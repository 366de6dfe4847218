import { api } from "../../api/client.ts";
import type { NoticePreference, Page } from "../../api/types.ts";
import { queries } from "../../data/store.ts";
import { useAction } from "../../data/useAction.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { announce } from "../../ui/Announcer.tsx";
import { ErrorState, Skeleton } from "../../ui/States.tsx";
import { SettingsPage } from "../settings/SettingsPage.tsx";

const path = "/api/notice-preferences";
const ways = ["app", "email", "push"] as const;
type Way = typeof ways[number];

/** What this member wants to hear about, and where. Each tick is saved at once. */
export default function PreferencesScreen() {
  const query = useQuery<Page<NoticePreference>>(path);
  const items = query.data?.items;
  const save = useAction(async (changed: NoticePreference) => {
    const place = (one: NoticePreference) =>
      queries.update<Page<NoticePreference>>(path, (page) => ({
        ...page,
        items: page.items.map((known) => known.kind === one.kind ? one : known),
      }));
    const before = items?.find((known) => known.kind === changed.kind);
    place(changed);
    try {
      await api.put(path, { items: [changed] });
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
                    <th scope="row">{item.label}</th>
                    {ways.map((way) => (
                      <td key={way}>
                        <Tick item={item} way={way} change={(changed) => void save.run(changed)} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
    </SettingsPage>
  );
}

type TickProperties = { item: NoticePreference; way: Way; change: (changed: NoticePreference) => void };

function Tick({ item, way, change }: TickProperties) {
  return (
    <input
      type="checkbox"
      aria-label={t("prefs.check", { kind: item.label, way: t(`prefs.${way}`) })}
      checked={item[way]}
      onChange={(event) => change({ ...item, [way]: event.target.checked })}
    />
  );
}
