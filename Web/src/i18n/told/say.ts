import type {
  ChannelNotice,
  CheckItem,
  DoctorCheck,
  ImportRemark,
  SequenceFinding,
  SuspenseItem,
  TemplateFinding,
  TemplateSample,
} from "../../api/types.ts";
import { formatDateTime } from "../format.ts";
import { words } from "./index.ts";
import type { Said } from "./types.ts";

const said = (title: string, detail: string | null | undefined): Said => ({ title, detail: detail ?? "" });

export const checkSaid = ({ code, facts, words: own, mend }: CheckItem) =>
  words("checks", code, facts ?? {}, said(own, mend));

/** The server writes moments for machines. */
const withTimes = (text: string) =>
  text.replace(/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, (moment) => formatDateTime(moment));

export const doctorSaid = ({ code, facts, words: own, mend }: DoctorCheck) =>
  words("doctor", code, facts ?? {}, said(withTimes(own), mend));

export const findingSaid = ({ code, facts, words: own, mend }: SequenceFinding) =>
  words("findings", code, facts ?? {}, said(own, mend));

/** Why a message failed: what it is called, and what to do. */
export const failureSaid = (
  { code, title, advice }: { code: number; title: string; advice?: string | null },
) => words("failures", String(code), {}, said(title, advice));

export const suspenseSaid = ({ reason, words: own }: SuspenseItem) =>
  words("suspense", reason, {}, said(own, "")).title;

/** One of many that something was not done to, by its problem's code. */
export const refusalSaid = ({ code, detail }: { code: string; detail: string }) =>
  words("problems", code, {}, said(detail, "")).title;

export const ruleSaid = ({ rule, words: own, mend }: TemplateFinding) =>
  words("rules", rule, {}, said(own, mend));

export const sampleSaid = ({ id, title, words: own }: TemplateSample) =>
  words("samples", id, {}, said(title, own));

type Event = { kind: string; words: string };

/** What happened, and the server's words beneath where they hold more. */
const happened = (part: "history" | "path") => ({ kind, words: own }: Event) => {
  const { title, detail } = words(part, kind, {}, said(own, own));
  return { title, detail: detail === title ? "" : detail };
};
/** To a template. */
export const eventSaid = happened("history");
/** To somebody in a sequence. */
export const pathSaid = happened("path");

type Reason = { code?: string; facts?: Record<string, string> };

export const whySaid = ({ code, facts }: Reason, own: string) =>
  words("why", code, facts ?? {}, said(own, "")).title;

export const enrolSaid = ({ reason, words: own }: { reason: string; words: string }) =>
  words("enrol", reason, {}, said(own, "")).title;

export const reconSaid = (row: { class: string; words: string }) =>
  words("recon", row.class, {}, said(row.words, "")).title;

/** Why a recipient of a campaign got nothing. One of our codes is also a file's, of single messages. */
export const recipientSaid = (
  { code, title, advice }: { code: number; title: string; advice?: string | null },
) => words("failures", code === -20 ? "same-person" : String(code), {}, said(title, advice));

/** Why a row of a file is not what it was to be. A value has a field's faults, after the field's name. */
export const rowSaid = (remarks: readonly ImportRemark[]) =>
  remarks.map(({ code, label, text, facts: known }) => {
    const facts = known ?? {};
    if (!label) return words("imports", code, facts, words("fields", code, facts, said(text, ""))).title;
    const fault = words("fields", code, facts, said("", "")).title;
    return fault ? `${label}: ${fault}` : text;
  }).join(" ");

/** Why a payment came to nothing. */
export const paymentSaid = ({ code, detail }: { code?: string | null; detail: string }) => {
  const found = words("payments", code, {}, said(detail, detail));
  return found.detail && found.detail !== found.title ? `${found.title} ${found.detail}` : found.title;
};

export const metaSaid = ({ field, words: own, facts }: ChannelNotice) =>
  words("meta", field, facts ?? {}, said(own, "")).title;

/** Why a template was rejected, with Meta's own words after it. */
export const rejectionSaid = ({ reason, words: own }: { reason: string; words: string }) => {
  const { title, detail } = words("rejections", reason, {}, said(own, own));
  return detail === title ? title : `${title} ${detail}`;
};

/** Why a template cannot be edited now. */
export const editSaid = ({ why, nextAt }: { why?: string | null; nextAt?: string | null }) =>
  why && words("rules", nextAt ? "edit-often" : "edit-status", {}, said(why, "")).title;
