import { t } from "../../../../i18n/index.ts";
import { TextField } from "../../../../ui/Field.tsx";

type Place = { latitude?: string; longitude?: string; name?: string; address?: string };
type Properties = { name: string; text: string; onChange: (text: string) => void };

export function readPlace(text: string): Place {
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found !== "object" || found === null) return {};
    return Object.fromEntries(Object.entries(found).map(([key, value]) => [key, String(value)]));
  } catch {
    return {};
  }
}

const parts = ["name", "address", "latitude", "longitude"] as const;

/** A place on the map, kept as WhatsApp takes it. */
export function LocationValue({ name, text, onChange }: Properties) {
  const place = readPlace(text);
  const set = (part: Place) => {
    const next = { ...place, ...part };
    const isEmpty = parts.every((key) => !next[key]?.trim());
    onChange(isEmpty ? "" : JSON.stringify(next));
  };
  return (
    <div className="field-row">
      {parts.map((part) => {
        const isAngle = part === "latitude" || part === "longitude";
        return (
          <TextField
            key={part}
            name={`${name}.${part}`}
            label={t(`vars.place.${part}`)}
            required
            dir={isAngle ? "ltr" : "auto"}
            inputMode={isAngle ? "decimal" : undefined}
            pattern={isAngle ? "-?\\d{1,3}(\\.\\d+)?" : undefined}
            title={isAngle ? t("vars.place.angle") : undefined}
            value={place[part] ?? ""}
            onChange={(event) => set({ [part]: event.target.value })}
          />
        );
      })}
    </div>
  );
}
