const base = (tag: string) => tag.split("-")[0];

/**
 * The tag for `Intl`: of the person's own region, when it speaks the chosen language (en-IN groups digits as lakh and crore).
 * Arabic is written with Latin digits, as phone numbers, prices and codes beside it are. So is the pseudo text, for the tests.
 */
export function tagFor(chosen: string, wanted: readonly string[]): string {
  if (chosen === "ar-XB" || chosen === "en-XA") return "en";
  const tag = wanted.find((one) => base(one) === base(chosen)) ?? chosen;
  return base(tag) === "ar" ? `${tag}-u-nu-latn` : tag;
}

/** The language chosen last, for the pages that the server writes: sign-in and sign-up. They set it too. */
export const languageCookie = {
  read: (cookies: string) => /(?:^|; )lodestone-language=([\w-]{2,10})/.exec(cookies)?.[1],
  write: (tag: string) => `lodestone-language=${tag}; Path=/; Max-Age=31536000; SameSite=Lax`,
};
