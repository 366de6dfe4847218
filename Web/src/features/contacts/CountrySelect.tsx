import { type ReactNode, useMemo } from "react";
import { SelectField } from "../../ui/Field.tsx";
import { countries } from "./countries.ts";

type Properties = { name: string; label: string; initial: string; help?: ReactNode };

export function CountrySelect({ name, label, initial, help }: Properties) {
  const all = useMemo(() => countries(), []);
  return (
    <SelectField name={name} label={label} defaultValue={initial} help={help}>
      {all.map(({ code, name: country }) => <option key={code} value={code}>{country}</option>)}
    </SelectField>
  );
}
