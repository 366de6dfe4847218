import { t } from "../../../i18n/index.ts";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Menu } from "../../../ui/Menu.tsx";
import { useReorder } from "../../../ui/useReorder.ts";
import { ButtonFields } from "./ButtonFields.tsx";
import { buttonName, buttonPictures } from "./buttonNames.ts";
import { type ButtonType, type DraftButton, moved, newButton, ordered } from "./draft.ts";
import { FindingsAt } from "./EditField.tsx";
import { useEditing } from "./EditorContext.ts";
import { allowedOf, mostButtons } from "./kinds.ts";

const count = (buttons: readonly DraftButton[], type: ButtonType) =>
  buttons.filter((button) => button.type === type).length;

/** The buttons, in the order that Meta asks for, however they are added and moved. */
export function ButtonsPart() {
  const { draft, change, touch } = useEditing();
  const { buttons } = draft;
  const allowed = allowedOf(draft);
  const set = (make: (buttons: DraftButton[]) => DraftButton[], field = "") =>
    change((before) => ({ ...before, buttons: make(before.buttons) }), field);
  const { list, handle, row } = useReorder(
    buttons.length,
    (from, to) => set((before) => ordered(moved(before, from, to))),
    (from, to) => t("editor.button.moved", { name: buttonName(buttons[from]!.type), place: to + 1 }),
  );
  const types = Object.entries(allowed.buttons) as [ButtonType, number][];
  const open = types.filter(([type, most]) => buttons.length < mostButtons && count(buttons, type) < most);
  if (types.length === 0 && buttons.length === 0) return null;
  const isFixed = ({ type }: DraftButton) => allowed.fixed.includes(type) && count(buttons, type) === 1;
  return (
    <section className="card" aria-labelledby="editor-buttons" data-place="buttons">
      <div className="card-head">
        <h2 id="editor-buttons">{t("editor.buttons")}</h2>
        {types.length > 0 && (
          <Menu
            label={t("editor.button.add")}
            className="button button-secondary button-small"
            items={open.length > 0
              ? open.map(([type]) => ({
                label: t(`editor.button.${type}`),
                icon: buttonPictures[type],
                run: () => {
                  touch("buttons");
                  set((before) => ordered([...before, newButton(type)]));
                },
              }))
              : [{ label: t("editor.button.full"), run: () => {}, disabled: true }]}
          >
            <Icon name="plus" /> {t("editor.button.add")}
          </Menu>
        )}
      </div>
      {buttons.length === 0 && (
        <div className="card-body">
          <p className="muted">{t("editor.buttons.none")}</p>
        </div>
      )}
      {buttons.length > 0 && (
        <ul ref={list} className="button-list">
          {buttons.map((button, index) => (
            <li key={button.key} {...row(index)} className="button-item">
              <div className="button-head">
                {buttons.length > 1 && (
                  <IconButton
                    icon="grip-vertical"
                    className="grip"
                    label={t("editor.button.move", {
                      name: button.text || buttonName(button.type),
                    })}
                    {...handle(index)}
                  />
                )}
                <Icon name={buttonPictures[button.type] ?? "reply"} />
                <strong className="cut">{buttonName(button.type)}</strong>
                {!isFixed(button) && (
                  <IconButton
                    icon="trash-2"
                    label={t("editor.button.remove", {
                      name: button.text || buttonName(button.type),
                    })}
                    onClick={() => set((before) => before.filter(({ key }) => key !== button.key))}
                  />
                )}
              </div>
              <ButtonFields
                button={button}
                place={`buttons.${index}`}
                change={(wanted) =>
                  set(
                    (before) => before.map((one) => one.key === button.key ? { ...one, ...wanted } : one),
                    `${button.key} ${Object.keys(wanted).join()}`,
                  )}
              />
            </li>
          ))}
        </ul>
      )}
      {(buttons.length > 1 || draft.kind === "offer") && (
        <p className="card-note">
          {t(
            draft.kind === "offer"
              ? "editor.buttons.offer"
              : buttons.length > 3
              ? "editor.buttons.many"
              : "editor.buttons.order",
          )}
        </p>
      )}
      <FindingsAt place="buttons" />
    </section>
  );
}

/** An offer that ends shows its code; one without an end may. */
export function OfferCodeButton() {
  const { draft, change } = useEditing();
  if (draft.kind !== "offer" || count(draft.buttons, "COPY_CODE") > 0 || !draft.offer.expires) return null;
  return (
    <Button
      size="small"
      icon="plus"
      onClick={() =>
        change((before) => ({ ...before, buttons: ordered([newButton("COPY_CODE"), ...before.buttons]) }))}
    >
      {t("editor.button.COPY_CODE")}
    </Button>
  );
}
