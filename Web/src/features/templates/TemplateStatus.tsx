import { type MessageKey, t } from "../../i18n/index.ts";
import { Badge, type Tone } from "../../ui/Badge.tsx";

const known: Record<string, [MessageKey, Tone]> = {
  DRAFT: ["template.status.DRAFT", "neutral"],
  APPROVED: ["template.status.APPROVED", "ok"],
  PENDING: ["template.status.PENDING", "accent"],
  IN_APPEAL: ["template.status.IN_APPEAL", "accent"],
  REJECTED: ["template.status.REJECTED", "danger"],
  PAUSED: ["template.status.PAUSED", "warn"],
  FLAGGED: ["template.status.FLAGGED", "warn"],
  LOCKED: ["template.status.LOCKED", "warn"],
  LIMIT_EXCEEDED: ["template.status.LIMIT_EXCEEDED", "warn"],
  DISABLED: ["template.status.DISABLED", "danger"],
  ARCHIVED: ["template.status.ARCHIVED", "neutral"],
  PENDING_DELETION: ["template.status.PENDING_DELETION", "neutral"],
  DELETED: ["template.status.DELETED", "neutral"],
};

/** Meta's state in words; one we do not know is as Meta writes it. */
export function statusName(status: string) {
  const [label] = known[status.toUpperCase()] ?? [];
  return label ? t(label) : status.toLowerCase().replaceAll("_", " ");
}

export function TemplateStatus({ status }: { status: string }) {
  const [, tone] = known[status.toUpperCase()] ?? [];
  return <Badge tone={tone}>{statusName(status)}</Badge>;
}

const qualities: Record<string, [MessageKey, Tone]> = {
  GREEN: ["template.quality.GREEN", "ok"],
  YELLOW: ["template.quality.YELLOW", "warn"],
  RED: ["template.quality.RED", "danger"],
};

/** What customers made of it, by Meta's measure. Nothing where Meta has not said. */
export function TemplateQuality(
  { quality, isWordy }: { quality: string | null | undefined; isWordy?: boolean },
) {
  const [label, tone] = qualities[quality ?? ""] ?? [];
  if (!label) return isWordy ? <span className="muted">{t("template.quality.UNKNOWN")}</span> : null;
  return <Badge tone={tone}>{t(label)}</Badge>;
}
