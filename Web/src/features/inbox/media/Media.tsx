import { useEffect, useRef, useState } from "react";
import type { Message } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Formatted } from "../whatsapp/Formatted.tsx";
import { mediaOf } from "./content.ts";

/** A file that has just come is still being fetched from Meta: it is asked for again before it is called missing. */
const pauses = [2_000, 5_000, 15_000];

function useAttempts() {
  const [attempt, setAttempt] = useState(0);
  const [isBroken, setBroken] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const broken = () => {
    const pause = pauses[attempt];
    if (pause === undefined) return setBroken(true);
    timer.current = setTimeout(() => setAttempt(attempt + 1), pause);
  };
  return { attempt, isBroken, broken };
}

export function Media({ message }: { message: Message }) {
  const { url, caption, filename, isVoice } = mediaOf(message);
  const { isBroken, broken, attempt } = useAttempts();
  const words = caption || (message.type === "document" ? "" : message.text ?? "");
  if (!url || isBroken) {
    return (
      <>
        <span className="file-line">
          <Icon name="circle-alert" /> {t("media.missing")}
        </span>
        {words && <Formatted text={words} />}
      </>
    );
  }
  switch (message.type) {
    case "image":
      return (
        <>
          <a href={url} target="_blank" rel="noopener" className="media-frame">
            <img
              src={url}
              alt={caption || t("type.image")}
              loading="lazy"
              decoding="async"
              onError={broken}
            />
          </a>
          {words && <Formatted text={words} />}
        </>
      );
    case "sticker":
      return (
        <img
          key={attempt}
          className="media-sticker"
          src={url}
          alt={t("type.sticker")}
          loading="lazy"
          onError={broken}
        />
      );
    case "video":
      return (
        <>
          {/* Customers' videos come without captions. */}
          {/* eslint-disable-next-line jsx-a11y/media-has-caption */}
          <video
            key={attempt}
            className="media-frame"
            src={url}
            controls
            preload="metadata"
            aria-label={t("type.video")}
            onError={broken}
          />
          {words && <Formatted text={words} />}
        </>
      );
    case "audio":
    case "voice":
      return (
        <span className="media-audio">
          <Icon name="mic" label={t(isVoice ? "type.voice" : "type.audio")} />
          {/* eslint-disable-next-line jsx-a11y/media-has-caption */}
          <audio
            key={attempt}
            src={url}
            controls
            preload="none"
            aria-label={t(isVoice ? "type.voice" : "type.audio")}
            onError={broken}
          />
        </span>
      );
    default:
      return (
        <>
          <a className="file-card" href={url} download={filename || true}>
            <Icon name="file-text" size={22} />
            <span className="cut">{filename || t("type.document")}</span>
            <Icon name="download" label={t("media.download")} />
          </a>
          {words && <Formatted text={words} />}
        </>
      );
  }
}
