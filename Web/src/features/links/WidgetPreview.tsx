import { useState } from "react";
import { t } from "../../i18n/index.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { IconButton } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { type Look, readableOn } from "./widget.ts";

/** The bubble on somebody's website, opened and closed as a visitor would. */
export function WidgetPreview({ look }: { look: Look }) {
  const [isOpen, setOpen] = useState(true);
  const colours = { background: look.colour, color: readableOn(look.colour) };
  const place = { [look.side === "right" ? "right" : "left"]: look.margin, bottom: look.margin };
  return (
    <figure className="site" aria-label={t("widgets.preview")}>
      <div className="site-bar" aria-hidden="true">
        <span />
        <span />
        <span />
        <code>{look.domains[0] ?? "example.com"}</code>
      </div>
      <div className="site-page" dir="ltr">
        <div className="site-lines" aria-hidden="true">
          <span />
          <span />
          <span />
          <span />
        </div>
        <div className="widget" data-side={look.side} style={place}>
          {isOpen && (
            <div className="widget-card">
              <div className="widget-head" style={colours}>
                <Avatar name={look.brand || "?"} size={36} />
                <span>
                  <strong dir="auto">{look.brand || "…"}</strong>
                  {look.subtitle && <small dir="auto">{look.subtitle}</small>}
                </span>
                <IconButton icon="x" label={t("action.close")} onClick={() => setOpen(false)} />
              </div>
              <div className="widget-body">
                {look.greeting && <p className="widget-greeting" dir="auto">{look.greeting}</p>}
              </div>
              <span className="widget-action" style={colours} dir="auto">{look.action || "…"}</span>
            </div>
          )}
          <button
            type="button"
            className="widget-bubble"
            style={colours}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name="message-circle" size={22} />
            {look.bubble && <span dir="auto">{look.bubble}</span>}
          </button>
        </div>
      </div>
    </figure>
  );
}
