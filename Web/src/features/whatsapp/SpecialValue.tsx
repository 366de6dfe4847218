import "../campaigns/ownTexts.ts";
import type { TemplateVariable } from "../../api/types.ts";
import { FixedValue } from "../campaigns/wizard/variables/FixedValue.tsx";
import { typeOf } from "../campaigns/wizard/variables/guess.ts";
import { variableLabel } from "./variables.ts";

type Properties = {
  variable: TemplateVariable;
  channelId: string;
  text: string;
  onChange: (text: string) => void;
};

/** A value that is more than words, for one message: a file, a place, a time, products or an order. */
export default function SpecialValue({ variable, channelId, text, onChange }: Properties) {
  return (
    <fieldset className="bare stack-tight">
      <legend className="field-label">{variableLabel(variable)}</legend>
      <FixedValue
        variable={variable}
        type={typeOf(variable)}
        channelId={channelId}
        text={text}
        uploads="/api/media"
        onChange={onChange}
      />
    </fieldset>
  );
}
