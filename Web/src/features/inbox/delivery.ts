import { api, withQuery } from "../../api/client.ts";
import { asProblem, Problem } from "../../api/problem.ts";
import type { Message } from "../../api/types.ts";
import { upload } from "../../api/upload.ts";
import { randomID } from "../../app/storage.ts";
import { t } from "../../i18n/index.ts";
import { deliver, isNote, type Pending, type Post, verdictOf } from "../../offline/pending.ts";
import { files } from "../../offline/queue.ts";
import { change } from "./pendingList.ts";

/** Hands a message or note to the server, its file before it. */
export const deliverWhole = async (sending: Pending) => delivered(await uploaded(sending));

async function delivered(sending: Pending) {
  const post = (suffix: string): Post => (path, body, key) => api.post(path, body, { key: key + suffix });
  try {
    return await deliver(sending, post(""));
  } catch (error) {
    const { status, type } = asProblem(error);
    if (verdictOf(status, type) !== "again") throw error;
    return await deliver(sending, post(`-${randomID()}`));
  }
}

/** A file that could not be uploaded when it was chosen goes first. */
async function uploaded(sending: Pending): Promise<Pending> {
  const { clientId, request } = sending;
  if (isNote(request) || !request.media || request.media.mediaId) return sending;
  const file = await files.get(clientId);
  if (!file) throw new Problem(410, t("attachment.lost.title"), t("attachment.lost.text"));
  const path = withQuery("/api/media", { filename: file.name });
  const { id } = await upload<Pick<Message, "id">>(path, file, () => {});
  const done = { ...request, media: { ...request.media, mediaId: id } };
  return change(clientId, { request: done }) ?? { ...sending, request: done };
}
