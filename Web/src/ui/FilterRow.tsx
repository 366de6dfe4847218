import type { ReactNode } from "react";
import { t } from "../i18n/index.ts";
import { IconButton } from "./Button.tsx";
import { DayRange } from "./DayRange.tsx";
import type { ListFilter } from "./useListFilter.ts";

type Properties = {
  filter: ListFilter;
  label: string;
  /** The words for no filter by kind. */
  all: string;
  choices: readonly { value: string; label: string }[];
  children?: ReactNode;
};

/** A kind and two days, kept in the address, and the way back to everything. */
export function FilterRow({ filter, label, all, choices, children }: Properties) {
  return (
    <div className="toolbar">
      <select
        className="input select"
        aria-label={label}
        value={filter.kind}
        onChange={(event) => filter.setKind(event.target.value)}
      >
        <option value="">{all}</option>
        {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
      </select>
      <DayRange from={filter.from} to={filter.to} setFrom={filter.setFrom} setTo={filter.setTo} />
      {filter.isFiltered && <IconButton icon="x" label={t("action.clearFilters")} onClick={filter.clear} />}
      {children}
    </div>
  );
}
