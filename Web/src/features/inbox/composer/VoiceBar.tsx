import { useEffect, useRef, useState } from "react";
import { type MessageKey, t } from "../../../i18n/index.ts";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { toast } from "../../../ui/toasts.ts";
import { type Recording, type RecordingTrouble, recordingTrouble, startRecording } from "./recorder.ts";

type Properties = { keep: (file: File) => void; send: (file: File) => void; onClose: () => void };

/** WhatsApp takes 16 MB; at our rate a voice message of half an hour is far below it. */
const longest = 30 * 60;
const bars = 32;

const words: Record<RecordingTrouble, MessageKey> = {
  insecure: "voice.insecure",
  unsupported: "voice.unsupported",
  denied: "voice.denied",
  none: "voice.none",
};

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

function troubleOf(error: unknown): RecordingTrouble {
  const name = error instanceof DOMException ? error.name : "";
  return name === "NotAllowedError" ? "denied" : name === "NotFoundError" ? "none" : "unsupported";
}

/** Records a voice message in the place of the field. */
export default function VoiceBar({ keep, send, onClose }: Properties) {
  const recording = useRef<Recording>();
  const [trouble, setTrouble] = useState<RecordingTrouble | null>(recordingTrouble);
  const [seconds, setSeconds] = useState(0);
  /** Whoever looks at another chat meanwhile finds it with the reply. */
  const keepOnLeaving = useRef(keep);
  useEffect(() => {
    keepOnLeaving.current = keep;
  });
  const [levels, setLevels] = useState<readonly number[]>([]);
  const [isOn, setOn] = useState(false);

  useEffect(() => {
    if (recordingTrouble()) return;
    let isGone = false;
    startRecording().then((started) => {
      if (isGone) return started.cancel();
      recording.current = started;
      setOn(true);
    }).catch((error) => setTrouble(troubleOf(error)));
    return () => {
      isGone = true;
      const left = recording.current;
      recording.current = undefined;
      if (!left) return;
      left.finish().then((file) => {
        keepOnLeaving.current(file);
        toast({ tone: "ok", text: t("voice.kept") });
      }).catch(() => toast({ tone: "danger", text: t("voice.unsupported") }));
    };
  }, []);

  useEffect(() => {
    if (!isOn) return;
    const began = Date.now();
    const timer = setInterval(() => {
      setSeconds(Math.floor((Date.now() - began) / 1000));
      setLevels((before) => [...before.slice(1 - bars), recording.current?.level() ?? 0]);
    }, 120);
    return () => clearInterval(timer);
  }, [isOn]);

  const discard = () => {
    recording.current?.cancel();
    recording.current = undefined;
    onClose();
  };
  const finish = async (hand: (file: File) => void) => {
    const own = recording.current;
    recording.current = undefined;
    setOn(false);
    try {
      if (own) hand(await own.finish());
      onClose();
    } catch {
      setTrouble("unsupported");
    }
  };
  useEffect(() => {
    if (seconds >= longest) void finish(keep);
  });

  if (trouble) {
    return (
      <div className="voice voice-trouble" role="alert">
        <Icon name="mic" />
        <p>{t(words[trouble])}</p>
        <IconButton icon="x" label={t("action.close")} onClick={onClose} />
      </div>
    );
  }
  return (
    // Escape is heard from every button inside.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className="voice"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        event.preventDefault();
        discard();
      }}
    >
      <IconButton icon="trash-2" label={t("voice.cancel")} keys="Esc" onClick={discard} autoFocus />
      <span className="voice-light" aria-hidden="true" />
      <span className="number" role="timer" aria-label={t("voice.recording")}>{clock(seconds)}</span>
      <span className="voice-levels" aria-hidden="true">
        {levels.map((level, index) => <i key={index} style={{ blockSize: `${8 + level * 92}%` }} />)}
      </span>
      <IconButton
        icon="circle-stop"
        label={t("voice.listen")}
        disabled={!isOn}
        onClick={() => void finish(keep)}
      />
      <Button
        kind="primary"
        className="composer-send"
        disabled={!isOn}
        aria-label={t("voice.send")}
        title={t("voice.send")}
        onClick={() => void finish(send)}
      >
        <Icon name="send-horizontal" size={18} />
      </Button>
    </div>
  );
}
