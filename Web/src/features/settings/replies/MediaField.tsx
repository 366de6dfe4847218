import { useState } from "react";
import { withQuery } from "../../../api/client.ts";
import { asProblem, type Problem } from "../../../api/problem.ts";
import { upload } from "../../../api/upload.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Progress } from "../../../ui/Progress.tsx";

type Properties = { mediaId: string | null; change: (mediaId: string | null) => void };

/** The file that goes with a quick reply: it is laid into the composer beside the text. */
export function MediaField({ mediaId, change }: Properties) {
  const [name, setName] = useState("");
  const [ratio, setRatio] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem>();
  const put = async (file: File) => {
    setProblem(undefined);
    setRatio(0);
    setName(file.name);
    try {
      const path = withQuery("/api/media", { filename: file.name });
      change((await upload<{ id: string }>(path, file, setRatio)).id);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setRatio(null);
    }
  };
  return (
    <div className="field">
      <span className="field-label">
        {t("replies.file")} <span className="field-optional">{t("field.optional")}</span>
      </span>
      <div className="row">
        <label className="button button-secondary button-small file-button">
          <Icon name="paperclip" />
          {t(mediaId ? "replies.file.other" : "replies.file.choose")}
          <input
            type="file"
            className="visually-hidden"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) void put(file);
              event.target.value = "";
            }}
          />
        </label>
        {ratio !== null
          ? <Progress label={t("replies.file.uploading")} ratio={ratio} />
          : mediaId && (
            <a className="link" href={`/api/media/${mediaId}`} target="_blank" rel="noopener">
              {name || t("replies.file.look")}
            </a>
          )}
        {mediaId && ratio === null && (
          <Button kind="quiet" size="small" icon="x" onClick={() => change(null)}>{t("push.remove")}</Button>
        )}
      </div>
      {problem && <p className="field-error">{problem.detail || problem.title}</p>}
    </div>
  );
}
