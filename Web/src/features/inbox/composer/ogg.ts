/**
 * Puts the Opus packets of a WebM recording into Ogg, which WhatsApp takes as a voice message: Chromium records only WebM.
 * The sound itself is not touched. Containers as in RFC 9559 (Matroska), RFC 3533 (Ogg) and RFC 7845 (Opus in Ogg).
 */
export function oggFromWebM(webm: Uint8Array): Uint8Array {
  const { head, packets } = opusOf(webm);
  if (packets.length === 0) throw new Error("The recording has no sound in it.");
  return concatenated(pages(head ?? defaultHead(), packets));
}

const master = new Set([0x18538067, 0x1f43b675, 0x1654ae6b, 0xae, 0xa0]);
const codecPrivate = 0x63a2;
const simpleBlock = 0xa3;
const block = 0xa1;

/** The packets, and the head that describes them. Masters are walked into: a recording leaves their sizes unknown. */
export function opusOf(bytes: Uint8Array): { head: Uint8Array | null; packets: Uint8Array[] } {
  const packets: Uint8Array[] = [];
  let head: Uint8Array | null = null;
  for (let at = 0; at < bytes.length;) {
    const idLength = lengthOf(bytes[at]!);
    const id = number(bytes, at, idLength);
    const sizeAt = at + idLength;
    if (idLength > 4 || sizeAt >= bytes.length) break;
    const sizeLength = lengthOf(bytes[sizeAt]!);
    const dataAt = sizeAt + sizeLength;
    if (master.has(id)) {
      at = dataAt;
      continue;
    }
    const size = number(bytes, sizeAt, sizeLength) - 2 ** (7 * sizeLength);
    const end = Math.min(bytes.length, dataAt + size);
    if (id === codecPrivate) head = bytes.slice(dataAt, end);
    // A block begins with its track (one byte here), its time and its flags.
    if (id === simpleBlock || id === block) {
      packets.push(bytes.slice(dataAt + lengthOf(bytes[dataAt]!) + 3, end));
    }
    at = end;
  }
  return { head, packets };
}

const lengthOf = (first: number) => Math.clz32(first) - 23;

function number(bytes: Uint8Array, at: number, length: number) {
  let value = 0;
  for (let index = 0; index < length; index++) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}

/** Samples at 48 kHz in a packet, by its first byte (RFC 6716, section 3.1). */
export function samplesOf(packet: Uint8Array): number {
  const config = packet[0]! >> 3;
  const frame = config < 12
    ? [480, 960, 1920, 2880][config & 3]!
    : config < 16
    ? [480, 960][config & 1]!
    : [120, 240, 480, 960][config & 3]!;
  const code = packet[0]! & 3;
  const count = code === 0 ? 1 : code < 3 ? 2 : (packet[1] ?? 0) & 63;
  return frame * count;
}

const text = (value: string) => new TextEncoder().encode(value);
const defaultHead = () =>
  concatenated([text("OpusHead"), Uint8Array.of(1, 1, 0x38, 0x01, 0x80, 0xbb, 0, 0, 0, 0, 0)]);
const tags = () =>
  concatenated([text("OpusTags"), Uint8Array.of(9, 0, 0, 0), text("Lodestone"), new Uint8Array(4)]);

function* pages(head: Uint8Array, packets: readonly Uint8Array[]): Iterable<Uint8Array> {
  let sequence = 0;
  yield page([head], 0, sequence++, 2);
  yield page([tags()], 0, sequence++, 0);
  let granule = 0;
  let group: Uint8Array[] = [];
  let segments = 0;
  for (const [index, packet] of packets.entries()) {
    group.push(packet);
    segments += Math.floor(packet.length / 255) + 1;
    granule += samplesOf(packet);
    const isLast = index === packets.length - 1;
    const nextSegments = isLast ? 0 : Math.floor(packets[index + 1]!.length / 255) + 1;
    // About a second to a page, and never more than its table holds.
    if (!isLast && group.length < 50 && segments + nextSegments <= 255) continue;
    yield page(group, granule, sequence++, isLast ? 4 : 0);
    group = [];
    segments = 0;
  }
}

function page(packets: readonly Uint8Array[], granule: number, sequence: number, flags: number): Uint8Array {
  const lacing = packets.flatMap(({ length }) => [
    ...Array.from({ length: Math.floor(length / 255) }, () => 255),
    length % 255,
  ]);
  const header = new Uint8Array(27 + lacing.length);
  const view = new DataView(header.buffer);
  header.set(text("OggS"));
  header[5] = flags;
  view.setUint32(6, granule % 2 ** 32, true);
  view.setUint32(10, Math.floor(granule / 2 ** 32), true);
  view.setUint32(14, 0x4c6f6465, true);
  view.setUint32(18, sequence, true);
  header[26] = lacing.length;
  header.set(lacing, 27);
  const whole = concatenated([header, ...packets]);
  new DataView(whole.buffer).setUint32(22, checksum(whole), true);
  return whole;
}

function concatenated(parts: Iterable<Uint8Array>): Uint8Array {
  const list = [...parts];
  const whole = new Uint8Array(list.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of list) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24;
  for (let bit = 0; bit < 8; bit++) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
  return value >>> 0;
});

/** Ogg's CRC-32: not reflected, from zero. */
export function checksum(bytes: Uint8Array): number {
  let value = 0;
  for (const byte of bytes) value = ((value << 8) ^ table[((value >>> 24) ^ byte) & 255]!) >>> 0;
  return value;
}
