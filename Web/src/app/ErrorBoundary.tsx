import { Component, type ReactNode } from "react";
import { t } from "../i18n/index.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/States.tsx";

type State = { error: Error | null };
type Properties = {
  children: ReactNode;
  /** What the words about a fault are put into, where they cannot stand in the place of the children. */
  frame?: (words: ReactNode) => ReactNode;
};

/** A chunk that a newer deploy has replaced. Each engine words it in its own way. */
const isOldTab = (error: Error) =>
  /dynamically imported module|Importing a module script failed|error loading/i.test(error.message);

/** Keeps a fault in one place. A tab older than the deploy, whose code is gone, is offered a reload. */
export class ErrorBoundary extends Component<Properties, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override render() {
    const { error } = this.state;
    const { children, frame = (words) => words } = this.props;
    if (!error) return children;
    return frame(this.words(error));
  }

  private words(error: Error) {
    const reload = (
      <Button kind="primary" icon="refresh-cw" onClick={() => location.reload()}>{t("fault.reload")}</Button>
    );
    if (isOldTab(error)) {
      return (
        <EmptyState icon="refresh-cw" title={t("fault.old.title")} action={reload}>
          {t("fault.old.text")}
        </EmptyState>
      );
    }
    return (
      <EmptyState icon="circle-alert" title={t("fault.title")} action={reload}>
        {t("fault.text")} <code>{error.message}</code>
      </EmptyState>
    );
  }
}
