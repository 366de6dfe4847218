/** Round steps from 0 to at or above the largest value, few enough to be read. */
export function ticks(largest: bigint, most = 4): bigint[] {
  if (largest <= 0n) return [0n];
  let step = 1n;
  const factors = [2n, 5n, 10n];
  for (let power = 1n; step * BigInt(most) < largest; power *= 10n) {
    for (const factor of factors) {
      step = factor * power;
      if (step * BigInt(most) >= largest) break;
    }
  }
  const all: bigint[] = [];
  for (let tick = 0n; tick < largest + step; tick += step) all.push(tick);
  return all;
}

/** A part of a whole as a ratio for drawing: exact to a ten-thousandth, whatever the amounts. */
export const ratio = (part: bigint, whole: bigint) =>
  whole <= 0n ? 0 : Number(part * 10_000n / whole) / 10_000;

/** Every how many bars a label has room. */
export function labelEvery(count: number, width: number, labelWidth = 56): number {
  const room = Math.max(1, Math.floor(width / labelWidth));
  return Math.max(1, Math.ceil(count / room));
}
