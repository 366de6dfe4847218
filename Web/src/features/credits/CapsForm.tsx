import { useState } from "react";
import { api } from "../../api/client.ts";
import { Problem } from "../../api/problem.ts";
import type { APIKey, Caps, Page } from "../../api/types.ts";
import { useMay } from "../../app/session.ts";
import { invalidate, queries } from "../../data/store.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { numberParts } from "../../i18n/format.ts";
import { formatPoints } from "../../i18n/points.ts";
import { TextField } from "../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../ui/Form.tsx";
import { toast } from "../../ui/toasts.ts";
import { readAmount } from "../billing/amount.ts";

const path = "/api/credits/caps";
const bounds = { least: 1n, most: 1_000_000_000n };
const shown = (cap?: string | null) => cap ? formatPoints(cap, 0) : "";

/** Whole points as the API takes them, `null` for none, `undefined` for what is no amount. */
function read(text: string): string | null | undefined {
  const amount = readAmount(text, bounds, numberParts());
  return amount.fault === "empty" ? null : amount.fault ? undefined : String(amount.points);
}

export function CapsForm({ caps }: { caps: Caps }) {
  const mayManageKeys = useMay("api-keys.manage");
  const keys = useQuery<Page<APIKey>>(mayManageKeys ? "/api/api-keys" : null).data?.items ?? [];
  const live = keys.filter((key) => !key.revokedAt);
  const capOf = (id: string) => caps.apiKeys?.find((known) => known.id === id);
  const [texts, setTexts] = useState<Record<string, string>>({});
  const text = (name: string, cap?: string | null) => texts[name] ?? shown(cap);
  const write = (name: string) => (event: { target: { value: string } }) =>
    setTexts((before) => ({ ...before, [name]: event.target.value }));
  const field = (name: string, cap?: string | null) => ({
    name,
    isOptional: true,
    inputMode: "numeric" as const,
    className: "field-number",
    value: text(name, cap),
    error: read(text(name, cap)) === undefined ? t("caps.fault") : undefined,
    onChange: write(name),
  });
  const [day, month] = [read(text("day", caps.day)), read(text("month", caps.month))];
  const isOdd = day && month && BigInt(day) > BigInt(month);

  const save = async (_: FormValues, key: string) => {
    const keyCaps = live.map(({ id }) => [id, read(text(id, capOf(id)?.cap))] as const);
    const campaign = read(text("campaign", caps.campaign));
    const wrong = [["day", day], ["month", month], ["campaign", campaign], ...keyCaps].find(([, cap]) =>
      cap === undefined
    );
    if (wrong) {
      throw new Problem(422, t("caps.fault"), "", null, [{ field: wrong[0]!, detail: t("caps.fault") }]);
    }
    // Keys that this person does not see keep their caps.
    const unseen = (caps.apiKeys ?? []).filter((known) => !live.some(({ id }) => id === known.id));
    const apiKeys = [
      ...unseen.map(({ id, cap }) => ({ id, cap })),
      ...keyCaps.filter(([, cap]) => cap).map(([id, cap]) => ({ id, cap })),
    ];
    queries.put(path, await api.put<Caps>(path, { day, month, campaign, apiKeys }, { key }));
    invalidate("/api/credits");
    setTexts({});
    toast({ tone: "ok", text: t("caps.saved") });
  };

  return (
    <Form onSubmit={save}>
      <FormProblem fields={["day", "month", "campaign", ...live.map(({ id }) => id)]} />
      <div className="field-row">
        <TextField {...field("day", caps.day)} label={t("caps.day")} help={t("caps.day.help")} />
        <TextField
          {...field("month", caps.month)}
          label={t("caps.month")}
          help={t(isOdd ? "caps.odd" : "caps.month.help")}
        />
        <TextField
          {...field("campaign", caps.campaign)}
          label={t("caps.campaign")}
          help={t("caps.campaign.help")}
        />
      </div>
      {live.length > 0 && (
        <fieldset className="stack-tight">
          <legend className="field-label">{t("caps.keys")}</legend>
          <p className="field-help">{t("caps.keys.help")}</p>
          <div className="field-row">
            {live.map((key) => {
              const known = capOf(key.id);
              return (
                <TextField
                  key={key.id}
                  {...field(key.id, known?.cap)}
                  label={key.name}
                  help={known?.used
                    ? t("caps.keys.used", { points: formatPoints(known.used, 2) })
                    : undefined}
                />
              );
            })}
          </div>
        </fieldset>
      )}
      <div className="form-foot">
        <SubmitButton kind="secondary">{t("caps.save")}</SubmitButton>
      </div>
    </Form>
  );
}
