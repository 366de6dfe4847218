import { navigate } from "../../../app/router.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { Check, SelectField, TextField } from "../../../ui/Field.tsx";
import { Form, type FormValues, SubmitButton } from "../../../ui/Form.tsx";
import { filterNames } from "../paths.ts";
import { useMembers, useTags, useTeams } from "../useTeam.ts";
import { sourceName, sources } from "./filterWords.ts";
import { useChannels } from "../../channels/useChannels.ts";

/** Every filter of the list in one place; what is chosen goes into the address. */
export function FilterDialog({ onClose }: { onClose: () => void }) {
  const query = new URLSearchParams(location.search);
  const members = useMembers();
  const teams = useTeams();
  const tags = useTags();
  const channels = useChannels() ?? [];
  const value = (name: string) => query.get(name) ?? "";
  const apply = (values: FormValues) => {
    for (const name of filterNames) {
      const chosen = values.text(name);
      if (chosen) query.set(name, chosen);
      else query.delete(name);
    }
    query.delete("filter");
    const text = query.toString();
    navigate(location.pathname + (text ? `?${text}` : ""));
    onClose();
    return Promise.resolve();
  };
  const any = <option value="">{t("filter.any")}</option>;
  const named = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => <option key={id} value={id}>{name}</option>);

  return (
    <Dialog title={t("filter.title")} onClose={onClose}>
      <Form onSubmit={apply}>
        <DialogBody>
          <div className="field-row">
            <SelectField name="assignee" label={t("filter.assignee")} defaultValue={value("assignee")}>
              {any}
              <option value="none">{t("filter.nobody")}</option>
              <optgroup label={t("assign.teams")}>{named(teams)}</optgroup>
              <optgroup label={t("assign.members")}>{named(members)}</optgroup>
            </SelectField>
            <SelectField name="tag" label={t("filter.tag")} defaultValue={value("tag")}>
              {any}
              {named(tags)}
            </SelectField>
            <SelectField name="window" label={t("filter.window")} defaultValue={value("window")}>
              {any}
              <option value="open">{t("filter.window.open")}</option>
              <option value="closed">{t("filter.window.closed")}</option>
            </SelectField>
            <SelectField name="source" label={t("filter.source")} defaultValue={value("source")}>
              {any}
              {sources.map((source) => <option key={source} value={source}>{sourceName(source)}</option>)}
            </SelectField>
            <TextField
              name="from"
              type="date"
              label={t("filter.from")}
              defaultValue={value("from")}
              isOptional
            />
            <TextField name="to" type="date" label={t("filter.to")} defaultValue={value("to")} isOptional />
            <SelectField name="channel" label={t("filter.channel")} defaultValue={value("channel")}>
              {any}
              {named(channels)}
            </SelectField>
          </div>
          <Check
            name="unread"
            value="true"
            label={t("filter.unreadOnly")}
            defaultChecked={value("unread") !== ""}
          />
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton>{t("filter.apply")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
