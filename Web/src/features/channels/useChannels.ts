import type { Channel, Page } from "../../api/types.ts";
import { useAllowed } from "../../app/session.ts";
import { useQuery } from "../../data/useQuery.ts";

/** The numbers that can send and receive; `undefined` until they are known. */
export const useLiveChannels = () =>
  useQuery<Page<Channel>>(useAllowed("channels.view", "/api/channels")).data?.items.filter((channel) =>
    channel.state !== "disconnected"
  );
