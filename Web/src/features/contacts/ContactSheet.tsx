import { useState } from "react";
import { api } from "../../api/client.ts";
import type { Contact, Conversation } from "../../api/types.ts";
import { navigate } from "../../app/router.ts";
import { useMay, useSession } from "../../app/session.ts";
import { invalidate, queries } from "../../data/store.ts";
import { useAction } from "../../data/useAction.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/Button.tsx";
import { Confirm } from "../../ui/Confirm.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { Check, SelectField, TextField } from "../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../ui/Form.tsx";
import { ErrorState, Skeleton } from "../../ui/States.tsx";
import { Time } from "../../ui/Time.tsx";
import { toast } from "../../ui/toasts.ts";
import { useLiveChannels } from "../channels/useChannels.ts";
import { CountrySelect } from "./CountrySelect.tsx";
import { contactName, optInName, optIns } from "./names.ts";

export function ContactSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const isNew = id === "new";
  const query = useQuery<Contact>(isNew ? null : `/api/contacts/${id}`);
  const title = isNew ? t("contacts.new") : query.data ? contactName(query.data) : t("palette.contact");
  return (
    <Dialog title={title} onClose={onClose} isSheet>
      {query.problem && !query.data && (
        <ErrorState
          problem={query.problem}
          retry={() => void query.reload()}
        />
      )}
      {query.isLoading && <Skeleton rows={4} />}
      {(isNew || query.data) && <ContactForm contact={query.data} onClose={onClose} />}
    </Dialog>
  );
}

function ContactForm({ contact, onClose }: { contact: Contact | undefined; onClose: () => void }) {
  const { workspace } = useSession();
  const mayDelete = useMay("contacts.delete");
  const [isAsking, setAsking] = useState(false);

  const save = async (values: FormValues, key: string) => {
    const [name, optIn] = [values.text("name"), values.text("optIn")];
    const saved = contact
      ? await api.patch<Contact>(`/api/contacts/${contact.id}`, {
        name,
        optIn,
        blocked: values.has("blocked"),
      }, { key })
      : await api.post<Contact>("/api/contacts", {
        name,
        optIn,
        phone: values.text("phone"),
        country: values.text("country"),
      }, { key });
    queries.put(`/api/contacts/${saved.id}`, saved);
    invalidate("/api/contacts", "/api/conversations");
    toast({ tone: "ok", text: t("contact.saved", { name: contactName(saved) }) });
    onClose();
  };

  const remove = async () => {
    await api.delete(`/api/contacts/${contact!.id}`);
    invalidate("/api/contacts");
    onClose();
  };

  return (
    <>
      <Form onSubmit={save}>
        <DialogBody>
          <FormProblem fields={["name", "phone", "country"]} />
          <TextField
            name="name"
            label={t("contact.name")}
            defaultValue={contact?.name ?? ""}
            maxLength={200}
            autoFocus
            dir="auto"
            required={!contact}
          />
          {!contact && (
            <>
              <TextField
                name="phone"
                label={t("contact.phone")}
                type="tel"
                inputMode="tel"
                required
                dir="ltr"
                help={t("contact.phone.help")}
              />
              <CountrySelect
                name="country"
                label={t("contact.country")}
                initial={workspace.country}
                help={t("contact.country.help")}
              />
            </>
          )}
          <SelectField name="optIn" label={t("contact.optIn")} defaultValue={contact?.optIn ?? "unknown"}>
            {optIns.map((optIn) => <option key={optIn} value={optIn}>{optInName(optIn)}</option>)}
          </SelectField>
          {contact && (
            <Check
              name="blocked"
              defaultChecked={!!contact.blockedAt}
              label={t("contact.block")}
            />
          )}
          {contact && (
            <dl className="facts">
              {contact.phone && (
                <>
                  <dt>{t("contact.phone")}</dt>
                  <dd dir="ltr" className="facts-start">{contact.phone}</dd>
                </>
              )}
              {contact.username && (
                <>
                  <dt>{t("contact.username")}</dt>
                  <dd dir="ltr">@{contact.username}</dd>
                </>
              )}
              {contact.userId && (
                <>
                  <dt>{t("contact.userID")}</dt>
                  <dd>
                    <code>{contact.userId}</code>
                  </dd>
                </>
              )}
              <dt>{t("contact.created")}</dt>
              <dd>
                <Time at={contact.createdAt} />
              </dd>
            </dl>
          )}
        </DialogBody>
        <DialogFoot>
          {contact && mayDelete && (
            <Button icon="trash-2" onClick={() => setAsking(true)}>{t("action.delete")}</Button>
          )}
          {contact && <OpenConversation contact={contact} />}
          <SubmitButton>{t("action.save")}</SubmitButton>
        </DialogFoot>
      </Form>
      {isAsking && contact && (
        <Confirm
          title={t("contact.delete.title", { name: contactName(contact) })}
          action={t("action.delete")}
          isDanger
          run={remove}
          onClose={() => setAsking(false)}
        >
          <p>{t("contact.delete.text")}</p>
        </Confirm>
      )}
    </>
  );
}

function OpenConversation({ contact }: { contact: Contact }) {
  const channel = useLiveChannels()?.[0];
  const open = useAction(async () => {
    const conversation = await api.post<Conversation>("/api/conversations", {
      channelId: channel?.id,
      contactId: contact.id,
    });
    navigate(`/inbox/${conversation.id}`);
  });
  return (
    <Button
      icon="message-circle"
      isBusy={open.isRunning}
      disabled={!channel}
      onClick={() => void open.run()}
    >
      {t("contact.write")}
    </Button>
  );
}
