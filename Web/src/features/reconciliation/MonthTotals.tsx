import type { ReconciledMonth } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { formatNumber } from "../../i18n/format.ts";
import { formatMoney } from "../../i18n/money.ts";
import { formatPoints } from "../../i18n/points.ts";
import { Stat, Stats } from "../../ui/Stats.tsx";
import { counts } from "./month.ts";

/** The month in four numbers: ours, theirs, between them, and how many days want a look. */
export function MonthTotals({ month: { totals, days } }: { month: ReconciledMonth }) {
  const { ours, theirs, difference } = totals;
  const counted = counts(days);
  return (
    <Stats>
      <Stat
        name={t("recon.ours")}
        help={t("recon.ours.help", { free: formatNumber(ours.free), points: formatPoints(ours.points, 2) })}
      >
        {formatNumber(ours.messages)}
      </Stat>
      <Stat
        name={t("recon.theirs")}
        help={theirs
          ? t("recon.theirs.help", {
            free: formatNumber(theirs.free),
            cost: theirs.cost ? formatMoney(theirs.cost) : "–",
          })
          : t("recon.theirs.none")}
      >
        {theirs ? formatNumber(theirs.volume) : "–"}
      </Stat>
      <Stat
        name={t("recon.difference")}
        tone={difference === 0 ? "plain" : "warn"}
        help={theirs && t(difference === 0 ? "recon.difference.none" : "recon.difference.some")}
      >
        {theirs ? formatNumber(difference) : "–"}
      </Stat>
      <Stat
        name={t("recon.days")}
        tone={counted.differs > 0 ? "danger" : "ok"}
        help={t("recon.days.help", { agrees: counted.agrees + counted.closed, waiting: counted.waiting })}
      >
        {formatNumber(counted.differs)}
      </Stat>
    </Stats>
  );
}
