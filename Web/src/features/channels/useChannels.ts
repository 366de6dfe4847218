import type { Channel, Page } from "../../api/types.ts";
import { useAllowed } from "../../app/session.ts";
import { useQuery } from "../../data/useQuery.ts";

/** The numbers, also those that were let go; `undefined` until they are known. */
export const useChannels = () =>
  useQuery<Page<Channel>>(useAllowed("channels.view", "/api/channels")).data?.items;

/** Those that can send and receive. */
export const useLiveChannels = () => useChannels()?.filter(({ state }) => state !== "disconnected");
