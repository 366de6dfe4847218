import { useEffect } from "react";
import type { Campaign, CampaignReport } from "../../../api/types.ts";
import { invalidate } from "../../../data/store.ts";
import { useQuery } from "../../../data/useQuery.ts";

const pause = 2_500;

/** What became of a campaign. Its counts change by the second while it runs: the report is asked for a little later. */
export function useReport(campaign: Campaign) {
  const path = `/api/campaigns/${campaign.id}/report`;
  const query = useQuery<CampaignReport>(campaign.state === "draft" ? null : path);
  const { counts, state } = campaign;
  const standing = JSON.stringify([counts, state]);
  useEffect(() => {
    const timer = setTimeout(() => invalidate(path), pause);
    return () => clearTimeout(timer);
  }, [path, standing]);
  return query;
}
