import { t } from "../../../i18n/index.ts";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { SelectField } from "../../../ui/Field.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Switch } from "../../../ui/Switch.tsx";
import { Segments } from "../../../ui/Tabs.tsx";
import { useReorder } from "../../../ui/useReorder.ts";
import { ButtonFields } from "./ButtonFields.tsx";
import { buttonName, buttonPictures, usualWords } from "./buttonNames.ts";
import { type ButtonType, type Draft, type DraftCard, moved, newButton, newCard } from "./draft.ts";
import { FindingsAt } from "./EditField.tsx";
import { useEditing } from "./EditorContext.ts";
import { FileField } from "./FileField.tsx";
import { cardButtonTypes } from "./kinds.ts";
import { VariableText } from "./VariableText.tsx";

const least = 2;
const most = 10;

/** The same buttons in every card: one that changes its kind changes it in all. */
function withButton(draft: Draft, at: number, type: ButtonType | ""): Draft {
  return {
    ...draft,
    cards: draft.cards.map((card) => {
      const buttons = [...card.buttons];
      if (type === "") buttons.splice(at, 1);
      else if (buttons[at]?.type !== type) buttons[at] = newButton(type, { text: buttons[at]?.text ?? "" });
      return { ...card, buttons };
    }),
  };
}

/** The phone beside it shows the card that is written. */
function showCard(index: number) {
  const strip = document.querySelector<HTMLElement>(".editor-side .wa-cards");
  const card = strip?.children[index];
  if (strip && card) strip.scrollLeft += card.getBoundingClientRect().x - strip.getBoundingClientRect().x;
}

/** The cards of a carousel. What they are made of is said once, since Meta wants them alike. */
export function CardsPart() {
  const { draft, change, touch } = useEditing();
  const { cards } = draft;
  const shape = cards[0]?.buttons ?? [];
  const isProduct = draft.cardHeader === "PRODUCT";
  const { list, handle, row } = useReorder(
    cards.length,
    (from, to) => change((before) => ({ ...before, cards: moved(before.cards, from, to) })),
    (from, to) => t("editor.card.moved", { card: from + 1, place: to + 1 }),
  );
  const setCard = (key: string, make: (card: DraftCard) => DraftCard, field = "") =>
    change(
      (before) => ({ ...before, cards: before.cards.map((card) => card.key === key ? make(card) : card) }),
      field,
    );
  return (
    <section className="card" aria-labelledby="editor-cards" data-place="cards">
      <div className="card-head">
        <h2 id="editor-cards">{t("editor.cards")}</h2>
        <span className="muted number">{t("editor.cards.count", { count: cards.length, most })}</span>
      </div>
      <div className="card-body">
        <fieldset className="bare card-shape">
          <legend className="field-label">{t("editor.cards.shape")}</legend>
          <p className="field-help">{t("editor.cards.shape.help")}</p>
          <Segments<Draft["cardHeader"]>
            label={t("editor.cards.header")}
            value={draft.cardHeader}
            onChange={(cardHeader) =>
              change((before) => ({
                ...before,
                cardHeader,
                cardHasBody: cardHeader === "PRODUCT" ? false : before.cardHasBody,
                cards: before.cards.map((card) => ({
                  ...card,
                  file: null,
                  buttons: cardHeader === "PRODUCT"
                    ? [newButton("SPM", { text: usualWords("SPM") })]
                    : card.buttons.some(({ type }) => type === "SPM")
                    ? [newButton("URL")]
                    : card.buttons,
                })),
              }))}
            choices={(["IMAGE", "VIDEO", "PRODUCT"] as const).map((value) => ({
              value,
              label: t(`editor.header.${value}`),
            }))}
          />
          {!isProduct && (
            <>
              <Switch
                label={t("editor.cards.text")}
                checked={draft.cardHasBody}
                onChange={(cardHasBody) => change({ cardHasBody })}
              />
              <div className="field-row">
                {[0, 1].map((at) => (
                  <SelectField
                    key={at}
                    name={`shape.${at}`}
                    label={t("editor.cards.button", { count: at + 1 })}
                    value={shape[at]?.type ?? ""}
                    onChange={(event) =>
                      change((before) => withButton(before, at, event.target.value as ButtonType | ""))}
                  >
                    {at > 0 && <option value="">{t("editor.cards.button.none")}</option>}
                    {cardButtonTypes.map((type) => (
                      <option key={type} value={type}>{t(`editor.button.${type}`)}</option>
                    ))}
                  </SelectField>
                ))}
              </div>
            </>
          )}
        </fieldset>
      </div>
      <ul ref={list} className="card-list">
        {cards.map((card, index) => (
          // What takes the focus within is what is shown.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <li
            key={card.key}
            {...row(index)}
            className="card-item"
            onFocus={() => showCard(index)}
          >
            <div className="button-head">
              <IconButton
                icon="grip-vertical"
                className="grip"
                label={t("editor.card.move", { card: index + 1 })}
                {...handle(index)}
              />
              <strong className="cut">{t("editor.card", { card: index + 1 })}</strong>
              <IconButton
                icon="copy"
                label={t("editor.card.copy", { card: index + 1 })}
                disabled={cards.length >= most}
                onClick={() =>
                  change((before) => ({
                    ...before,
                    cards: before.cards.flatMap((one) =>
                      one.key === card.key
                        ? [one, { ...one, ...newCard(one), body: one.body, samples: one.samples }]
                        : [one]
                    ),
                  }))}
              />
              <IconButton
                icon="trash-2"
                label={t("editor.card.remove", { card: index + 1 })}
                disabled={cards.length <= least}
                onClick={() =>
                  change((before) => ({
                    ...before,
                    cards: before.cards.filter(({ key }) => key !== card.key),
                  }))}
              />
            </div>
            <div className="card-fields">
              {draft.cardHeader !== "PRODUCT" && (
                <FileField
                  place={`cards.${index}.header`}
                  format={draft.cardHeader}
                  file={card.file}
                  onChange={(file) => setCard(card.key, (before) => ({ ...before, file }))}
                />
              )}
              {draft.cardHasBody && (
                <VariableText
                  place={`cards.${index}.body`}
                  label={t("editor.card.words")}
                  most={160}
                  rows={3}
                  text={card.body}
                  samples={card.samples}
                  onChange={(body, samples) =>
                    setCard(card.key, (before) => ({ ...before, body, samples }), `${card.key} body`)}
                />
              )}
              {card.buttons.map((button, at) => (
                <div key={button.key} className="button-item">
                  <div className="button-head">
                    <Icon name={buttonPictures[button.type]} />
                    <strong className="cut">{buttonName(button.type)}</strong>
                  </div>
                  <ButtonFields
                    button={button}
                    place={`cards.${index}.buttons.${at}`}
                    change={(wanted) =>
                      setCard(card.key, (before) => ({
                        ...before,
                        buttons: before.buttons.map((one) =>
                          one.key === button.key ? { ...one, ...wanted } : one
                        ),
                      }), `${button.key} ${Object.keys(wanted).join()}`)}
                  />
                </div>
              ))}
              <FindingsAt place={`cards.${index}`} />
            </div>
          </li>
        ))}
      </ul>
      <div className="card-body">
        <div>
          <Button
            icon="plus"
            disabled={cards.length >= most}
            onClick={() => {
              touch("cards");
              change((before) => ({ ...before, cards: [...before.cards, newCard(before.cards.at(-1))] }));
            }}
          >
            {t("editor.card.add")}
          </Button>
        </div>
        <FindingsAt place="cards" />
      </div>
    </section>
  );
}
