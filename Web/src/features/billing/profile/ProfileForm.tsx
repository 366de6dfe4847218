import { useState } from "react";
import { api } from "../../../api/client.ts";
import { Problem } from "../../../api/problem.ts";
import type { BillingProfile } from "../../../api/types.ts";
import { useSession } from "../../../app/session.ts";
import { invalidate, queries } from "../../../data/store.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { SelectField, TextField } from "../../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../../ui/Form.tsx";
import { toast } from "../../../ui/toasts.ts";
import { CountryOptions } from "../../contacts/CountrySelect.tsx";
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
  "line1",
  "line2",
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
  const [country, setCountry] = useState(profile.country || workspace.country || "IN");
  const [state, setState] = useState(profile.stateCode ?? "");
  const [gstin, setGSTIN] = useState(profile.gstin ?? "");
  const [wasLeft, setLeft] = useState(!!profile.gstin);
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
    if (state === "" && stateName(named)) setState(named);
  };

  const save = async (values: FormValues, key: string) => {
    if (fault) {
      throw new Problem(422, t("gstin.title"), "", null, [{ field: "gstin", detail: gstinWords(fault) }]);
    }
    const changed: BillingProfile = {
      legalName: values.text("legalName"),
      addressLines: [values.text("addressLines"), values.text("line2")].filter(Boolean),
      city: values.text("city"),
      postalCode: values.text("postalCode"),
      stateCode: isIndia ? values.text("stateCode") : null,
      country,
      gstin: isIndia ? cleanGSTIN(gstin) || null : null,
      email: values.text("email") || null,
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
      <SelectField
        name="country"
        label={t("profile.country")}
        value={country}
        autoComplete="country"
        required
        // The currency, the tax and the series of the invoices hang on it.
        disabled={!!profile.legalName && !!profile.country}
        help={profile.legalName && profile.country ? t("profile.country.help") : undefined}
        onChange={(event) => setCountry(event.target.value)}
      >
        <CountryOptions />
      </SelectField>
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
      <TextField
        name="addressLines"
        label={t("profile.address")}
        defaultValue={profile.addressLines?.[0] ?? ""}
        autoComplete="address-line1"
        required
        maxLength={200}
      />
      <TextField
        name="line2"
        label={t("profile.address2")}
        isOptional
        defaultValue={profile.addressLines?.slice(1).join(", ") ?? ""}
        autoComplete="address-line2"
        maxLength={200}
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
