import { api } from "../../api/client.ts";
import type { Conversation, ConversationPrice, Page, Template } from "../../api/types.ts";
import { useLoaded } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { isPositive } from "../../i18n/points.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Points } from "../../ui/Points.tsx";
import { freeReason } from "../whatsapp/category.ts";

/** What templates cost here now; asked for anew when a window opens or ends. */
export function usePrices({ id, windowUntil, entryUntil }: Conversation): readonly ConversationPrice[] {
  const path = `/api/conversations/${id}/prices`;
  const key = `${path} ${windowUntil ?? ""} ${entryUntil ?? ""}`;
  return useLoaded<Page<ConversationPrice>>(key, () => api.get(path)).data?.items ?? [];
}

type Properties = { template: Pick<Template, "category">; prices: readonly ConversationPrice[] };

/** The price of a template before it is sent. */
export function TemplatePrice({ template, prices }: Properties) {
  const found = prices.find(({ category }) => category === template.category.toLowerCase());
  if (!found) return null;
  if (found.amount == null) return <Badge tone="danger">{t("picker.price.none")}</Badge>;
  if (isPositive(found.amount)) return <Points amount={found.amount} />;
  return (
    <span title={found.free ? freeReason(found.free) : undefined}>
      <Badge tone="ok">{t("picker.price.free")}</Badge>
    </span>
  );
}
