/** What a file of contacts can hold, besides the workspace's own fields. */
export const exportColumns = [
  "name",
  "phone",
  "email",
  "company",
  "owner",
  "tags",
  "communities",
  "optIn",
  "blocked",
  "source",
  "createdAt",
  "lastInboundAt",
  "lastOutboundAt",
] as const;

export const isReady = (state: string) => state === "done" || state === "ready";
export const isOver = (state: string) => isReady(state) || state === "failed" || state === "expired";
