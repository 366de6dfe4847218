const prefix = "lodestone.";

/** localStorage with JSON values, which never throws: private windows and full disks must not stop the work. */
export const stored = {
  read<T>(key: string): T | undefined {
    try {
      const text = localStorage.getItem(prefix + key);
      return text === null ? undefined : JSON.parse(text) as T;
    } catch {
      return undefined;
    }
  },
  write(key: string, value: unknown) {
    try {
      if (value === undefined) localStorage.removeItem(prefix + key);
      else localStorage.setItem(prefix + key, JSON.stringify(value));
    } catch {
      // The value lives on in memory; only a reload would lose it.
    }
  },
};

/** A random id that works without a secure context too (a server in one's own network may have no certificate). */
export function randomID(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
