import type { Credits } from "../../api/types.ts";
import { useAllowed, useMay } from "../../app/session.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { formatPoints } from "../../i18n/points.ts";
import { Note } from "../../ui/Note.tsx";
import { AddCreditsButton } from "../billing/AddCreditsButton.tsx";
import { suggestedTopUp } from "./suggestion.ts";

type Properties = {
  /** Only once nothing can be sent, for places that are about sending. */
  onlyLocked?: boolean;
};

/** Low, locked, or locked in strict mode: what that means now, and the way out for those who may pay. */
export function CreditNote({ onlyLocked }: Properties) {
  const { data: credits } = useQuery<Credits>(useAllowed("credits.view", "/api/credits"));
  const mayPay = useMay("billing.manage");
  if (!credits || credits.state === "ok" || (onlyLocked && credits.state !== "locked")) return null;
  const add = <AddCreditsButton size="small" points={suggestedTopUp(credits)} />;
  if (credits.state === "low") {
    return (
      <Note tone="warn" action={add}>
        <strong>{t("credits.low.title")}</strong>
        <p>
          {t("credits.low.text", { points: formatPoints(credits.noticeAt, 0) })}{" "}
          {!mayPay && t("credits.askOwner")}
        </p>
      </Note>
    );
  }
  return (
    <Note tone="danger" action={add}>
      <strong>{t("credits.locked.title")}</strong>
      <p>
        {t(credits.strict ? "credits.strict.text" : "credits.locked.text")} {!mayPay && t("credits.askOwner")}
      </p>
    </Note>
  );
}
