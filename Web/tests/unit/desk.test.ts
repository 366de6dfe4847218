import assert from "node:assert/strict";
import { test } from "node:test";
import type { Conversation, Message } from "../../src/api/types.ts";
import { belongs } from "../../src/features/inbox/merge.ts";
import { formatted, hasMarkup } from "../../src/features/inbox/composer/format.ts";
import { mentionedIn, splitMentions } from "../../src/features/inbox/composer/mentions.ts";
import { checksum, oggFromWebM, opusOf, samplesOf } from "../../src/features/inbox/composer/ogg.ts";
import { moments } from "../../src/features/inbox/moments.ts";
import { canBeSticker, changeOf, mediaType } from "../../src/features/inbox/composer/media.ts";
import {
  emptyOffer,
  interactiveOf,
  isLink,
  offerOf,
  repeated,
} from "../../src/features/inbox/composer/offer.ts";
import { listOf, objectOf } from "../../src/features/inbox/content.ts";
import { placeIn } from "../../src/features/inbox/composer/place.ts";
import { fillReply } from "../../src/features/inbox/composer/quickReply.ts";
import { longestCaption, requestsOf } from "../../src/features/inbox/composer/requests.ts";
import { triggerAt } from "../../src/features/inbox/composer/trigger.ts";
import type { TrayItem } from "../../src/features/inbox/composer/useTray.ts";

const conversation = (rest: Partial<Conversation> = {}) =>
  ({
    id: "c",
    status: "open",
    unread: 0,
    contact: { id: "p" },
    channelId: "n",
    updatedAt: "1",
    ...rest,
  }) as Conversation;
const query = (text: string) => new URLSearchParams(text);
const me = { id: "mem_me", name: "Me" };

test("each queue has what belongs to it", () => {
  const mine = conversation({ assignee: { member: me, team: null } });
  const teams = conversation({ assignee: { member: null, team: { id: "team_a", name: "A" } } });
  assert.ok(belongs(mine, query("tab=mine"), "mem_me"));
  assert.ok(!belongs(mine, query("tab=mine"), "mem_other"));
  assert.ok(!belongs(mine, query("tab=unassigned"), "mem_me"));
  assert.ok(belongs(teams, query("tab=unassigned"), "mem_me"));
  assert.ok(belongs(conversation({ pinned: true, status: "resolved" }), query("tab=pinned"), ""));
  assert.ok(!belongs(conversation({ status: "resolved" }), query("tab=open"), ""));
});

test("filters narrow a queue", () => {
  const tagged = conversation({ tags: [{ id: "tag_a", name: "VIP", colour: "red" }], inbox: "sales" });
  assert.ok(belongs(tagged, query("tag=tag_a&inbox=sales"), ""));
  assert.ok(!belongs(tagged, query("tag=tag_b"), ""));
  assert.ok(!belongs(tagged, query("inbox=support"), ""));
  assert.ok(belongs(conversation(), query("assignee=none"), ""));
  assert.ok(belongs(conversation({ markedUnread: true }), query("unread=true"), ""));
  const closed = conversation({ windowUntil: "2020-01-01T00:00:00Z" });
  assert.ok(belongs(closed, query("window=closed"), "") && !belongs(closed, query("window=open"), ""));
});

test("a mark goes around what is selected, without the spaces, and comes off again", () => {
  const put = formatted("say hello now", 3, 10, "bold");
  assert.deepEqual([put.text, put.from, put.to], ["*hello*", 4, 9]);
  assert.equal(formatted("say *hello* now", 5, 10, "bold").text, "hello");
  assert.equal(formatted("say *hello* now", 4, 11, "bold").text, "hello");
  const empty = formatted("", 0, 0, "italic");
  assert.deepEqual([empty.text, empty.selectFrom, empty.selectTo], ["__", 1, 1]);
});

test("markup is noticed, and snake_case or 2*3 is not taken for it", () => {
  assert.ok(hasMarkup("a *bold* word") && hasMarkup("_all_") && hasMarkup("say `x`"));
  assert.ok(!hasMarkup("2*3 and 4 * 5") && !hasMarkup("plain"));
});

test("a trigger begins a word", () => {
  assert.deepEqual(triggerAt("/ho", 3, "/"), { sign: "/", words: "ho", from: 0, to: 3 });
  assert.deepEqual(triggerAt("hi @Dan Ok", 10, "@"), { sign: "@", words: "Dan Ok", from: 3, to: 10 });
  assert.equal(triggerAt("https://x", 9, "/"), null);
  assert.equal(triggerAt("either/or", 9, "/"), null);
  assert.equal(triggerAt("/ho now", 7, "/"), null);
});

test("a note's mentions are found, the longer name first", () => {
  const people = [{ id: "a", name: "Ann" }, { id: "b", name: "Ann Lee" }];
  assert.deepEqual(
    splitMentions("ask @Ann Lee, @Ann", people).map((part) => part.mention?.id ?? part.text),
    ["ask ", "b", ", ", "a"],
  );
  assert.deepEqual(mentionedIn("only @Ann Lee", [people[1]!]), ["b"]);
});

test("a quick reply's variables are filled; one without a value leaves no hole", () => {
  const names = { contact: "Asha Verma", agent: "Daniel Okoro" };
  assert.equal(
    fillReply("Hello {{contact.firstName}}, bye. {{agent.name}}", names),
    "Hello Asha, bye. Daniel Okoro",
  );
  assert.equal(fillReply("Hello {{contact.firstName}}!", { ...names, contact: "+91 98" }), "Hello!");
  assert.equal(fillReply("{{unknown}}", names), "{{unknown}}");
  for (const contact of ["", "+91•••••••347", "+91 (80) 123-45"]) {
    assert.equal(fillReply("Hello {{contact.name}}!", { ...names, contact }), "Hello!", contact);
  }
});

test("coordinates are read from what people paste", () => {
  const place = { latitude: 12.9784, longitude: 77.6408 };
  for (
    const text of [
      "12.9784, 77.6408",
      "https://www.openstreetmap.org/?mlat=12.9784&mlon=77.6408#map=16/1/2",
      "https://www.openstreetmap.org/#map=16/12.9784/77.6408",
      "https://www.google.com/maps/@12.9784,77.6408,15z",
      "https://maps.apple.com/?ll=12.9784,77.6408&q=x",
    ]
  ) assert.deepEqual(placeIn(text), place, text);
  assert.equal(placeIn("99.1, 77"), null);
  assert.equal(placeIn("the shop"), null);
});

const file = (key: string, type: string, rest: Partial<TrayItem> = {}): TrayItem => ({
  key,
  file: new File(["x"], `${key}.bin`),
  type,
  ratio: 1,
  mediaId: `med_${key}`,
  ...rest,
});

test("a file goes as what it is, and only what the server cannot convert as a document", () => {
  const kinds: [string, string, string, "smaller" | "converted" | null][] = [
    ["a.png", "image/png", "image", null],
    ["a.webp", "image/webp", "image", "converted"],
    ["a.gif", "image/gif", "image", "converted"],
    ["a.HEIC", "", "image", "converted"],
    ["a.mov", "video/quicktime", "video", "converted"],
    ["a.webm", "video/webm", "video", "converted"],
    ["a.wav", "audio/x-wav", "audio", "converted"],
    ["a.ogg", "audio/ogg; codecs=opus", "audio", null],
    ["a.svg", "image/svg+xml", "document", null],
    ["a.avi", "video/x-msvideo", "document", null],
    ["a.pdf", "application/pdf", "document", null],
    ["a", "", "document", null],
  ];
  for (const [name, type, kind, change] of kinds) {
    assert.equal(mediaType({ name, type }), kind, name);
    assert.equal(changeOf({ name, type, size: 1 }, kind), change, name);
  }
  assert.equal(changeOf({ name: "a.png", type: "image/png", size: 6_000_000 }, "image"), "smaller");
  assert.equal(changeOf({ name: "a.png", type: "image/png", size: 6_000_000 }, "document"), null);
  assert.ok(canBeSticker({ name: "a.webp", type: "image/webp" }));
});

test("words too long for a caption are a message of their own", () => {
  const long = "é".repeat(longestCaption + 1);
  const made = requestsOf("reply", { body: long, mentioned: [] }, [file("a", "image")], null);
  assert.deepEqual(made.map(({ request }) => request.type), ["image", "text"]);
  const fits = requestsOf(
    "reply",
    { body: "🙂".repeat(longestCaption), mentioned: [] },
    [file("a", "image")],
    null,
  );
  assert.equal(fits.length, 1);
});

test("buttons, lists and links become what WhatsApp takes, and come back to be changed", () => {
  const offer = { ...emptyOffer, body: " Which one? ", buttons: ["Red ", "Blue"] };
  assert.deepEqual(interactiveOf(offer), {
    type: "button",
    body: { text: "Which one?" },
    action: {
      buttons: [
        { type: "reply", reply: { id: "button-1", title: "Red" } },
        { type: "reply", reply: { id: "button-2", title: "Blue" } },
      ],
    },
  });
  const row = (title: string) => ({ title, description: "" });
  const list = {
    ...emptyOffer,
    kind: "list" as const,
    header: "Sizes",
    body: "Pick",
    label: "Open",
    sections: [{ title: "Kurtas", rows: [row("S"), row("M")] }, { title: "Saris", rows: [row("One")] }],
  };
  const sections = listOf(objectOf(interactiveOf(list).action).sections);
  assert.deepEqual(sections.map(({ rows }) => listOf(rows).map(({ id }) => id)), [["row-1", "row-2"], [
    "row-3",
  ]]);
  assert.deepEqual(offerOf(interactiveOf(list)), list);
  const link = {
    ...emptyOffer,
    kind: "cta_url" as const,
    body: "See",
    label: "Shop",
    url: "https://a.example/b",
  };
  assert.deepEqual(offerOf(interactiveOf(link)), link);
  assert.deepEqual(repeated(["Yes", "No", "Yes ", ""]), [false, false, true, false]);
  assert.ok(isLink("https://a.example") && !isLink("a.example") && !isLink("javascript://x"));
});

test("one press of Send makes a message for each file, the first that takes one with the words", () => {
  const quoted = { id: "msg_q", wamid: "wamid.q" } as Message;
  const made = requestsOf(
    "reply",
    { body: "Here", mentioned: [] },
    [file("a", "audio"), file("b", "image"), file("c", "image", { refusal: "too large" })],
    quoted,
  );
  assert.deepEqual(made.map(({ request }) => "media" in request && request.media?.caption), [
    undefined,
    "Here",
  ]);
  assert.equal("replyTo" in made[0]!.request && made[0]!.request.replyTo, "wamid.q");
  const spoken = requestsOf("reply", { body: "Here", mentioned: [] }, [file("a", "audio")], null);
  assert.deepEqual(spoken.map(({ request }) => request.type), ["audio", "text"]);
  const waiting = requestsOf("reply", { body: "", mentioned: [] }, [
    file("a", "image", { mediaId: undefined }),
  ], null);
  assert.ok(waiting[0]!.file);
});

/** A WebM recording as Chromium makes it: masters of unknown size, one track, blocks without lacing. */
function webm(packets: readonly Uint8Array[]) {
  const unknown = [0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
  const element = (
    id: number[],
    data: number[],
  ) => [...id, 0x40 | (data.length >> 8), data.length & 255, ...data];
  const head = [...new TextEncoder().encode("OpusHead"), 1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0];
  return Uint8Array.from([
    ...element([0x1a, 0x45, 0xdf, 0xa3], [0x42, 0x86, 0x81, 0x01]),
    ...[0x18, 0x53, 0x80, 0x67, ...unknown],
    ...element([0x16, 0x54, 0xae, 0x6b], element([0xae], element([0x63, 0xa2], head))),
    ...[0x1f, 0x43, 0xb6, 0x75, ...unknown],
    ...element([0xe7], [0]),
    ...packets.flatMap((packet) => element([0xa3], [0x81, 0, 0, 0x80, ...packet])),
  ]);
}

test("a WebM recording becomes Ogg with the same packets", () => {
  const packets = Array.from(
    { length: 120 },
    (_, index) => Uint8Array.from([0xf8, index, ...Array(300).fill(7)]),
  );
  assert.deepEqual(opusOf(webm(packets)).packets, packets);
  const ogg = oggFromWebM(webm(packets));
  const view = new DataView(ogg.buffer);
  const found: number[] = [];
  let at = 0;
  let granule = 0;
  let pages = 0;
  while (at < ogg.length) {
    assert.equal(String.fromCharCode(...ogg.slice(at, at + 4)), "OggS");
    const table = ogg.slice(at + 27, at + 27 + ogg[at + 26]!);
    const size = table.reduce((sum, part) => sum + part, 0);
    const page = ogg.slice(at, at + 27 + table.length + size);
    const sum = view.getUint32(at + 22, true);
    page.fill(0, 22, 26);
    assert.equal(checksum(page), sum);
    let from = 27 + table.length;
    let length = 0;
    for (const part of table) {
      length += part;
      if (part === 255) continue;
      if (pages > 1) found.push(page[from + 1]!);
      from += length;
      length = 0;
    }
    granule = view.getUint32(at + 6, true);
    at += page.length;
    pages += 1;
  }
  assert.deepEqual(found, packets.map((packet) => packet[1]!));
  assert.equal(granule, 120 * 960);
  assert.throws(() => oggFromWebM(webm([])));
});

test("the length of a packet is in its first byte", () => {
  assert.equal(samplesOf(Uint8Array.of(0xf8)), 960);
  assert.equal(samplesOf(Uint8Array.of(0x08)), 960);
  assert.equal(samplesOf(Uint8Array.of(0x19)), 5760);
  assert.equal(samplesOf(Uint8Array.of(0xfb, 3)), 2880);
});

test("the times to send at are in the order in which they come", () => {
  const monday = Date.parse("2026-11-30T10:30:00Z");
  const found = moments(monday, "Asia/Kolkata");
  assert.deepEqual(found.map(({ id }) => id), ["hour", "evening", "three", "tomorrow", "monday"]);
  const at = found.map(({ at }) => at);
  assert.deepEqual(at, [...at].sort((one, other) => one - other));
});
