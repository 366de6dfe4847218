import { useCallback, useState } from "react";
import { api } from "../../../api/client.ts";
import type { Campaign, VariableSource } from "../../../api/types.ts";
import { navigate } from "../../../app/router.ts";
import { stored } from "../../../app/storage.ts";
import { invalidate, queries } from "../../../data/store.ts";

export type Step = "message" | "people" | "variables" | "send";
export const steps: readonly Step[] = ["message", "people", "variables", "send"];
export const asStep = (text: string): Step => steps.find((step) => step === text) ?? "message";

/** What the wizard has gathered. Until the people are known there is no campaign on the server: it lives in this browser. */
export type Draft = {
  name: string;
  channelId: string;
  templateId: string;
  importId: string;
  variables: Record<string, VariableSource>;
};

const empty: Draft = { name: "", channelId: "", templateId: "", importId: "", variables: {} };
const storageKey = "wizard";

export function useDraft(campaign: Campaign | null) {
  const [draft, setDraft] = useState<Draft>(() =>
    campaign ? pick(campaign) : { ...empty, ...stored.read<Draft>(storageKey) }
  );
  const id = campaign?.id ?? null;

  /** Keeps a part: on the server when there is a campaign, and always here. */
  const save = useCallback(async (part: Partial<Draft>): Promise<Draft> => {
    const next = { ...draft, ...part };
    setDraft(next);
    if (id) queries.put(`/api/campaigns/${id}`, await api.patch<Campaign>(`/api/campaigns/${id}`, part));
    else stored.write(storageKey, next);
    return next;
  }, [draft, id]);

  /** Makes the campaign once everything it needs is there. */
  const create = useCallback(async (whole: Draft) => {
    const made = await api.post<Campaign>("/api/campaigns", whole);
    queries.put(`/api/campaigns/${made.id}`, made);
    stored.write(storageKey, undefined);
    invalidate("/api/campaigns");
    navigate(`/campaigns/${made.id}/edit?step=variables`, { replace: true });
  }, []);

  return { draft, save, create };
}

const pick = ({ name, channelId, templateId, importId, variables }: Campaign): Draft => ({
  name,
  channelId,
  templateId,
  importId,
  variables,
});

/** How far one may go: each step needs those before it. */
export function reachable(draft: Draft, hasCampaign: boolean): Step {
  if (!draft.name || !draft.channelId || !draft.templateId) return "message";
  return hasCampaign ? "send" : "people";
}
