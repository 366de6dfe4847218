import type { ReactNode } from "react";
import { navigate } from "../../../app/router.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { Check, SelectField, TextField } from "../../../ui/Field.tsx";
import { Form, type FormValues, SubmitButton } from "../../../ui/Form.tsx";
import { type FilterName, filterNames, foundKinds, foundNames } from "../paths.ts";
import { useMembers, useTags, useTeams } from "../useTeam.ts";
import { sourceName, sources } from "./filterWords.ts";
import { useChannels } from "../../channels/useChannels.ts";

const valueOf = (name: FilterName) => new URLSearchParams(location.search).get(name) ?? "";
const any = () => <option value="">{t("filter.any")}</option>;
const named = (list: readonly { id: string; name: string }[]) =>
  list.map(({ id, name }) => <option key={id} value={id}>{name}</option>);

/** Every filter of the list in one place. */
export function FilterDialog({ onClose }: { onClose: () => void }) {
  const members = useMembers();
  const teams = useTeams();
  const channels = useChannels() ?? [];
  return (
    <Frame names={[...filterNames, "has"]} onClose={onClose}>
      <div className="field-row">
        <SelectField name="assignee" label={t("filter.assignee")} defaultValue={valueOf("assignee")}>
          {any()}
          <option value="none">{t("filter.nobody")}</option>
          <optgroup label={t("assign.teams")}>{named(teams)}</optgroup>
          <optgroup label={t("assign.members")}>{named(members)}</optgroup>
        </SelectField>
        <TagSelect />
        <SelectField name="window" label={t("filter.window")} defaultValue={valueOf("window")}>
          {any()}
          <option value="open">{t("filter.window.open")}</option>
          <option value="closed">{t("filter.window.closed")}</option>
        </SelectField>
        <SelectField name="source" label={t("filter.source")} defaultValue={valueOf("source")}>
          {any()}
          {sources.map((source) => <option key={source} value={source}>{sourceName(source)}</option>)}
        </SelectField>
        <Days />
        <SelectField name="channel" label={t("filter.channel")} defaultValue={valueOf("channel")}>
          {any()}
          {named(channels)}
        </SelectField>
      </div>
      <Check
        name="unread"
        value="true"
        label={t("filter.unreadOnly")}
        defaultChecked={valueOf("unread") !== ""}
      />
      <KindSelect />
    </Frame>
  );
}

/** What a search among messages can be narrowed by; the inbox is chosen above the list. */
export function FoundFilterDialog({ onClose }: { onClose: () => void }) {
  const members = useMembers();
  return (
    <Frame names={foundNames} onClose={onClose}>
      <div className="field-row">
        <SelectField name="sender" label={t("filter.sender")} defaultValue={valueOf("sender")}>
          {any()}
          <option value="contact">{t("filter.sender.contact")}</option>
          <option value="us">{t("filter.sender.us")}</option>
          <optgroup label={t("assign.members")}>{named(members)}</optgroup>
        </SelectField>
        <TagSelect />
        <KindSelect />
        <Days />
      </div>
    </Frame>
  );
}

/** Among messages; of conversations it leads there. Earlier addresses had `media`. */
function KindSelect() {
  return (
    <SelectField
      name="has"
      label={t("filter.has")}
      help={t("filter.has.hint")}
      defaultValue={valueOf("has") || (valueOf("media") ? "file" : "")}
    >
      {any()}
      {foundKinds.map((kind) => <option key={kind} value={kind}>{t(`fileKind.${kind}`)}</option>)}
    </SelectField>
  );
}

function TagSelect() {
  const tags = useTags();
  return (
    <SelectField name="tag" label={t("filter.tag")} defaultValue={valueOf("tag")}>
      {any()}
      {named(tags)}
    </SelectField>
  );
}

function Days() {
  return (
    <>
      {(["from", "to"] as const).map((name) => (
        <TextField
          key={name}
          name={name}
          type="date"
          label={t(`filter.${name}`)}
          defaultValue={valueOf(name)}
          isOptional
        />
      ))}
    </>
  );
}

type FrameProperties = { names: readonly FilterName[]; children: ReactNode; onClose: () => void };

/** What is chosen goes into the address. */
function Frame({ names, children, onClose }: FrameProperties) {
  const apply = (values: FormValues) => {
    const query = new URLSearchParams(location.search);
    for (const name of names) {
      const chosen = values.text(name);
      if (chosen) query.set(name, chosen);
      else query.delete(name);
    }
    if (values.text("has")) query.set("in", "messages");
    query.delete("filter");
    const text = query.toString();
    navigate(location.pathname + (text ? `?${text}` : ""));
    onClose();
    return Promise.resolve();
  };
  return (
    <Dialog title={t("filter.title")} onClose={onClose}>
      <Form onSubmit={apply}>
        <DialogBody>{children}</DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton>{t("filter.apply")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
