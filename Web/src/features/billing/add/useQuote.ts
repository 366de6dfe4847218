import { useState } from "react";
import { withQuery } from "../../../api/client.ts";
import type { Problem } from "../../../api/problem.ts";
import type { BillingQuote, Money } from "../../../api/types.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { useSettled } from "../useBilling.ts";

export type ShownQuote = {
  /** The newest answer; while another amount is asked for, the one before. */
  quote: BillingQuote | undefined;
  /** Only when it is the answer for what is typed now. */
  total: Money | undefined;
  isFresh: boolean;
  problem: Problem | undefined;
};

/** What points cost, with tax: asked for a moment after the last key, with the answer before in its place meanwhile. */
export function useQuote(points: string | null): ShownQuote {
  const settled = useSettled(points);
  const query = useQuery<BillingQuote>(
    settled === null ? null : withQuery("/api/billing/quote", { points: settled }),
  );
  const [before, setBefore] = useState<BillingQuote>();
  if (query.data && query.data !== before) setBefore(query.data);
  const isFresh = points !== null && settled === points && query.data !== undefined;
  return {
    quote: query.data ?? before,
    total: isFresh ? query.data?.total : undefined,
    isFresh,
    problem: points === null ? undefined : query.problem,
  };
}
