import { randomID } from "../app/storage.ts";
import { networkProblem, problemOf } from "./problem.ts";

type WriteOptions = { key?: string; signal?: AbortSignal };
type Method = "POST" | "PUT" | "PATCH" | "DELETE";

let csrf = "";
let signedOut = () => {};

/** Set once the session is known; sent with every write. */
export const setCSRF = (token: string) => void (csrf = token);
export const onSignedOut = (action: () => void) => void (signedOut = action);

export const writeHeaders = (key: string): Record<string, string> => ({
  "X-CSRF-Token": csrf,
  "Idempotency-Key": key,
});

async function request(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: "same-origin", ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw networkProblem();
  }
  // A new password gives the session a new token.
  csrf = response.headers.get("X-CSRF-Token") ?? csrf;
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (response.status === 401) signedOut();
  throw problem;
}

async function answer<T>(response: Response): Promise<T> {
  if (response.status === 204 || response.headers.get("Content-Length") === "0") return undefined as T;
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

async function write<T>(
  method: Method,
  path: string,
  body: unknown,
  { key = randomID(), signal }: WriteOptions = {},
) {
  const headers: Record<string, string> = { Accept: "application/json", ...writeHeaders(key) };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const sent = body === undefined ? undefined : JSON.stringify(body);
  return answer<T>(await request(path, { method, headers, body: sent, signal }));
}

/** The HTTP API. `key` is the Idempotency-Key: give the same one when the same write is tried again. */
export const api = {
  async get<T>(path: string, signal?: AbortSignal) {
    return answer<T>(await request(path, { headers: { Accept: "application/json" }, signal }));
  },
  post: <T>(path: string, body?: unknown, options?: WriteOptions) => write<T>("POST", path, body, options),
  put: <T = void>(path: string, body?: unknown, options?: WriteOptions) =>
    write<T>("PUT", path, body, options),
  patch: <T>(path: string, body?: unknown, options?: WriteOptions) => write<T>("PATCH", path, body, options),
  delete: <T = void>(path: string, { body, ...options }: WriteOptions & { body?: unknown } = {}) =>
    write<T>("DELETE", path, body, options),
};

/** A path with those parameters that have a value. */
export function withQuery(path: string, parameters: Record<string, string | number | null | undefined>) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== "") query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `${path}${path.includes("?") ? "&" : "?"}${text}` : path;
}
