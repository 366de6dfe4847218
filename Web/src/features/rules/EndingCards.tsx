import type { ChannelRules } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { SelectField, TextField } from "../../ui/Field.tsx";
import { Link } from "../../ui/Link.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { fillReply } from "../inbox/composer/quickReply.ts";
import { Preview } from "../whatsapp/Preview.tsx";
import { MessageCard } from "./MessageCard.tsx";
import { NumberField } from "./NumberField.tsx";
import { VariableArea } from "./VariableArea.tsx";

type Properties = { rules: ChannelRules; change: (rules: Partial<ChannelRules>) => void; sender: string };

/** How conversations end and begin again: by themselves, with a question, and where an answer after that goes. */
export function EndingCards({ rules, change, sender }: Properties) {
  const { autoResolve, satisfaction, reopen } = rules;
  const setResolve = (next: Partial<typeof autoResolve>) =>
    change({ autoResolve: { ...autoResolve, ...next } });
  const setReopen = (next: Partial<typeof reopen>) => change({ reopen: { ...reopen, ...next } });
  const goodbye = autoResolve.text ?? "";
  // Faces and stars are read in every language.
  const answers = satisfaction.scale === "three"
    ? ["😀", "😐", "🙁"]
    : [5, 4, 3, 2, 1].map((count) => "★".repeat(count));
  return (
    <>
      <section className="card rule-card" aria-label={t("rules.resolve")}>
        <div className="card-body">
          <Switch
            label={<strong>{t("rules.resolve")}</strong>}
            help={t("rules.resolve.help")}
            checked={autoResolve.on}
            onChange={(on) => setResolve({ on })}
          />
          {autoResolve.on && (
            <div className="with-preview">
              <div className="stack">
                <NumberField
                  name="autoResolve.afterHours"
                  label={t("rules.resolve.after")}
                  value={autoResolve.afterHours}
                  most={8_760}
                  onChange={(afterHours) => setResolve({ afterHours })}
                />
                <VariableArea
                  name="autoResolve.text"
                  label={t("rules.resolve.text")}
                  placeholder={t("rules.resolve.ready")}
                  value={goodbye}
                  onChange={(text) => setResolve({ text: text || null })}
                />
              </div>
              {goodbye && (
                <Preview
                  sender={sender}
                  isCompact
                  components={[{
                    type: "BODY",
                    text: fillReply(goodbye, { contact: "Asha Verma", agent: "" }),
                  }]}
                />
              )}
            </div>
          )}
        </div>
      </section>
      <section className="card rule-card" aria-label={t("rules.reopen")}>
        <div className="card-head">
          <h2>{t("rules.reopen")}</h2>
        </div>
        <div className="card-body">
          <p className="muted">{t("rules.reopen.help")}</p>
          <div className="field-row">
            <SelectField
              name="reopen.to"
              label={t("rules.reopen.to")}
              value={reopen.to}
              onChange={(event) => setReopen({ to: event.target.value as typeof reopen.to })}
            >
              <option value="same">{t("rules.reopen.same")}</option>
              <option value="rules">{t("rules.reopen.rules")}</option>
            </SelectField>
            {reopen.to === "same" && (
              <NumberField
                name="reopen.withinHours"
                label={t("rules.reopen.within")}
                most={8_760}
                value={reopen.withinHours}
                onChange={(withinHours) => setReopen({ withinHours })}
              />
            )}
          </div>
        </div>
      </section>
      <MessageCard
        name="satisfaction"
        title={t("rules.satisfaction")}
        help={t("rules.satisfaction.help")}
        ready={t("rules.satisfaction.ready")}
        value={satisfaction}
        change={(next) => change({ satisfaction: { ...satisfaction, ...next } })}
        sender={sender}
        answers={answers}
      >
        <div className="field-row">
          <SelectField
            name="satisfaction.scale"
            label={t("rules.scale")}
            value={satisfaction.scale}
            onChange={(event) =>
              change({
                satisfaction: { ...satisfaction, scale: event.target.value as typeof satisfaction.scale },
              })}
          >
            <option value="three">{t("rules.scale.three")}</option>
            <option value="five">{t("rules.scale.five")}</option>
          </SelectField>
          <TextField
            name="satisfaction.thanks"
            label={t("rules.thanks")}
            value={satisfaction.thanks}
            placeholder={t("rules.thanks.ready")}
            maxLength={1024}
            onChange={(event) => change({ satisfaction: { ...satisfaction, thanks: event.target.value } })}
          />
        </div>
        <Link className="link" href="/settings/satisfaction">{t("rules.satisfaction.report")}</Link>
      </MessageCard>
    </>
  );
}
