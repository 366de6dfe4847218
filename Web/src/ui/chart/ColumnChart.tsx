import { type PointerEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Legend, type Series } from "./Legend.tsx";
import { labelEvery, ratio, ticks } from "./scale.ts";

export type ChartColumn = {
  key: string;
  /** Below the axis, short. */
  label: string;
  /** Whole numbers of the smallest unit, one for each series. */
  values: readonly bigint[];
};

type Properties = {
  /** The question that the chart answers. */
  title: string;
  /** What a person who does not see it should know. The numbers are in the table beside it. */
  description: string;
  columns: readonly ChartColumn[];
  series: readonly Series[];
  /** For the axis. */
  formatTick: (value: bigint) => string;
  /** In words, above the chart, for the column under the pointer. */
  readout: (index: number) => ReactNode;
  /** What stands there while there is none. */
  summary: ReactNode;
};

const height = 220;
const below = 24;
const above = 10;

/** Stacked columns over time, drawn to the width there is. Series differ in pattern as well as in colour. */
export function ColumnChart(
  { title, description, columns, series, formatTick, readout, summary }: Properties,
) {
  const id = useId().replaceAll(":", "");
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [at, setAt] = useState<number | null>(null);

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const sums = columns.map((column) => column.values.reduce((sum, value) => sum + value, 0n));
  const largest = sums.reduce((most, sum) => sum > most ? sum : most, 0n);
  const marks = ticks(largest);
  const top = marks.at(-1)!;
  const words = marks.map(formatTick);
  const start = Math.max(24, ...words.map((word) => word.length * 7 + 10));
  const inner = Math.max(0, width - start);
  const step = columns.length === 0 ? 0 : inner / columns.length;
  const bar = Math.max(1, Math.min(36, step * (step < 6 ? 0.8 : 0.68)));
  const drawn = height - below - above;
  const y = (value: bigint) => above + drawn * (1 - ratio(value, top));
  const every = labelEvery(columns.length, inner);

  const point = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const index = Math.floor((event.clientX - box.left - start) / step);
    setAt(index >= 0 && index < columns.length ? index : null);
  };

  return (
    <figure className="chart">
      <figcaption className="chart-head">
        <span className="chart-readout">{at !== null && at < columns.length ? readout(at) : summary}</span>
        <Legend series={series} />
      </figcaption>
      {/* Time goes from left to right in a chart, whatever the language. */}
      <div ref={place} className="chart-place" dir="ltr" style={{ height }}>
        {width > 0 && (
          <svg
            width={width}
            height={height}
            role="img"
            aria-label={`${title}. ${description}`}
            onPointerMove={point}
            onPointerDown={point}
            onPointerLeave={() => setAt(null)}
          >
            <defs>
              <pattern
                id={`${id}-2`}
                width="5"
                height="5"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
              >
                <rect width="2" height="5" className="chart-pattern" />
              </pattern>
              <pattern id={`${id}-3`} width="5" height="5" patternUnits="userSpaceOnUse">
                <circle cx="2" cy="2" r="1.1" className="chart-pattern" />
              </pattern>
            </defs>
            <g>
              {marks.map((mark) => (
                <line
                  key={String(mark)}
                  x1={start}
                  x2={width}
                  y1={y(mark)}
                  y2={y(mark)}
                  className="chart-line"
                />
              ))}
              {at !== null && (
                <rect x={start + at * step} width={step} y={above} height={drawn} className="chart-hover" />
              )}
              {columns.map((column, index) => {
                let sum = 0n;
                return series.map((one, which) => {
                  const value = column.values[which] ?? 0n;
                  const from = y(sum);
                  sum += value;
                  const to = y(sum);
                  if (value === 0n) return null;
                  const box = {
                    x: start + index * step + (step - bar) / 2,
                    width: bar,
                    y: to,
                    height: Math.max(1, from - to),
                  };
                  return (
                    <g key={`${column.key} ${one.key}`}>
                      <rect {...box} className={`chart-base-${one.tone}`} />
                      {one.tone > 1 && <rect {...box} fill={`url(#${id}-${one.tone})`} />}
                    </g>
                  );
                });
              })}
            </g>
            {marks.map((mark, index) => (
              <text
                key={String(mark)}
                x={start - 8}
                y={y(mark) + 4}
                textAnchor="end"
                className="chart-text"
              >
                {words[index]}
              </text>
            ))}
            {columns.map((column, index) =>
              index % every === 0 && (
                <text
                  key={column.key}
                  x={start + index * step + step / 2}
                  y={height - 6}
                  textAnchor="middle"
                  className="chart-text"
                >
                  {column.label}
                </text>
              )
            )}
          </svg>
        )}
      </div>
    </figure>
  );
}
