import { useState } from "react";
import { api } from "../../api/client.ts";
import { Problem } from "../../api/problem.ts";
import type { Caps, Dashboard } from "../../api/types.ts";
import { useMay } from "../../app/session.ts";
import { invalidate, queries } from "../../data/store.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { numberParts } from "../../i18n/format.ts";
import { formatPoints, parsePoints } from "../../i18n/points.ts";
import { TextField } from "../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../ui/Form.tsx";
import { Points } from "../../ui/Points.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { Progress } from "../../ui/Progress.tsx";
import { Skeleton } from "../../ui/States.tsx";
import { toast } from "../../ui/toasts.ts";
import { readAmount } from "../billing/amount.ts";

const path = "/api/credits/caps";
const bounds = { least: 1n, most: 1_000_000_000n };

/** The most that may be spent in a day and in a month, beside what has been spent. */
export function CapsCard() {
  const caps = useQuery<Caps>(path);
  const { data: board } = useQuery<Dashboard>("/api/dashboard");
  const mayChange = useMay("billing.manage");
  return (
    <section className="card" aria-labelledby="caps">
      <div className="card-head">
        <h2 id="caps">{t("caps.title")}</h2>
      </div>
      <div className="card-body">
        <p className="muted">{t("caps.text")}</p>
        {caps.problem && !caps.data && (
          <ProblemNote
            problem={caps.problem}
            retry={() => void caps.reload()}
          />
        )}
        {!caps.data && !caps.problem && <Skeleton rows={2} />}
        {caps.data && (
          <>
            <div className="caps">
              <CapUse name={t("caps.today")} cap={caps.data.day} spent={board?.credits.spentToday} />
              <CapUse name={t("caps.thisMonth")} cap={caps.data.month} spent={board?.credits.spentMonth} />
            </div>
            {mayChange
              ? <CapsForm key={`${caps.data.day} ${caps.data.month}`} caps={caps.data} />
              : <p className="muted cost-note">{t("caps.ownerOnly")}</p>}
          </>
        )}
      </div>
    </section>
  );
}

function CapUse({ name, cap, spent }: { name: string; cap?: string | null; spent: string | undefined }) {
  const [used, most] = [parsePoints(spent ?? "0"), cap ? parsePoints(cap) : 0n];
  const ratio = most > 0n ? Math.min(1, Number(used * 1000n / most) / 1000) : 0;
  return (
    <div className="cap">
      <div className="spread">
        <span>{name}</span>
        <span>
          {spent === undefined ? "–" : <Points amount={spent} decimals={2} />}{" "}
          <span className="muted">
            {cap ? t("caps.of", { points: formatPoints(cap, 0) }) : t("caps.noCap")}
          </span>
        </span>
      </div>
      {cap && <Progress label={name} ratio={ratio} tone={ratio >= 0.9 ? "warn" : "accent"} />}
    </div>
  );
}

const shown = (cap?: string | null) => cap ? formatPoints(cap, 0) : "";

function CapsForm({ caps }: { caps: Caps }) {
  const [day, setDay] = useState(() => shown(caps.day));
  const [month, setMonth] = useState(() => shown(caps.month));
  const read = (text: string) => {
    const amount = readAmount(text, bounds, numberParts());
    return amount.fault === "empty" ? null : amount.fault ? undefined : String(amount.points);
  };
  const values = { day: read(day), month: read(month) };
  const isOdd = values.day && values.month && BigInt(values.day) > BigInt(values.month);

  const save = async (_: FormValues, key: string) => {
    const errors = (["day", "month"] as const).filter((field) => values[field] === undefined).map((
      field,
    ) => ({
      field,
      detail: t("caps.fault"),
    }));
    if (errors.length > 0) throw new Problem(422, t("caps.fault"), "", null, errors);
    await api.put(path, values, { key });
    queries.update<Caps>(path, () => values as Caps);
    invalidate("/api/credits");
    toast({ tone: "ok", text: t("caps.saved") });
  };

  return (
    <Form onSubmit={save}>
      <FormProblem fields={["day", "month"]} />
      <div className="field-row caps-fields">
        <TextField
          name="day"
          label={t("caps.day")}
          isOptional
          inputMode="numeric"
          className="field-number"
          value={day}
          help={t("caps.day.help")}
          error={values.day === undefined ? t("caps.fault") : undefined}
          onChange={(event) => setDay(event.target.value)}
        />
        <TextField
          name="month"
          label={t("caps.month")}
          isOptional
          inputMode="numeric"
          className="field-number"
          value={month}
          help={t(isOdd ? "caps.odd" : "caps.month.help")}
          error={values.month === undefined ? t("caps.fault") : undefined}
          onChange={(event) => setMonth(event.target.value)}
        />
      </div>
      <div className="form-foot">
        <SubmitButton kind="secondary">{t("caps.save")}</SubmitButton>
      </div>
    </Form>
  );
}
