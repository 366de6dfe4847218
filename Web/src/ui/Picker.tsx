import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { t } from "../i18n/index.ts";
import { Icon } from "./Icon.tsx";
import { placeBeside } from "./place.ts";

export type PickerChoice = {
  id: string;
  label: string;
  detail?: string;
  picture?: ReactNode;
  isChosen?: boolean;
  /** A line above the first of a group. */
  group?: string;
};

type Properties = {
  label: string;
  choices: readonly PickerChoice[];
  anchor: RefObject<HTMLElement>;
  pick: (id: string) => void;
  onClose: () => void;
  placeholder?: string;
  /** Stays open: several may be chosen. */
  isMultiple?: boolean;
  /** Offered for words that no choice has. */
  create?: { label: (text: string) => string; run: (text: string) => void };
  foot?: ReactNode;
  /** What was typed, where the choices are those that the server finds for it. */
  onText?: (text: string) => void;
};

const contains = (choice: PickerChoice, text: string) =>
  `${choice.label} ${choice.detail ?? ""}`.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase());

/** Those that hold the text; those that begin with it before the others, where they are in no groups. */
function found(choices: readonly PickerChoice[], text: string) {
  const all = choices.filter((choice) => contains(choice, text));
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted === "" || choices.some(({ group }) => group)) return all;
  const begins = (choice: PickerChoice) => choice.label.toLocaleLowerCase().startsWith(wanted);
  return [...all.filter(begins), ...all.filter((choice) => !begins(choice))];
}

/** A searchable list beside a button: an ARIA combobox in a popover. Mount it to open it; it gives the focus back. */
export function Picker(properties: Properties) {
  const { label, choices, anchor, pick, onClose, placeholder, isMultiple, create, foot, onText } = properties;
  const popover = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const listID = useId();
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  usePopover(popover, field, anchor, onClose);

  const shown = found(choices, text);
  const isNew = create && text.trim() !== "" &&
    !choices.some((choice) => choice.label.toLocaleLowerCase() === text.trim().toLocaleLowerCase());
  const count = shown.length + (isNew ? 1 : 0);
  const at = Math.min(active, Math.max(0, count - 1));

  useEffect(() => {
    document.getElementById(`${listID}-${at}`)?.scrollIntoView({ block: "nearest" });
  }, [at, listID]);

  const choose = (index: number) => {
    const choice = shown[index];
    if (choice) pick(choice.id);
    else if (isNew) create.run(text.trim());
    else return;
    setText("");
    if (!isMultiple) onClose();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && count > 0) {
      event.preventDefault();
      setActive((at + step + count) % count);
    }
    if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      choose(at);
    }
    if (event.key === "Tab" && !foot) onClose();
  };

  const option = (index: number, inside: ReactNode, key: string, isChosen?: boolean) => (
    // The field above keeps the focus and moves through the options.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      key={key}
      id={`${listID}-${index}`}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen ?? false}
      className={`picker-option${index === at ? " picker-option-active" : ""}`}
      onClick={() => choose(index)}
      onPointerMove={() => setActive(index)}
    >
      {inside}
    </div>
  );

  return (
    <div ref={popover} className="menu picker" role="dialog" aria-label={label} {...{ popover: "auto" }}>
      <div className="picker-field">
        <Icon name="search" />
        <input
          ref={field}
          type="text"
          role="combobox"
          aria-label={label}
          aria-expanded={count > 0}
          aria-controls={listID}
          aria-activedescendant={count > 0 ? `${listID}-${at}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder ?? label}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            onText?.(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div
        id={listID}
        role="listbox"
        aria-label={label}
        aria-multiselectable={isMultiple}
        className="picker-list"
      >
        {shown.flatMap((choice, index) => [
          choice.group && choice.group !== shown[index - 1]?.group
            ? (
              <div key={`group ${choice.id}`} role="presentation" className="picker-group">
                {choice.group}
              </div>
            )
            : null,
          option(
            index,
            <>
              {choice.picture}
              <span className="picker-label cut">{choice.label}</span>
              {choice.detail && <span className="picker-detail">{choice.detail}</span>}
              {choice.isChosen && <Icon name="check" />}
            </>,
            choice.id,
            choice.isChosen,
          ),
        ])}
        {isNew && option(
          shown.length,
          <>
            <Icon name="plus" />
            <span className="picker-label cut">{create.label(text.trim())}</span>
          </>,
          "create",
        )}
      </div>
      {count === 0 && (text || !onText) && (
        <p className="picker-none" role="status">
          {text ? t("palette.none", { text }) : t(create ? "picker.first" : "picker.nothing")}
        </p>
      )}
      {foot && <div className="picker-foot">{foot}</div>}
    </div>
  );
}

/** Shows a popover beside its anchor for as long as it is mounted, and gives the focus back to where it was. */
export function usePopover(
  popover: RefObject<HTMLElement>,
  field: RefObject<HTMLElement>,
  anchor: RefObject<HTMLElement>,
  onClose: () => void,
  align: "start" | "end" = "end",
) {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  // At the commit, not after it: the next key must find the field.
  useLayoutEffect(() => {
    const element = popover.current;
    if (!element) return;
    const before = document.activeElement;
    element.showPopover();
    const place = () => anchor.current && placeBeside(anchor.current, element, align);
    place();
    // What is loaded into it later may make it too tall for where it stands.
    const sizes = new ResizeObserver(place);
    sizes.observe(element);
    field.current?.focus();
    const toggled = (event: Event) => (event as ToggleEvent).newState === "closed" && close.current();
    element.addEventListener("toggle", toggled);
    return () => {
      element.removeEventListener("toggle", toggled);
      sizes.disconnect();
      if (element.isConnected && element.matches(":popover-open")) element.hidePopover();
      const isElsewhere = document.activeElement && document.activeElement !== document.body &&
        !element.contains(document.activeElement);
      if (!isElsewhere && before instanceof HTMLElement && before.isConnected) {
        before.focus({ preventScroll: true });
      }
    };
  }, [popover, field, anchor, align]);
}
