import type { Dashboard } from "../../api/types.ts";
import { type MessageKey, t } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Link } from "../../ui/Link.tsx";
import { Progress } from "../../ui/Progress.tsx";

const steps: Record<string, [MessageKey, string]> = {
  channel: ["setup.channel", "/settings/channels"],
  template: ["setup.template", "/templates"],
  contacts: ["setup.contacts", "/contacts"],
  campaign: ["setup.campaign", "/campaigns/new"],
  member: ["setup.member", "/settings/members"],
  members: ["setup.member", "/settings/members"],
  message: ["setup.reply", "/inbox"],
  reply: ["setup.reply", "/inbox"],
  key: ["setup.key", "/settings/api-keys"],
  credits: ["setup.credits", "/credits"],
};

/** What is left until the account is in full use. It goes away when all is done. */
export function Checklist({ items }: { items: Dashboard["checklist"] }) {
  const known = items.filter((item) => item.key in steps);
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
