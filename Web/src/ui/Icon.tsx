import type { IconName } from "./icons.ts";

const sprite = document.querySelector<HTMLMetaElement>("meta[name=icons]")?.content ?? "";

type Properties = { name: IconName; size?: number; className?: string; label?: string };

/** Point along the line, and so the other way where the line runs from right to left. */
const pointing = /left|right|reply|forward|^log-|^send|external|^undo|^list|^indent/;

/** A picture beside words. Give `label` only where it stands alone and says something. */
export function Icon({ name, size = 16, className, label }: Properties) {
  return (
    <svg
      className={`icon${pointing.test(name) ? " icon-flip" : ""}${className ? ` ${className}` : ""}`}
      width={size}
      height={size}
      aria-hidden={label ? undefined : true}
      role={label ? "img" : undefined}
      aria-label={label}
    >
      {label && <title>{label}</title>}
      <use href={`${sprite}#${name}`} />
    </svg>
  );
}
