import { type MessageKey, t } from "../../i18n/index.ts";
import { Badge, type Tone } from "../../ui/Badge.tsx";

const known: Record<string, [MessageKey, Tone]> = {
  connected: ["channel.state.connected", "ok"],
  failing: ["channel.state.failing", "danger"],
  disconnected: ["channel.state.disconnected", "neutral"],
};

export function ChannelState({ state }: { state: string }) {
  const [label, tone] = known[state] ?? [null, "neutral" as Tone];
  return <Badge tone={tone}>{label ? t(label) : state}</Badge>;
}

const qualities: Record<string, MessageKey> = {
  GREEN: "quality.green",
  YELLOW: "quality.yellow",
  RED: "quality.red",
  UNKNOWN: "quality.unknown",
};

export function qualityName(quality: string) {
  const key = qualities[quality.toUpperCase()];
  return key ? t(key) : quality;
}
