import { useSyncExternalStore } from "react";
import { t } from "../i18n/index.ts";
import { Button, IconButton } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import { dismiss, toastStore } from "./toasts.ts";

export function Toaster() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.list);
  return (
    <div className="toaster" role="status" aria-live="polite">
      {toasts.map((toast) => (
        <div key={toast.id} className={`toast toast-${toast.tone}`}>
          <Icon
            name={toast.tone === "danger" ? "circle-alert" : toast.tone === "ok" ? "circle-check" : "info"}
          />
          <div className="toast-text">
            {toast.text}
            {toast.detail && <small>{toast.detail}</small>}
          </div>
          {toast.action && (
            <Button
              kind="quiet"
              size="small"
              onClick={() => {
                toast.action?.run();
                dismiss(toast.id);
              }}
            >
              {toast.action.label}
            </Button>
          )}
          <IconButton icon="x" label={t("action.dismiss")} onClick={() => dismiss(toast.id)} />
        </div>
      ))}
    </div>
  );
}
