import { useState } from "react";
import type { BillingSetting } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { Form, FormProblem, SubmitButton } from "../../../ui/Form.tsx";
import { toast } from "../../../ui/toasts.ts";
import { SettingField } from "./SettingField.tsx";
import { type Changes, realChanges, saveSettings } from "./settings.ts";

/** The fields of one group. Only what is changed is sent; after saving no secret is left in the page. */
export function SettingsForm({ settings, label }: { settings: readonly BillingSetting[]; label: string }) {
  const [typed, setTyped] = useState<Changes>({});
  const changes = realChanges(settings, typed);
  const count = Object.keys(changes).length;
  const write = (name: string, value: string | null | undefined) =>
    setTyped((before) => {
      const next: Record<string, string | null> = { ...before };
      if (value === undefined) delete next[name];
      else next[name] = value;
      return next;
    });

  const save = async (_: unknown, key: string) => {
    await saveSettings(changes, key);
    setTyped({});
    toast({ tone: "ok", text: t("op.settings.saved", { group: label }) });
  };

  return (
    <Form onSubmit={save} label={label}>
      <FormProblem fields={settings.map(({ name }) => name)} />
      <div className="settings-fields">
        {settings.map((setting) => (
          <SettingField
            key={setting.name}
            setting={setting}
            typed={typed[setting.name]}
            write={(value) => write(setting.name, value)}
          />
        ))}
      </div>
      <div className="form-foot form-foot-end">
        <span className="muted ledger-small" aria-live="polite">
          {count > 0 && t("op.settings.changed", { count })}
        </span>
        {count > 0 && <Button onClick={() => setTyped({})}>{t("op.settings.discard")}</Button>}
        <SubmitButton kind={count > 0 ? "primary" : "secondary"} disabled={count === 0}>
          {t("action.save")}
        </SubmitButton>
      </div>
    </Form>
  );
}
