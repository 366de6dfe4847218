/** Where the lines of a grid stand on a small map: degrees, and pixels from the middle. */
export type GridLine = { degrees: number; at: number };

/** A degree is this many pixels: about a hundred metres are fourteen. */
export const scale = 15_000;
const spacing = 0.005;

/** The lines that fall within `reach` pixels of the middle, which is at `centre` degrees. */
export function gridLines(centre: number, reach: number, perDegree = scale): GridLine[] {
  const first = Math.ceil((centre - reach / perDegree) / spacing);
  const last = Math.floor((centre + reach / perDegree) / spacing);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const degrees = Number(((first + index) * spacing).toFixed(3));
    return { degrees, at: (degrees - centre) * perDegree };
  });
}

/** "12.97840° N": a coordinate with the letter of its side. */
export const coordinate = (degrees: number, [positive, negative]: readonly [string, string]) =>
  `${Math.abs(degrees).toFixed(5)}° ${degrees < 0 ? negative : positive}`;
