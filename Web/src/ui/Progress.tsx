type Properties = {
  label: string; /** 0 to 1; absent: under way without an end in sight. */
  ratio?: number;
  tone?: "accent" | "ok" | "warn";
};

export function Progress({ label, ratio, tone = "accent" }: Properties) {
  const percent = ratio === undefined ? undefined : Math.round(ratio * 1000) / 10;
  return (
    <div
      className={`progress progress-${tone}${ratio === undefined ? " progress-unknown" : ""}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <span style={{ inlineSize: percent === undefined ? undefined : `${percent}%` }} />
    </div>
  );
}
