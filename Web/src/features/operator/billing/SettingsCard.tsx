import type { ReactNode } from "react";
import type { BillingSetting } from "../../../api/types.ts";
import { groupLead, groupTitle } from "./settings.ts";
import { SettingsForm } from "./SettingsForm.tsx";

type Properties = {
  group: string;
  settings: readonly BillingSetting[];
  title?: string;
  badge?: ReactNode;
  children?: ReactNode;
};

/** One group of settings, saved by itself. */
export function SettingsCard({ group, settings, title, badge, children }: Properties) {
  const lead = groupLead(group);
  const id = `settings-${group}`;
  return (
    <section className="card" aria-labelledby={id}>
      <div className="card-head">
        <h2 id={id}>{title ?? groupTitle(group)}</h2>
        {badge}
      </div>
      <div className="card-body">
        {lead && <p className="muted">{lead}</p>}
        {children}
        {settings.length > 0 && <SettingsForm settings={settings} label={title ?? groupTitle(group)} />}
      </div>
    </section>
  );
}
