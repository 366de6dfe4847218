import { useState, useSyncExternalStore } from "react";
import { api } from "../../api/client.ts";
import { roleName } from "../../app/roles.ts";
import { useSession } from "../../app/session.ts";
import { setTheme, type Theme, useTheme } from "../../app/theme.ts";
import { currentLocale, locales, onLocaleChange, setLocale, t } from "../../i18n/index.ts";
import { SelectField, TextField } from "../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../ui/Form.tsx";
import { Segments } from "../../ui/Tabs.tsx";
import { toast } from "../../ui/toasts.ts";
import { SettingsPage } from "./SettingsPage.tsx";

const themes: readonly Theme[] = ["system", "light", "dark"];

export default function AccountScreen() {
  const { member, workspace } = useSession();
  const theme = useTheme();
  const locale = useSyncExternalStore(onLocaleChange, currentLocale);
  return (
    <SettingsPage title="settings.account">
      <section className="card" aria-labelledby="you">
        <div className="card-head">
          <h2 id="you">{t("account.you")}</h2>
        </div>
        <div className="card-body">
          <dl className="facts">
            <dt>{t("member.name")}</dt>
            <dd>{member.name}</dd>
            <dt>{t("member.email")}</dt>
            <dd>{member.email}</dd>
            <dt>{t("member.role")}</dt>
            <dd>{roleName(member.role)}</dd>
            <dt>{t("account.workspace")}</dt>
            <dd>{workspace.name}</dd>
            <dt>{t("account.zone")}</dt>
            <dd>{workspace.timeZone.replaceAll("_", " ")}</dd>
          </dl>
        </div>
      </section>
      <section className="card" aria-labelledby="look">
        <div className="card-head">
          <h2 id="look">{t("account.look")}</h2>
        </div>
        <div className="card-body">
          <div className="field">
            <span className="field-label">{t("account.theme")}</span>
            <div>
              <Segments
                label={t("account.theme")}
                value={theme}
                onChange={setTheme}
                choices={themes.map((value) => ({ value, label: t(`theme.${value}`) }))}
              />
            </div>
          </div>
          <SelectField
            name="locale"
            label={t("account.language")}
            className="field-short"
            value={locale.tag}
            onChange={(event) =>
              void setLocale(locales.find((found) => found.tag === event.target.value)!, { remember: true })}
          >
            {locales.filter((found) => !found.hidden || found.tag === locale.tag).map((found) => (
              <option key={found.tag} value={found.tag} lang={found.tag}>{found.name}</option>
            ))}
          </SelectField>
        </div>
      </section>
      <PasswordCard />
    </SettingsPage>
  );
}

function PasswordCard() {
  const [round, setRound] = useState(0);
  const { member } = useSession();
  const save = async (values: FormValues, key: string) => {
    await api.put("/api/account/password", { current: values.text("current"), new: values.text("new") }, {
      key,
    });
    setRound(round + 1);
    toast({ tone: "ok", text: t("password.changed") });
  };
  return (
    <section className="card" aria-labelledby="password">
      <div className="card-head">
        <h2 id="password">{t("password.title")}</h2>
      </div>
      <div className="card-body">
        <Form key={round} onSubmit={save}>
          <FormProblem fields={["current", "new"]} />
          <input type="email" name="username" autoComplete="username" value={member.email} readOnly hidden />
          <div className="field-row">
            <TextField
              name="current"
              label={t("password.current")}
              type="password"
              autoComplete="current-password"
              required
            />
            <TextField
              name="new"
              label={t("password.new")}
              type="password"
              autoComplete="new-password"
              required
              minLength={10}
              help={t("password.help")}
            />
          </div>
          <div className="form-foot">
            <SubmitButton kind="secondary">{t("password.change")}</SubmitButton>
          </div>
        </Form>
      </div>
    </section>
  );
}
