import { memo } from "react";
import type { Message, Template } from "../../api/types.ts";
import { usePages } from "../../data/usePages.ts";
import { t } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Formatted } from "../whatsapp/Formatted.tsx";
import { partsOfSent } from "../whatsapp/sent.ts";
import { TemplateBubble } from "../whatsapp/TemplateBubble.tsx";
import { ContactCards, OrderCard } from "./cards.tsx";
import { LocationCard } from "./LocationCard.tsx";
import { listOf, objectOf, ownObject, templateParts, textOf } from "./content.ts";
import { Interactive } from "./Interactive.tsx";
import { Media } from "./media/Media.tsx";
import { Unbroken } from "./Unbroken.tsx";
import { Unsupported } from "./Unsupported.tsx";

/** What a message says, whatever its kind. A kind nobody knows yet is shown by its words or its name, never hidden. */
export const MessageBody = memo(function MessageBody({ message }: { message: Message }) {
  return (
    <Unbroken message={message}>
      <Inside message={message} />
    </Unbroken>
  );
});

function Inside({ message }: { message: Message }) {
  switch (message.type) {
    case "text":
      return <Formatted text={message.text ?? textOf(ownObject(message).body)} />;
    case "image":
    case "video":
    case "audio":
    case "voice":
    case "document":
    case "sticker":
      return <Media message={message} />;
    case "location":
      return <LocationCard message={message} />;
    case "contacts":
      return <ContactCards message={message} />;
    case "order":
      return <OrderCard message={message} />;
    case "interactive":
      return <Interactive message={message} />;
    case "button":
      return (
        <span className="chosen">
          <Icon name="reply" size={14} />
          {message.text ?? textOf(ownObject(message).text)}
        </span>
      );
    case "template":
      return <TemplateMessage message={message} />;
    case "reaction":
      return <Reaction emoji={textOf(ownObject(message).emoji)} />;
    case "revoke":
      return <em className="muted-in-bubble">{t("type.revoke")}</em>;
    case "edit":
      return (
        <>
          <em className="muted-in-bubble">{t("type.edit")}</em> <Formatted text={message.text ?? ""} />
        </>
      );
    case "system":
      return <>{message.text ?? textOf(ownObject(message).body)}</>;
    case "request_welcome":
      return <>{t("type.request_welcome")}</>;
    case "unsupported":
      return <Unsupported message={message} />;
    default:
      return message.text
        ? <Formatted text={message.text} />
        : <em className="muted-in-bubble">{t("type.other", { type: message.type })}</em>;
  }
}

function Reaction({ emoji }: { emoji: string }) {
  return emoji
    ? (
      <span className="reaction">
        <span aria-hidden="true">{emoji}</span> {t("type.reaction.text")}
      </span>
    )
    : <em className="muted-in-bubble">{t("type.reaction.removed")}</em>;
}

function TemplateMessage({ message }: { message: Message }) {
  const given = templateParts(message);
  const { name, language, components } = ownObject(message);
  const templates = usePages<Template>(given ? null : "/api/templates").items;
  const template = templates.find((found) =>
    found.name === name && found.language === textOf(objectOf(language).code)
  );
  const parts = given ?? (template && partsOfSent(template, listOf(components), message.text ?? ""));
  return parts
    ? <TemplateBubble components={parts} />
    : <Formatted text={message.text || t("type.template")} />;
}
