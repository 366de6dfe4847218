import { formatDateTime, formatExact } from "../i18n/format.ts";

/** A point in time; the full one is in the tip. */
export function Time({ at, format = formatDateTime }: { at: string; format?: (at: string) => string }) {
  return <time dateTime={at} title={formatExact(at)}>{format(at)}</time>;
}
