import { useSyncExternalStore } from "react";
import { stored } from "./storage.ts";

export type Theme = "system" | "light" | "dark";

let theme: Theme = "system";
const listeners = new Set<() => void>();

export function applyStoredTheme() {
  theme = stored.read<Theme>("theme") ?? "system";
  show();
}

function show() {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function setTheme(next: Theme) {
  theme = next;
  stored.write("theme", next === "system" ? undefined : next);
  show();
  for (const listener of listeners) listener();
}

export const useTheme = () =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, () => theme);

export const isDark = () =>
  theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
