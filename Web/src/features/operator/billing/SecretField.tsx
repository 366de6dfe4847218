import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { TextField } from "../../../ui/Field.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import type { FieldProperties } from "./SettingField.tsx";

/** A secret: it can be written and replaced, and is never shown again. */
export function SecretField({ setting, typed, write }: FieldProperties) {
  if (typed === null) {
    return (
      <Frame label={setting.label}>
        <span className="secret-state secret-gone">
          <Icon name="trash-2" size={14} />
          {t("op.secret.removed")}
        </span>
        <Button size="small" kind="quiet" onClick={() => write(undefined)}>{t("action.undo")}</Button>
      </Frame>
    );
  }
  if (setting.isSet && typed === undefined) {
    return (
      <Frame label={setting.label} help={setting.help ?? undefined}>
        <span className="secret-state">
          <Icon name="lock" size={14} />
          {t("op.secret.set")}
        </span>
        <Button
          size="small"
          onClick={() => write("")}
          aria-label={t("op.secret.replace.name", { name: setting.label })}
        >
          {t("op.secret.replace")}
        </Button>
        <Button
          size="small"
          kind="quiet"
          onClick={() => write(null)}
          aria-label={t("op.secret.remove.name", { name: setting.label })}
        >
          {t("op.secret.remove")}
        </Button>
      </Frame>
    );
  }
  return (
    <div className="secret-new">
      <TextField
        name={setting.name}
        label={setting.label}
        help={setting.help ?? t("op.secret.help")}
        type="password"
        autoComplete="new-password"
        spellCheck={false}
        value={typed ?? ""}
        maxLength={400}
        onChange={(event) => write(event.target.value)}
      />
      {setting.isSet && (
        <Button size="small" kind="quiet" onClick={() => write(undefined)}>{t("op.secret.keep")}</Button>
      )}
    </div>
  );
}

function Frame({ label, help, children }: { label: string; help?: string; children: React.ReactNode }) {
  return (
    <div className="field" role="group" aria-label={label}>
      <span className="field-label">{label}</span>
      <div className="secret-line">{children}</div>
      {help && <p className="field-help">{help}</p>}
    </div>
  );
}
