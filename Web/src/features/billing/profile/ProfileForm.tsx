import { useState } from "react";
import { api } from "../../../api/client.ts";
import { Problem } from "../../../api/problem.ts";
import type { BillingProfile } from "../../../api/types.ts";
import { useSession } from "../../../app/session.ts";
import { invalidate, queries } from "../../../data/store.ts";
import { t } from "../../../i18n/index.ts";
import { countryName } from "../../../i18n/format.ts";
import { Button } from "../../../ui/Button.tsx";
import { DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { Check, SelectField, TextArea, TextField } from "../../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../../ui/Form.tsx";
import { toast } from "../../../ui/toasts.ts";
import { cleanGSTIN, type GSTINFault, gstinFault, stateOfGSTIN } from "../gstin.ts";
import { useStates } from "../useBilling.ts";

type Properties = {
  profile: BillingProfile;
  lead?: string;
  isInDialog?: boolean;
  onBack?: () => void;
  onSaved?: () => void;
};

const fields = [
  "legalName",
  "addressLines",
  "city",
  "postalCode",
  "stateCode",
  "country",
  "gstin",
  "email",
];

const faults: Record<GSTINFault, "gstin.shape" | "gstin.check" | "gstin.state"> = {
  shape: "gstin.shape",
  check: "gstin.check",
  state: "gstin.state",
};

/** Who is billed: asked once, used on every invoice from then on. */
export function ProfileForm({ profile, lead, isInDialog, onBack, onSaved }: Properties) {
  const { workspace } = useSession();
  const states = useStates().data?.items ?? [];
  const country = profile.country || workspace.country;
  const [state, setState] = useState(profile.stateCode ?? "");
  const [gstin, setGSTIN] = useState(profile.gstin ?? "");
  const [wasLeft, setLeft] = useState(!!profile.gstin);
  // A field that is filled in for somebody begins anew: nothing is missing in it any more.
  const [isFilled, setFilled] = useState(false);
  const isIndia = country === "IN";
  const stateName = (code: string) => states.find((known) => known.code === code)?.name;

  const fault = isIndia && gstin !== "" ? gstinFault(gstin, state) : null;
  // A whole number is judged at once; half a one only when the field is left.
  const isJudged = wasLeft || cleanGSTIN(gstin).length >= 15;
  const words = fault && isJudged ? gstinWords(fault) : undefined;

  function gstinWords(found: GSTINFault) {
    const own = stateName(stateOfGSTIN(gstin)) ?? stateOfGSTIN(gstin);
    return t(faults[found], { state: own, chosen: stateName(state) ?? state });
  }

  const writeGSTIN = (text: string) => {
    setGSTIN(text.toUpperCase());
    const named = stateOfGSTIN(text);
    if (state !== "" || !stateName(named)) return;
    setState(named);
    setFilled(true);
  };

  const save = async (values: FormValues, key: string) => {
    if (fault) {
      throw new Problem(422, t("gstin.title"), "", null, [{ field: "gstin", detail: gstinWords(fault) }]);
    }
    const changed: BillingProfile = {
      legalName: values.text("legalName"),
      addressLines: values.text("addressLines").split("\n").map((line) => line.trim()).filter(Boolean),
      city: values.text("city"),
      postalCode: isIndia ? values.text("postalCode").replace(/\s/g, "") : values.text("postalCode"),
      stateCode: isIndia ? values.text("stateCode") : null,
      country,
      gstin: isIndia ? cleanGSTIN(gstin) || null : null,
      email: values.text("email") || null,
      isSEZ: isIndia && values.has("isSEZ"),
    };
    await api.put("/api/billing/profile", changed, { key });
    queries.update<BillingProfile>("/api/billing/profile", () => changed);
    invalidate("/api/billing");
    await queries.reload("/api/billing/terms");
    toast({ tone: "ok", text: t("profile.saved") });
    onSaved?.();
  };

  const inside = (
    <>
      {lead && <p className="muted profile-lead">{lead}</p>}
      <FormProblem fields={fields} />
      <TextField
        name="legalName"
        label={t("profile.legalName")}
        help={t("profile.legalName.help")}
        defaultValue={profile.legalName ?? ""}
        autoComplete="organization"
        required
        maxLength={200}
      />
      <TextField
        name="country"
        label={t("profile.country")}
        value={countryName(country)}
        help={t("profile.country.help")}
        disabled
      />
      {isIndia && (
        <div className="field-row">
          <TextField
            name="gstin"
            label={t("profile.gstin")}
            isOptional
            dir="ltr"
            className="field-code"
            value={gstin}
            maxLength={24}
            spellCheck={false}
            autoCapitalize="characters"
            placeholder="29AAGCB7383J1Z4"
            error={words}
            help={gstin !== "" && !fault
              ? t("gstin.good", { pan: cleanGSTIN(gstin).slice(2, 12) })
              : t("profile.gstin.help")}
            onChange={(event) => writeGSTIN(event.target.value)}
            onBlurCapture={() => setLeft(gstin !== "")}
          />
          <SelectField
            key={String(isFilled)}
            name="stateCode"
            label={t("profile.state")}
            help={t("profile.state.help")}
            value={state}
            required
            onChange={(event) => setState(event.target.value)}
          >
            <option value="" disabled>{t("profile.state.choose")}</option>
            {states.map((known) => <option key={known.code} value={known.code}>{known.name}</option>)}
          </SelectField>
        </div>
      )}
      <TextArea
        name="addressLines"
        label={t("profile.address")}
        help={t("profile.address.help")}
        defaultValue={(profile.addressLines ?? []).join("\n")}
        autoComplete="street-address"
        rows={2}
        required
        maxLength={362}
      />
      <div className="field-row">
        <TextField
          name="city"
          label={t("profile.city")}
          defaultValue={profile.city ?? ""}
          autoComplete="address-level2"
          required
          maxLength={100}
        />
        <TextField
          name="postalCode"
          label={t(isIndia ? "profile.pin" : "profile.postalCode")}
          defaultValue={profile.postalCode ?? ""}
          autoComplete="postal-code"
          required={isIndia}
          isOptional={!isIndia}
          inputMode={isIndia ? "numeric" : undefined}
          pattern={isIndia ? String.raw`[1-9]\d{2}\s?\d{3}` : undefined}
          title={isIndia ? t("profile.pin.title") : undefined}
          maxLength={16}
        />
      </div>
      <TextField
        name="email"
        label={t("profile.email")}
        help={t("profile.email.help")}
        type="email"
        isOptional
        defaultValue={profile.email ?? ""}
        autoComplete="email"
        maxLength={200}
      />
      {isIndia && (
        <Check
          name="isSEZ"
          label={t("profile.sez")}
          help={t("profile.sez.help")}
          defaultChecked={!!profile.isSEZ}
        />
      )}
    </>
  );

  return (
    <Form onSubmit={save}>
      {isInDialog ? <DialogBody>{inside}</DialogBody> : inside}
      {isInDialog
        ? (
          <DialogFoot>
            <Button onClick={onBack}>{t("action.back")}</Button>
            <SubmitButton>{t("profile.saveAndGo")}</SubmitButton>
          </DialogFoot>
        )
        : (
          <div className="form-foot">
            <SubmitButton>{t("action.save")}</SubmitButton>
          </div>
        )}
    </Form>
  );
}
