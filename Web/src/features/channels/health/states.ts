import type { MessageKey } from "../../../i18n/index.ts";
import type { Tone } from "../../../ui/Badge.tsx";

type Known = { tone: Tone; label: MessageKey; help: MessageKey };

const named = {
  approved: { tone: "ok", label: "health.name.approved", help: "health.name.help.approved" },
  pending: { tone: "warn", label: "health.name.pending", help: "health.name.help.pending" },
  declined: { tone: "danger", label: "health.name.declined", help: "health.name.help.declined" },
  expired: { tone: "warn", label: "health.name.expired", help: "health.name.help.expired" },
  none: { tone: "neutral", label: "health.name.none", help: "health.name.help.none" },
} satisfies Record<string, Known>;

/** Meta's word for where a display name is. */
export function nameState(state: string | null | undefined): Known {
  const word = (state ?? "").toLowerCase();
  if (/^(approved|available)/.test(word)) return named.approved;
  if (word.startsWith("pending")) return named.pending;
  if (/^(declined|rejected)/.test(word)) return named.declined;
  return word.startsWith("expired") ? named.expired : named.none;
}

export function verificationState(state: string): { tone: Tone; label: MessageKey } {
  const word = state.toLowerCase();
  if (word === "verified") return { tone: "ok", label: "health.verification.verified" };
  if (word.startsWith("pending")) return { tone: "warn", label: "health.verification.pending" };
  if (/^(rejected|failed|revoked)/.test(word)) {
    return { tone: "danger", label: "health.verification.rejected" };
  }
  return { tone: "neutral", label: "health.verification.not" };
}

const qualities = ["green", "yellow", "red"] as const;
const tones: Record<string, Tone> = { green: "ok", yellow: "warn", red: "danger", unknown: "neutral" };
export function qualityState(quality: string): { tone: Tone; help: MessageKey } {
  const word = qualities.find((found) => found === quality.toLowerCase()) ?? "unknown";
  return { tone: tones[word]!, help: `health.quality.help.${word}` };
}

const badges: Readonly<Record<string, [MessageKey, Tone]>> = {
  connected: ["channel.state.connected", "ok"],
  pending: ["health.state.pending", "warn"],
  flagged: ["health.state.flagged", "warn"],
  restricted: ["health.state.restricted", "danger"],
  disconnected: ["channel.state.disconnected", "neutral"],
};
/** The number's state at WhatsApp; `null` while it is not known. */
export const numberState = (state: string) => badges[state] ?? null;
