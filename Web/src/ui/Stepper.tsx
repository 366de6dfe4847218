import { useId } from "react";
import { t } from "../i18n/index.ts";
import { IconButton } from "./Button.tsx";

type Properties = {
  label: string;
  help?: string;
  value: number;
  least?: number;
  most?: number;
  onChange: (value: number) => void;
};

/** A small count, by buttons, by arrow keys, or as typed. */
export function Stepper({ label, help, value, least = 0, most = 1_000, onChange }: Properties) {
  const id = useId();
  const set = (next: number) => onChange(Math.min(most, Math.max(least, next)));
  return (
    <div className="stepper-field">
      <div className="cell-two">
        <label htmlFor={id} className="field-label">{label}</label>
        {help && <small id={`${id}-help`}>{help}</small>}
      </div>
      <div className="stepper">
        <IconButton
          icon="minus"
          label={t("stepper.less", { name: label })}
          disabled={value <= least}
          onClick={() => set(value - 1)}
        />
        <input
          id={id}
          className="input number"
          type="text"
          inputMode="numeric"
          role="spinbutton"
          aria-valuenow={value}
          aria-valuemin={least}
          aria-valuemax={most}
          aria-describedby={help ? `${id}-help` : undefined}
          value={value}
          onChange={(event) => set(Number.parseInt(event.target.value.replace(/\D/g, "") || "0", 10))}
          onKeyDown={(event) => {
            if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
            event.preventDefault();
            set(value + (event.key === "ArrowUp" ? 1 : -1));
          }}
        />
        <IconButton
          icon="plus"
          label={t("stepper.more", { name: label })}
          disabled={value >= most}
          onClick={() => set(value + 1)}
        />
      </div>
    </div>
  );
}
