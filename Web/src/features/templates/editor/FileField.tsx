import { type DragEvent, useState } from "react";
import { withQuery } from "../../../api/client.ts";
import { asProblem, Problem } from "../../../api/problem.ts";
import type { TemplateFile } from "../../../api/types.ts";
import { upload } from "../../../api/upload.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { ProblemNote } from "../../../ui/ProblemNote.tsx";
import { Progress } from "../../../ui/Progress.tsx";
import type { DraftFile } from "./draft.ts";
import { FindingsAt } from "./EditField.tsx";
import { useEditing } from "./EditorContext.ts";
import { remember, shownFile } from "./files.ts";
import { fileKinds } from "./kinds.ts";

type Properties = {
  place: string;
  format: string;
  file: DraftFile | null;
  onChange: (file: DraftFile | null) => void;
};

/** The file that the reviewers see: put up at Meta at once, by choice or by drop. */
export function FileField({ place, format, file, onChange }: Properties) {
  const { draft, touch } = useEditing();
  const [ratio, setRatio] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem>();
  const [isOver, setOver] = useState(false);
  const { accept, most } = fileKinds[format]!;
  const shown = shownFile(file);

  const start = async (chosen: File | undefined) => {
    if (!chosen || ratio !== null) return;
    touch(place);
    setProblem(undefined);
    if (!accept.split(",").includes(chosen.type) || chosen.size > most * 1024 ** 2) {
      const detail = t(`editor.file.rule.${format as "IMAGE"}`);
      return setProblem(new Problem(415, t("editor.file.wrong"), detail));
    }
    setRatio(0);
    try {
      const path = withQuery("/api/template-media", { channel: draft.channelId, filename: chosen.name });
      const made = await upload<TemplateFile>(path, chosen, setRatio);
      const known = {
        handle: made.handle,
        mediaId: made.mediaId,
        mimeType: made.mimeType,
        name: chosen.name,
      };
      remember(known);
      onChange(known);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setRatio(null);
    }
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void start(event.dataTransfer.files[0]);
  };

  return (
    <div className="field">
      {/* The button within does the same. */}
      <div
        className={`file-drop${isOver ? " is-over" : ""}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        {shown?.url && format === "IMAGE" ? <img src={shown.url} alt="" /> : (
          <span className="state-icon">
            <Icon
              name={format === "DOCUMENT" ? "file-text" : format === "VIDEO" ? "video" : "image"}
              size={20}
            />
          </span>
        )}
        <div className="cell-two">
          <strong className="cut" dir="auto">
            {file ? file.name ?? t("editor.file.there") : t(`editor.file.${format as "IMAGE"}`)}
          </strong>
          <small>{t(`editor.file.rule.${format as "IMAGE"}`)}</small>
        </div>
        <div className="row">
          <label className="button button-secondary button-small file-button">
            <Icon name="upload" />
            {t(file ? "editor.file.other" : "editor.file.choose")}
            <input
              type="file"
              accept={accept}
              className="visually-hidden"
              data-place={place}
              onChange={(event) => {
                void start(event.target.files?.[0]);
                event.target.value = "";
              }}
            />
          </label>
          {file && (
            <Button size="small" kind="quiet" icon="x" onClick={() => onChange(null)}>
              {t("editor.file.remove")}
            </Button>
          )}
        </div>
        {ratio !== null && <Progress label={t("editor.file.uploading")} ratio={ratio} />}
      </div>
      {problem && <ProblemNote problem={problem} />}
      <FindingsAt place={place} />
    </div>
  );
}
