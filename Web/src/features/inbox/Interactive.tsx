import type { Message } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Formatted } from "../whatsapp/Formatted.tsx";
import { formAnswers, listOf, objectOf, ownObject, textOf } from "./content.ts";

/** Both ways: what was offered (buttons, a list, a form) and what was chosen or filled in. */
export function Interactive({ message }: { message: Message }) {
  const interactive = ownObject(message);
  const reply = objectOf(interactive[textOf(interactive.type)]);
  switch (interactive.type) {
    case "button_reply":
    case "list_reply":
      return (
        <span className="chosen">
          <Icon name="reply" size={14} />
          <span className="cell-two">
            <span>{textOf(reply.title)}</span>
            {textOf(reply.description) && <small>{textOf(reply.description)}</small>}
          </span>
        </span>
      );
    case "nfm_reply":
      return <FormReply answers={formAnswers(textOf(reply.response_json))} />;
    default:
      return <Offer interactive={interactive} fallback={message.text} />;
  }
}

function FormReply({ answers }: { answers: [string, string][] }) {
  return (
    <div className="form-reply">
      <p className="order-head">
        <Icon name="list" /> {t("form.answered")}
      </p>
      <dl className="facts">
        {answers.map(([question, answer]) => (
          <div key={question} className="facts-line">
            <dt>{question}</dt>
            <dd dir="auto">{answer}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Offer(
  { interactive, fallback }: { interactive: Record<string, unknown>; fallback?: string | null },
) {
  const action = objectOf(interactive.action);
  const header = textOf(objectOf(interactive.header).text);
  const body = textOf(objectOf(interactive.body).text) || fallback || "";
  const footer = textOf(objectOf(interactive.footer).text);
  const buttons = [
    ...listOf(action.buttons).map((button) => textOf(objectOf(button.reply).title)),
    textOf(action.button),
    textOf(objectOf(action.parameters).display_text),
  ].filter(Boolean);
  const rows = listOf(action.sections).flatMap((section) => listOf(section.rows));
  return (
    <>
      {header && <p className="wa-header">{header}</p>}
      <Formatted text={body} />
      {footer && <p className="wa-footer">{footer}</p>}
      {rows.length > 0 && (
        <ul className="offer-rows">{rows.map((row, index) => <li key={index}>{textOf(row.title)}</li>)}</ul>
      )}
      {buttons.length > 0 && (
        <div className="wa-buttons">
          {buttons.map((label) => <span key={label} className="wa-button">{label}</span>)}
        </div>
      )}
    </>
  );
}
