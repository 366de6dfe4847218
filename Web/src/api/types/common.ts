// The shapes of docs/plans/spine.md, "The HTTP API that the web client uses". Points are decimal strings, times RFC 3339.
// What has no value is null or left out.

export type Page<Item> = { items: Item[]; next?: string | null };
export type Role = "OWNER" | "ADMIN" | "MEMBER";
export type Points = string;
export type Time = string;
