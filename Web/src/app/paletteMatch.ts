/** Every word of the search begins a word of the text. */
export function matches(text: string, search: string) {
  const parted = (whole: string) => whole.toLocaleLowerCase().split(/[\s\-_/]+/).filter(Boolean);
  const words = parted(text);
  return parted(search).every((part) => words.some((word) => word.startsWith(part)));
}
