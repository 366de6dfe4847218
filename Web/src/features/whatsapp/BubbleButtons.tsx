import type { TemplateButton } from "../../api/types.ts";
import { type MessageKey, t } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { IconName } from "../../ui/icons.ts";

const buttonIcons: Record<string, IconName> = {
  URL: "external-link",
  PHONE_NUMBER: "phone",
  COPY_CODE: "copy",
  OTP: "copy",
  QUICK_REPLY: "reply",
  FLOW: "list-checks",
  LIST: "list",
  CATALOG: "shopping-bag",
  MPM: "shopping-bag",
  SPM: "shopping-bag",
  ORDER_DETAILS: "receipt",
  VOICE_CALL: "phone",
};
/** The words that WhatsApp itself puts on a button without any. */
const own: Record<string, MessageKey> = {
  COPY_CODE: "preview.copyCode",
  OTP: "preview.copyCode",
  CATALOG: "preview.catalogue",
  MPM: "preview.items",
  SPM: "preview.view",
  ORDER_DETAILS: "preview.pay",
};

/** The phone shows three at most, else two and a way to the rest. */
export function BubbleButtons({ buttons }: { buttons: readonly TemplateButton[] }) {
  // A one-tap code that the app did not take over is copied; a zero-tap one shows no button.
  const all = buttons.filter(({ otp_type }) => otp_type?.toUpperCase() !== "ZERO_TAP");
  const shown = all.length > 3 ? all.slice(0, 2) : all;
  if (shown.length === 0) return null;
  return (
    <div className="wa-buttons">
      {shown.map((button, index) => {
        const type = button.type.toUpperCase();
        const words = type === "COPY_CODE" || !button.text ? t(own[type] ?? "preview.button") : button.text;
        return (
          <span key={index} className="wa-button">
            <Icon name={buttonIcons[type] ?? "reply"} /> <span className="cut" dir="auto">{words}</span>
          </span>
        );
      })}
      {shown.length < all.length && (
        <span className="wa-button">
          <Icon name="list" /> {t("preview.allOptions")}
        </span>
      )}
    </div>
  );
}
