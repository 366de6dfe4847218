/** Told of by this file, and so taken back by it: React knows nothing of these titles. */
const told = new WeakMap<Element, string>();

/** What an element shows less of than it has: words that are cut, or the name of a picture that is pressed. */
function hidden(element: HTMLElement): string {
  if (element.matches("button, a, [role=button]") && !element.innerText.trim()) {
    return element.ariaLabel ?? "";
  }
  const style = getComputedStyle(element);
  const isCut = style.textOverflow === "ellipsis" && element.scrollWidth > element.clientWidth ||
    style.webkitLineClamp !== "none" && style.webkitLineClamp !== "" &&
      element.scrollHeight > element.clientHeight;
  return isCut ? element.innerText : "";
}

/** Whatever is cut short says the whole when pointed at, on every screen, without each having to think of it. */
document.addEventListener("pointerover", ({ target, pointerType }) => {
  if (pointerType === "touch" || !(target instanceof Element)) return;
  for (
    let element: Element | null = target, depth = 0;
    element && depth < 3;
    element = element.parentElement, depth++
  ) {
    if (!(element instanceof HTMLElement)) continue;
    if (element.title && told.get(element) !== element.title) return;
    const words = hidden(element);
    if (words) {
      element.title = words;
      told.set(element, words);
      return;
    }
    if (told.delete(element)) element.removeAttribute("title");
  }
}, { passive: true });
