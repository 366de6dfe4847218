import { openAddCredits } from "../../app/addCredits.ts";
import { useMay } from "../../app/session.ts";
import { t } from "../../i18n/index.ts";
import { parsePoints } from "../../i18n/points.ts";
import { Button, type ButtonKind } from "../../ui/Button.tsx";
import { wholePoints } from "./amount.ts";

type Properties = {
  /** A decimal amount that is missing: it is filled in, rounded up to whole points. */
  missing?: string | null;
  points?: bigint;
  kind?: ButtonKind;
  size?: "small" | "medium";
  label?: string;
};

/** The way to more points, for those who may pay; the others are not offered it. */
export function AddCreditsButton({ missing, points, kind = "primary", size, label }: Properties) {
  if (!useMay("billing.manage")) return null;
  const amount = points ?? (missing ? wholePoints(parsePoints(missing)) : undefined);
  return (
    <Button kind={kind} size={size} icon="plus" onClick={() => openAddCredits(amount)}>
      {label ?? t("credits.add")}
    </Button>
  );
}

/** Who can add credits, said to those who cannot. */
export function AskOwner() {
  return useMay("billing.manage") ? null : <>{t("credits.askOwner")}</>;
}
