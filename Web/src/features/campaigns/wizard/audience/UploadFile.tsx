import { type DragEvent, useRef, useState } from "react";
import { withQuery } from "../../../../api/client.ts";
import { asProblem, Problem } from "../../../../api/problem.ts";
import type { Import } from "../../../../api/types.ts";
import { upload } from "../../../../api/upload.ts";
import { queries } from "../../../../data/store.ts";
import { t } from "../../../../i18n/index.ts";
import { formatBytes, formatPercent } from "../../../../i18n/format.ts";
import { Button } from "../../../../ui/Button.tsx";
import { Icon } from "../../../../ui/Icon.tsx";
import { ProblemNote } from "../../../../ui/ProblemNote.tsx";
import { Progress } from "../../../../ui/Progress.tsx";

const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

type Properties<Made extends Import> = {
  uploaded: (made: Made) => Promise<unknown>;
  /** Takes XLSX besides CSV. */
  takesWorkbooks?: boolean;
  words?: { title: string; text: string; note: string };
};

/** Takes a file by choice or by drop, and sends it as it is: the server reads it while it comes. */
export function UploadFile<Made extends Import>({ uploaded, takesWorkbooks, words }: Properties<Made>) {
  const input = useRef<HTMLInputElement>(null);
  const abort = useRef<AbortController>();
  const [file, setFile] = useState<File | null>(null);
  const [ratio, setRatio] = useState(0);
  const [problem, setProblem] = useState<Problem>();
  const [isOver, setOver] = useState(false);

  const start = async (chosen: File) => {
    setProblem(undefined);
    const isWorkbook = takesWorkbooks && /\.xlsx$/i.test(chosen.name);
    if (!isWorkbook && /\.(xlsx?|ods|numbers)$/i.test(chosen.name)) {
      return setProblem(new Problem(415, t("import.spreadsheet.title"), t("import.spreadsheet.text")));
    }
    const own = new AbortController();
    abort.current = own;
    setFile(chosen);
    setRatio(0);
    try {
      // Windows calls a CSV an Excel file; what it is, is known here.
      const options = { signal: own.signal, type: isWorkbook ? workbook : "text/csv" };
      const made = await upload<Made>(
        withQuery("/api/imports", { filename: chosen.name }),
        chosen,
        setRatio,
        options,
      );
      queries.put(`/api/imports/${made.id}`, made);
      await uploaded(made);
    } catch (error) {
      if (!own.signal.aborted) setProblem(asProblem(error));
      setFile(null);
    }
  };

  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped) void start(dropped);
  };

  return (
    <div className="stack">
      {problem && <ProblemNote problem={problem} />}
      {file
        ? (
          <section className="card">
            <div className="card-body">
              <div className="spread">
                <span className="cut">
                  <Icon name="file-spreadsheet" /> {file.name}{" "}
                  <span className="muted">{formatBytes(file.size)}</span>
                </span>
                <span className="number">{formatPercent(ratio)}</span>
              </div>
              <Progress label={t("import.uploading")} ratio={ratio} />
              <div>
                <Button size="small" onClick={() => abort.current?.abort()}>{t("action.cancel")}</Button>
              </div>
            </div>
          </section>
        )
        : (
          <div
            className={`drop-zone${isOver ? " is-over" : ""}`}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={onDrop}
          >
            <span className="state-icon">
              <Icon name="upload" size={22} />
            </span>
            <h2>{words?.title ?? t("import.title")}</h2>
            <p className="state-text">{words?.text ?? t("import.text")}</p>
            <Button kind="primary" icon="file-spreadsheet" onClick={() => input.current?.click()}>
              {t("import.choose")}
            </Button>
            <input
              ref={input}
              type="file"
              accept={`.csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain${
                takesWorkbooks ? ",.xlsx,.vcf,text/vcard" : ""
              }`}
              className="visually-hidden"
              tabIndex={-1}
              aria-label={t("import.choose")}
              onChange={(event) => {
                const chosen = event.target.files?.[0];
                if (chosen) void start(chosen);
                event.target.value = "";
              }}
            />
            <p className="muted">{words?.note ?? t("import.note")}</p>
          </div>
        )}
    </div>
  );
}
