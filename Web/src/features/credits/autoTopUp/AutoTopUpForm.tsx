import { useState } from "react";
import type { AutoTopUp } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatWhole, numberParts } from "../../../i18n/format.ts";
import { formatMoney } from "../../../i18n/money.ts";
import { formatPoints, parsePoints } from "../../../i18n/points.ts";
import { TextField } from "../../../ui/Field.tsx";
import { Form, FormProblem, SubmitButton } from "../../../ui/Form.tsx";
import { Progress } from "../../../ui/Progress.tsx";
import { Switch } from "../../../ui/Switch.tsx";
import { toast } from "../../../ui/toasts.ts";
import { useQuote } from "../../billing/add/useQuote.ts";
import { readAmount, wholePoints } from "../../billing/amount.ts";
import { useTerms } from "../../billing/useBilling.ts";
import { saveAutoTopUp } from "./actions.ts";

const any = { least: 1n, most: 1_000_000_000n };

/** The switch and the three amounts; what one top-up costs is said beside its field. */
export function AutoTopUpForm({ topUp }: { topUp: AutoTopUp }) {
  const terms = useTerms().data;
  const bounds = terms
    ? { least: wholePoints(parsePoints(terms.pointsMin)), most: parsePoints(terms.pointsMax) / 1_000_000n }
    : any;
  const [isOn, setOn] = useState(topUp.enabled);
  const [below, setBelow] = useState(() => formatPoints(topUp.below, 0));
  const [points, setPoints] = useState(() => formatPoints(topUp.points, 0));
  const [most, setMost] = useState(() => topUp.monthMax ? formatPoints(topUp.monthMax, 0) : "");
  const parts = numberParts();
  const [readBelow, readPoints, readMost] = [
    readAmount(below, any, parts),
    readAmount(points, bounds, parts),
    readAmount(most, any, parts),
  ];
  const quote = useQuote(readPoints.fault ? null : String(readPoints.points));
  const isOver = readMost.points !== undefined && readPoints.points !== undefined &&
    readMost.points < readPoints.points;
  const isGood = !readBelow.fault && !readPoints.fault && !isOver &&
    (!readMost.fault || readMost.fault === "empty");

  const save = async (_: unknown, key: string) => {
    if (!isGood) return;
    await saveAutoTopUp({
      enabled: isOn,
      below: String(readBelow.points),
      points: String(readPoints.points),
      monthMax: readMost.points === undefined ? null : String(readMost.points),
      // The mandate's, else the first there is: another than the mandate's would mean payment links.
      gateway: null,
    }, key);
    toast({ tone: "ok", text: t(isOn ? "topUp.saved.on" : "topUp.saved.off") });
  };

  return (
    <Form onSubmit={save} label={t("topUp.title")}>
      <FormProblem fields={["below", "points", "monthMax"]} />
      <Switch label={t("topUp.switch")} help={t("topUp.switch.help")} checked={isOn} onChange={setOn} />
      <div className="field-row">
        <TextField
          name="below"
          label={t("topUp.below")}
          help={t("topUp.below.help")}
          inputMode="numeric"
          className="field-number"
          required
          value={below}
          error={readBelow.fault ? t("topUp.fault") : undefined}
          onChange={(event) => setBelow(event.target.value)}
        />
        <TextField
          name="points"
          label={t("topUp.points")}
          help={quote.total
            ? t("topUp.points.cost", { total: formatMoney(quote.total) })
            : t("topUp.points.help")}
          inputMode="numeric"
          className="field-number"
          required
          value={points}
          error={readPoints.fault
            ? t("topUp.fault.bounds", { least: formatWhole(bounds.least), most: formatWhole(bounds.most) })
            : undefined}
          onChange={(event) => setPoints(event.target.value)}
        />
        <TextField
          name="monthMax"
          label={t("topUp.monthMax")}
          help={t("topUp.monthMax.help")}
          inputMode="numeric"
          className="field-number"
          isOptional
          value={most}
          error={readMost.fault && readMost.fault !== "empty"
            ? t("caps.fault")
            : isOver
            ? t("topUp.fault.month")
            : undefined}
          onChange={(event) => setMost(event.target.value)}
        />
      </div>
      {topUp.enabled && topUp.monthMax && <MonthUse used={topUp.monthUsed} most={topUp.monthMax} />}
      <div className="form-foot">
        <SubmitButton kind="secondary" disabled={!isGood}>{t("topUp.save")}</SubmitButton>
      </div>
    </Form>
  );
}

function MonthUse({ used, most }: { used: string; most: string }) {
  const [counted, cap] = [parsePoints(used), parsePoints(most)];
  const ratio = cap > 0n ? Math.min(1, Number(counted * 1000n / cap) / 1000) : 0;
  return (
    <div className="cap">
      <div className="spread">
        <span>{t("topUp.monthUsed")}</span>
        <span>
          <span className="number">{formatPoints(used, 0)}</span>{" "}
          <span className="muted">{t("caps.of", { points: formatPoints(most, 0) })}</span>
        </span>
      </div>
      <Progress label={t("topUp.monthUsed")} ratio={ratio} tone={ratio >= 0.9 ? "warn" : "accent"} />
    </div>
  );
}
