/** Puts a popover below its button, or above where there is no room, and keeps it on the screen. */
export function placeBeside(anchor: HTMLElement, popover: HTMLElement, align: "start" | "end") {
  const gap = 6;
  const box = anchor.getBoundingClientRect();
  const own = popover.getBoundingClientRect();
  const isRTL = document.documentElement.dir === "rtl";
  const toRight = (align === "end") !== isRTL;
  const wanted = toRight ? box.right - own.width : box.left;
  const left = Math.max(gap, Math.min(wanted, innerWidth - own.width - gap));
  const fitsBelow = box.bottom + gap + own.height <= innerHeight;
  const top = fitsBelow || box.top < own.height ? box.bottom + gap : box.top - gap - own.height;
  popover.style.left = `${left}px`;
  // Whole, wherever its button was scrolled to.
  popover.style.top = `${Math.max(gap, Math.min(top, innerHeight - own.height - gap))}px`;
}
