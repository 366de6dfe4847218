import { useState } from "react";
import type { PriceBook } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatCivil } from "../../../i18n/format.ts";
import { formatPercentText } from "../../../i18n/percent.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { useNow } from "../../../ui/useNow.ts";
import { bookDay, type MarginLine, marginLines } from "./book.ts";
import { MarginForm } from "./MarginForm.tsx";

/** The margins along time: what was, what is, and what is to come. */
export function Margins({ book }: { book: PriceBook }) {
  const [isAdding, setAdding] = useState(false);
  const today = bookDay(book.utcOffsetMinutes, useNow(60_000));
  const lines = marginLines(book.margins, today);
  return (
    <section className="card" aria-labelledby="margins">
      <div className="card-head">
        <h2 id="margins">{t("op.margins.title")}</h2>
        {!isAdding && (
          <Button size="small" icon="plus" onClick={() => setAdding(true)}>{t("op.margin.add")}</Button>
        )}
      </div>
      <div className="card-body">
        <p className="muted">{t("op.margins.text")}</p>
        {isAdding && <MarginForm book={book} today={today} onDone={() => setAdding(false)} />}
        {lines.length === 0 ? <p className="muted">{t("op.margins.none")}</p> : (
          <ol className="time-line">
            {lines.map((line) => (
              <li key={line.from} className={`time-point time-${line.state}`}>
                <strong className="number">{formatPercentText(line.percent)}</strong>
                <span className="time-words">
                  {span(line)} {line.state === "now" && <Badge tone="ok">{t("op.margin.isNow")}</Badge>}
                  {line.state === "coming" && <Badge tone="accent">{t("op.margin.coming")}</Badge>}
                </span>
              </li>
            ))}
          </ol>
        )}
      </div>
    </section>
  );
}

const span = ({ from, to }: MarginLine) =>
  to
    ? t("op.margin.span", { from: formatCivil(from), to: formatCivil(to) })
    : t("op.margin.from", { from: formatCivil(from) });
