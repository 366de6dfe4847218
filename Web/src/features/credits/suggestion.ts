import type { Credits } from "../../api/types.ts";
import { parsePoints } from "../../i18n/points.ts";
import { wholePoints } from "../billing/amount.ts";

/** Out of debt and well above the line of the notice; no amount of our own where there is no debt. */
export function suggestedTopUp({ available, noticeAt }: Credits): bigint | undefined {
  const debt = -parsePoints(available);
  if (debt <= 0n) return undefined;
  const whole = wholePoints(debt + 5n * parsePoints(noticeAt));
  return (whole + 99n) / 100n * 100n;
}
