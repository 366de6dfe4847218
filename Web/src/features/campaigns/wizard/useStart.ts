import { useCallback, useState } from "react";
import { stored } from "../../../app/storage.ts";

const key = (campaign: string) => `wizard.at.${campaign}`;

/** When the campaign is to start; null is now. It is told to the server at the start only, and kept here until then. */
export function useStart(campaign: string): [string | null, (at: string | null) => void] {
  const [at, setAt] = useState<string | null>(() => stored.read<string>(key(campaign)) ?? null);
  const set = useCallback((next: string | null) => {
    stored.write(key(campaign), next ?? undefined);
    setAt(next);
  }, [campaign]);
  return [at, set];
}
