import { api } from "../../api/client.ts";
import type { Campaign } from "../../api/types.ts";
import { navigate } from "../../app/router.ts";
import { invalidate, queries } from "../../data/store.ts";

export const hrefOf = ({ id, state, kind }: Pick<Campaign, "id" | "state" | "kind">) =>
  state === "draft" && kind !== "api" ? `/campaigns/${id}/edit` : `/campaigns/${id}`;

/** A draft like it, open to be changed. */
export async function copyCampaign(id: string) {
  const made = await api.post<Campaign>(`/api/campaigns/${id}/copy`, {});
  queries.put(`/api/campaigns/${made.id}`, made);
  invalidate("/api/campaigns");
  navigate(hrefOf(made));
}
