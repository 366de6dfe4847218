import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from "react";
import { api } from "../../../api/client.ts";
import type { Member, Named, Page, QuickReply } from "../../../api/types.ts";
import { useAllowed, useSession } from "../../../app/session.ts";
import { usePages } from "../../../data/usePages.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Link } from "../../../ui/Link.tsx";
import { toast } from "../../../ui/toasts.ts";
import type { Mode } from "../drafts.ts";
import { insertText } from "./insert.ts";
import { mediaFile } from "./media.ts";
import { fillReply } from "./quickReply.ts";
import { type Suggestion, Suggestions } from "./Suggestions.tsx";
import { type Trigger, triggerAt } from "./trigger.ts";

type Found = Suggestion & { text: string; person?: Named; reply?: QuickReply };
const noReplies: readonly QuickReply[] = [];

/** Counts a quick reply, so that the most used come first, and brings the file that belongs to it. */
function used({ id, mediaId }: QuickReply, attach: (files: readonly File[]) => void) {
  // Only a count: nothing is lost without it.
  void api.put(`/api/quick-replies/${id}/use`).catch(() => {});
  if (mediaId) {
    mediaFile(mediaId).then((file) => attach([file])).catch(() =>
      toast({ tone: "danger", text: t("media.missing") })
    );
  }
}

/** Quick replies after `/` in a reply, colleagues after `@` in a note. */
export function useSuggestions(
  mode: Mode,
  field: RefObject<HTMLTextAreaElement>,
  contact: string,
  mentioned: (person: Named) => void,
  attach: (files: readonly File[]) => void,
) {
  const listID = useId();
  const { member: self } = useSession();
  const [trigger, setTrigger] = useState<Trigger | null>(null);
  const [active, setActive] = useState(0);
  const known = useQuery<Page<QuickReply>>(mode === "reply" ? "/api/quick-replies" : null);
  const replies = known.data?.items ?? noReplies;
  const { items: members, isLoading } = usePages<Member>(useAllowed("members.view", "/api/members"));
  /** A word that may be in the list, while the list is on its way: Enter is for the list, not for sending "/hours". */
  const isComing = !!trigger?.words && (trigger.sign === "/" ? known.isLoading : isLoading);
  const isHeld = useRef(false);
  const found = trigger ? (trigger.sign === "/" ? repliesFor(trigger.words) : peopleFor(trigger.words)) : [];
  const isOpen = found.length > 0;
  const at = Math.min(active, Math.max(0, found.length - 1));

  function repliesFor(words: string): Found[] {
    const wanted = words.toLocaleLowerCase();
    const begins = ({ shortcut }: QuickReply) => shortcut.toLocaleLowerCase().startsWith(wanted);
    const has = (reply: QuickReply) =>
      `${reply.shortcut} ${reply.title}`.toLocaleLowerCase().includes(wanted);
    return replies.filter(has).sort((left, right) =>
      Number(begins(right)) - Number(begins(left)) || right.uses - left.uses
    ).slice(0, 8).map((reply) => {
      const text = fillReply(reply.text, { contact, agent: self.name });
      return { id: reply.id, title: `/${reply.shortcut}`, detail: text.replaceAll("\n", " "), text, reply };
    });
  }

  function peopleFor(words: string): Found[] {
    const wanted = words.toLocaleLowerCase();
    return members.filter(({ name }) =>
      name.toLocaleLowerCase().split(/\s+/).some((part) => part.startsWith(wanted)) ||
      name.toLocaleLowerCase().startsWith(wanted)
    ).slice(0, 8).map(({ id, name, isAway }) => ({
      id,
      title: name,
      detail: isAway ? t("presence.away") : undefined,
      picture: <Avatar name={name} size={20} />,
      text: `@${name} `,
      person: { id, name },
    }));
  }

  const choose = (index: number) => {
    const chosen = found[index];
    const element = field.current;
    if (!chosen || !element || !trigger) return;
    if (chosen.person) mentioned(chosen.person);
    if (chosen.reply) used(chosen.reply, attach);
    setTrigger(null);
    insertText(element, chosen.text, trigger.from, trigger.to);
  };

  /** Looks at what stands before the caret, after each change of it. */
  const look = () => {
    const element = field.current;
    if (!element || element.selectionStart !== element.selectionEnd) return setTrigger(null);
    setTrigger(triggerAt(element.value, element.selectionStart, mode === "note" ? "@" : "/"));
    setActive(0);
    isHeld.current = false;
  };

  useEffect(() => {
    if (!isHeld.current || isComing) return;
    isHeld.current = false;
    choose(at);
  });

  /** Whether the key was for the list. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    const isChoice = (event.key === "Enter" || event.key === "Tab") && !event.nativeEvent.isComposing;
    if (isComing && isChoice) {
      isHeld.current = true;
      event.preventDefault();
      return true;
    }
    if (!isOpen) return false;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setActive((at + step + found.length) % found.length);
    else if (isChoice) choose(at);
    else if (event.key === "Escape") setTrigger(null);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  const hasNone = mode === "reply" && trigger?.words === "" && known.data !== undefined &&
    replies.length === 0;
  const list = hasNone
    ? (
      <p className="suggestions suggestions-none" role="status">
        {t("quick.none")} <Link className="link" href="/settings/quick-replies">{t("quick.first")}</Link>
      </p>
    )
    : isOpen && (
      <Suggestions
        id={listID}
        label={t(mode === "note" ? "mentions.list" : "quick.list")}
        items={found}
        active={at}
        choose={choose}
        setActive={setActive}
      />
    );
  const attributes = isOpen
    ? {
      "aria-controls": listID,
      "aria-activedescendant": `${listID}-${at}`,
      "aria-autocomplete": "list" as const,
    }
    : {};
  return { list, look, onKeyDown, attributes, close: () => setTrigger(null) };
}
