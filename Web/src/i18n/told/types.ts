import type { Message } from "../messages.ts";

/**
 * What the server says under one code: a title (or the words of a check), and what may stand beneath it (or what mends it). Of
 * several details the first holds whose facts are all there. No detail: the server's own is kept; an empty one: the title says all.
 */
export type Entry = readonly [title: Message, ...details: Message[]];
export type Entries = Readonly<Record<string, Entry>>;

/** One language's words for what the server says. The keys are the server's: a test compares them with its sources. */
export type Told = {
  /** By a problem's code. */
  readonly problems: Entries;
  /** Faults of fields, by their code. */
  readonly fields: Entries;
  /** By a notice's kind, and its variant after a slash. */
  readonly notices: Entries;
  /** The list before a campaign's start. */
  readonly checks: Entries;
  readonly doctor: Entries;
  /** Of sequences. */
  readonly findings: Entries;
  /** Of templates: what Meta asks, by the rule's name. */
  readonly rules: Entries;
  /** The library of templates, by their names. */
  readonly samples: Entries;
  /** What happened to a template. */
  readonly history: Entries;
  /** Why a template was rejected. */
  readonly rejections: Entries;
  /** Why messages fail, by their code: what it is called, and what to do. */
  readonly failures: Entries;
  /** Why payments fail. */
  readonly payments: Entries;
  /** Why money waits for the operator. */
  readonly suspense: Entries;
  /** Whose a conversation is, and who sees it, and why. */
  readonly why: Entries;
  /** Why somebody did not come into a sequence. */
  readonly enrol: Entries;
  /** What happened to somebody in a sequence. */
  readonly path: Entries;
  /** Why WhatsApp counts other messages. */
  readonly recon: Entries;
  /** What Meta tells of a number. */
  readonly meta: Entries;
  /** Why a row of an imported file is not what it was to be. */
  readonly imports: Entries;
  /** Facts that are words themselves, by their name: states, roles, what there are too many of. */
  readonly terms: Readonly<Record<string, Readonly<Record<string, string>>>>;
};
export type Part = Exclude<keyof Told, "terms">;
/** The values in what is said, by their names; of a problem all that its document holds. */
export type Facts = Readonly<Record<string, unknown>>;
/** A title, or the words of a check, and what stands beneath. */
export type Said = { readonly title: string; readonly detail: string };
