import { useEffect, useMemo } from "react";
import { t } from "../../i18n/index.ts";
import { formatBytes } from "../../i18n/format.ts";
import { IconButton } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Progress } from "../../ui/Progress.tsx";
import type { Attachment } from "./useAttachment.ts";

/** The chosen file above the composer, with how far its upload is. */
export function AttachmentLine({ attachment }: { attachment: Attachment }) {
  const { file, ratio, media, problem, clear, attach } = attachment;
  const picture = useMemo(() => file?.type.startsWith("image/") ? URL.createObjectURL(file) : null, [file]);
  useEffect(() => () => void (picture && URL.revokeObjectURL(picture)), [picture]);
  if (!file) return null;
  return (
    <div className="composer-above">
      {picture
        ? <img className="attachment-picture" src={picture} alt="" />
        : <Icon name="file-text" size={22} />}
      <div className="attachment-facts">
        <span className="cut">{file.name}</span>
        {problem
          ? <span className="field-error">{problem.title}. {problem.detail}</span>
          : media
          ? <small className="muted">{formatBytes(file.size)}</small>
          : <Progress label={t("attachment.uploading")} ratio={ratio} />}
      </div>
      {problem && problem.status !== 413 && (
        <IconButton
          icon="rotate-ccw"
          label={t("action.retry")}
          onClick={() => attach(file)}
        />
      )}
      <IconButton icon="x" label={t("attachment.remove")} onClick={clear} />
    </div>
  );
}
