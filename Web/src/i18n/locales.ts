import type { Message } from "./messages.ts";
import type { Told } from "./told/types.ts";

type Texts = Readonly<Record<string, Message>>;
export type Locale = {
  readonly tag: string;
  /** In its own language, for the menu. */
  readonly name: string;
  readonly direction: "ltr" | "rtl";
  /** Left out of the menu: for the tests. */
  readonly hidden?: true;
  /** What is needed from the start, and what screens bring; absent for English, which comes with its screens. */
  readonly core?: () => Promise<Texts>;
  readonly late?: () => Promise<Texts>;
  /** What only the screens of templates, campaigns and sequences bring. */
  readonly outreach?: () => Promise<Texts>;
  /** Words for what the server says; it says it in English. */
  readonly told?: () => Promise<Told>;
};

const pseudoTexts = (texts: Texts) => async () => {
  const { pseudo } = await import("./pseudo.ts");
  return Object.fromEntries(Object.entries(texts).map(([key, message]) => [key, pseudo(message)]));
};
const pseudoLocale = {
  hidden: true,
  core: async () => await pseudoTexts((await import("./en/index.ts")).en)(),
  late: async () => await pseudoTexts((await import("./en/late.ts")).late)(),
} as const;

export const locales: readonly Locale[] = [
  { tag: "en", name: "English", direction: "ltr" },
  {
    tag: "hi",
    name: "हिन्दी",
    direction: "ltr",
    core: async () => (await import("./hi/index.ts")).core,
    late: async () => (await import("./hi/late.ts")).late,
    outreach: async () => (await import("./hi/outreach.ts")).outreach,
    told: async () => (await import("./told/hi/index.ts")).told,
  },
  {
    tag: "es",
    name: "Español",
    direction: "ltr",
    core: async () => (await import("./es/index.ts")).core,
    late: async () => (await import("./es/late.ts")).late,
    outreach: async () => (await import("./es/outreach.ts")).outreach,
    told: async () => (await import("./told/es/index.ts")).told,
  },
  {
    tag: "pt-BR",
    name: "Português (Brasil)",
    direction: "ltr",
    core: async () => (await import("./pt/index.ts")).core,
    late: async () => (await import("./pt/late.ts")).late,
    outreach: async () => (await import("./pt/outreach.ts")).outreach,
    told: async () => (await import("./told/pt/index.ts")).told,
  },
  {
    tag: "ar",
    name: "العربية",
    direction: "rtl",
    core: async () => (await import("./ar/index.ts")).core,
    late: async () => (await import("./ar/late.ts")).late,
    outreach: async () => (await import("./ar/outreach.ts")).outreach,
    told: async () => (await import("./told/ar/index.ts")).told,
  },
  { tag: "en-XA", name: "Pseudo (long)", direction: "ltr", ...pseudoLocale },
  { tag: "ar-XB", name: "Pseudo (right to left)", direction: "rtl", ...pseudoLocale },
];

const base = (tag: string) => tag.split("-")[0];

/** The first of the wanted languages that is there, whatever its region. */
export function localeFor(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const found = locales.find((locale) => locale.tag === tag) ??
      locales.find((locale) => !locale.hidden && base(locale.tag) === base(tag));
    if (found) return found;
  }
  return locales[0]!;
}
