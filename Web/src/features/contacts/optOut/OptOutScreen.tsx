import "../texts.ts";
import { useMemo, useState } from "react";
import { api } from "../../../api/client.ts";
import type { OptOutWords } from "../../../api/types.ts";
import { useMay } from "../../../app/session.ts";
import { queries } from "../../../data/store.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { languageName } from "../../../i18n/format.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { TextArea } from "../../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../../ui/Form.tsx";
import { SearchField } from "../../../ui/SearchField.tsx";
import { ErrorState, Skeleton } from "../../../ui/States.tsx";
import { Switch } from "../../../ui/Switch.tsx";
import { toast } from "../../../ui/toasts.ts";
import { SettingsPage } from "../../settings/SettingsPage.tsx";
import { GraceDays } from "./GraceDays.tsx";
import { WordList } from "./WordList.tsx";

const path = "/api/settings/opt-out";

/** By which words people leave and come back, and what they are answered. */
export default function OptOutScreen() {
  const query = useQuery<OptOutWords>(path);
  return (
    <SettingsPage title="settings.optOut" lead={t("optOut.lead")}>
      {query.problem && !query.data && (
        <ErrorState
          problem={query.problem}
          retry={() => void query.reload()}
        />
      )}
      {query.isLoading && <Skeleton rows={6} />}
      {query.data && <Words key={JSON.stringify(query.data)} given={query.data} />}
      <GraceDays />
    </SettingsPage>
  );
}

function Words({ given }: { given: OptOutWords }) {
  const mayEdit = useMay("contacts.consent");
  const [words, setWords] = useState(given.words);
  const [inbound, setInbound] = useState(given.inboundIsConsent);
  const [search, setSearch] = useState("");
  const languages = useMemo(
    () => words.map(({ language }) => ({ language, name: languageName(language) })),
    [words],
  );
  const shown = languages.filter(({ language, name }) =>
    !search || `${name} ${language}`.toLocaleLowerCase().includes(search.toLocaleLowerCase()) ||
    words.some((row) =>
      row.language === language &&
      [...row.stop, ...row.start].some((word) =>
        word.toLocaleLowerCase().includes(search.toLocaleLowerCase())
      )
    )
  );
  const isChanged = JSON.stringify(words) !== JSON.stringify(given.words) ||
    inbound !== given.inboundIsConsent;
  const set = (language: string, part: Partial<OptOutWords["words"][number]>) =>
    setWords(words.map((row) => row.language === language ? { ...row, ...part } : row));
  const save = async (values: FormValues) => {
    const body = {
      words,
      inboundIsConsent: inbound,
      confirmStop: values.text("confirmStop"),
      confirmStart: values.text("confirmStart"),
    };
    const saved = await api.put<OptOutWords | undefined>(path, body);
    queries.put(path, saved ?? body);
    toast({ tone: "ok", text: t("optOut.saved") });
  };
  return (
    <Form onSubmit={save}>
      <section className="card" aria-labelledby="answers">
        <div className="card-head">
          <h2 id="answers">{t("optOut.answers")}</h2>
        </div>
        <div className="card-body">
          <TextArea
            name="confirmStop"
            label={t("optOut.confirmStop")}
            help={t("optOut.confirm.help")}
            defaultValue={given.confirmStop}
            disabled={!mayEdit}
            rows={2}
            maxLength={1000}
            dir="auto"
          />
          <TextArea
            name="confirmStart"
            label={t("optOut.confirmStart")}
            defaultValue={given.confirmStart}
            disabled={!mayEdit}
            rows={2}
            maxLength={1000}
            dir="auto"
          />
          <Switch
            label={t("optOut.inbound")}
            help={t("optOut.inbound.help")}
            checked={inbound}
            disabled={!mayEdit}
            onChange={setInbound}
          />
        </div>
      </section>
      <section className="card" aria-labelledby="words">
        <div className="card-head">
          <h2 id="words">{t("optOut.words")}</h2>
          <SearchField label={t("optOut.search")} value={search} onChange={setSearch} />
        </div>
        <p className="panel-lead">{t("optOut.words.help")}</p>
        <ul className="word-rows">
          {shown.map(({ language, name }) => {
            const row = words.find((found) => found.language === language)!;
            return (
              <li key={language}>
                <h3>{name}</h3>
                <WordList
                  label={t("optOut.stop", { language: name })}
                  title={t("optOut.stop.short")}
                  tone="red"
                  words={row.stop}
                  set={mayEdit ? (stop) => set(language, { stop }) : undefined}
                />
                <WordList
                  label={t("optOut.start", { language: name })}
                  title={t("optOut.start.short")}
                  tone="green"
                  words={row.start}
                  set={mayEdit ? (start) => set(language, { start }) : undefined}
                />
              </li>
            );
          })}
        </ul>
        {shown.length === 0 && <p className="panel-lead">{t("palette.none", { text: search })}</p>}
      </section>
      <FormProblem fields={["confirmStop", "confirmStart"]} />
      {mayEdit && (
        <div className="form-foot">
          <SubmitButton>{t("action.save")}</SubmitButton>
          {isChanged && (
            <Button
              onClick={() => {
                setWords(given.words);
                setInbound(given.inboundIsConsent);
              }}
            >
              {t("optOut.revert")}
            </Button>
          )}
        </div>
      )}
    </Form>
  );
}
