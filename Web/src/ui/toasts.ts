import type { Problem } from "../api/problem.ts";
import { navigate } from "../app/router.ts";
import { t } from "../i18n/index.ts";

export type Toast = {
  readonly id: number;
  readonly tone: "plain" | "ok" | "danger";
  readonly text: string;
  readonly detail?: string;
  readonly action?: { label: string; run: () => void };
};

let toasts: readonly Toast[] = [];
let nextID = 1;
const listeners = new Set<() => void>();

function set(changed: readonly Toast[]) {
  toasts = changed;
  for (const listener of listeners) listener();
}

export const toastStore = {
  list: () => toasts,
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};

export function toast(shown: Omit<Toast, "id">) {
  const id = nextID++;
  set([...toasts.slice(-2), { id, ...shown }]);
  setTimeout(() => dismiss(id), shown.tone === "danger" || shown.action ? 10_000 : 5_000);
}

export const dismiss = (id: number) => set(toasts.filter((shown) => shown.id !== id));

export function toastProblem(problem: Problem) {
  const request = problem.requestID ? t("problem.request", { id: problem.requestID }) : undefined;
  const action = problem.isAboutPlan
    ? { label: t("limit.toPlan"), run: () => navigate(problem.link ?? "/settings/plan") }
    : undefined;
  toast({ tone: "danger", text: problem.detail || problem.title, detail: request, action });
}
