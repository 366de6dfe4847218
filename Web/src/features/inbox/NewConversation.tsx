import { useState } from "react";
import { api, withQuery } from "../../api/client.ts";
import type { Contact, Conversation, Page } from "../../api/types.ts";
import { navigate } from "../../app/router.ts";
import { useMay } from "../../app/session.ts";
import { invalidate, queries } from "../../data/store.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { Check, SelectField, TextField } from "../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../ui/Form.tsx";
import { Note } from "../../ui/Note.tsx";
import { useLiveChannels } from "../channels/useChannels.ts";
import { contactTitle } from "./paths.ts";
import { formatPhone } from "../../i18n/phone.ts";

/** "+91 98765-43210" and "0091 98765 43210" as the API wants them. */
const international = (phone: string) => `+${phone.replace(/\D/g, "").replace(/^00/, "")}`;

/** A conversation with someone known, or with a new number. */
export function NewConversation({ onClose }: { onClose: () => void }) {
  const [search, setSearch] = useState("");
  const [isNumber, setNumber] = useState(false);
  const mayEdit = useMay("contacts.edit");
  const channels = useLiveChannels();
  const path = isNumber ? null : withQuery("/api/contacts", { search, limit: 8 });
  const contacts = useQuery<Page<Contact>>(path).data?.items ?? [];
  const list = channels ?? [];

  const open = async (body: Record<string, unknown>, key?: string) => {
    const conversation = await api.post<Conversation>("/api/conversations", body, { key });
    queries.put(`/api/conversations/${conversation.id}`, conversation);
    invalidate("/api/conversations");
    onClose();
    navigate(`/inbox/${conversation.id}`);
  };

  const submit = (values: FormValues, key: string) => {
    const channelId = values.text("channelId") || list[0]?.id;
    const contactId = values.text("contactId");
    if (contactId) return open({ channelId, contactId }, key);
    const name = values.text("name") || undefined;
    const agreed = values.has("agreed") || undefined;
    return open({ channelId, phone: international(values.text("phone")), name, agreed }, key);
  };

  return (
    <Dialog title={t("inbox.new")} onClose={onClose}>
      <Form onSubmit={submit}>
        <DialogBody>
          <FormProblem fields={["phone", "name", "channelId"]} />
          {channels && list.length === 0 && <Note tone="warn">{t("inbox.noChannel")}</Note>}
          {list.length > 1 && (
            <SelectField name="channelId" label={t("campaign.channel")}>
              {list.map((channel) => (
                <option key={channel.id} value={channel.id}>{channel.name} · {channel.displayNumber}</option>
              ))}
            </SelectField>
          )}
          {isNumber
            ? (
              <>
                <TextField
                  name="phone"
                  label={t("contact.phone")}
                  type="tel"
                  inputMode="tel"
                  required
                  autoFocus
                  dir="ltr"
                  pattern={String.raw`(\+|00)[\d .\-\(\)]{7,}`}
                  title={t("inbox.new.international")}
                  placeholder="+91 98765 43210"
                  help={t("inbox.new.international")}
                />
                <TextField name="name" label={t("contact.name")} isOptional />
                {mayEdit && (
                  <Check
                    name="agreed"
                    label={t("inbox.new.agreed")}
                    help={t("inbox.new.agreed.help")}
                    defaultChecked
                  />
                )}
              </>
            )
            : (
              <>
                <TextField
                  name="search"
                  label={t("inbox.new.who")}
                  placeholder={t("inbox.new.hint")}
                  autoFocus
                  value={search}
                  onChange={(event) => setSearch(event.target.value)}
                />
                <fieldset className="person-choices">
                  <legend className="visually-hidden">{t("nav.contacts")}</legend>
                  {contacts.map((contact) => (
                    <label key={contact.id} className="person-choice">
                      <input type="radio" name="contactId" value={contact.id} required />
                      <Avatar name={contactTitle(contact)} size={28} />
                      <span className="cell-two">
                        <span className="cut">{contactTitle(contact)}</span>
                        <small dir="ltr">{contact.phone && formatPhone(contact.phone)}</small>
                      </span>
                    </label>
                  ))}
                  {contacts.length === 0 && <p className="muted">{t("inbox.new.none")}</p>}
                </fieldset>
              </>
            )}
        </DialogBody>
        <DialogFoot>
          <Button onClick={() => setNumber(!isNumber)}>
            {t(isNumber ? "inbox.new.contact" : "inbox.new.number")}
          </Button>
          <SubmitButton disabled={list.length === 0}>{t("inbox.new.open")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
