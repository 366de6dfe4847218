import { useEffect, useState } from "react";

/** The present, renewed every `every` milliseconds while the page is looked at. */
export function useNow(every: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => document.hidden || setNow(Date.now()), every);
    const seen = () => document.hidden || setNow(Date.now());
    document.addEventListener("visibilitychange", seen);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [every]);
  return now;
}
