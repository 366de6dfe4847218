import type { SubscriptionPreview } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { formatNumber } from "../../i18n/format.ts";
import { Link } from "../../ui/Link.tsx";
import { Note } from "../../ui/Note.tsx";

const places = {
  members: "/settings/members",
  channels: "/settings/channels",
  contacts: "/contacts",
} as const;

/** What there is too much of for a plan, and where it can be made less. */
export function Refusals({ refusals }: { refusals: SubscriptionPreview["refusals"] }) {
  if (refusals.length === 0) return null;
  return (
    <Note tone="danger">
      <strong>{t("plan.refused.title")}</strong>
      <ul className="refusals">
        {refusals.map(({ limit, used, allowed }) => (
          <li key={limit}>
            {t(`plan.refused.${limit}`, { used: formatNumber(used), allowed: formatNumber(allowed) })}{" "}
            <Link className="link" href={places[limit]}>{t(`plan.refused.${limit}.go`)}</Link>
          </li>
        ))}
      </ul>
    </Note>
  );
}
