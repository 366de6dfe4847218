import type { BillingSetting } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { SelectField, TextField } from "../../../ui/Field.tsx";
import { SecretField } from "./SecretField.tsx";

export type FieldProperties = {
  setting: BillingSetting;
  /** What is typed; `undefined` before anything is. */
  typed: string | null | undefined;
  write: (value: string | null | undefined) => void;
};

/** One setting, by its kind. */
export function SettingField(properties: FieldProperties) {
  const { setting, typed, write } = properties;
  const common = { name: setting.name, label: setting.label, help: setting.help ?? undefined };
  const value = typed === undefined ? setting.value ?? "" : typed ?? "";
  switch (setting.kind) {
    case "secret":
      return <SecretField {...properties} />;
    case "choice":
      return (
        <SelectField {...common} value={value} onChange={(event) => write(event.target.value)}>
          {(!setting.choices?.includes(value) || !setting.isSet) && (
            <option value="">{t("op.settings.usual")}</option>
          )}
          {setting.choices?.map((choice) => <option key={choice} value={choice}>{choice}</option>)}
        </SelectField>
      );
    default:
      return (
        <TextField
          {...common}
          value={value}
          className={setting.kind === "number" ? "field-number" : undefined}
          inputMode={setting.kind === "number" ? "decimal" : undefined}
          maxLength={400}
          onChange={(event) => write(event.target.value)}
        />
      );
  }
}
