import type { Entry, Named, Tag } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatDateTime } from "../../../i18n/format.ts";

type Data = {
  member?: Named | null;
  team?: Named | null;
  tag?: Tag;
  to?: string;
  at?: string;
  note?: string;
  score?: number;
};

const inboxName = (name: string | undefined) =>
  name === "support" ? t("inbox.support") : name === "sales" ? t("inbox.sales") : name ?? "";

/** What happened to a conversation, as a sentence. An event nobody knows yet is told by its name. */
export function eventWords({ author, event, text }: Entry): string {
  const name = author?.name ?? t("event.automatic");
  const data = (event?.data ?? {}) as Data;
  switch (event?.name) {
    case "assigned": {
      const to = data.member?.name ?? data.team?.name ?? "";
      return data.member && data.member.id === author?.id
        ? t("event.took", { name })
        : t("event.assigned", { name, to });
    }
    case "unassigned":
      return t("event.unassigned", { name });
    case "resolved":
      return t("event.resolved", { name });
    case "reopened":
      return author ? t("event.reopened", { name }) : t("event.reopened.customer");
    case "tagged":
      return t("event.tagged", { name, tag: data.tag?.name ?? "" });
    case "untagged":
      return t("event.untagged", { name, tag: data.tag?.name ?? "" });
    case "moved":
      return t("event.moved", { name, inbox: inboxName(data.to) });
    case "blocked":
      return t("event.blocked", { name });
    case "unblocked":
      return t("event.unblocked", { name });
    case "waiting":
      return t("event.waiting");
    case "rated":
      return t("event.rated", { score: data.score ?? 0 });
    case "reminder-set":
      return data.note
        ? t("event.reminder.note", { name, at: data.at ? formatDateTime(data.at) : "", note: data.note })
        : t("event.reminder", { name, at: data.at ? formatDateTime(data.at) : "" });
    case "reminder-cleared":
      return t("event.reminder.removed", { name });
    case "reminder-due":
      return data.note ? t("event.reminded.note", { note: data.note }) : t("event.reminded");
    default:
      return text || t("event.other", { name, event: (event?.name ?? "").replaceAll("-", " ") });
  }
}
