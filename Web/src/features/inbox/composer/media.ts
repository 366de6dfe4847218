import { t } from "../../../i18n/index.ts";

const megabyte = 1_000_000;

/** What WhatsApp takes of a kind, in bytes: the server makes what is larger smaller (its `MediaLimits`). */
export const limits: Record<string, number> = {
  image: 5 * megabyte,
  video: 16 * megabyte,
  audio: 16 * megabyte,
};
/** What the server takes at all. */
const largest = 100 * megabyte;

/** What the server knows by its bytes (its `FileType`) and can convert. The first ones WhatsApp takes as they are. */
const kinds: Record<string, { plain: string[]; converted: string[] }> = {
  image: { plain: ["jpeg", "png"], converted: ["gif", "webp", "tiff", "heic", "heif", "avif"] },
  video: { plain: ["mp4", "3gpp"], converted: ["quicktime", "webm", "x-matroska", "matroska", "ogg"] },
  audio: {
    plain: ["aac", "mp4", "x-m4a", "m4a", "mpeg", "mp3", "amr", "ogg", "opus"],
    converted: ["wav", "x-wav", "wave", "vnd.wave", "flac", "x-flac", "webm"],
  },
};
/** Where a browser does not know a file's type. */
const extensions: Record<string, string> = {
  heic: "image/heic",
  heif: "image/heif",
  avif: "image/avif",
  webp: "image/webp",
  tif: "image/tiff",
  tiff: "image/tiff",
  mov: "video/quicktime",
  mkv: "video/x-matroska",
  "3gp": "video/3gpp",
  amr: "audio/amr",
  opus: "audio/ogg",
  flac: "audio/flac",
  m4a: "audio/mp4",
};

type Named = { name: string; type: string };
const typeOf = ({ name, type }: Named): [kind: string, format: string] => {
  const known = type || extensions[name.split(".").at(-1)?.toLowerCase() ?? ""] || "";
  const [kind = "", format = ""] = known.split(";")[0]!.trim().toLowerCase().split("/");
  return [kind, format];
};

/** As which kind WhatsApp shows a file. What the server cannot convert goes as a document. */
export function mediaType(file: Named): string {
  const [kind, format] = typeOf(file);
  const known = kinds[kind];
  return known && [...known.plain, ...known.converted].includes(format) ? kind : "document";
}

/** Only a WebP has what a sticker is made of: a shape with nothing behind it. */
export const canBeSticker = (file: Named) => typeOf(file).join("/") === "image/webp";

/** What happens to a file before WhatsApp gets it as this kind. */
export function changeOf(file: Named & { size: number }, type: string): "smaller" | "converted" | null {
  const [kind, format] = typeOf(file);
  if (kind !== type) return null;
  if (file.size > (limits[type] ?? largest)) return "smaller";
  return kinds[kind]?.plain.includes(format) ? null : "converted";
}

/** Why a file cannot go at all: known before a byte of it is uploaded. */
export function refusalOf(file: { size: number }): string | null {
  if (file.size === 0) return t("attachment.empty");
  return file.size > largest ? t("attachment.limit", { limit: largest / megabyte }) : null;
}

/** A file that the server has, to be sent again: with its name as the server gives it. */
export async function mediaFile(id: string): Promise<File> {
  const response = await fetch(`/api/media/${encodeURIComponent(id)}`, { credentials: "same-origin" });
  if (!response.ok) throw new Error(String(response.status));
  const blob = await response.blob();
  const name = /filename="?([^";]+)"?/.exec(response.headers.get("Content-Disposition") ?? "")?.[1];
  return new File([blob], name ?? `file.${blob.type.split(/[/;+]/)[1] ?? "bin"}`, { type: blob.type });
}
