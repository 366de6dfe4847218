import type { DayState } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { dayStates } from "./state.ts";

export const DayBadge = ({ state }: { state: DayState }) => (
  <Badge tone={dayStates[state].tone}>
    <Icon name={dayStates[state].icon} size={12} />
    {t(`recon.state.${state}`)}
  </Badge>
);
