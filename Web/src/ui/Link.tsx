import { type AnchorHTMLAttributes, forwardRef, type MouseEvent } from "react";
import { navigate } from "../app/router.ts";
import { preload } from "../app/preload.ts";

type Properties = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; replace?: boolean };

/** A link within the app: a real one, so that a new tab, copying and the middle button work. */
export const Link = forwardRef<HTMLAnchorElement, Properties>(
  function Link({ href, replace, onClick, children, ...rest }, ref) {
    const follow = (event: MouseEvent<HTMLAnchorElement>) => {
      onClick?.(event);
      if (
        event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey ||
        event.altKey
      ) return;
      event.preventDefault();
      navigate(href, { replace });
    };
    const warm = () => preload(href);
    return (
      <a ref={ref} href={href} onClick={follow} onPointerEnter={warm} onFocus={warm} {...rest}>
        {children}
      </a>
    );
  },
);
