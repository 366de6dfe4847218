import { useContext, useEffect, useRef, useState } from "react";
import type { Message } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatBytes } from "../../../i18n/format.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { Formatted } from "../../whatsapp/Formatted.tsx";
import { mediaOf } from "../content.ts";
import { ThreadContext } from "../thread/ThreadContext.ts";
import { FetchState } from "./FetchState.tsx";
import { clock, shapeOf } from "./shape.ts";
import { VoicePlayer } from "./VoicePlayer.tsx";

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

/** A file of a message: what it shows, or where it is when it is not here. */
export function Media({ message }: { message: Message }) {
  const { caption } = mediaOf(message);
  const words = caption || (message.type === "document" ? "" : message.text ?? "");
  return (
    <>
      <Inside message={message} />
      {words && message.type !== "audio" && message.type !== "voice" && message.type !== "sticker" && (
        <Formatted text={words} />
      )}
    </>
  );
}

function Inside({ message }: { message: Message }) {
  const { url, thumb, filename, isVoice, caption, state } = mediaOf(message);
  const { isBroken, broken, attempt } = useAttempts();
  const { media } = message;
  const actions = useContext(ThreadContext);
  if (state === "fetching" || state === "failed") return <FetchState message={message} />;
  if (!url || isBroken) {
    return (
      <span className="file-line">
        <Icon name="circle-alert" /> {t("media.missing")}
      </span>
    );
  }
  // A new address makes the browser try again; the file behind one never changes.
  const again = (path: string) =>
    attempt === 0 ? path : `${path}${path.includes("?") ? "&" : "?"}attempt=${attempt}`;
  switch (message.type) {
    case "image":
      return (
        <button
          type="button"
          className="media-frame"
          style={shapeOf(media)}
          aria-label={t("file.open", { name: caption || t("type.image") })}
          onClick={() => actions?.openMedia(message.id)}
        >
          <img
            src={again(thumb ?? url)}
            alt={caption || t("type.image")}
            loading="lazy"
            decoding="async"
            onError={broken}
          />
        </button>
      );
    case "sticker":
      return (
        <img
          className="media-sticker"
          src={again(url)}
          alt={t("type.sticker")}
          loading="lazy"
          onError={broken}
        />
      );
    case "video":
      if (thumb) {
        return (
          <button
            type="button"
            className="media-frame media-film"
            style={shapeOf(media)}
            aria-label={t("file.play", { name: caption || t("type.video") })}
            onClick={() => actions?.openMedia(message.id)}
          >
            <img src={again(thumb)} alt="" loading="lazy" decoding="async" onError={broken} />
            <span className="media-play">
              <Icon name="play" size={24} />
            </span>
            {media?.seconds ? <span className="media-length">{clock(media.seconds)}</span> : null}
          </button>
        );
      }
      return (
        <>
          {/* Customers' videos come without captions. */}
          {/* eslint-disable-next-line jsx-a11y/media-has-caption */}
          <video
            key={attempt}
            className="media-frame"
            src={again(url)}
            controls
            preload="metadata"
            aria-label={t("type.video")}
            onError={broken}
          />
        </>
      );
    case "audio":
    case "voice":
      return (
        <VoicePlayer
          key={attempt}
          src={again(url)}
          label={t(isVoice ? "type.voice" : "type.audio")}
          seconds={media?.seconds ?? null}
          waveform={media?.waveform ?? null}
          onError={broken}
        />
      );
    default:
      return (
        <a className="file-card" href={url} download={filename || true}>
          {thumb
            ? <img className="file-thumb" src={again(thumb)} alt="" loading="lazy" />
            : <Icon name="file-text" size={22} />}
          <span className="cell-two">
            <span className="cut">{filename || t("type.document")}</span>
            {media?.bytes ? <small>{formatBytes(media.bytes)}</small> : null}
          </span>
          <Icon name="download" label={t("media.download")} />
        </a>
      );
  }
}
