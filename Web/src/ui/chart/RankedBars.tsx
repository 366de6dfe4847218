import type { ReactNode } from "react";
import { Legend, type Series } from "./Legend.tsx";
import { ratio } from "./scale.ts";

export type RankedBar = { key: string; label: string; values: readonly bigint[]; value: ReactNode };

type Properties = { title: string; bars: readonly RankedBar[]; series: readonly Series[] };

/** Lying bars with their names and numbers in words: a chart that reads as a list. */
export function RankedBars({ title, bars, series }: Properties) {
  const sum = (bar: RankedBar) => bar.values.reduce((total, value) => total + value, 0n);
  const largest = bars.map(sum).reduce((most, total) => total > most ? total : most, 0n);
  return (
    <>
      {series.length > 1 && (
        <div className="ranked-head">
          <Legend series={series} />
        </div>
      )}
      <ul className="ranked" aria-label={title}>
        {bars.map((bar) => (
          <li key={bar.key}>
            <span className="cut" dir="auto">{bar.label}</span>
            <span className="ranked-value">{bar.value}</span>
            <span className="ranked-track" aria-hidden="true">
              {series.map((one, index) => (
                <span
                  key={one.key}
                  className={`ranked-bar chart-fill-${one.tone}`}
                  style={{ inlineSize: `${ratio(bar.values[index] ?? 0n, largest) * 100}%` }}
                />
              ))}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
