export type Series = { key: string; label: string; tone: 1 | 2 | 3 };

/** What each pattern stands for; nothing where there is only one. */
export function Legend({ series }: { series: readonly Series[] }) {
  if (series.length < 2) return null;
  return (
    <ul className="chart-legend">
      {series.map((one) => (
        <li key={one.key}>
          <span className={`chart-swatch chart-fill-${one.tone}`} aria-hidden="true" />
          {one.label}
        </li>
      ))}
    </ul>
  );
}
