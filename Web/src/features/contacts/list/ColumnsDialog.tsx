import { type KeyboardEvent, useState } from "react";
import { announce } from "../../../ui/Announcer.tsx";
import { t } from "../../../i18n/index.ts";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { usual } from "./columns.tsx";

type Named = { key: string; label: string };
type Properties = {
  all: readonly Named[];
  keys: readonly string[];
  set: (keys: readonly string[]) => void;
  onClose: () => void;
};

/** Which columns there are, and in which order: those that are shown come first. */
export function ColumnsDialog({ all, keys, set, onClose }: Properties) {
  const [order, setOrder] = useState(() => {
    const shown = keys.flatMap((key) => all.find((column) => column.key === key) ?? []);
    return [...shown, ...all.filter((column) => !keys.includes(column.key))];
  });
  const [shown, setShown] = useState(() => new Set(keys));
  const move = (at: number, by: number) => {
    const to = at + by;
    if (to < 0 || to >= order.length) return;
    const next = [...order];
    [next[at], next[to]] = [next[to]!, next[at]!];
    setOrder(next);
    announce(t("columns.moved", { name: next[to]!.label, place: to + 1 }));
  };
  const toggle = (key: string) => {
    const next = new Set(shown);
    if (!next.delete(key)) next.add(key);
    setShown(next);
  };
  const onKey = (event: KeyboardEvent, at: number) => {
    const by = event.altKey && event.key === "ArrowUp"
      ? -1
      : event.altKey && event.key === "ArrowDown"
      ? 1
      : 0;
    if (by === 0) return;
    event.preventDefault();
    move(at, by);
  };
  return (
    <Dialog title={t("columns.title")} description={t("columns.text")} onClose={onClose} size="small">
      <DialogBody>
        <ul className="column-list">
          {order.map(({ key, label }, at) => (
            <li key={key}>
              <label className="column-name">
                <input
                  type="checkbox"
                  checked={shown.has(key)}
                  onChange={() => toggle(key)}
                  onKeyDown={(event) => onKey(event, at)}
                />
                <span className="cut">{label}</span>
              </label>
              <IconButton
                icon="arrow-up"
                label={t("columns.up", { name: label })}
                disabled={at === 0}
                onClick={() => move(at, -1)}
              />
              <IconButton
                icon="arrow-down"
                label={t("columns.down", { name: label })}
                disabled={at === order.length - 1}
                onClick={() => move(at, 1)}
              />
            </li>
          ))}
        </ul>
      </DialogBody>
      <DialogFoot>
        <Button
          onClick={() => {
            set(usual);
            onClose();
          }}
        >
          {t("columns.usual")}
        </Button>
        <Button
          kind="primary"
          onClick={() => {
            set(order.map(({ key }) => key).filter((key) => shown.has(key)));
            onClose();
          }}
        >
          {t("action.done")}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
