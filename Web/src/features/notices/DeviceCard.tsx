import { useCallback, useEffect, useState } from "react";
import { api } from "../../api/client.ts";
import { Problem } from "../../api/problem.ts";
import type { Push, PushDevice } from "../../api/types.ts";
import { useSession } from "../../app/session.ts";
import { invalidate } from "../../data/store.ts";
import { useAction } from "../../data/useAction.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { formatDay, formatRelative } from "../../i18n/format.ts";
import {
  type DeviceState,
  deviceState,
  isThisDevice,
  onDeviceChange,
  pushPath,
  turnOff,
  turnOn,
} from "../../push/device.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";
import { ErrorState, Skeleton } from "../../ui/States.tsx";
import { Time } from "../../ui/Time.tsx";
import { toast } from "../../ui/toasts.ts";

/** Whether this browser is told of news while the app is closed, and which others are. */
export function DeviceCard() {
  const session = useSession();
  const push = useQuery<Push>(pushPath);
  const [state, setState] = useState<DeviceState>();
  const look = useCallback(() => deviceState(session).then(setState), [session]);
  const devices = push.data?.subscriptions;
  useEffect(() => {
    void look();
    return onDeviceChange(() => void look());
  }, [look]);

  const change = useAction(async (work: () => Promise<boolean | void>, done: string) => {
    try {
      if (await work() === false) return;
      toast({ tone: "ok", text: done });
    } catch (error) {
      // A browser's own fault has no words for people.
      throw error instanceof DOMException ? new Problem(0, t("push.failed"), t("push.failed.text")) : error;
    } finally {
      await look();
    }
  });
  const test = useAction(async () => {
    await api.post("/api/push/test");
    toast({ tone: "ok", text: t("push.test.sent") });
  });
  const remove = useAction(async (device: PushDevice) => {
    if (isThisDevice(session, device)) await turnOff(session);
    else await api.delete(`/api/push/subscriptions/${device.id}`);
    invalidate(pushPath);
    await look();
  });

  return (
    <section className="card" aria-labelledby="devices">
      <div className="card-head">
        <h2 id="devices">{t("push.title")}</h2>
        {state === "on" && <Badge tone="ok">{t("push.on")}</Badge>}
        {state === "off" && <Badge>{t("push.off")}</Badge>}
      </div>
      <div className="card-body stack-tight">
        <p>{t("push.lead")}</p>
        {state === "insecure" && <Note tone="warn">{t("push.insecure")}</Note>}
        {state === "unsupported" && <Note tone="warn">{t("push.unsupported")}</Note>}
        {state === "blocked" && <Note tone="warn">{t("push.blocked")}</Note>}
        <div className="push-actions">
          {state === "off" && (
            <Button
              kind="primary"
              icon="bell"
              isBusy={change.isRunning}
              onClick={() => void change.run(() => turnOn(session), t("push.turnedOn"))}
            >
              {t("push.turnOn")}
            </Button>
          )}
          {state === "on" && (
            <Button
              isBusy={change.isRunning}
              onClick={() => void change.run(() => turnOff(session), t("push.turnedOff"))}
            >
              {t("push.turnOff")}
            </Button>
          )}
          {devices && devices.length > 0 && (
            <Button
              icon="send-horizontal"
              isBusy={test.isRunning}
              onClick={() => void test.run()}
            >
              {t("push.test")}
            </Button>
          )}
        </div>
      </div>
      {push.problem && !devices && <ErrorState problem={push.problem} retry={() => void push.reload()} />}
      {!devices && !push.problem && <Skeleton rows={2} />}
      {devices && devices.length > 0 && (
        <ul className="ledger-list" aria-label={t("push.devices")}>
          {devices.map((device) => (
            <li key={device.id} className="spread">
              <div className="cell-two">
                <span className="cut">
                  {device.label}{" "}
                  {isThisDevice(session, device) && <Badge tone="accent">{t("push.this")}</Badge>}
                </span>
                <small>
                  {t("push.since")} <Time at={device.createdAt} format={formatDay} /> · {device.lastUsedAt
                    ? (
                      <>
                        {t("push.used")} <Time at={device.lastUsedAt} format={formatRelative} />
                      </>
                    )
                    : t("push.unused")}
                </small>
              </div>
              <Button
                size="small"
                aria-label={t("push.remove.name", { name: device.label })}
                isBusy={remove.isRunning}
                onClick={() => void remove.run(device)}
              >
                {t("push.remove")}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
