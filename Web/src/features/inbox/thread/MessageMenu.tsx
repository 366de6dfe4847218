import { type KeyboardEvent, lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { asProblem } from "../../../api/problem.ts";
import type { Message } from "../../../api/types.ts";
import { useMay } from "../../../app/session.ts";
import { useAction } from "../../../data/useAction.ts";
import { formatDateTime } from "../../../i18n/format.ts";
import { t } from "../../../i18n/index.ts";
import { copyText } from "../../../ui/CopyButton.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import type { IconName } from "../../../ui/icons.ts";
import { usePopover } from "../../../ui/Picker.tsx";
import { toast, toastProblem } from "../../../ui/toasts.ts";
import { perform, retryMessage, waitOf } from "../actions.ts";
import { react, reactionOf } from "../reactions.ts";

const EmojiPicker = lazy(() => import("../emoji/EmojiPicker.tsx"));

export type OpenMenu = { message: Message; anchor: HTMLElement };
type Properties = OpenMenu & {
  isSentAgain: boolean;
  reply: (message: Message) => void;
  forward: (message: Message) => void;
  onClose: () => void;
};

const quick = ["👍", "❤️", "😂", "😮", "😢", "🙏"];
const forwardable = new Set([
  "text",
  "image",
  "video",
  "audio",
  "document",
  "sticker",
  "location",
  "contacts",
]);

/** Where WhatsApp asks to wait, it says until when, and offers to send it then. */
async function again(id: string) {
  try {
    await retryMessage(id);
  } catch (error) {
    const problem = asProblem(error);
    const until = waitOf(problem);
    if (!until) return toastProblem(problem);
    toast({
      tone: "plain",
      text: t("failure.wait", { at: formatDateTime(until) }),
      action: { label: t("failure.sendThen"), run: () => perform(() => retryMessage(id, true)) },
    });
  }
}

/** What can be done with one message: one menu for the whole thread, beside the message that asked for it. */
export function MessageMenu({ message, anchor, isSentAgain, reply, forward, onClose }: Properties) {
  const popover = useRef<HTMLDivElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const place = useMemo(() => ({ current: anchor }), [anchor]);
  const [isPicking, setPicking] = useState(false);
  const maySend = useMay("inbox.send");
  const give = useAction(react);
  usePopover(popover, first, place, onClose);

  useEffect(() => {
    popover.current?.querySelector<HTMLElement>("[role^=menuitem]")?.focus();
  }, []);

  const choose = (work: () => void) => () => {
    onClose();
    work();
  };
  const present = reactionOf(message);
  const reactWith = (emoji: string) => choose(() => void give.run(message, emoji === present ? "" : emoji));
  const copy = choose(async () => {
    const isDone = await copyText(message.text ?? "");
    toast(isDone ? { tone: "ok", text: t("copy.done") } : { tone: "danger", text: t("copy.failed") });
  });
  const mayReact = maySend && !!message.wamid && !message.deletedAt;
  const items: { label: string; icon: IconName; run: () => void }[] = [
    ...(maySend
      ? [{ label: t("message.reply.short"), icon: "reply" as const, run: choose(() => reply(message)) }]
      : []),
    ...(message.text ? [{ label: t("message.copy"), icon: "copy" as const, run: () => void copy() }] : []),
    ...(maySend && forwardable.has(message.type) && !message.deletedAt
      ? [{ label: t("forward.action"), icon: "forward" as const, run: choose(() => forward(message)) }]
      : []),
    ...(maySend && message.state === "failed" && !isSentAgain
      ? [{
        label: t("failure.retry"),
        icon: "rotate-ccw" as const,
        run: choose(() => void again(message.id)),
      }]
      : []),
  ];

  const onKeyDown = (event: KeyboardEvent) => {
    if (isPicking) return;
    const all = [...popover.current?.querySelectorAll<HTMLElement>("[role^=menuitem]") ?? []];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const isRTL = document.documentElement.dir === "rtl";
    const inRow = mayReact ? quick.length + 1 : 0;
    const step = {
      ArrowDown: at < inRow ? inRow - at : 1,
      ArrowUp: at < inRow ? -1 - at : 1,
      ArrowRight: isRTL ? -1 : 1,
      ArrowLeft: isRTL ? 1 : -1,
    }[
      event.key
    ];
    if (event.key === "Tab") onClose();
    if (step === undefined) return;
    event.preventDefault();
    const by = event.key === "ArrowUp" && at >= inRow ? -1 : step;
    all[(at + by + all.length) % all.length]?.focus();
  };

  return (
    <div ref={popover} className="menu message-menu" {...{ popover: "auto" }}>
      {isPicking
        ? (
          <Suspense fallback={<p className="picker-none">{t("state.loading")}</p>}>
            <EmojiPicker pick={(emoji) => reactWith(emoji)()} />
          </Suspense>
        )
        : (
          <div role="menu" tabIndex={-1} aria-label={t("message.more")} onKeyDown={onKeyDown}>
            {mayReact && (
              <div className="reactions" role="group" aria-label={t("message.react")}>
                {quick.map((emoji) => (
                  <button
                    key={emoji}
                    type="button"
                    role="menuitemradio"
                    aria-checked={emoji === present}
                    aria-label={t("message.reactWith", { emoji })}
                    tabIndex={-1}
                    className="reaction-choice"
                    onClick={reactWith(emoji)}
                  >
                    {emoji}
                  </button>
                ))}
                <button
                  type="button"
                  role="menuitem"
                  tabIndex={-1}
                  className="reaction-choice"
                  aria-label={t("emoji.all")}
                  title={t("emoji.all")}
                  onClick={() => setPicking(true)}
                >
                  <Icon name="plus" />
                </button>
              </div>
            )}
            {items.map((item) => (
              <button
                key={item.label}
                type="button"
                role="menuitem"
                tabIndex={-1}
                className="menu-item"
                onClick={item.run}
              >
                <span className="menu-icon">
                  <Icon name={item.icon} />
                </span>
                <span className="menu-label">{item.label}</span>
              </button>
            ))}
          </div>
        )}
    </div>
  );
}
