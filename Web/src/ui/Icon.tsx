import type { IconName } from "./icons.ts";

const sprite = document.querySelector<HTMLMetaElement>("meta[name=icons]")?.content ?? "";

type Properties = { name: IconName; size?: number; className?: string; label?: string };

/** A picture beside words. Give `label` only where it stands alone and says something. */
export function Icon({ name, size = 16, className, label }: Properties) {
  return (
    <svg
      className={`icon${className ? ` ${className}` : ""}`}
      width={size}
      height={size}
      aria-hidden={label ? undefined : true}
      role={label ? "img" : undefined}
      aria-label={label}
    >
      <use href={`${sprite}#${name}`} />
    </svg>
  );
}
