import { t } from "../../../i18n/index.ts";

const megabyte = 1024 * 1024;

/** WhatsApp's limits by kind. */
export const limits: Record<string, number> = {
  image: 5 * megabyte,
  video: 16 * megabyte,
  audio: 16 * megabyte,
  document: 100 * megabyte,
};

/** As which kind WhatsApp takes a file. What it cannot show goes as a document. */
export function mediaType(mimeType: string) {
  if (mimeType === "image/jpeg" || mimeType === "image/png") return "image";
  if (mimeType === "video/mp4" || mimeType === "video/3gpp") return "video";
  if (/^audio\/(aac|mp4|mpeg|amr|ogg|opus)/.test(mimeType)) return "audio";
  return "document";
}

/** Why a file cannot go as this kind: known before a byte of it is uploaded. */
export function tooLarge(file: { size: number }, type: string): string | null {
  const limit = limits[type] ?? limits.document!;
  if (file.size === 0) return t("attachment.empty");
  return file.size > limit ? t("attachment.limit", { limit: limit / megabyte }) : null;
}

/** A file that the server has, to be sent again: with its name as the server gives it. */
export async function mediaFile(id: string): Promise<File> {
  const response = await fetch(`/api/media/${encodeURIComponent(id)}`, { credentials: "same-origin" });
  if (!response.ok) throw new Error(String(response.status));
  const blob = await response.blob();
  const name = /filename="?([^";]+)"?/.exec(response.headers.get("Content-Disposition") ?? "")?.[1];
  return new File([blob], name ?? `file.${blob.type.split(/[/;+]/)[1] ?? "bin"}`, { type: blob.type });
}
