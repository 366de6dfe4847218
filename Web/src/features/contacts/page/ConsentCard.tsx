import { useState } from "react";
import { api } from "../../../api/client.ts";
import { type Consent, type OptIn, type Purpose, type PurposeConsent, purposes } from "../../../api/types.ts";
import { useMay } from "../../../app/session.ts";
import { invalidate } from "../../../data/store.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { formatDateTime, formatDay } from "../../../i18n/format.ts";
import { t } from "../../../i18n/index.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { TextArea } from "../../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../../ui/Form.tsx";
import { Note } from "../../../ui/Note.tsx";
import { ProblemNote } from "../../../ui/ProblemNote.tsx";
import { Segments } from "../../../ui/Tabs.tsx";
import { ErrorState, Skeleton } from "../../../ui/States.tsx";
import { useActor } from "../useActor.ts";
import { consentSources } from "../list/OptInDialog.tsx";
import { optInName } from "../names.ts";

const tones = { yes: "ok", no: "danger", unknown: "neutral" } as const;

/** To what a contact has said yes or no, and everything that was ever said about it. */
export function ConsentCard({ contact, isShort }: { contact: string; isShort?: boolean }) {
  const query = useQuery<Consent>(`/api/contacts/${contact}/consent`);
  const mayEdit = useMay("contacts.edit");
  const [changed, setChanged] = useState<Purpose | null>(null);
  const consent = query.data;
  // Beside a conversation a heading of its own would stand above those of the panel.
  const Lost = isShort ? ProblemNote : ErrorState;
  const of = (purpose: Purpose): PurposeConsent =>
    consent?.purposes.find((found) => found.purpose === purpose) ?? { purpose, value: "unknown" };
  return (
    <>
      {query.problem && !consent && <Lost problem={query.problem} retry={() => void query.reload()} />}
      {query.isLoading && <Skeleton rows={3} />}
      {consent && (
        <ul className="consent-list">
          {purposes.map((purpose) => {
            const { value, at, source } = of(purpose);
            return (
              <li key={purpose} className="consent-line" data-purpose={purpose}>
                <span className="cell-two">
                  <span>{t(`purpose.${purpose}`)}</span>
                  {!isShort && (
                    <small>
                      {at
                        ? t("consent.since", { source: sourceOf(source), day: formatDay(at) })
                        : t(`purpose.help.${purpose}`)}
                    </small>
                  )}
                </span>
                <Badge tone={tones[value]}>{optInName(value)}</Badge>
                {mayEdit && (
                  <Button
                    size="small"
                    kind="quiet"
                    aria-label={t("consent.change.of", { purpose: t(`purpose.${purpose}`) })}
                    onClick={() => setChanged(purpose)}
                  >
                    {t("consent.change")}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {consent && !isShort && <Ledger events={consent.events} />}
      {changed && <ConsentDialog contact={contact} consent={of(changed)} onClose={() => setChanged(null)} />}
    </>
  );
}

const knownSources = [
  ...consentSources,
  "inbound",
  "manual",
  "import",
  "api",
  "keyword",
  "merge",
  "bulk",
  "demo",
] as const;
export const sourceOf = (source?: string | null) => {
  const known = knownSources.find((one) => one === source);
  return known ? t(`consent.source.${known}`) : source ?? "";
};

function Ledger({ events }: { events: readonly PurposeConsent[] }) {
  const nameOf = useActor();
  if (events.length === 0) return <p className="muted">{t("consent.ledger.none")}</p>;
  return (
    <div className="consent-ledger">
      <h3>{t("consent.ledger")}</h3>
      <ol className="history-list">
        {events.map((event, index) => (
          <li key={index}>
            <span>
              <strong>{t(`purpose.${event.purpose}`)}</strong> {optInName(event.value)}{" "}
              {event.source && <span className="muted">· {sourceOf(event.source)}</span>}
            </span>
            {event.words && <q className="consent-words" dir="auto">{event.words}</q>}
            <small className="muted">
              {event.at && formatDateTime(event.at)}
              {nameOf(event.by) && <>{" · "}{nameOf(event.by)}</>}
            </small>
          </li>
        ))}
      </ol>
    </div>
  );
}

function ConsentDialog(
  { contact, consent, onClose }: { contact: string; consent: PurposeConsent; onClose: () => void },
) {
  const { purpose } = consent;
  const [value, setValue] = useState<OptIn>(consent.value);
  const save = async (values: FormValues) => {
    await api.put(`/api/contacts/${contact}/consent`, {
      purpose,
      value,
      evidence: values.text("evidence") || undefined,
    });
    invalidate("/api/contacts", "/api/conversations");
    onClose();
  };
  return (
    <Dialog
      title={t("consent.dialog", { purpose: t(`purpose.${purpose}`) })}
      description={t(`purpose.help.${purpose}`)}
      onClose={onClose}
      size="small"
    >
      <Form onSubmit={save}>
        <DialogBody>
          <FormProblem fields={["evidence"]} />
          <Segments
            label={t(`purpose.${purpose}`)}
            value={value}
            onChange={setValue}
            choices={(["yes", "no", "unknown"] as const).map((one) => ({
              value: one,
              label: optInName(one),
            }))}
          />
          <TextArea
            name="evidence"
            label={t("consent.evidence")}
            help={t("consent.evidence.help")}
            rows={3}
            maxLength={1000}
            required={value === "yes"}
            dir="auto"
          />
          {consent.value === "no" && value === "yes" && <Note tone="warn">{t("consent.wasRefused")}</Note>}
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton disabled={value === consent.value}>{t("consent.record")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
