import type { Payment } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { standing } from "./states.ts";

export function PaymentBadge({ payment }: { payment: Payment }) {
  const { key, tone } = standing(payment);
  return <Badge tone={tone}>{t(`payment.state.${key}`)}</Badge>;
}
