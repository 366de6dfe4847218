import type { Messages } from "./en/index.ts";

export type Locale = {
  readonly tag: string;
  /** In its own language, for the menu. */
  readonly name: string;
  readonly direction: "ltr" | "rtl";
  /** Left out of the menu: for the tests. */
  readonly hidden?: true;
  /** Absent for English, which is in the main bundle. */
  readonly load?: () => Promise<Messages>;
};

const pseudoMessages = async () => {
  const [{ pseudo }, { en }, { late }] = await Promise.all([
    import("./pseudo.ts"),
    import("./en/index.ts"),
    import("./en/late.ts"),
  ]);
  return Object.fromEntries(
    Object.entries({ ...en, ...late }).map(([key, message]) => [key, pseudo(message)]),
  ) as Messages;
};

export const locales: readonly Locale[] = [
  { tag: "en", name: "English", direction: "ltr" },
  { tag: "es", name: "Español", direction: "ltr", load: async () => (await import("./es.ts")).es },
  { tag: "en-XA", name: "Pseudo (long)", direction: "ltr", hidden: true, load: pseudoMessages },
  { tag: "ar-XB", name: "Pseudo (right to left)", direction: "rtl", hidden: true, load: pseudoMessages },
];

export function localeFor(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const found = locales.find((locale) => locale.tag === tag) ??
      locales.find((locale) => !locale.hidden && locale.tag === tag.split("-")[0]);
    if (found) return found;
  }
  return locales[0]!;
}
