import { useEffect, useState, useSyncExternalStore } from "react";
import { t } from "../i18n/index.ts";
import { liveEvents } from "../live/events.ts";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { useNow } from "../ui/useNow.ts";

/** A moment's grace, so that a server that restarts does not make the page jump. */
const grace = 900;

export function ConnectionBar() {
  const live = useSyncExternalStore(liveEvents.subscribe, liveEvents.state);
  const isLost = live.state === "lost";
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!isLost) return setShown(false);
    const timer = setTimeout(() => setShown(true), grace);
    return () => clearTimeout(timer);
  }, [isLost]);
  return <div role="status" className="connection-place">{isShown && <Bar retryAt={live.retryAt} />}</div>;
}

function Bar({ retryAt }: { retryAt: number | null }) {
  const now = useNow(1000);
  const seconds = retryAt === null ? 0 : Math.ceil((retryAt - now) / 1000);
  return (
    <div className="connection-bar">
      <Icon name="wifi-off" />
      <span>{t("connection.lost")}</span>
      <span className="connection-retry" aria-hidden="true">
        {seconds > 0 ? t("connection.retryIn", { seconds }) : t("connection.trying")}
      </span>
      <Button size="small" onClick={() => liveEvents.retryNow()}>{t("connection.retry")}</Button>
    </div>
  );
}
