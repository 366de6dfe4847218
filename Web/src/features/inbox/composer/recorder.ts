import { oggFromWebM } from "./ogg.ts";

/** What browsers record that WhatsApp takes, or that we can put into what it takes. */
const types = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"];

export type RecordingTrouble = "insecure" | "unsupported" | "denied" | "none";

/** Why this browser cannot record here, before anybody is asked for a microphone. */
export function recordingTrouble(): "insecure" | "unsupported" | null {
  if (!globalThis.isSecureContext || !navigator.mediaDevices) return "insecure";
  if (!("MediaRecorder" in globalThis) || !types.some((type) => MediaRecorder.isTypeSupported(type))) {
    return "unsupported";
  }
  return null;
}

export type Recording = {
  /** How loud it is now, 0 to 1. */
  level: () => number;
  finish: () => Promise<File>;
  cancel: () => void;
};

export async function startRecording(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true },
  });
  const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type))!;
  const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 32_000 });
  const pieces: Blob[] = [];
  recorder.ondataavailable = ({ data }) => data.size > 0 && pieces.push(data);
  const ended = new Promise<void>((resolve) => recorder.onstop = () => resolve());
  recorder.start(1_000);
  const meter = new Meter(stream);
  const stop = async () => {
    if (recorder.state !== "inactive") recorder.stop();
    await ended;
    meter.close();
    for (const track of stream.getTracks()) track.stop();
  };
  return {
    level: () => meter.level(),
    cancel: () => void stop(),
    async finish() {
      await stop();
      const whole = new Blob(pieces, { type: mimeType.split(";")[0] });
      if (!mimeType.startsWith("audio/webm")) {
        const ending = mimeType.startsWith("audio/ogg") ? "ogg" : "m4a";
        return new File([whole], `voice.${ending}`, { type: whole.type });
      }
      const ogg = oggFromWebM(new Uint8Array(await whole.arrayBuffer()));
      return new File([ogg as Uint8Array<ArrayBuffer>], "voice.ogg", { type: "audio/ogg" });
    },
  };
}

class Meter {
  private readonly context = new AudioContext();
  private readonly analyser = this.context.createAnalyser();
  private readonly samples = new Uint8Array(this.analyser.fftSize);

  constructor(stream: MediaStream) {
    this.context.createMediaStreamSource(stream).connect(this.analyser);
  }

  level() {
    this.analyser.getByteTimeDomainData(this.samples);
    const loudest = this.samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0);
    return Math.min(1, loudest / 90);
  }

  close() {
    void this.context.close();
  }
}
