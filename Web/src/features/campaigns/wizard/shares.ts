/** Whether all of them together are everybody. */
export const isWhole = (variants: readonly { share: number }[]) =>
  variants.length === 0 || variants.reduce((sum, { share }) => sum + share, 0) === 100;

/** The whole, in parts as even as whole percents are. */
export const evenShares = (count: number) =>
  Array.from({ length: count }, (_, index) => Math.floor(100 / count) + (index < 100 % count ? 1 : 0));
