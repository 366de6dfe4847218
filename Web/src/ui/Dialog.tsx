import { type ReactNode, useEffect, useId, useRef } from "react";
import { t } from "../i18n/index.ts";
import { IconButton } from "./Button.tsx";

type Properties = {
  title: string;
  onClose: () => void;
  children: ReactNode;
  size?: "small" | "medium" | "large";
  /** At the side, over the list it belongs to. */
  isSheet?: boolean;
  description?: string;
};

/** The platform's dialog: it traps the focus, closes on Escape and gives the focus back. Mount it to open it. */
export function Dialog({ title, onClose, children, size = "medium", isSheet, description }: Properties) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleID = useId();
  const descriptionID = useId();
  const pressedOutside = useRef(false);

  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    if (element && !element.open) element.showModal();
    // The platform would choose the close button. On a touch screen a field would bring up the keyboard at once.
    if (matchMedia("(hover: hover)").matches) firstField(element)?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);

  return (
    // The click on the backdrop is a convenience beside Escape and the close button.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className={`dialog dialog-${size}${isSheet ? " dialog-sheet" : ""}`}
      aria-labelledby={titleID}
      aria-describedby={description ? descriptionID : undefined}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        pressedOutside.current = event.target === dialog.current;
      }}
      onClick={(event) => {
        if (event.target === dialog.current && pressedOutside.current) onClose();
      }}
    >
      <div className="dialog-frame">
        <header className="dialog-head">
          <h2 id={titleID}>{title}</h2>
          <IconButton icon="x" label={t("action.close")} onClick={onClose} />
        </header>
        {description && <p id={descriptionID} className="dialog-description">{description}</p>}
        {children}
      </div>
    </dialog>
  );
}

const firstField = (dialog: HTMLElement | null) =>
  dialog?.querySelector<HTMLElement>(
    ".dialog-body :is(input:not([type=hidden], [type=file], :disabled), select, textarea)",
  );

const FOCUSABLE = ":is(a[href], button, input, select, textarea, [tabindex='0']):not(:disabled)";

/** Where it is longer than the screen and has nothing to tab to, it is itself a stop, for the arrow keys to move it. */
export function DialogBody({ children }: { children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = body.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const isStop = element.scrollHeight > element.clientHeight && !element.querySelector(FOCUSABLE);
      if (isStop) element.tabIndex = 0;
      else element.removeAttribute("tabindex");
    });
    // Anew at each drawing, since a sheet's height does not tell that there is more in it.
    observer.observe(element);
    return () => observer.disconnect();
  });
  return (
    <div ref={body} className="dialog-body">
      {children}
    </div>
  );
}
export const DialogFoot = ({ children }: { children: ReactNode }) => (
  <footer className="dialog-foot">{children}</footer>
);
