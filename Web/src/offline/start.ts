import type { Session } from "../api/types.ts";
import { startPush } from "../push/device.ts";
import { startKeeping } from "./kept.ts";
import { ownerOf } from "./pending.ts";
import { queue } from "./queue.ts";
import { registerWorker } from "./worker.ts";

let isStarted = false;

/** Once the first screen is there: the worker, this device's notifications, and what an earlier tab could not send. */
export function startOffline(session: Session) {
  if (isStarted) return;
  isStarted = true;
  if (isSecureContext && "serviceWorker" in navigator) registerWorker().catch(() => {});
  startKeeping(session);
  startPush(session);
  void queue.of(ownerOf(session)).then((waiting) => {
    if (waiting.length > 0) return import("../features/inbox/outbox.ts");
  });
}
