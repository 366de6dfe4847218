import { useEffect, useMemo, useState } from "react";
import { t } from "../../../i18n/index.ts";
import { formatBytes } from "../../../i18n/format.ts";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Progress } from "../../../ui/Progress.tsx";
import { canBeSticker, changeOf, limits, mediaType } from "./media.ts";
import type { Tray, TrayItem } from "./useTray.ts";

/** The chosen files above the text, each with how far its upload is, or why it cannot go. */
export function AttachmentTray({ tray }: { tray: Tray }) {
  if (tray.items.length === 0) return null;
  return (
    <ul className="tray" aria-label={t("attachment.list")}>
      {tray.items.map((item) => (
        <li key={item.key} className={`tray-item${item.refusal ? " tray-refused" : ""}`}>
          <Sight item={item} />
          <div className="attachment-facts">
            <span className="cut">{item.isVoice ? t("type.voice") : item.file.name}</span>
            <Facts item={item} />
          </div>
          <Kinds
            item={item}
            sendAs={(type) =>
              tray.sendAs(item.key, type)}
          />
          {item.problem && !item.problem.isPassing && (
            <IconButton
              icon="rotate-ccw"
              label={t("action.retry")}
              onClick={() => tray.retry(item)}
            />
          )}
          <IconButton
            icon="x"
            label={t("attachment.remove")}
            onClick={() =>
              tray.remove(item.key)}
          />
        </li>
      ))}
    </ul>
  );
}

/** As what else it can go: the file itself, unchanged, or a sticker. */
function Kinds({ item: { file, type, refusal, isVoice }, sendAs }: {
  item: TrayItem;
  sendAs: (type: string) => void;
}) {
  const own = mediaType(file);
  if (refusal || isVoice || own === "document") return null;
  return (
    <>
      {type !== own && (
        <Button size="small" onClick={() => sendAs(own)}>{t(`attachment.as.${own as "image"}`)}</Button>
      )}
      {type === own && canBeSticker(file) && (
        <Button size="small" onClick={() => sendAs("sticker")}>{t("attachment.asSticker")}</Button>
      )}
      {type === own && changeOf(file, type) && (
        <Button size="small" onClick={() => sendAs("document")}>{t("attachment.asDocument")}</Button>
      )}
    </>
  );
}

function Facts({ item: { refusal, problem, mediaId, ratio, file, type } }: { item: TrayItem }) {
  if (refusal) {
    return (
      <span className="field-error">{t("attachment.size", { size: formatBytes(file.size) })} {refusal}</span>
    );
  }
  if (problem?.isPassing) return <small className="muted">{t("attachment.later")}</small>;
  if (problem) return <span className="field-error">{problem.detail || problem.title}</span>;
  const change = changeOf(file, type);
  return (
    <>
      {!mediaId && <Progress label={t("attachment.uploading")} ratio={ratio} />}
      <small className="muted">
        {t("attachment.size", { size: formatBytes(file.size) })}{" "}
        {change === "smaller" && t("attachment.smaller", { limit: (limits[type] ?? 0) / 1_000_000 })}
        {change === "converted" && t("attachment.converted")}
      </small>
    </>
  );
}

/** What it is, by sight: pictures and films as they are, a recording to listen to. */
function Sight({ item: { file, type } }: { item: TrayItem }) {
  // Not every browser shows every kind that WhatsApp gets in the end.
  const [isBroken, setBroken] = useState(false);
  const url = useMemo(
    () => /^(image|video|audio)\//.test(file.type) ? URL.createObjectURL(file) : null,
    [file],
  );
  useEffect(() => () => void (url && URL.revokeObjectURL(url)), [url]);
  const broken = () => setBroken(true);
  if (isBroken) return <Icon name="file-text" size={22} />;
  if (url && file.type.startsWith("image/")) {
    return <img className="attachment-picture" src={url} alt="" onError={broken} />;
  }
  if (url && type === "video") {
    return <video className="attachment-picture" src={url} muted onError={broken} />;
  }
  if (url && type === "audio") {
    // eslint-disable-next-line jsx-a11y/media-has-caption
    return <audio className="tray-audio" src={url} controls aria-label={t("type.audio")} />;
  }
  return <Icon name="file-text" size={22} />;
}
