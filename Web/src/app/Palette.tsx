import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { t } from "../i18n/index.ts";
import { Icon } from "../ui/Icon.tsx";
import { type Found, useFound } from "./paletteSearch.ts";

type Properties = { onClose: () => void; openKeys: () => void };

/** Everything by a few letters: places, actions, people. An ARIA combobox with a list below. */
export function Palette({ onClose, openKeys }: Properties) {
  const dialog = useRef<HTMLDialogElement>(null);
  const listID = useId();
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const found = useFound(text, openKeys);
  const at = Math.min(active, Math.max(0, found.length - 1));

  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    if (element && !element.open) element.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
    };
  }, []);

  useEffect(() => {
    document.getElementById(`${listID}-${at}`)?.scrollIntoView({ block: "nearest" });
  }, [at, listID]);

  const choose = (entry: Found | undefined) => {
    if (!entry) return;
    onClose();
    // After the dialog is gone, so that what opens next gets the focus.
    queueMicrotask(() => entry.run());
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && found.length > 0) {
      event.preventDefault();
      setActive((at + step + found.length) % found.length);
    }
    if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      choose(found[at]);
    }
  };

  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className="palette"
      aria-label={t("palette.open")}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="palette-field">
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          aria-label={t("palette.open")}
          aria-expanded={found.length > 0}
          aria-controls={listID}
          aria-activedescendant={found.length > 0 ? `${listID}-${at}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={t("palette.placeholder")}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={listID} role="listbox" aria-label={t("palette.results")} className="palette-list">
        {found.map((entry, index) => (
          // The field above keeps the focus and moves through the options.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={entry.id}
            id={`${listID}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className="palette-option"
            onClick={() => choose(entry)}
            onPointerMove={() => setActive(index)}
          >
            <Icon name={entry.icon} />
            <span className="palette-name cut">{entry.label}</span>
            <span className="palette-kind">{entry.detail}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="palette-none" role="status">{t("palette.none", { text })}</p>}
    </dialog>
  );
}
