import { useEffect, useRef, useState } from "react";
import { api } from "../../../api/client.ts";
import type { Channel, CheckState, DoctorCheck } from "../../../api/types.ts";
import { useMay } from "../../../app/session.ts";
import { useAction } from "../../../data/useAction.ts";
import { type MessageKey, t } from "../../../i18n/index.ts";
import { doctorSaid } from "../../../i18n/told/say.ts";
import { useWords } from "../../../i18n/told/useWords.ts";
import { Button } from "../../../ui/Button.tsx";
import { CopyButton } from "../../../ui/CopyButton.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import type { IconName } from "../../../ui/icons.ts";
import { Note } from "../../../ui/Note.tsx";
import { ProblemNote } from "../../../ui/ProblemNote.tsx";

const looks: Record<CheckState, [IconName, MessageKey]> = {
  ok: ["circle-check", "doctor.ok"],
  warn: ["triangle-alert", "doctor.warn"],
  fail: ["circle-x", "doctor.fail"],
  skipped: ["minus", "doctor.skipped"],
};
const names: Readonly<Record<string, MessageKey>> = {
  token: "doctor.check.token",
  scopes: "doctor.check.scopes",
  secret: "doctor.check.secret",
  number: "doctor.check.number",
  name: "doctor.check.name",
  pin: "doctor.check.pin",
  quality: "doctor.check.quality",
  limit: "doctor.check.limit",
  account: "doctor.check.account",
  payment: "doctor.check.payment",
  subscription: "doctor.check.subscription",
  webhook: "doctor.check.webhook",
  heard: "doctor.check.heard",
  clock: "doctor.check.clock",
};
const nameOf = (name: string) =>
  names[name] ? t(names[name]!) : name.charAt(0).toUpperCase() + name.slice(1).replaceAll("-", " ");

/** Looks when it is opened; what is found comes one line after another, so that the eye can follow. */
export function DoctorPart({ channel }: { channel: Channel }) {
  const mayLook = useMay("channels.manage");
  const [checks, setChecks] = useState<readonly DoctorCheck[] | null>(null);
  const look = useAction(async () => {
    setChecks(null);
    setChecks((await api.post<{ checks: DoctorCheck[] }>(`/api/channels/${channel.id}/doctor`)).checks);
  }, { quiet: true });
  const wasRun = useRef(false);
  const { run } = look;
  useEffect(() => {
    if (wasRun.current || !mayLook) return;
    wasRun.current = true;
    void run();
  }, [run, mayLook]);

  return (
    <section className="card doctor" aria-label={t("channel.part.doctor")} aria-busy={look.isRunning}>
      <div className="card-head">
        <p className="muted">{t("doctor.lead")}</p>
        <div className="row">
          {checks && <CopyButton text={asText(channel, checks)} label={t("doctor.copy")} />}
          <Button
            kind="primary"
            icon="activity"
            isBusy={look.isRunning}
            disabled={!mayLook}
            onClick={() => void look.run()}
          >
            {t(checks ? "doctor.again" : "doctor.run")}
          </Button>
        </div>
      </div>
      <div className="card-body">
        {look.problem && <ProblemNote problem={look.problem} />}
        <div role="status">
          {look.isRunning && <p className="muted">{t("doctor.running")}</p>}
          {checks && <Verdict checks={checks} />}
        </div>
        {checks && (
          <ol className="checks">
            {checks.map((check) => <Check key={check.name} check={check} />)}
          </ol>
        )}
        <p className="field-help">{t("doctor.command")}</p>
      </div>
    </section>
  );
}

function Verdict({ checks }: { checks: readonly DoctorCheck[] }) {
  const failed = checks.filter(({ state }) => state === "fail").length;
  const warned = checks.filter(({ state }) => state === "warn").length;
  if (failed > 0) return <Note tone="danger">{t("doctor.found", { count: failed })}</Note>;
  if (warned > 0) return <Note tone="warn">{t("doctor.warned", { count: warned })}</Note>;
  return <Note tone="ok">{t("doctor.fine")}</Note>;
}

function Check({ check }: { check: DoctorCheck }) {
  useWords();
  const { name, state } = check;
  const { title, detail: mend } = doctorSaid(check);
  const [icon, label] = looks[state] ?? looks.skipped;
  return (
    <li className="check-line" data-state={state}>
      <Icon name={icon} size={20} label={t(label)} />
      <div>
        <strong>{nameOf(name)}</strong>
        <p>{title}</p>
        {mend && (
          <p className="check-mend">
            <strong>{t("doctor.mend")}:</strong> {mend}
          </p>
        )}
      </div>
    </li>
  );
}

const asText = (channel: Channel, checks: readonly DoctorCheck[]) =>
  [
    `${channel.name} ${channel.displayNumber} (${channel.phoneNumberId})`,
    // For whoever helps, who may not read the reader's language.
    ...checks.map(({ name, state, words, mend }) => `${state}\t${name}\t${words}${mend ? ` ${mend}` : ""}`),
  ].join("\n");
