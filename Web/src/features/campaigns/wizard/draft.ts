import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "../../../api/client.ts";
import { asProblem, type Problem } from "../../../api/problem.ts";
import type { Audience, Campaign, CampaignSchedule, Replies, Retry } from "../../../api/types.ts";
import { navigate } from "../../../app/router.ts";
import { stored } from "../../../app/storage.ts";
import { invalidate, queries } from "../../../data/store.ts";
import { isWhole } from "./shares.ts";

export const steps = ["message", "people", "variables", "replies", "schedule", "launch"] as const;
export type Step = (typeof steps)[number];
export const asStep = (text: string): Step => steps.find((step) => step === text) ?? "message";

/** What the wizard gathers, and the server keeps. */
export type Draft =
  & Pick<Campaign, "name" | "channelId" | "templateId" | "variables" | "budget" | "winner">
  & {
    audience: Audience;
    replies: Replies;
    schedule: CampaignSchedule;
    retry: Retry;
    variants: NonNullable<Campaign["variants"]>;
    holdout: number;
  };
export type Change = (part: Partial<Draft>) => void;

const empty: Draft = {
  name: "",
  channelId: "",
  templateId: "",
  variables: {},
  audience: { sources: [], exclude: [] },
  replies: { buttons: [] },
  schedule: { zone: "account", delivery: "standard", lateAfterMinutes: 60 },
  retry: { on: true, attempts: 3 },
  variants: [],
  holdout: 0,
  winner: null,
  budget: null,
};
const storageKey = "wizard";

/** A campaign from before audiences has its file alone. */
const audienceOf = ({ audience, importId }: Campaign): Audience =>
  audience ?? (importId ? { sources: [{ kind: "import", id: importId }], exclude: [] } : empty.audience);

const pick = (campaign: Campaign): Draft => ({
  name: campaign.name,
  channelId: campaign.channelId,
  templateId: campaign.templateId,
  variables: campaign.variables,
  audience: audienceOf(campaign),
  replies: campaign.replies ?? empty.replies,
  schedule: campaign.schedule ?? empty.schedule,
  retry: campaign.retry ?? empty.retry,
  variants: campaign.variants ?? [],
  holdout: campaign.holdout ?? 0,
  winner: campaign.winner ?? null,
  budget: campaign.budget ?? null,
});

/** The file whose columns may be used: it must be all there is. */
export function fileOf({ sources }: Audience): string | null {
  const [first] = sources;
  return sources.length === 1 && first?.kind === "import" ? first.id : null;
}

export type Saver = {
  draft: Draft;
  change: Change;
  /** Keeps what is not yet kept; false when the server refuses it. */
  flush: () => Promise<boolean>;
  isSaving: boolean;
  isSaved: boolean;
  problem: Problem | undefined;
};

/**
 * What is changed is in this browser at once and on the server a moment later: a reload in between loses nothing. Before there is a
 * campaign it is in this browser alone.
 */
export function useDraft(campaign: Campaign | null): Saver {
  const id = campaign?.id ?? null;
  const key = id ? `${storageKey}.${id}` : storageKey;
  const [own, setOwn] = useState<Partial<Draft>>(() => stored.read<Partial<Draft>>(key) ?? {});
  // What the next save sends, while a render is still to come.
  const pending = useRef(own);
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const running = useRef<Promise<boolean>>(Promise.resolve(true));

  const keep = useCallback((next: Partial<Draft>) => {
    pending.current = next;
    stored.write(key, Object.keys(next).length > 0 ? next : undefined);
    setOwn(next);
  }, [key]);
  const change = useCallback((part: Partial<Draft>) => keep({ ...pending.current, ...part }), [keep]);

  const once = useCallback(async (): Promise<boolean> => {
    const sent = pending.current;
    if (!id || Object.keys(sent).length === 0) return true;
    // Half typed: kept here until it adds up.
    if (sent.variants && !isWhole(sent.variants)) return false;
    setSaving(true);
    try {
      const saved = await api.patch<Campaign>(`/api/campaigns/${id}`, sent);
      if (sent.audience) await api.post(`/api/campaigns/${id}/audience`);
      queries.put(`/api/campaigns/${id}`, saved);
      keep(
        Object.fromEntries(
          Object.entries(pending.current).filter(([name, value]) => sent[name as keyof Draft] !== value),
        ),
      );
      setProblem(undefined);
      invalidate(
        ...["audience", "preview", "estimate", "check"].map((part) => `/api/campaigns/${id}/${part}`),
      );
      return true;
    } catch (error) {
      setProblem(asProblem(error));
      return false;
    } finally {
      setSaving(false);
    }
  }, [id, keep]);

  const flush = useCallback(() => {
    running.current = running.current.then(once);
    return running.current;
  }, [once]);

  useEffect(() => {
    if (!id || Object.keys(own).length === 0) return;
    const timer = setTimeout(() => void flush(), 350);
    return () => clearTimeout(timer);
  }, [id, own, flush]);

  const draft = { ...(campaign ? pick(campaign) : empty), ...own };
  return { draft, change, flush, isSaving, isSaved: Object.keys(own).length === 0, problem };
}

/** Makes the campaign: from here on the server has it. */
export async function createDraft({ name, channelId, templateId, variants, winner, holdout }: Draft) {
  const made = await api.post<Campaign>("/api/campaigns", {
    name,
    channelId,
    templateId,
    kind: "broadcast",
    variants,
    winner,
    holdout,
  });
  queries.put(`/api/campaigns/${made.id}`, made);
  stored.write(storageKey, undefined);
  invalidate("/api/campaigns");
  // Back leads to its first step, not to another new one.
  navigate(`/campaigns/${made.id}/edit?step=message`, { replace: true });
  navigate(`/campaigns/${made.id}/edit?step=people`);
}

/** How far one may go: a message first, then people; the rest in any order. */
export function reachable(draft: Draft, hasCampaign: boolean): Step {
  if (!draft.name || !draft.channelId || !draft.templateId || !hasCampaign) return "message";
  return draft.audience.sources.length > 0 ? "launch" : "people";
}
