import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Message } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatDateTime } from "../../../i18n/format.ts";
import { ButtonLink, IconButton } from "../../../ui/Button.tsx";
import { mediaOf } from "../content.ts";

type Properties = {
  /** Pictures and videos, the oldest first. */
  messages: readonly Message[];
  first: string;
  onClose: () => void;
};

/** The pictures and videos of a conversation over the whole screen: arrows, Home, End, Escape. */
export default function Lightbox({ messages, first, onClose }: Properties) {
  const dialog = useRef<HTMLDialogElement>(null);
  // By its message: new ones may come in while it is open.
  const [shown, setShown] = useState(first);
  const at = Math.max(0, messages.findIndex(({ id }) => id === shown));
  const message = messages[at];
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    if (element && !element.open) element.showModal();
    // The arrows are for the pictures, and no button shall be pressed by Enter unasked.
    element?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  if (!message) return null;

  const go = (to: number) => {
    const next = messages[Math.min(messages.length - 1, Math.max(0, to))];
    if (next) setShown(next.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // A video's own bar moves through the video.
    if (event.target instanceof HTMLVideoElement) return;
    const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const to = { [forward]: at + 1, [backward]: at - 1, Home: 0, End: messages.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };

  const { url, caption, filename } = mediaOf(message);
  const name = caption || t(message.type === "video" ? "type.video" : "type.image");
  return (
    // The click beside the picture is a convenience beside Escape and the close button.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
    <dialog
      ref={dialog}
      className="lightbox"
      tabIndex={-1}
      aria-label={t("file.lightbox")}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <header className="lightbox-head">
        <span className="lightbox-count" role="status">
          {t("file.of", { place: at + 1, count: messages.length })}
        </span>
        <span className="muted">{formatDateTime(message.at)}</span>
        <span className="editor-space" />
        {url && (
          <ButtonLink href={url} external download size="small" icon="download">
            {t("media.download")}
          </ButtonLink>
        )}
        <IconButton icon="x" label={t("action.close")} onClick={onClose} />
      </header>
      <div className="lightbox-stage">
        <IconButton
          icon="chevron-left"
          label={t("file.previous")}
          className="lightbox-step"
          disabled={at === 0}
          onClick={() => go(at - 1)}
        />
        {message.type === "video"
          ? (
            // Customers' videos come without captions.
            // eslint-disable-next-line jsx-a11y/media-has-caption
            <video key={message.id} src={url ?? ""} controls autoPlay aria-label={name} />
          )
          : <img key={message.id} src={url ?? ""} alt={name} />}
        <IconButton
          icon="chevron-right"
          label={t("file.next")}
          className="lightbox-step"
          disabled={at === messages.length - 1}
          onClick={() => go(at + 1)}
        />
      </div>
      <p className="lightbox-caption" dir="auto">{caption || filename}</p>
    </dialog>
  );
}
