import { lazy, type RefObject, Suspense, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Conversation } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Menu } from "../../../ui/Menu.tsx";
import type { Mode } from "../drafts.ts";
import { attached, useAttached } from "./attached.ts";
import { EmojiButton } from "../emoji/EmojiButton.tsx";
import { type MessageRequest, send } from "../outbox.ts";
import { longestCaption } from "./requests.ts";
import { FormatBar } from "./FormatBar.tsx";
import { insertText } from "./insert.ts";
import { SchedulePicker } from "./SchedulePicker.tsx";
import type { Tray } from "./useTray.ts";

const LocationDialog = lazy(() => import("./LocationDialog.tsx"));
const ContactDialog = lazy(() => import("./ContactDialog.tsx"));
const OfferDialog = lazy(() => import("./OfferDialog.tsx"));

type Properties = {
  conversation: Conversation;
  /** The newest message on screen. */
  newest: string | undefined;
  mode: Mode;
  field: RefObject<HTMLTextAreaElement>;
  tray: Tray;
  canSend: boolean;
  isEmpty: boolean;
  left: number;
  /** The words are too many for the caption of the file above them. */
  isOwnMessage: boolean;
  finish: (sendAt?: string) => void;
  record: () => void;
  pickTemplate: () => void;
};

/** The tools below the field, and Send. */
export function EditorBar(properties: Properties) {
  const {
    conversation,
    newest,
    mode,
    field,
    tray,
    canSend,
    isEmpty,
    left,
    isOwnMessage,
    finish,
    record,
    pickTemplate,
  } = properties;
  const [isOpen, setOpen] = useState<"location" | "contact" | "schedule" | null>(null);
  const scheduleButton = useRef<HTMLButtonElement>(null);
  const isReply = mode === "reply";
  const { isOffering } = useAttached(conversation.id);
  const openOffer = (isOpen: boolean) => attached.openOffer(conversation.id, isOpen);
  const sendOther = (request: MessageRequest) => send(conversation.id, request, { seen: newest });
  const close = () => setOpen(null);

  return (
    <>
      {isOwnMessage && (
        <p className="editor-note" role="status">{t("composer.ownMessage", { max: longestCaption })}</p>
      )}
      <div className="editor-bar">
        <div className="editor-tools">
          {isReply && <FileButton attach={tray.add} />}
          {isReply && (
            <Menu
              label={t("composer.more")}
              align="start"
              items={[
                { label: t("location.title"), icon: "map-pin", run: () => setOpen("location") },
                { label: t("contactCard.title"), icon: "contact-round", run: () => setOpen("contact") },
                { label: t("offer.title"), icon: "list-checks", run: () => openOffer(true) },
              ]}
            >
              <Icon name="plus" size={18} />
            </Menu>
          )}
          <EmojiButton
            pick={(emoji) => field.current && insertText(field.current, emoji)}
            closed={() => field.current?.focus()}
          />
          {isReply
            ? (
              <>
                <IconButton icon="layout-template" label={t("composer.template")} onClick={pickTemplate} />
                <IconButton
                  icon="zap"
                  label={t("quick.list")}
                  keys="/"
                  onClick={() => field.current && insertText(field.current, field.current.value ? " /" : "/")}
                />
              </>
            )
            : (
              <IconButton
                icon="at-sign"
                label={t("mentions.list")}
                keys="@"
                onClick={() => field.current && insertText(field.current, field.current.value ? " @" : "@")}
              />
            )}
          <FormatBar field={field} />
        </div>
        <span className="editor-space">
          {left < 410 && <span className="composer-count">{t("composer.left", { count: left })}</span>}
        </span>
        {isReply && isEmpty && <IconButton icon="mic" label={t("voice.record")} onClick={record} />}
        {isReply && !isEmpty && (
          <IconButton
            ref={scheduleButton}
            icon="calendar-clock"
            label={t("schedule.title")}
            onClick={() => setOpen("schedule")}
          />
        )}
        <Button
          kind="primary"
          className="composer-send"
          disabled={!canSend}
          onClick={() => finish()}
          aria-label={t(isReply ? "composer.send" : "composer.note.send")}
          title={`${t(isReply ? "composer.send" : "composer.note.send")} (Enter)`}
        >
          <Icon name={isReply ? "send-horizontal" : "check"} size={18} />
        </Button>
        <Suspense fallback={null}>
          {isOpen === "location" && <LocationDialog send={sendOther} onClose={close} />}
          {isOpen === "contact" && <ContactDialog send={sendOther} onClose={close} />}
          {isReply && isOffering && (
            <OfferDialog
              conversation={conversation}
              send={(request, components) => send(conversation.id, request, { components, seen: newest })}
              onClose={() => openOffer(false)}
            />
          )}
        </Suspense>
        {isOpen === "schedule" && (
          <SchedulePicker
            anchor={scheduleButton}
            windowUntil={conversation.windowUntil}
            schedule={(at) => finish(at)}
            onClose={() => {
              flushSync(close);
              // The button that opened it has gone with the words that were scheduled.
              if (!scheduleButton.current) field.current?.focus();
            }}
          />
        )}
      </div>
    </>
  );
}

function FileButton({ attach }: { attach: (files: Iterable<File>) => void }) {
  return (
    <label className="icon-button file-button" title={t("attachment.tip")}>
      <Icon name="paperclip" size={18} />
      <input
        type="file"
        multiple
        className="visually-hidden"
        aria-label={t("composer.attach")}
        onChange={(event) => {
          attach([...event.target.files ?? []]);
          event.target.value = "";
        }}
      />
    </label>
  );
}
