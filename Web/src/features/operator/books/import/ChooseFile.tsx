import { type DragEvent, useRef, useState } from "react";
import type { PriceBook } from "../../../../api/types.ts";
import { t } from "../../../../i18n/index.ts";
import { formatBytes } from "../../../../i18n/format.ts";
import { Button } from "../../../../ui/Button.tsx";
import { Icon } from "../../../../ui/Icon.tsx";
import { bookDay } from "../book.ts";

type Properties = {
  book: PriceBook | undefined;
  isRunning: boolean;
  compare: (file: File, from: string) => void;
};

const mostBytes = 4_000_000;

/** The file, by choice or by drop, and the day its prices begin on: the next first of a month, unless it is changed. */
export function ChooseFile({ book, isRunning, compare }: Properties) {
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const [isOver, setOver] = useState(false);
  const [chosen, setChosen] = useState("");
  const from = chosen || nextMonth(bookDay(book?.utcOffsetMinutes ?? 0));
  const isLarge = !!file && file.size > mostBytes;

  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped) setFile(dropped);
  };

  return (
    <section className="card" aria-label={t("op.import.file")}>
      <div className="card-body">
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
            <Icon name={file ? "file-spreadsheet" : "upload"} size={22} />
          </span>
          <h2>{file ? file.name : t("op.import.drop")}</h2>
          <p className="state-text">{file ? formatBytes(file.size) : t("op.import.text")}</p>
          <Button icon="file-spreadsheet" onClick={() => input.current?.click()}>
            {t(file ? "op.import.other" : "op.import.choose")}
          </Button>
          <input
            ref={input}
            type="file"
            accept=".csv,text/csv"
            className="visually-hidden"
            tabIndex={-1}
            aria-label={t("op.import.choose")}
            onChange={(event) => {
              const found = event.target.files?.[0];
              if (found) setFile(found);
              event.target.value = "";
            }}
          />
        </div>
        {isLarge && <p className="field-error">{t("op.import.large")}</p>}
        <div className="import-foot">
          <label className="inline-field">
            {t("op.import.from")}{" "}
            <input
              type="date"
              className="input"
              value={from}
              onChange={(event) => setChosen(event.target.value)}
            />
          </label>
          <Button
            kind="primary"
            icon="file-diff"
            disabled={!file || isLarge || !from}
            isBusy={isRunning}
            onClick={() => file && compare(file, from)}
          >
            {t("op.import.compare")}
          </Button>
        </div>
        <p className="muted cost-note">{t("op.import.nothingYet")}</p>
      </div>
    </section>
  );
}

/** Meta changes its prices on the first of a month. */
function nextMonth(today: string) {
  const date = new Date(`${today.slice(0, 7)}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + 1);
  return date.toISOString().slice(0, 10);
}
