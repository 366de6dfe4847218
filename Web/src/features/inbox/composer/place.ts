export type Place = { latitude: number; longitude: number };

const pair = /(-?\d{1,2}(?:\.\d+)?)\s*[,;/ ]\s*(-?\d{1,3}(?:\.\d+)?)/;

/** Coordinates out of what people paste: "12.97, 77.64", or a link of OpenStreetMap, Google or Apple. */
export function placeIn(text: string): Place | null {
  const marked = /[?&#](?:mlat|lat)=(-?[\d.]+).*?[?&#](?:mlon|lon|lng)=(-?[\d.]+)/.exec(text) ??
    /[?&](?:q|ll|query|daddr)=(-?[\d.]+)(?:,|%2C)(-?[\d.]+)/i.exec(text) ??
    /@(-?\d+\.\d+),(-?\d+\.\d+)/.exec(text) ??
    /#map=\d+\/(-?[\d.]+)\/(-?[\d.]+)/.exec(text) ?? pair.exec(text.trim());
  if (!marked) return null;
  const [latitude, longitude] = [Number(marked[1]), Number(marked[2])];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}
