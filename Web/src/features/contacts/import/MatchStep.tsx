import { useState } from "react";
import { api } from "../../../api/client.ts";
import type { ContactImport, ImportRules, ImportTarget, Tag } from "../../../api/types.ts";
import { useSession } from "../../../app/session.ts";
import { invalidate, queries } from "../../../data/store.ts";
import { t } from "../../../i18n/index.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import { TextArea } from "../../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../../ui/Form.tsx";
import { Note } from "../../../ui/Note.tsx";
import { RadioCards } from "../../../ui/RadioCards.tsx";
import { TagChip } from "../../../ui/TagChip.tsx";
import { toggled } from "../changes.ts";
import { CountrySelect } from "../CountrySelect.tsx";
import { useFields } from "../fields/useFields.ts";
import { ChoiceField } from "../pickers/ChoiceField.tsx";
import { ContactTagPicker } from "../pickers/pickers.tsx";
import { useContactTags } from "../useLists.ts";
import { isSingle, targetChoices } from "./targets.ts";

type Properties = { file: ContactImport; done: () => void };

/** Which column is what, and what happens to people who are there already. Guesses and what was chosen last are filled in. */
export function MatchStep({ file, done }: Properties) {
  const { workspace } = useSession();
  const known = useContactTags();
  const [targets, setTargets] = useState<readonly ImportTarget[]>(file.targets);
  const [duplicates, setDuplicates] = useState<ImportRules["duplicates"]>(file.rules.duplicates);
  const [optIn, setOptIn] = useState<ImportRules["optIn"]>(file.rules.optIn);
  const [tags, setTags] = useState<readonly Tag[]>(() =>
    known.filter(({ name }) => file.rules.tags?.includes(name))
  );
  const hasPhone = targets.some(({ to }) => to === "phone");
  const hasOptIn = targets.some(({ to }) => to === "optIn");

  const set = (column: string, to: string) => {
    // A column of consents is there to be gone by.
    if (to === "optIn" && optIn === "leave") setOptIn("row");
    setTargets(
      targets.map((target) =>
        target.column === column
          ? { column, to }
          // A column that had it before gives it up.
          : target.to === to && isSingle(to)
          ? { ...target, to: "skip" }
          : target
      ),
    );
  };

  const submit = async (values: FormValues, key: string) => {
    const path = `/api/imports/${file.id}`;
    const changed = await api.patch<ContactImport>(path, {
      mapping: targets,
      country: values.text("country"),
      duplicates,
      optIn: optIn === "row" && !hasOptIn ? "leave" : optIn,
      consentEvidence: values.text("consentEvidence"),
      tags: tags.map(({ name }) => name),
    }, { key });
    queries.put(path, changed);
    invalidate("/api/imports");
    done();
  };

  return (
    <Form onSubmit={submit}>
      <section className="card" aria-labelledby="match">
        <div className="card-head">
          <h2 id="match">{t("match.title")}</h2>
          <ButtonLink size="small" href="/contacts/import">{t("import.other")}</ButtonLink>
        </div>
        {file.notices?.map((notice) => (
          <div key={notice} className="card-note">
            <Note>{notice}</Note>
          </div>
        ))}
        <ColumnList file={file} targets={targets} set={set} />
        {!hasPhone && (
          <div className="card-note card-note-last">
            <Note tone="warn">{t("match.noPhone")}</Note>
          </div>
        )}
      </section>
      <section className="card" aria-labelledby="rules">
        <div className="card-head">
          <h2 id="rules">{t("match.rules")}</h2>
        </div>
        <div className="card-body">
          <div className="field-row">
            <CountrySelect
              name="country"
              label={t("match.country")}
              initial={file.defaultCountry ?? workspace.country}
              help={t("contact.country.help")}
            />
            <ChoiceField
              label={t("match.tags")}
              words={tags.length > 0 && (
                <span className="cell-tags">
                  {tags.map((tag) => <TagChip key={tag.id} name={tag.name} colour={tag.colour} />)}
                </span>
              )}
              picker={(anchor, close) => (
                <ContactTagPicker
                  anchor={anchor}
                  chosen={tags.map(({ id }) => id)}
                  toggle={({ id, name, colour }) =>
                    setTags((before) => toggled(before, { id, name, colour }))}
                  onClose={close}
                />
              )}
            />
          </div>
          <RadioCards
            label={t("match.duplicates")}
            name="duplicates"
            value={duplicates}
            onChange={setDuplicates}
            choices={(["fill", "update", "skip"] as const).map((value) => ({
              value,
              label: t(`match.duplicates.${value}`),
              help: t(`match.duplicates.${value}.help`),
            }))}
          />
          <RadioCards
            label={t("contact.optIn")}
            name="optIn"
            value={optIn}
            onChange={setOptIn}
            choices={(["leave", "row", "yes", "no"] as const).map((value) => ({
              value,
              label: t(`match.optIn.${value}`),
              help: t(`match.optIn.${value}.help`),
              disabled: value === "row" && !hasOptIn,
            }))}
          />
          {(optIn === "yes" || optIn === "row") && (
            <TextArea
              name="consentEvidence"
              label={t("consent.evidence")}
              help={t("consent.evidence.help")}
              defaultValue={file.rules.evidence ?? ""}
              rows={2}
              maxLength={1000}
              required
              dir="auto"
            />
          )}
          <FormProblem fields={["country", "consentEvidence"]} />
        </div>
      </section>
      <div className="form-foot">
        <SubmitButton disabled={!hasPhone}>{t("match.check")}</SubmitButton>
      </div>
    </Form>
  );
}

type ListProperties = {
  file: ContactImport;
  targets: readonly ImportTarget[];
  set: (column: string, to: string) => void;
};

function ColumnList({ file, targets, set }: ListProperties) {
  const choices = targetChoices(useFields());
  return (
    <ul className="match-list">
      {file.columns.map((column, at) => {
        const to = targets.find((target) => target.column === column)?.to ?? "skip";
        const samples = file.sample.map((row) => row[at] ?? "").filter(Boolean).slice(0, 3);
        return (
          <li key={column} className={to === "skip" ? "match-line match-skipped" : "match-line"}>
            <span className="cell-two">
              <span className="cell-main cut" dir="auto">{column}</span>
              <small dir="auto" title={samples.join("\n")}>{samples.join(" · ") || t("match.empty")}</small>
            </span>
            <select
              className="input select"
              aria-label={t("match.to", { column })}
              value={to}
              onChange={(event) => set(column, event.target.value)}
            >
              <option value="skip">{t("import.to.skip")}</option>
              {choices.standard.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
              {choices.own.length > 0 && (
                <optgroup label={t("filter.ownFields")}>
                  {choices.own.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
                </optgroup>
              )}
            </select>
          </li>
        );
      })}
    </ul>
  );
}
