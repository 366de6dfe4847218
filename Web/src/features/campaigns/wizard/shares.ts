/** The whole, in parts as even as whole percents are. */
export const evenShares = (count: number) =>
  Array.from({ length: count }, (_, index) => Math.floor(100 / count) + (index < 100 % count ? 1 : 0));
