import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";
import { Link } from "./Link.tsx";
import { placeBeside } from "./place.ts";

export type MenuItem =
  | {
    label: string;
    icon?: IconName;
    run: () => void;
    isDanger?: boolean;
    isChecked?: boolean;
    disabled?: boolean;
  }
  | { label: string; icon?: IconName; href: string; isExternal?: boolean }
  | { divider: true };

type Properties = {
  label: string;
  items: MenuItem[];
  /** What is on the button. */
  children: ReactNode;
  className?: string;
  align?: "start" | "end";
  heading?: ReactNode;
};

/** A button with a menu, as the ARIA Authoring Practices say: arrows, Home, End, first letters, Escape. */
export function Menu(
  { label, items, children, className = "icon-button", align = "end", heading }: Properties,
) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const entries = () => [
    ...menu.current?.querySelectorAll<HTMLElement>("[role^=menuitem]:not([aria-disabled=true])") ?? [],
  ];

  useEffect(() => {
    const element = menu.current;
    if (!element) return;
    const toggled = (event: Event) => {
      const open = (event as ToggleEvent).newState === "open";
      setOpen(open);
      if (open && button.current) {
        placeBeside(button.current, element, align);
        entries()[0]?.focus();
      }
    };
    element.addEventListener("toggle", toggled);
    return () => element.removeEventListener("toggle", toggled);
  }, [align]);

  const close = () => {
    menu.current?.hidePopover();
    button.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const all = entries();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const go = (index: number) => {
      event.preventDefault();
      all[(index + all.length) % all.length]?.focus();
    };
    if (event.key === "ArrowDown") go(at + 1);
    else if (event.key === "ArrowUp") go(at - 1);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(all.length - 1);
    else if (event.key === "Tab") close();
    else if (event.key.length === 1 && event.key !== " ") {
      const wanted = event.key.toLocaleLowerCase();
      const found = [...all.slice(at + 1), ...all].find((entry) =>
        entry.textContent?.trim().toLocaleLowerCase().startsWith(wanted)
      );
      found?.focus();
    }
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        {...{ popovertarget: id }}
      >
        {children}
      </button>
      <div ref={menu} id={id} className="menu" {...{ popover: "auto" }}>
        {heading && <div className="menu-heading">{heading}</div>}
        <div role="menu" tabIndex={0} aria-label={label} onKeyDown={onKeyDown}>
          {items.map((item, index) => <Entry key={index} item={item} close={close} />)}
        </div>
      </div>
    </>
  );
}

function Entry({ item, close }: { item: MenuItem; close: () => void }) {
  if ("divider" in item) return <div role="separator" className="menu-divider" />;
  const inside = (
    <>
      <span className="menu-icon">{item.icon && <Icon name={item.icon} />}</span>
      <span className="menu-label">{item.label}</span>
      {"isChecked" in item && item.isChecked && <Icon name="check" />}
      {"isExternal" in item && item.isExternal && <Icon name="arrow-up-right" />}
    </>
  );
  if ("href" in item) {
    return item.isExternal
      ? (
        <a
          role="menuitem"
          tabIndex={-1}
          className="menu-item"
          href={item.href}
          target="_blank"
          rel="noopener"
        >
          {inside}
        </a>
      )
      : (
        <Link role="menuitem" tabIndex={-1} className="menu-item" href={item.href} onClick={close}>
          {inside}
        </Link>
      );
  }
  return (
    <button
      type="button"
      role={item.isChecked === undefined ? "menuitem" : "menuitemradio"}
      aria-checked={item.isChecked}
      tabIndex={-1}
      className={`menu-item${item.isDanger ? " menu-item-danger" : ""}`}
      aria-disabled={item.disabled || undefined}
      onClick={() => {
        if (item.disabled) return;
        close();
        item.run();
      }}
    >
      {inside}
    </button>
  );
}
