import type { DeliveryShare, Estimate } from "../../../../api/types.ts";
import { t } from "../../../../i18n/index.ts";
import { formatNumber, formatPercent } from "../../../../i18n/format.ts";

const percent = ({ delivered, of }: DeliveryShare) => formatPercent(delivered / of);
const lower = (left: DeliveryShare, right: DeliveryShare) =>
  left.delivered * right.of < right.delivered * left.of ? left : right;

/** Where the expected cost comes from: how many of one's own messages arrived, or what is assumed where nothing is known. */
export function Expectation({ estimate }: { estimate: Estimate }) {
  const past = estimate.lines.flatMap(({ past, free }) => past && !free ? [past] : []);
  const usual = past.reduce(
    (sum, { usual }) => ({ delivered: sum.delivered + usual.delivered, of: sum.of + usual.of }),
    { delivered: 0, of: 0 },
  );
  const unknown = estimate.lines.filter(({ past, free }) => !past && !free).map(({ market }) => market);
  return (
    <p className="muted cost-note estimate-note" data-testid="expectation">
      {past.length > 0 && t("estimate.past", {
        number: formatNumber(usual.of),
        usual: percent(usual),
        worst: percent(past.map(({ worst }) => worst).reduce(lower)),
      })} {estimate.assumed && t("estimate.assumed", {
        places: [...new Set(unknown)].join(", "),
        usual: percent(estimate.assumed.usual),
        worst: percent(estimate.assumed.worst),
      })}
    </p>
  );
}
