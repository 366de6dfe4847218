import { t } from "../i18n/index.ts";
import { toldNow, toldSoon, words } from "../i18n/told/index.ts";

export type FieldError = {
  readonly field: string;
  readonly detail: string;
  /** By which it is said in another language, with the facts. */
  readonly code?: string | null;
  readonly facts?: Readonly<Record<string, string>> | null;
};

/** What the server refused, or the network lost, in words. */
export class Problem extends Error {
  constructor(
    /** 0 when no answer came. */
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly requestID: string | null = null,
    readonly errors: readonly FieldError[] = [],
    readonly type = "about:blank",
    /** What the server says besides, by name: the shortfall of an insufficient balance. */
    private readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail || title);
    this.name = "Problem";
  }

  /** No answer, or a server that is restarting: the same request may succeed soon. */
  get isPassing() {
    // Nothing is sent before somebody has looked at what was restored.
    if (this.is("restored-from-backup")) return false;
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }

  /** The workspace's plan allows no more, or is not paid. */
  get isAboutPlan() {
    return this.is("plan-limit-reached") || this.is("sending-stopped");
  }

  is(name: string) {
    return this.type === name || this.type.endsWith(`/${name}`);
  }

  /** Where the server says that it can be put right; only an address of this app. */
  get link(): string | undefined {
    const link = this.fact("link");
    return link && /^\/(?!\/)/.test(link) ? link : undefined;
  }

  fact(name: string): string | undefined {
    const fact = this.facts[name];
    return typeof fact === "string" ? fact : undefined;
  }

  /** Everything the document said. */
  get whole() {
    return this.facts;
  }

  fieldError(field: string) {
    return this.errors.find((error) => error.field === field)?.detail;
  }
}

export type Document = {
  title?: string;
  detail?: string;
  requestId?: string;
  errors?: FieldError[];
  type?: string;
  [fact: string]: unknown;
};

export async function problemOf(response: Response): Promise<Problem> {
  const isJSON = /[/+]json/.test(response.headers.get("Content-Type") ?? "");
  const document: Document = isJSON ? await response.json().catch(() => ({})) : {};
  return await problemFrom(response.status, document, response.headers.get("X-Request-Id"));
}

/** A problem document in the reader's language; what is not known there stays as the server says it. */
export async function problemFrom(status: number, document: Document, requestID: string | null) {
  await toldSoon();
  const code = document.type?.split("/").pop() ?? "";
  const unnamed = t("problem.status", { status: String(status) });
  const own = {
    // The words of HTTP itself are in no catalogue.
    title: code.startsWith("http-") && toldNow() ? unnamed : document.title ?? unnamed,
    detail: document.detail ?? "",
  };
  const said = words("problems", code, document, own);
  const errors = (document.errors ?? []).map(faultSaid);
  // A detail that only repeats the faults of the fields is made of them again.
  const isOfErrors = own.detail !== "" && said.detail === own.detail && errors.length > 0 &&
    errors.every((error, index) => error !== document.errors![index]);
  return new Problem(
    status,
    said.title,
    isOfErrors ? [...new Set(errors.map((error) => error.detail))].join(" ") : said.detail,
    document.requestId ?? requestID,
    errors,
    document.type,
    document,
  );
}

/** The same object when there are no other words for it. */
function faultSaid(error: FieldError): FieldError {
  const { code, facts, detail } = error;
  const own = { title: "", detail };
  const { title } = words("fields", code, facts ?? {}, own);
  if (title) return { ...error, detail: title };
  // Of sequences and of templates: what is wrong, and what mends it.
  for (const part of ["findings", "rules"] as const) {
    const finding = words(part, code, facts ?? {}, own);
    if (finding.title) return { ...error, detail: `${finding.title} ${finding.detail}` };
  }
  return error;
}

export const networkProblem = () => new Problem(0, t("problem.network.title"), t("problem.network.detail"));

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(-1, t("problem.unexpected"), error instanceof Error ? error.message : String(error));
}
