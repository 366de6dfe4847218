import type { CreditState } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { Badge } from "../../../ui/Badge.tsx";

const tones = { ok: "ok", low: "warn", locked: "danger" } as const;

export const CreditBadge = ({ state }: { state: CreditState }) => (
  <Badge tone={tones[state] ?? "neutral"}>{t(`op.state.${state}`)}</Badge>
);
