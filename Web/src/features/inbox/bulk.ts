import { api, withQuery } from "../../api/client.ts";
import type { Assignee, BulkAction, BulkAnswer, Conversation, Page } from "../../api/types.ts";
import { invalidate } from "../../data/store.ts";
import { t } from "../../i18n/index.ts";
import { toldTexts } from "../../i18n/told/index.ts";
import { refusalSaid } from "../../i18n/told/say.ts";
import { toast } from "../../ui/toasts.ts";
import { acted, refresh } from "./actions.ts";

/** As many as one request takes, and as many as are chosen at once by hand. */
const step = 200;
export const most = 5_000;

/** Everything that a list's address names, page after page. */
export async function everyConversation(path: string, told: (count: number) => void) {
  const all: Conversation[] = [];
  let next: string | null | undefined;
  do {
    const page = await api.get<Page<Conversation>>(withQuery(path, { limit: step, after: next }));
    all.push(...page.items);
    next = page.next;
    told(all.length);
  } while (next && all.length < most);
  return all.slice(0, most);
}

async function send(ids: readonly string[], action: BulkAction): Promise<BulkAnswer> {
  const answer: BulkAnswer = { done: [], refused: [] };
  for (let from = 0; from < ids.length; from += step) {
    const part = await api.post<BulkAnswer>("/api/conversations/actions", {
      ids: ids.slice(from, from + step),
      action,
    });
    answer.done.push(...part.done);
    answer.refused.push(...part.refused);
  }
  return answer;
}

/** What takes an action back, for those it was done to: one action for each former state. */
export function undoing(action: BulkAction, done: readonly Conversation[]): [BulkAction, string[]][] {
  const groups = new Map<string, [BulkAction, string[]]>();
  const put = (id: string, back: BulkAction) => {
    const key = JSON.stringify(back);
    const group = groups.get(key) ?? [back, []];
    group[1].push(id);
    groups.set(key, group);
  };
  for (const { id, assignee, status, tags = [] } of done) {
    if ("assign" in action) put(id, { assign: idsOf(assignee) });
    else if ("resolve" in action && status === "open") put(id, { reopen: true });
    else if ("reopen" in action && status === "resolved") put(id, { resolve: true });
    else if ("tag" in action && !tags.some((tag) => tag.id === action.tag)) put(id, { untag: action.tag });
    else if ("untag" in action && tags.some((tag) => tag.id === action.untag)) put(id, { tag: action.untag });
  }
  return [...groups.values()];
}

const idsOf = (assignee: Assignee | undefined) => ({
  memberId: assignee?.member?.id ?? null,
  teamId: assignee?.team?.id ?? null,
});

/** Does one thing to many conversations, says to how many, and offers the way back where there is one. */
export async function actOn(chosen: ReadonlyMap<string, Conversation>, action: BulkAction) {
  for (const id of chosen.keys()) acted.add(id);
  const answer = await send([...chosen.keys()], action);
  refresh(...answer.done);
  invalidate("/api/dashboard");
  const done = answer.done.flatMap((id) => chosen.get(id) ?? []);
  const back = undoing(action, done);
  const undo = async () => {
    for (const [step, ids] of back) await send(ids, step);
    refresh(...answer.done);
    toast({ tone: "ok", text: t("bulk.undone", { count: done.length }) });
  };
  const refused = answer.refused.length;
  if (refused > 0) await toldTexts();
  toast({
    tone: refused > 0 ? "danger" : "ok",
    text: t("bulk.done", { count: done.length }),
    detail: refused > 0
      ? `${t("bulk.refused", { count: refused })} ${refusalSaid(answer.refused[0]!)}`
      : undefined,
    action: back.length > 0
      ? {
        label: t("action.undo"),
        run: () => void undo().catch(() => toast({ tone: "danger", text: t("bulk.undoFailed") })),
      }
      : undefined,
  });
}
