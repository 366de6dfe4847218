import type { TemplateVariable } from "../../../../api/types.ts";
import { useSession } from "../../../../app/session.ts";
import { t } from "../../../../i18n/index.ts";
import { zonedInstant, zonedLocal } from "../../../../i18n/zone.ts";
import { TextArea, TextField } from "../../../../ui/Field.tsx";
import { isFile, type VariableType } from "./guess.ts";
import { LocationValue } from "./LocationValue.tsx";
import { MediaValue } from "./MediaValue.tsx";
import { ProductsValue } from "./ProductsValue.tsx";

type Properties = {
  variable: TemplateVariable;
  type: VariableType;
  channelId: string;
  text: string;
  onChange: (text: string) => void;
  /** Where files go, if not to the template's samples. */
  uploads?: string;
};

/** A value that is the same for everyone, in the shape that its kind has. */
export function FixedValue({ variable, type, channelId, text, onChange, uploads }: Properties) {
  const { timeZone } = useSession().workspace;
  const name = `${variable.key}.text`;
  if (isFile(type)) return <MediaValue {...{ name, type, channelId, text, onChange, uploads }} />;
  if (type === "location") return <LocationValue {...{ name, text, onChange }} />;
  if (type === "products") return <ProductsValue {...{ name, text, onChange }} />;
  if (type === "time") {
    const at = Date.parse(text);
    return (
      <TextField
        name={name}
        label={t("vars.time")}
        help={t("send.zone", { zone: timeZone.replaceAll("_", " ") })}
        type="datetime-local"
        required
        value={Number.isNaN(at) ? "" : zonedLocal(at, timeZone)}
        onChange={(event) =>
          onChange(
            event.target.value ? new Date(zonedInstant(event.target.value, timeZone)).toISOString() : "",
          )}
      />
    );
  }
  if (type === "order") {
    return (
      <TextArea
        name={name}
        label={t("vars.order")}
        help={t("vars.order.help")}
        rows={5}
        dir="ltr"
        className="mono-area"
        spellCheck={false}
        value={text}
        error={text.trim() && !isJSON(text) ? t("vars.order.wrong") : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  const label = type === "code"
    ? t("vars.code")
    : type === "product"
    ? t("vars.product")
    : type === "link"
    ? t("vars.suffix")
    : t("wizard.text");
  return (
    <TextField
      name={name}
      label={label}
      help={type === "product" ? t("vars.product.help") : undefined}
      value={text}
      required
      maxLength={type === "code" ? 15 : 1024}
      dir={type === "text" ? "auto" : "ltr"}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function isJSON(text: string) {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}
