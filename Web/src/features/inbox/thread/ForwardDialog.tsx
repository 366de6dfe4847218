import { useState } from "react";
import { api, withQuery } from "../../../api/client.ts";
import type { Conversation, Message, Page } from "../../../api/types.ts";
import { useAction } from "../../../data/useAction.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { SearchField } from "../../../ui/SearchField.tsx";
import { ProblemNote } from "../../../ui/ProblemNote.tsx";
import { toast } from "../../../ui/toasts.ts";
import { refresh } from "../actions.ts";
import { contactTitle } from "../paths.ts";
import { Quote } from "../Quote.tsx";
import { formatPhone } from "../../../i18n/phone.ts";

type Answer = { done: { conversationId: string }[]; refused: { id: string; detail: string }[] };

const most = 5;
const isOpen = (conversation: Conversation) =>
  !!conversation.windowUntil && Date.parse(conversation.windowUntil) > Date.now() &&
  !conversation.contact.blockedAt;

/** Sends a message on to up to five conversations; those whose window is closed cannot be chosen, and say why. */
export function ForwardDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<readonly Conversation[]>([]);
  const path = withQuery("/api/conversations", { tab: "open", search, limit: 20 });
  const found = (useQuery<Page<Conversation>>(path).data?.items ?? []).filter(({ id }) =>
    id !== message.conversationId
  );
  const rest = found.filter((conversation) => !chosen.some(({ id }) => id === conversation.id));
  const forward = useAction(async () => {
    const ids = chosen.map(({ id }) => id);
    const { done, refused } = await api.post<Answer>(`/api/messages/${message.id}/forward`, {
      conversationIds: ids,
    });
    refresh(...ids);
    toast({
      tone: refused.length > 0 ? "danger" : "ok",
      text: t("forward.done", { count: done.length }),
      detail: refused[0]?.detail,
    });
    onClose();
  }, { quiet: true });
  const toggle = (conversation: Conversation) =>
    setChosen((before) =>
      before.some(({ id }) => id === conversation.id)
        ? before.filter(({ id }) => id !== conversation.id)
        : [...before, conversation]
    );

  return (
    <Dialog title={t("forward.title")} onClose={onClose}>
      <DialogBody>
        <Quote message={message} />
        <SearchField label={t("inbox.new.hint")} value={search} onChange={setSearch} />
        <div className="person-choices" role="group" aria-label={t("forward.to", { count: most })}>
          {[...chosen, ...rest].map((conversation) => {
            const isChosen = chosen.includes(conversation);
            return (
              <label key={conversation.id} className="person-choice">
                <input
                  type="checkbox"
                  checked={isChosen}
                  disabled={!isChosen && (chosen.length >= most || !isOpen(conversation))}
                  onChange={() => toggle(conversation)}
                />
                <Avatar name={contactTitle(conversation.contact)} size={28} />
                <span className="cell-two">
                  <span dir="auto">{contactTitle(conversation.contact)}</span>
                  <small dir={isOpen(conversation) ? "ltr" : undefined}>
                    {isOpen(conversation)
                      ? formatPhone(conversation.contact.phone ?? "")
                      : t("window.closed")}
                  </small>
                </span>
              </label>
            );
          })}
        </div>
        {forward.problem && <ProblemNote problem={forward.problem} />}
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{t("action.cancel")}</Button>
        <Button
          kind="primary"
          icon="forward"
          disabled={chosen.length === 0}
          isBusy={forward.isRunning}
          onClick={() => void forward.run()}
        >
          {chosen.length > 0 ? t("forward.send", { count: chosen.length }) : t("forward.action")}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
