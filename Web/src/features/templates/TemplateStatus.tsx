import { type MessageKey, t } from "../../i18n/index.ts";
import { Badge, type Tone } from "../../ui/Badge.tsx";

const known: Record<string, [MessageKey, Tone]> = {
  APPROVED: ["template.status.APPROVED", "ok"],
  PENDING: ["template.status.PENDING", "accent"],
  IN_APPEAL: ["template.status.PENDING", "accent"],
  REJECTED: ["template.status.REJECTED", "danger"],
  PAUSED: ["template.status.PAUSED", "warn"],
  DISABLED: ["template.status.DISABLED", "danger"],
};

/** Meta's states in words; one we do not know is shown as Meta writes it. */
export function TemplateStatus({ status }: { status: string }) {
  const [label, tone] = known[status.toUpperCase()] ?? [null, "neutral" as Tone];
  return <Badge tone={tone}>{label ? t(label) : status.toLowerCase().replaceAll("_", " ")}</Badge>;
}
