import { useState } from "react";
import { type MessageKey, t } from "../i18n/index.ts";
import { Dialog, DialogBody } from "../ui/Dialog.tsx";
import { activeShortcuts, keyCaps, type Shortcut } from "./keyboard.ts";

/** What every dialog, list and menu answers to. */
const common: [string, MessageKey][] = [["mod+Enter", "keys.save"], ["Escape", "keys.close"]];

export function ShortcutMap({ onClose }: { onClose: () => void }) {
  // Taken when the map opens: the screen below stays, so they do not change meanwhile.
  const [shortcuts] = useState(activeShortcuts);
  const groups = new Map<MessageKey, Shortcut[]>();
  for (const shortcut of shortcuts) {
    groups.set(shortcut.group, [...groups.get(shortcut.group) ?? [], shortcut]);
  }

  return (
    <Dialog title={t("keys.map")} onClose={onClose} size="large">
      <DialogBody>
        <div className="key-groups">
          {[...groups].map(([group, list]) => (
            <section key={group}>
              <h3>{t(group)}</h3>
              <dl className="key-list">
                {list.map((shortcut) => (
                  <Line key={shortcut.keys} keys={shortcut.keys} label={shortcut.label} />
                ))}
                {group === "keys.everywhere" &&
                  common.map(([keys, label]) => <Line key={keys} keys={keys} label={label} />)}
              </dl>
            </section>
          ))}
        </div>
      </DialogBody>
    </Dialog>
  );
}

function Line({ keys, label }: { keys: string; label: MessageKey }) {
  return (
    <div className="key-line">
      <dt>{t(label)}</dt>
      <dd>{keyCaps(keys).map((cap, index) => <kbd key={index}>{cap}</kbd>)}</dd>
    </div>
  );
}
