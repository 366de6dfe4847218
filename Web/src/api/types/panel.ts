import type { Time } from "./common.ts";
import type { RecipientState } from "./campaigns.ts";
import type { Named } from "./inbox.ts";
import type { MessageError, MessageMedia } from "./messaging.ts";
import type { SequenceStage } from "./sequences.ts";

export const fileKinds = ["image", "video", "audio", "document", "sticker"] as const;
export type FileKind = typeof fileKinds[number];

/** A file of a contact, by its message. */
export type ContactFile = {
  id: string;
  conversationId: string;
  kind: FileKind;
  direction: "in" | "out";
  at: Time;
  caption: string;
  author?: Named | null;
  media: MessageMedia;
};
/** Beside the first page: how many there are of each kind. */
export type FilesHead = { counts?: Record<FileKind, number> | null };

/** A campaign that a contact was an addressee of, and what became of it for them. */
export type ContactCampaign = {
  id: string;
  name: string;
  row: number;
  state: RecipientState;
  error?: MessageError | null;
  sentAt?: Time | null;
  deliveredAt?: Time | null;
  readAt?: Time | null;
  nextAttemptAt?: Time | null;
  repliedAt?: Time | null;
  clickedAt?: Time | null;
  optedOutAt?: Time | null;
};

/** A contact's way through a sequence. */
export type ContactSequence = {
  id: string;
  sequence: Named;
  sequenceState: "draft" | "live" | "paused" | "deleted";
  stage: SequenceStage;
  words: string;
  step?: Named | null;
  nextAt?: Time | null;
  enrolledAt: Time;
  endedAt?: Time | null;
};
/** Beside the first page of campaigns and sequences. */
export type TotalHead = { total?: number | null };
