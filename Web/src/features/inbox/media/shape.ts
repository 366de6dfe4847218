import type { CSSProperties } from "react";
import type { MessageMedia } from "../../../api/types.ts";

/** The place of a picture before it is there: as it is, within what a thread has room for. */
export function shapeOf(media: MessageMedia | null | undefined): CSSProperties | undefined {
  if (!media?.width || !media.height) return undefined;
  return { aspectRatio: String(Math.min(1.9, Math.max(0.7, media.width / media.height))) };
}

/** "1:05". */
export const clock = (seconds: number) => {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};

/** As many bars as there is room for, each the loudest of its part; flat where nothing is known. */
export function bars(waveform: readonly number[] | null, count: number): number[] {
  if (!waveform || waveform.length === 0) return Array.from({ length: count }, () => 30);
  return Array.from({ length: count }, (_, at) => {
    const from = Math.floor(at * waveform.length / count);
    const to = Math.max(from + 1, Math.floor((at + 1) * waveform.length / count));
    return Math.max(...waveform.slice(from, to));
  });
}
