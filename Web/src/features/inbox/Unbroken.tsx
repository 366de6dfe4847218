import { Component, type ReactNode } from "react";
import type { Message } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";

type Properties = { message: Message; children: ReactNode };

/** What a customer sends is nobody's promise: a message that cannot be drawn breaks itself, and not the thread it is in. */
export class Unbroken extends Component<Properties, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    const { message: { text, type }, children } = this.props;
    if (!this.state.isBroken) return children;
    return text
      ? <span dir="auto">{text}</span>
      : <em className="muted-in-bubble">{t("type.other", { type })}</em>;
  }
}
