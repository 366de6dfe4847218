/** Every word of the search begins a word of the text. */
export function matches(text: string, search: string) {
  const words = text.toLocaleLowerCase().split(/[\s\-_/]+/);
  return search.toLocaleLowerCase().split(/\s+/).filter(Boolean).every((part) =>
    words.some((word) => word.startsWith(part))
  );
}
