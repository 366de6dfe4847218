import { memo } from "react";
import type { TemplateButton, TemplateComponent } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { IconName } from "../../ui/icons.ts";
import { Formatted } from "./Formatted.tsx";
import { codeText, componentOf } from "./template.ts";

type Properties = {
  components: readonly TemplateComponent[];
  /** An address for the header's picture, where one is known. */
  media?: string;
};

/** What a template looks like on the phone: header, body, footer, buttons, cards. */
export const TemplateBubble = memo(function TemplateBubble({ components, media }: Properties) {
  const header = componentOf(components, "HEADER");
  const body = componentOf(components, "BODY");
  const footer = componentOf(components, "FOOTER");
  const offer = componentOf(components, "LIMITED_TIME_OFFER")?.limited_time_offer;
  const buttons = componentOf(components, "BUTTONS")?.buttons ?? [];
  const cards = componentOf(components, "CAROUSEL")?.cards ?? [];
  return (
    <>
      {header && <Header header={header} media={media} />}
      {offer && (
        <p className="wa-offer">
          <Icon name="clock" /> {offer.text}
        </p>
      )}
      {body && (
        <p className="wa-body">
          <Formatted text={body.text ?? codeText(body)} />
        </p>
      )}
      {footer && <p className="wa-footer">{footer.text ?? expiryText(footer)}</p>}
      {buttons.length > 0 && <Buttons buttons={buttons} />}
      {cards.length > 0 && (
        <div className="wa-cards">
          {cards.map((card, index) => (
            <div key={index} className="wa-card">
              <TemplateBubble components={card.components} />
            </div>
          ))}
        </div>
      )}
    </>
  );
});

const expiryText = (footer: TemplateComponent) =>
  footer.code_expiration_minutes ? t("preview.code.expires", { count: footer.code_expiration_minutes }) : "";

const pictures: Record<string, IconName> = {
  IMAGE: "image",
  VIDEO: "video",
  GIF: "video",
  DOCUMENT: "file-text",
  LOCATION: "map-pin",
  PRODUCT: "shopping-bag",
};

function Header({ header, media }: { header: TemplateComponent; media?: string }) {
  const format = header.format?.toUpperCase() ?? "TEXT";
  if (format === "TEXT") {
    return (
      <p className="wa-header">
        <Formatted text={header.text ?? ""} />
      </p>
    );
  }
  if (media && format === "IMAGE") {
    return <img className="wa-media" src={media} alt={t("preview.headerPicture")} />;
  }
  return (
    <div className="wa-media wa-media-empty">
      <Icon name={pictures[format] ?? "file"} size={28} />
    </div>
  );
}

const buttonIcons: Record<string, IconName> = {
  URL: "external-link",
  PHONE_NUMBER: "phone",
  COPY_CODE: "copy",
  OTP: "copy",
  QUICK_REPLY: "reply",
  FLOW: "list",
  CATALOG: "shopping-bag",
};

/** The phone shows three at most, else two and a way to the rest. */
function Buttons({ buttons }: { buttons: readonly TemplateButton[] }) {
  const shown = buttons.length > 3 ? buttons.slice(0, 2) : buttons;
  return (
    <div className="wa-buttons">
      {shown.map((button, index) => (
        <span key={index} className="wa-button">
          <Icon name={buttonIcons[button.type.toUpperCase()] ?? "reply"} />{" "}
          {button.text ?? t("preview.copyCode")}
        </span>
      ))}
      {shown.length < buttons.length && (
        <span className="wa-button">
          <Icon name="list" /> {t("preview.allOptions")}
        </span>
      )}
    </div>
  );
}
