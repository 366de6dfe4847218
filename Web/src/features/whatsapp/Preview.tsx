import { useMemo } from "react";
import type { TemplateComponent } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { formatTime } from "../../i18n/format.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useNow } from "../../ui/useNow.ts";
import { BubbleCards, type BubbleFile, TemplateBubble } from "./TemplateBubble.tsx";

type Properties = {
  components: readonly TemplateComponent[];
  /** The business's name, as its customers see it. */
  sender: string;
  /** An address for the header's picture, where one is known. */
  media?: string;
  file?: BubbleFile;
  /** The same for each card of a carousel. */
  cardFiles?: readonly (BubbleFile | undefined)[];
  isCompact?: boolean;
};

/** A message as the customer's phone will show it. The one preview for templates, campaigns and the composer. */
export function Preview({ components, sender, media, file, cardFiles, isCompact }: Properties) {
  const now = useNow(30_000);
  const words = useMemo(() => components.filter(({ type }) => type.toUpperCase() !== "CAROUSEL"), [
    components,
  ]);
  return (
    <figure className={`phone${isCompact ? " phone-compact" : ""}`} aria-label={t("preview.label")}>
      {!isCompact && (
        <div className="phone-bar">
          <Avatar name={sender} size={28} />
          <span className="cut">{sender}</span>
        </div>
      )}
      <div className="phone-wall">
        <div className="wa-bubble">
          <TemplateBubble components={words} media={media} file={file} />
          <span className="wa-time">{formatTime(now)}</span>
        </div>
        {/* On the phone the cards stand below the bubble. */}
        <BubbleCards components={components} files={cardFiles} />
      </div>
      {!isCompact && (
        <div className="phone-foot" aria-hidden="true">
          <span />
          <Icon name="mic" />
        </div>
      )}
    </figure>
  );
}
