import { type ReactNode, useMemo } from "react";
import { SelectField } from "../../ui/Field.tsx";
import { countries } from "./countries.ts";

type Properties = { name: string; label: string; initial: string; help?: ReactNode };

export function CountrySelect({ name, label, initial, help }: Properties) {
  return (
    <SelectField name={name} label={label} defaultValue={initial} help={help}>
      <CountryOptions />
    </SelectField>
  );
}

/** Every country, for a select. */
export function CountryOptions() {
  const all = useMemo(() => countries(), []);
  return <>{all.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}</>;
}
