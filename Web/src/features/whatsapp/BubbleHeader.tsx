import type { TemplateComponent } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { IconName } from "../../ui/icons.ts";
import { Formatted } from "./Formatted.tsx";
import type { BubbleFile } from "./TemplateBubble.tsx";

const pictures: Record<string, IconName> = {
  IMAGE: "image",
  VIDEO: "play",
  GIF: "play",
  LOCATION: "map-pin",
  PRODUCT: "shopping-bag",
};

/** The top of a bubble: words, a picture, a film, a document, a place or a product. */
export function BubbleHeader({ header, file }: { header: TemplateComponent; file?: BubbleFile }) {
  const format = header.format?.toUpperCase() ?? "TEXT";
  switch (format) {
    case "TEXT":
      return (
        <p className="wa-header">
          <Formatted text={header.text ?? ""} />
        </p>
      );
    case "DOCUMENT":
      return (
        <p className="wa-document">
          <Icon name="file-text" size={26} />
          <span className="cut" dir="auto">{file?.name ?? t("preview.document")}</span>
        </p>
      );
    case "PRODUCT":
      return (
        <div className="wa-product">
          <div className="wa-media wa-media-empty">
            <Icon name="shopping-bag" size={28} />
          </div>
          <span className="cell-two">
            <strong>{t("preview.product")}</strong>
            <small>{t("preview.product.text")}</small>
          </span>
        </div>
      );
    case "LOCATION":
      return (
        <div className="wa-product">
          <div className="wa-media wa-media-empty wa-map">
            <Icon name="map-pin" size={28} />
          </div>
          <span className="cell-two">
            <strong>{t("preview.place")}</strong>
            <small>{t("preview.place.text")}</small>
          </span>
        </div>
      );
  }
  if (file?.url && format === "IMAGE") {
    return <img className="wa-media" src={file.url} alt={t("preview.headerPicture")} />;
  }
  if (file?.url) {
    return <video className="wa-media" src={file.url} muted playsInline preload="metadata" controls />;
  }
  return (
    <div className="wa-media wa-media-empty">
      <Icon name={pictures[format] ?? "file"} size={28} />
    </div>
  );
}
