import { api } from "../../../api/client.ts";
import {
  isEntry,
  type Member,
  type Message,
  type Named,
  type Page,
  type ThreadItem,
} from "../../../api/types.ts";
import { queries } from "../../../data/store.ts";
import { pagesKey } from "../../../data/usePages.ts";
import { t } from "../../../i18n/index.ts";
import { threadPath } from "../../../live/conversations.ts";
import { files } from "../../../offline/queue.ts";
import { toast } from "../../../ui/toasts.ts";
import { drafts } from "../drafts.ts";
import { discard, isNote, type MessageRequest, type Pending } from "../outbox.ts";
import { attached } from "./attached.ts";
import { mediaFile } from "./media.ts";
import { offerOf } from "./offer.ts";

const wordsOf = (request: Pending["request"]) =>
  isNote(request) ? request.text.body : request.text?.body ?? request.media?.caption ?? "";

/** Words and files can be written anew; a place, a card or a template is chosen again. */
export const canBeTakenBack = ({ request }: Pending) =>
  isNote(request) || !!request.text || !!request.media || !!request.interactive;

function quote(conversation: string, wanted: string | undefined) {
  const items = queries.state<Page<ThreadItem>>(pagesKey(threadPath(conversation))).data?.items ?? [];
  const found = wanted &&
    items.find((item): item is Message => !isEntry(item) && (item.wamid === wanted || item.id === wanted));
  if (found) attached.quote(conversation, found);
}

/** The file of this page, else of the disk, else the server's. */
async function fileOf(clientId: string, { mediaId, filename }: NonNullable<MessageRequest["media"]>) {
  const kept = await files.get(clientId);
  if (kept || !mediaId) return kept;
  const file = await mediaFile(mediaId);
  return new File([file], filename ?? file.name, { type: file.type });
}

async function takeFile({ clientId, conversationId }: Pending, { type, media }: MessageRequest) {
  if (!media) return;
  const file = await fileOf(clientId, media).catch(() => undefined);
  if (!file) return toast({ tone: "danger", text: t("attachment.lost.text") });
  attached.add(conversationId, [file], { type, isVoice: media.voice, mediaId: media.mediaId });
}

/** A note that waits names people by their identifiers only. */
async function peopleOf(mentions: readonly string[]): Promise<Named[]> {
  if (mentions.length === 0) return [];
  const known = queries.state<Page<Member>>(pagesKey("/api/members")).data?.items;
  const members = known ?? await api.get<Page<Member>>("/api/members").then(({ items }) => items, () => []);
  return members.filter(({ id }) => mentions.includes(id)).map(({ id, name }) => ({ id, name }));
}

/** Puts what was not sent back into the composer, with its files, its quote and whom it names. */
export async function takeBack(pending: Pending) {
  const { clientId, conversationId, request } = pending;
  if (isNote(request)) {
    for (const person of await peopleOf(request.mentions)) drafts.name(conversationId, person);
  } else {
    await takeFile(pending, request);
    quote(conversationId, request.replyTo);
  }
  void discard(clientId);
  drafts.restore(conversationId, isNote(request) ? "note" : "reply", wordsOf(request));
  if (isNote(request) || !request.interactive) return;
  attached.offer(conversationId, offerOf(request.interactive));
  attached.openOffer(conversationId, true);
}
