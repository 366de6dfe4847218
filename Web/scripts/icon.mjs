// The app's icon as PNG, drawn from the shape of src/static/favicon.svg: a rounded square and a compass needle.
import { deflateSync } from "node:zlib";

const ground = [0x34, 0x51, 0xd1];
const white = [255, 255, 255];

/** On which side of the line from `a` to `b` a point lies. */
const side = ([ax, ay], [bx, by], [x, y]) => (bx - ax) * (y - ay) - (by - ay) * (x - ax);

function isInside(triangle, point) {
  const sides = triangle.map((corner, index) => side(corner, triangle[(index + 1) % 3], point));
  return sides.every((value) => value >= 0) || sides.every((value) => value <= 0);
}

function isInSquare([x, y], radius) {
  const dx = Math.max(radius - x, x - (32 - radius), 0);
  const dy = Math.max(radius - y, y - (32 - radius), 0);
  return x >= 0 && y >= 0 && x <= 32 && y <= 32 && dx * dx + dy * dy <= radius * radius;
}

const north = [[16, 5.5], [20.6, 16], [11.4, 16]];
const south = [[16, 26.5], [11.4, 16], [20.6, 16]];

/** Colour and opacity at a point of the 32 by 32 drawing. */
function paint(point, maskable) {
  if (!maskable && !isInSquare(point, 8)) return [0, 0, 0, 0];
  // A mask may cut a tenth away on each side: the needle stands a little smaller on a full ground.
  const needle = maskable ? point.map((value) => 16 + (value - 16) / 0.82) : point;
  if (isInside(north, needle)) return [...white, 255];
  if (isInside(south, needle)) {
    return [...ground.map((value, index) => value * 0.55 + white[index] * 0.45), 255];
  }
  return [...ground, 255];
}

/** Four by four samples of each pixel, so that slopes are smooth. */
function pixel(column, row, size, maskable) {
  const sum = [0, 0, 0, 0];
  for (let index = 0; index < 16; index++) {
    const x = (column + (index % 4 + 0.5) / 4) * 32 / size;
    const y = (row + (Math.floor(index / 4) + 0.5) / 4) * 32 / size;
    const [red, green, blue, alpha] = paint([x, y], maskable);
    sum[0] += red * alpha;
    sum[1] += green * alpha;
    sum[2] += blue * alpha;
    sum[3] += alpha;
  }
  const [red, green, blue, alpha] = sum;
  return alpha === 0 ? [0, 0, 0, 0] : [red / alpha, green / alpha, blue / alpha, alpha / 16].map(Math.round);
}

const checksums = Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function checksum(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = checksums[(value ^ byte) & 255] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

function chunk(name, content) {
  const named = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(content.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(checksum(named), named.length + 4);
  return whole;
}

/** A square PNG (W3C, Portable Network Graphics, third edition: 8 bits a channel with alpha, no filter). */
export function iconPNG(size, maskable) {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      rows.set(pixel(column, row, size, maskable), row * (size * 4 + 1) + 1 + column * 4);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
