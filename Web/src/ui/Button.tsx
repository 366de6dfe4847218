import { type ButtonHTMLAttributes, forwardRef } from "react";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";
import { Link } from "./Link.tsx";

export type ButtonKind = "primary" | "secondary" | "quiet" | "danger";

type Properties = ButtonHTMLAttributes<HTMLButtonElement> & {
  kind?: ButtonKind;
  size?: "small" | "medium";
  icon?: IconName;
  /** Shows a spinner and refuses clicks, keeping its width, and the focus, which a disabled button would lose. */
  isBusy?: boolean;
};

const classOf = (kind: ButtonKind, size: string, extra?: string) =>
  `button button-${kind} button-${size}${extra ? ` ${extra}` : ""}`;

export const Button = forwardRef<HTMLButtonElement, Properties>(function Button(
  {
    kind = "secondary",
    size = "medium",
    icon,
    isBusy,
    className,
    children,
    type = "button",
    onClick,
    ...rest
  },
  ref,
) {
  return (
    <button
      ref={ref}
      type={type}
      className={classOf(kind, size, className)}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {isBusy ? <Icon name="loader-circle" className="spin" /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
});

type LinkProperties = {
  href: string;
  kind?: ButtonKind;
  size?: "small" | "medium";
  icon?: IconName;
  /** Leaves the app: a file, or a page of the server. */
  external?: boolean;
  download?: boolean;
  children: React.ReactNode;
};

export function ButtonLink(
  { href, kind = "secondary", size = "medium", icon, external, download, children }: LinkProperties,
) {
  const inside = <>{icon && <Icon name={icon} />}{children}</>;
  if (!external) return <Link href={href} className={classOf(kind, size)}>{inside}</Link>;
  const target = download ? { download: "" } : { target: "_blank", rel: "noopener" };
  return <a href={href} className={classOf(kind, size)} {...target}>{inside}</a>;
}

type IconButtonProperties = ButtonHTMLAttributes<HTMLButtonElement> & {
  icon: IconName;
  label: string;
  keys?: string;
};

/** A button that is only a picture: its words are its name and its tip. */
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProperties>(function IconButton(
  { icon, label, keys, className, type = "button", ...rest },
  ref,
) {
  return (
    <button
      ref={ref}
      type={type}
      className={`icon-button${className ? ` ${className}` : ""}`}
      aria-label={label}
      title={keys ? `${label} (${keys})` : label}
      {...rest}
    >
      <Icon name={icon} size={18} />
    </button>
  );
});
