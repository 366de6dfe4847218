import type { Credits } from "../../api/types.ts";
import { useAllowed } from "../../app/session.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";
import { AddCreditsButton, AskOwner } from "../billing/AddCreditsButton.tsx";
import { suggestedTopUp } from "../credits/suggestion.ts";

/** Above the composer while sending is locked: what still goes out, and what does not. */
export function LockedLine({ isWindowOpen }: { isWindowOpen: boolean }) {
  const { data: credits } = useQuery<Credits>(useAllowed("credits.view", "/api/credits"));
  if (credits?.state !== "locked") return null;
  const words = credits.strict
    ? "composer.locked.strict"
    : isWindowOpen
    ? "composer.locked.open"
    : "composer.locked.closed";
  return (
    <div className="composer-locked">
      <Icon name="lock" size={14} />
      <p>
        {t(words)} <AskOwner />
      </p>
      <AddCreditsButton size="small" kind="secondary" points={suggestedTopUp(credits)} />
    </div>
  );
}
