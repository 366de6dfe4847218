export type Parameters = Readonly<Record<string, string>>;

/** The named parts of an address that has the pattern's form, "/campaigns/:id"; else null. */
export function matchPath(pattern: string, pathname: string): Parameters | null {
  const wanted = pattern.split("/").filter(Boolean);
  const found = pathname.split("/").filter(Boolean);
  if (wanted.length !== found.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = found[index]!;
    if (part.startsWith(":")) parameters[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return null;
  }
  return parameters;
}
