import { randomID } from "../app/storage.ts";
import { writeHeaders } from "./client.ts";
import { type Document, networkProblem, problemFrom } from "./problem.ts";

/** Sends a file as the body, telling how far it is (0 to 1). XMLHttpRequest, since fetch tells nothing of an upload. */
export function upload<T>(
  path: string,
  file: File,
  progress: (ratio: number) => void,
  options: { signal?: AbortSignal; type?: string; method?: "POST" | "PUT" } = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(options.method ?? "POST", path);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Content-Type", options.type || file.type || "application/octet-stream");
    for (const [name, value] of Object.entries(writeHeaders(randomID()))) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    request.onerror = () => reject(networkProblem());
    request.onabort = () => reject(new DOMException("aborted", "AbortError"));
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status < 300) return resolve(body as T);
      const document = { title: request.statusText, ...(body as Document | undefined) };
      void problemFrom(request.status, document, null).then(reject);
    };
    options.signal?.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
