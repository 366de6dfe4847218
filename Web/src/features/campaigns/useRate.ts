import { useEffect, useRef, useState } from "react";

type Sample = { at: number; done: number };
const span = 10_000;

/** Per second over the last ten seconds of samples, which are in order. */
export function rateOf(samples: readonly Sample[]): number {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || last.at - first.at < 500) return 0;
  return Math.max(0, (last.done - first.done) / ((last.at - first.at) / 1000));
}

/** How fast a number grows, while it is running. */
export function useRate(done: number, isRunning: boolean): number {
  const samples = useRef<Sample[]>([]);
  const [rate, setRate] = useState(0);
  useEffect(() => {
    if (!isRunning) {
      samples.current = [];
      setRate(0);
      return;
    }
    const now = Date.now();
    samples.current = [...samples.current.filter((sample) => now - sample.at < span), { at: now, done }];
    setRate(rateOf(samples.current));
  }, [done, isRunning]);
  return rate;
}
