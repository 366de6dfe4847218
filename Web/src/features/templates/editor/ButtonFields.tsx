import { t } from "../../../i18n/index.ts";
import { Switch } from "../../../ui/Switch.tsx";
import { buttonPictures } from "./buttonNames.ts";
import { type DraftButton, variablesOf } from "./draft.ts";
import { EditInput, FindingsAt } from "./EditField.tsx";
import { useEditing } from "./EditorContext.ts";

type Properties = {
  button: DraftButton;
  /** "buttons.1", "cards.0.buttons.1". */
  place: string;
  change: (wanted: Partial<DraftButton>) => void;
};

const variable = "{{1}}";

/** What one button says and does. */
export function ButtonFields({ button, place, change }: Properties) {
  const { touch } = useEditing();
  const set = (wanted: Partial<DraftButton>) => {
    touch(place);
    change(wanted);
  };
  const { type } = button;
  const isDynamic = variablesOf(button.url).length > 0;
  const words = (
    <EditInput
      label={t("editor.button.text")}
      most={25}
      value={button.text}
      placeholder={type in buttonPictures ? t(`editor.button.hint.${type}`) : undefined}
      onChange={(text) => set({ text })}
    />
  );
  return (
    <div className="button-fields" data-place={place} onBlur={() => touch(place)}>
      {type === "COPY_CODE"
        ? (
          <EditInput
            label={t("editor.button.code")}
            most={15}
            dir="ltr"
            value={button.code}
            placeholder="SAVE20"
            help={t("editor.button.code.help")}
            onChange={(code) => set({ code })}
          />
        )
        : words}
      {type === "URL" && (
        <>
          <EditInput
            label={t("editor.button.url")}
            dir="ltr"
            inputMode="url"
            value={isDynamic ? button.url.replace(/\{\{[^}]*\}\}$/, "") : button.url}
            placeholder="https://"
            onChange={(url) => set({ url: isDynamic ? url + variable : url })}
          />
          <Switch
            label={t("editor.button.dynamic")}
            help={t("editor.button.dynamic.help")}
            checked={isDynamic}
            onChange={(on) =>
              set({ url: on ? button.url + variable : button.url.replace(/\{\{[^}]*\}\}/g, ""), sample: "" })}
          />
          {isDynamic && (
            <EditInput
              label={t("editor.button.sample")}
              dir="ltr"
              value={button.sample}
              placeholder="https://example.com/track/4218"
              help={t("editor.button.sample.help")}
              onChange={(sample) => set({ sample })}
            />
          )}
        </>
      )}
      {type === "PHONE_NUMBER" && (
        <EditInput
          label={t("editor.button.phone")}
          most={20}
          dir="ltr"
          type="tel"
          inputMode="tel"
          value={button.phone}
          placeholder="+91 80 4718 2200"
          onChange={(phone) => set({ phone: phone.replace(/[^\d+]/g, "") })}
        />
      )}
      {type === "FLOW" && (
        <>
          <EditInput
            label={t("editor.button.flow")}
            dir="ltr"
            value={button.flowId}
            help={t("editor.button.flow.help")}
            onChange={(flowId) => set({ flowId: flowId.trim() })}
          />
          <EditInput
            label={t("editor.button.screen")}
            isOptional
            dir="ltr"
            value={button.screen}
            placeholder="WELCOME"
            onChange={(screen) => set({ screen: screen.trim() })}
          />
        </>
      )}
      <FindingsAt place={place} />
    </div>
  );
}
