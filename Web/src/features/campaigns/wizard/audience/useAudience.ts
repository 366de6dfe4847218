import { useEffect } from "react";
import { api } from "../../../../api/client.ts";
import type { AudienceCount } from "../../../../api/types.ts";
import { invalidate } from "../../../../data/store.ts";
import { useQuery } from "../../../../data/useQuery.ts";

/** What the audience comes to. While it is counted it is asked for again; one that nobody has counted yet is. */
export function useAudience(campaign: string, isWanted = true) {
  const path = `/api/campaigns/${campaign}/audience`;
  const query = useQuery<AudienceCount>(isWanted ? path : null);
  const state = query.data?.state;
  useEffect(() => {
    if (state === "none") {
      // Without an audience the server says so, and the screen does.
      api.post(path).then(() => invalidate(path), () => {});
    }
    if (state !== "counting") return;
    const timer = setInterval(() => invalidate(path), 700);
    return () => clearInterval(timer);
  }, [state, path]);
  return query;
}
