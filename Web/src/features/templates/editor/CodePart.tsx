import { t } from "../../../i18n/index.ts";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { Check } from "../../../ui/Field.tsx";
import { Note } from "../../../ui/Note.tsx";
import { RadioCards } from "../../../ui/RadioCards.tsx";
import { Stepper } from "../../../ui/Stepper.tsx";
import { Switch } from "../../../ui/Switch.tsx";
import type { Draft, DraftApp, OtpType } from "./draft.ts";
import { EditInput, FindingsAt } from "./EditField.tsx";
import { useEditing } from "./EditorContext.ts";

const mostApps = 5;

/** A one-time code: WhatsApp writes the words, in the template's language. */
export function CodePart() {
  const { draft, change } = useEditing();
  const { code } = draft;
  const set = (wanted: Partial<Draft["code"]>, field = "") =>
    change((before) => ({ ...before, code: { ...before.code, ...wanted } }), field);
  const setApp = (at: number, wanted: Partial<DraftApp>) =>
    set({ apps: code.apps.map((app, index) => index === at ? { ...app, ...wanted } : app) }, `app ${at}`);
  const isInApp = code.otp !== "COPY_CODE";
  return (
    <>
      <section className="card" aria-labelledby="editor-code">
        <div className="card-head">
          <h2 id="editor-code">{t("editor.code")}</h2>
        </div>
        <div className="card-body">
          <Note>{t("editor.code.words")}</Note>
          <Switch
            label={t("editor.code.warns")}
            help={t("editor.code.warns.help")}
            checked={code.warns}
            onChange={(warns) => set({ warns })}
          />
          <Switch
            label={t("editor.code.expires")}
            help={t("editor.code.expires.help")}
            checked={code.minutes !== null}
            onChange={(on) => set({ minutes: on ? 10 : null })}
          />
          {code.minutes !== null && (
            <Stepper
              label={t("editor.code.minutes")}
              value={code.minutes}
              least={1}
              most={90}
              onChange={(minutes) => set({ minutes }, "minutes")}
            />
          )}
          <FindingsAt place="body" />
          <FindingsAt place="footer" />
        </div>
      </section>
      <section className="card" aria-labelledby="editor-otp">
        <div className="card-head">
          <h2 id="editor-otp">{t("editor.otp")}</h2>
        </div>
        <div className="card-body">
          <RadioCards<OtpType>
            label={t("editor.otp.how")}
            name="otp"
            value={code.otp}
            onChange={(otp) => set({ otp })}
            choices={(["COPY_CODE", "ONE_TAP", "ZERO_TAP"] as const).map((value) => ({
              value,
              label: t(`editor.otp.${value}`),
              help: t(`editor.otp.${value}.help`),
            }))}
          />
          <EditInput
            place="buttons.0.text"
            label={t("editor.otp.text")}
            isOptional
            most={25}
            placeholder={t("preview.copyCode")}
            value={code.text}
            onChange={(text) => set({ text }, "otp text")}
          />
          {isInApp && (
            <>
              {code.otp === "ONE_TAP" && (
                <EditInput
                  place="buttons.0.autofill_text"
                  label={t("editor.otp.autofill")}
                  isOptional
                  most={25}
                  value={code.autofill}
                  onChange={(autofill) => set({ autofill }, "autofill")}
                />
              )}
              <fieldset className="bare stack">
                <legend className="field-label">{t("editor.otp.apps")}</legend>
                <p className="field-help">{t("editor.otp.apps.help")}</p>
                {code.apps.map((app, at) => (
                  <div key={at} className="app-line">
                    <EditInput
                      label={t("editor.otp.package")}
                      dir="ltr"
                      most={224}
                      placeholder="com.example.shop"
                      value={app.packageName}
                      onChange={(packageName) => setApp(at, { packageName: packageName.trim() })}
                    />
                    <EditInput
                      label={t("editor.otp.hash")}
                      dir="ltr"
                      most={11}
                      placeholder="K8a/AINcGX7"
                      value={app.hash}
                      onChange={(hash) => setApp(at, { hash: hash.trim() })}
                    />
                    {code.apps.length > 1 && (
                      <IconButton
                        icon="trash-2"
                        label={t("editor.otp.app.remove", { name: app.packageName || String(at + 1) })}
                        onClick={() => set({ apps: code.apps.filter((_, index) => index !== at) })}
                      />
                    )}
                  </div>
                ))}
                {code.apps.length < mostApps && (
                  <div>
                    <Button
                      size="small"
                      icon="plus"
                      onClick={() => set({ apps: [...code.apps, { packageName: "", hash: "" }] })}
                    >
                      {t("editor.otp.app.add")}
                    </Button>
                  </div>
                )}
                <FindingsAt place="buttons.0.supported_apps" />
              </fieldset>
            </>
          )}
          {code.otp === "ZERO_TAP" && (
            <Check
              label={t("editor.otp.terms")}
              help={t("editor.otp.terms.help")}
              checked={code.accepts}
              onChange={(event) => set({ accepts: event.target.checked })}
            />
          )}
          <FindingsAt place="buttons" />
        </div>
      </section>
    </>
  );
}
