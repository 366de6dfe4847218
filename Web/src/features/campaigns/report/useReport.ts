import { useEffect, useRef } from "react";
import type { Campaign, CampaignReport } from "../../../api/types.ts";
import { invalidate } from "../../../data/store.ts";
import { useQuery } from "../../../data/useQuery.ts";

const pause = 2_500;

/** What became of a campaign. Its counts change by the second while it runs: the report is asked for every few of them. */
export function useReport(campaign: Campaign) {
  const path = `/api/campaigns/${campaign.id}/report`;
  const query = useQuery<CampaignReport>(campaign.state === "draft" ? null : path);
  const { counts, state } = campaign;
  const standing = JSON.stringify([counts, state]);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => {
    // One that waits is not put off by the next change: there may be one each second for an hour.
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      invalidate(path);
    }, pause);
  }, [path, standing]);
  useEffect(() => () => {
    clearTimeout(timer.current);
    timer.current = undefined;
  }, [path]);
  return query;
}
