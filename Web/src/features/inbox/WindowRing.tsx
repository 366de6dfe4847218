import { Avatar } from "../../ui/Avatar.tsx";

const whole = 24 * 3_600_000;

/** The contact's picture, with what is left of the 24-hour window as a ring around it. */
export function WindowRing(
  { name, until, now, size = 40 }: { name: string; until?: string | null; now: number; size?: number },
) {
  const left = until ? Math.max(0, Math.min(1, (Date.parse(until) - now) / whole)) : 0;
  const radius = size / 2 - 1;
  const around = 2 * Math.PI * radius;
  return (
    <span className="window-ring" style={{ width: size, height: size }}>
      <Avatar name={name} size={size - 7} />
      {left > 0 && (
        <svg
          width={size}
          height={size}
          aria-hidden="true"
          className={left < 1 / 12 ? "window-ring-late" : undefined}
        >
          <circle cx={size / 2} cy={size / 2} r={radius} strokeDasharray={`${around * left} ${around}`} />
        </svg>
      )}
    </span>
  );
}
