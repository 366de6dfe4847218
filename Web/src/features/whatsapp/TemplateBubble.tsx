import { memo } from "react";
import type { TemplateComponent } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";
import { BubbleButtons } from "./BubbleButtons.tsx";
import { BubbleHeader } from "./BubbleHeader.tsx";
import { Formatted } from "./Formatted.tsx";
import { codeText, componentOf } from "./template.ts";

/** What is known of a header's file: an address that this page may load, and its name. */
export type BubbleFile = { url?: string; name?: string };

type Properties = {
  components: readonly TemplateComponent[];
  /** An address for the header's picture, where one is known. */
  media?: string;
  file?: BubbleFile;
  /** The same for each card of a carousel. */
  cardFiles?: readonly (BubbleFile | undefined)[];
};

/** What a template looks like on the phone: header, body, footer, buttons, cards. */
export const TemplateBubble = memo(
  function TemplateBubble(
    { components, media, file = media ? { url: media } : undefined, cardFiles }: Properties,
  ) {
    const header = componentOf(components, "HEADER");
    const body = componentOf(components, "BODY");
    const footer = componentOf(components, "FOOTER");
    const offer = componentOf(components, "LIMITED_TIME_OFFER")?.limited_time_offer;
    const buttons = componentOf(components, "BUTTONS")?.buttons ?? [];
    const isCatalogue = buttons.some(({ type }) => /^(CATALOG|MPM)$/i.test(type));
    const isOrder = buttons.some(({ type }) => /^ORDER_DETAILS$/i.test(type));
    return (
      <>
        {header && <BubbleHeader header={header} file={file} />}
        {isCatalogue && !header && <BubbleHeader header={{ type: "HEADER", format: "PRODUCT" }} />}
        {offer && (
          <p className="wa-offer">
            <span className="wa-offer-icon">
              <Icon name="badge-percent" size={18} />
            </span>
            <span className="cell-two">
              <strong dir="auto">{offer.text || t("preview.offer")}</strong>
              {offer.has_expiration && <small>{t("preview.offer.ends")}</small>}
            </span>
          </p>
        )}
        {body && (
          <p className="wa-body">
            <Formatted text={body.text ?? codeText(body)} />
          </p>
        )}
        {isOrder && (
          <p className="wa-offer">
            <span className="wa-offer-icon">
              <Icon name="receipt" size={18} />
            </span>
            <span className="cell-two">
              <strong>{t("preview.order")}</strong>
              <small>{t("preview.order.text")}</small>
            </span>
          </p>
        )}
        {footer && <p className="wa-footer" dir="auto">{footer.text ?? expiryText(footer)}</p>}
        {buttons.length > 0 && <BubbleButtons buttons={buttons} />}
        <BubbleCards components={components} files={cardFiles} />
      </>
    );
  },
);

const expiryText = (footer: TemplateComponent) =>
  footer.code_expiration_minutes ? t("preview.code.expires", { count: footer.code_expiration_minutes }) : "";

/** The cards of a carousel, to swipe through. */
export function BubbleCards(
  { components, files }: { components: readonly TemplateComponent[]; files?: Properties["cardFiles"] },
) {
  const cards = componentOf(components, "CAROUSEL")?.cards ?? [];
  if (cards.length === 0) return null;
  return (
    // The strip takes the focus so that the arrow keys scroll it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="wa-cards" role="group" aria-label={t("preview.cards")} tabIndex={0}>
      {cards.map((card, index) => (
        <div key={index} className="wa-card">
          <TemplateBubble components={card.components} file={files?.[index]} />
        </div>
      ))}
    </div>
  );
}
