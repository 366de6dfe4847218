import type { Problem } from "../api/problem.ts";
import { useMaySafely } from "../app/session.ts";
import { t } from "../i18n/index.ts";
import { Link } from "./Link.tsx";

/** The plan is used up: the way to more of it, for those who may; whom to ask, for the others. */
export function LimitHint({ problem }: { problem: Problem }) {
  if (!useMaySafely("billing.view")) return <p>{t("limit.askOwner")}</p>;
  return (
    <p>
      <Link className="link" href={problem.link ?? "/settings/plan"}>{t("limit.toPlan")}</Link>
    </p>
  );
}
