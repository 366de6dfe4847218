import type { Dashboard } from "../../api/types.ts";
import { useSession } from "../../app/session.ts";
import { type MessageKey, t } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Link } from "../../ui/Link.tsx";
import { Progress } from "../../ui/Progress.tsx";

/** What to do, where, and the permission that it needs. */
const steps: Record<string, [label: MessageKey, href: string, needs?: string]> = {
  credits: ["setup.credits", "/credits"],
  channel: ["setup.channel", "/settings/channels", "channels.manage"],
  template: ["setup.template", "/templates"],
  message: ["setup.reply", "/inbox"],
  campaign: ["setup.campaign", "/campaigns/new", "campaigns.edit"],
  member: ["setup.member", "/settings/members", "members.manage"],
};

/** What is left until the account is in full use. It goes away when all is done. */
export function Checklist({ items }: { items: Dashboard["checklist"] }) {
  const { permissions } = useSession();
  const isMine = (needs?: string) => !needs || permissions.includes(needs);
  const known = items.filter((item) => item.key in steps && (item.done || isMine(steps[item.key]![2])));
  const done = known.filter((item) => item.done).length;
  if (known.length === 0 || done === known.length) return null;
  return (
    <section className="card" aria-labelledby="checklist">
      <div className="card-body">
        <div className="spread">
          <h2 id="checklist">{t("setup.title")}</h2>
          <span className="muted number">{done}/{known.length}</span>
        </div>
        <Progress label={t("setup.title")} ratio={done / known.length} tone="ok" />
        <ul className="checklist">
          {known.map((item) => {
            const [label, href] = steps[item.key]!;
            return (
              <li key={item.key} className={item.done ? "is-done" : ""}>
                <Icon
                  name={item.done ? "circle-check" : "square"}
                  label={t(item.done ? "setup.done" : "setup.open")}
                />
                {item.done ? <span>{t(label)}</span> : <Link className="link" href={href}>{t(label)}</Link>}
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}
