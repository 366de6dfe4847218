import { Icon } from "./Icon.tsx";

export const tagColours = [
  "grey",
  "red",
  "orange",
  "amber",
  "green",
  "teal",
  "blue",
  "violet",
  "pink",
] as const;
export type TagColour = (typeof tagColours)[number];

/** The colours have names; one that came from elsewhere is shown in grey. */
export const asTagColour = (colour: string): TagColour =>
  tagColours.find((known) => known === colour) ?? "grey";

type Properties = { name: string; colour: string; remove?: { label: string; run: () => void } };

export function TagChip({ name, colour, remove }: Properties) {
  return (
    <span className={`tag tag-${asTagColour(colour)}`} title={name}>
      <span className="cut">{name}</span>
      {remove && (
        <button type="button" aria-label={remove.label} onClick={remove.run}>
          <Icon name="x" size={12} />
        </button>
      )}
    </span>
  );
}
