import { useEffect, useMemo } from "react";
import { t } from "../../../i18n/index.ts";
import { formatBytes } from "../../../i18n/format.ts";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Progress } from "../../../ui/Progress.tsx";
import { limits } from "./media.ts";
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
          {item.refusal && item.type !== "document" && item.file.size > 0 && (
            <Button
              size="small"
              onClick={() => tray.asDocument(item)}
            >
              {t("attachment.asDocument")}
            </Button>
          )}
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

function Facts({ item: { refusal, problem, mediaId, ratio, file, type } }: { item: TrayItem }) {
  if (refusal) {
    return (
      <span className="field-error">{t("attachment.size", { size: formatBytes(file.size) })} {refusal}</span>
    );
  }
  if (problem?.isPassing) return <small className="muted">{t("attachment.later")}</small>;
  if (problem) return <span className="field-error">{problem.detail || problem.title}</span>;
  if (!mediaId) return <Progress label={t("attachment.uploading")} ratio={ratio} />;
  return (
    <small className="muted">
      {t("attachment.of", { size: formatBytes(file.size), limit: formatBytes(limits[type] ?? 0) })}
    </small>
  );
}

/** What it is, by sight: pictures and films as they are, a recording to listen to. */
function Sight({ item: { file, type } }: { item: TrayItem }) {
  const url = useMemo(
    () => /^(image|video|audio)\//.test(file.type) ? URL.createObjectURL(file) : null,
    [file],
  );
  useEffect(() => () => void (url && URL.revokeObjectURL(url)), [url]);
  if (url && file.type.startsWith("image/")) return <img className="attachment-picture" src={url} alt="" />;
  if (url && type === "video") return <video className="attachment-picture" src={url} muted />;
  if (url && type === "audio") {
    // eslint-disable-next-line jsx-a11y/media-has-caption
    return <audio className="tray-audio" src={url} controls aria-label={t("type.audio")} />;
  }
  return <Icon name="file-text" size={22} />;
}
