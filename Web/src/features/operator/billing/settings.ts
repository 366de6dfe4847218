import { api } from "../../../api/client.ts";
import type { BillingSetting, Page } from "../../../api/types.ts";
import { invalidate, queries } from "../../../data/store.ts";
import { type MessageKey, t } from "../../../i18n/index.ts";

export const settingsPath = "/api/operator/billing-settings";

/** What is changed: a text, or `null` to take a value out. */
export type Changes = Readonly<Record<string, string | null>>;

const order = ["supplier", "points", "policy", "tax"];
const place = (group: string) => (order.indexOf(group) + order.length + 1) % (order.length + 1);

/** The settings by their group, without those that stand at their gateway. */
export function groupsOf(settings: readonly BillingSetting[], gateways: readonly string[]) {
  const names = [...new Set(settings.map(({ group }) => group as string))]
    .filter((group) => !gateways.includes(group))
    .sort((left, right) => place(left) - place(right));
  return names.map((group) => ({ group, settings: settings.filter((setting) => setting.group === group) }));
}

const titles: Record<string, MessageKey> = {
  supplier: "op.group.supplier",
  points: "op.group.points",
  policy: "op.group.policy",
  tax: "op.group.tax",
};
export const groupTitle = (group: string) => group in titles ? t(titles[group]!) : group;

const leads: Record<string, MessageKey> = {
  supplier: "op.group.supplier.text",
  points: "op.group.points.text",
  policy: "op.group.policy.text",
};
export const groupLead = (group: string) => group in leads ? t(leads[group]!) : undefined;

/** Sends what differs from what is there, and nothing else: a secret that is not replaced stays. */
export async function saveSettings(changes: Changes, key: string) {
  queries.put(settingsPath, await api.put<Page<BillingSetting>>(settingsPath, { values: changes }, { key }));
  invalidate("/api/operator/gateways", "/api/operator/overview", "/api/billing");
}

/** What is really different from the values that are kept. */
export function realChanges(settings: readonly BillingSetting[], typed: Changes): Changes {
  const changed = settings.flatMap((setting) => {
    const value = typed[setting.name];
    if (value === undefined) return [];
    if (setting.kind === "secret") return value === "" ? [] : [[setting.name, value] as const];
    const wanted = value === "" ? null : value;
    return wanted === (setting.value ?? null) ? [] : [[setting.name, wanted] as const];
  });
  return Object.fromEntries(changed);
}
