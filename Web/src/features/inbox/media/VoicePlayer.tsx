import { useEffect, useRef, useState } from "react";
import { t } from "../../../i18n/index.ts";
import { IconButton } from "../../../ui/Button.tsx";
import { bars, clock } from "./shape.ts";

type Properties = {
  src: string;
  label: string;
  seconds: number | null;
  waveform: readonly number[] | null;
  onError: () => void;
};
const count = 40;
const speeds = [1, 1.5, 2] as const;

/** A recording with its waveform: played, moved through by mouse or arrow keys, and hurried. */
export function VoicePlayer({ src, label, seconds, waveform, onError }: Properties) {
  const audio = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [found, setFound] = useState(seconds ?? 0);
  const [speed, setSpeed] = useState(0);
  const length = found || seconds || 0;

  useEffect(() => {
    if (audio.current) audio.current.playbackRate = speeds[speed] ?? 1;
  }, [speed, isPlaying]);

  const toggle = () => {
    const element = audio.current;
    if (!element) return;
    if (!element.paused) return element.pause();
    // Only one is heard at a time.
    for (const other of document.querySelectorAll("audio")) if (other !== element) other.pause();
    element.play().catch(onError);
  };
  const seek = (to: number) => {
    setAt(to);
    if (audio.current) audio.current.currentTime = to;
  };

  return (
    <span className="voice-player" role="group" aria-label={label}>
      {/* eslint-disable-next-line jsx-a11y/media-has-caption */}
      <audio
        ref={audio}
        src={src}
        preload="none"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setAt(0)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onLoadedMetadata={(event) => {
          // A stream without a length says that it is endless.
          if (Number.isFinite(event.currentTarget.duration)) setFound(event.currentTarget.duration);
        }}
        onError={onError}
      />
      <IconButton
        icon={isPlaying ? "pause" : "play"}
        label={t(isPlaying ? "file.pause" : "file.play", { name: label })}
        onClick={toggle}
      />
      <span className="voice-wave">
        <span aria-hidden="true" className="voice-bars">
          {bars(waveform, count).map((height, index) => (
            <span
              key={index}
              data-played={length > 0 && index / count < at / length || undefined}
              style={{ blockSize: `${Math.max(8, height)}%` }}
            />
          ))}
        </span>
        <input
          type="range"
          aria-label={t("file.place", { name: label })}
          aria-valuetext={t("file.placeOf", { at: clock(at), length: clock(length) })}
          min={0}
          max={Math.max(length, 0.1)}
          step={length > 20 ? 1 : 0.1}
          value={Math.min(at, Math.max(length, 0.1))}
          onChange={(event) => seek(event.target.valueAsNumber)}
        />
      </span>
      <span className="voice-time">{clock(isPlaying || at > 0 ? at : length)}</span>
      <button
        type="button"
        className="voice-speed"
        aria-label={t("file.speed", { speed: String(speeds[speed] ?? 1) })}
        onClick={() => setSpeed((speed + 1) % speeds.length)}
      >
        {speeds[speed]}×
      </button>
    </span>
  );
}
