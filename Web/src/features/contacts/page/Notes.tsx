import { useState } from "react";
import { api } from "../../../api/client.ts";
import type { ContactNote, Page } from "../../../api/types.ts";
import { useMay, useSession } from "../../../app/session.ts";
import { invalidate } from "../../../data/store.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { formatRelative } from "../../../i18n/format.ts";
import { t } from "../../../i18n/index.ts";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { Confirm } from "../../../ui/Confirm.tsx";
import { TextArea } from "../../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../../ui/Form.tsx";
import { ProblemNote } from "../../../ui/ProblemNote.tsx";
import { Skeleton } from "../../../ui/States.tsx";
import { Formatted } from "../../whatsapp/Formatted.tsx";

/** What the team should know of a contact, whichever conversation it is. */
export function Notes({ contact }: { contact: string }) {
  const path = `/api/contacts/${contact}/notes`;
  const query = useQuery<Page<ContactNote>>(path);
  const mayEdit = useMay("contacts.edit");
  const [turn, setTurn] = useState(0);
  const notes = query.data?.items ?? [];
  const add = async (values: FormValues, key: string) => {
    await api.post(path, { text: values.text("text") }, { key });
    invalidate(path, `/api/contacts/${contact}/timeline`);
    setTurn(turn + 1);
  };
  return (
    <div className="stack">
      {mayEdit && (
        <Form key={turn} onSubmit={add} className="note-form" label={t("contactNote.new")}>
          <TextArea
            name="text"
            label={t("contactNote.new")}
            isLabelHidden
            placeholder={t("contactNote.placeholder")}
            rows={3}
            maxLength={4000}
            required
            dir="auto"
          />
          <FormProblem fields={["text"]} />
          <div>
            <SubmitButton>{t("contactNote.add")}</SubmitButton>
          </div>
        </Form>
      )}
      {query.problem && !query.data && (
        <ProblemNote
          problem={query.problem}
          retry={() => void query.reload()}
        />
      )}
      {query.isLoading && <Skeleton rows={2} />}
      {query.data && notes.length === 0 && <p className="muted">{t("contactNote.none")}</p>}
      <ul className="contact-notes">
        {notes.map((note) => <NoteItem key={note.id} note={note} path={path} />)}
      </ul>
    </div>
  );
}

function NoteItem({ note, path }: { note: ContactNote; path: string }) {
  const { member } = useSession();
  const [open, setOpen] = useState<"edit" | "delete" | null>(null);
  const isOwn = note.by?.id === member.id;
  const save = async (values: FormValues) => {
    await api.patch(`/api/contact-notes/${note.id}`, { text: values.text("text") });
    invalidate(path);
    setOpen(null);
  };
  return (
    <li className="panel-note">
      {open === "edit"
        ? (
          <Form onSubmit={save} className="note-form" label={t("contactNote.edit")}>
            <TextArea
              name="text"
              label={t("contactNote.edit")}
              isLabelHidden
              defaultValue={note.text}
              rows={3}
              required
              maxLength={4000}
              dir="auto"
            />
            <FormProblem fields={["text"]} />
            <div className="row">
              <SubmitButton>{t("action.save")}</SubmitButton>
              <Button onClick={() => setOpen(null)}>{t("action.cancel")}</Button>
            </div>
          </Form>
        )
        : (
          <>
            <Formatted text={note.text} />
            <div className="spread">
              <small className="muted">{note.by?.name} · {formatRelative(note.at)}</small>
              {isOwn && (
                <span className="row">
                  <IconButton icon="pencil" label={t("contactNote.edit")} onClick={() => setOpen("edit")} />
                  <IconButton
                    icon="trash-2"
                    label={t("contactNote.delete")}
                    onClick={() => setOpen("delete")}
                  />
                </span>
              )}
            </div>
          </>
        )}
      {open === "delete" && (
        <Confirm
          title={t("contactNote.delete.title")}
          action={t("action.delete")}
          isDanger
          run={async () => {
            await api.delete(`/api/contact-notes/${note.id}`);
            invalidate(path);
          }}
          onClose={() => setOpen(null)}
        >
          <p>{t("contactNote.delete.text")}</p>
        </Confirm>
      )}
    </li>
  );
}
