import { useEffect, useState } from "react";
import { api } from "../../../api/client.ts";
import type { Contact, Erasure } from "../../../api/types.ts";
import { navigate } from "../../../app/router.ts";
import { invalidate } from "../../../data/store.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { formatDateTime, formatNumber } from "../../../i18n/format.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { CopyLine } from "../../../ui/CopyButton.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { TextField } from "../../../ui/Field.tsx";
import { Form, FormProblem, SubmitButton } from "../../../ui/Form.tsx";
import { Note } from "../../../ui/Note.tsx";
import { Progress } from "../../../ui/Progress.tsx";
import { ProblemNote } from "../../../ui/ProblemNote.tsx";
import { contactGone } from "../changes.ts";
import { useActor } from "../useActor.ts";
import { contactName } from "../names.ts";

/** Erases a person for good, and shows the proof of it. */
export function EraseDialog({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const [erasure, setErasure] = useState<string | null>(null);
  const name = contactName(contact);
  const leave = () => {
    onClose();
    if (!erasure) return;
    navigate("/contacts", { replace: true });
    contactGone();
  };
  if (erasure) return <Proof id={erasure} onClose={leave} />;
  return (
    <Dialog title={t("erase.title", { name })} onClose={onClose} size="small">
      <Form
        onSubmit={async () => {
          const made = await api.post<Erasure>(`/api/contacts/${contact.id}/erase`, {
            // The name is for the person; the server wants the contact once more.
            confirm: contact.id,
          });
          setErasure(made.id);
        }}
      >
        <DialogBody>
          <FormProblem fields={["confirm"]} />
          <Note tone="danger">{t("erase.text")}</Note>
          <p className="muted">{t("erase.stays")}</p>
          <TextField
            name="confirm"
            label={t("erase.type", { name })}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            required
            dir="auto"
          />
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.keep")}</Button>
          <SubmitButton kind="danger" disabled={typed.trim() !== name}>{t("erase.action")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}

function Proof({ id, onClose }: { id: string; onClose: () => void }) {
  const path = `/api/erasures/${id}`;
  const query = useQuery<Erasure>(path);
  const erasure = query.data;
  const isDone = erasure?.state === "done";
  const nameOf = useActor();
  useEffect(() => {
    if (isDone) return;
    const timer = setInterval(() => invalidate(path), 800);
    return () => clearInterval(timer);
  }, [isDone, path]);
  return (
    <Dialog title={t(isDone ? "erase.done" : "erase.running")} onClose={onClose}>
      <DialogBody>
        {query.problem && !erasure && (
          <ProblemNote
            problem={query.problem}
            retry={() => void query.reload()}
          />
        )}
        {!isDone && !query.problem && <Progress label={t("erase.running")} />}
        {isDone && (
          <>
            <p>
              {t("erase.proof", {
                at: erasure.finishedAt ? formatDateTime(erasure.finishedAt) : "",
                name: nameOf(erasure.requestedBy) || t("by.system"),
              })}
            </p>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t("erase.what")}</th>
                  <th scope="col" className="align-end">{t("erase.rows")}</th>
                </tr>
              </thead>
              <tbody>
                {Object.entries(erasure.counts ?? {}).map(([table, count]) => (
                  <tr key={table}>
                    <th scope="row">{table}</th>
                    <td className="align-end number">{formatNumber(count)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {erasure.digest && <CopyLine text={erasure.digest} label={t("erase.digest")} />}
            <p className="muted">{t("erase.keep")}</p>
          </>
        )}
      </DialogBody>
      <DialogFoot>
        <Button kind="primary" onClick={onClose}>{t("action.done")}</Button>
      </DialogFoot>
    </Dialog>
  );
}
