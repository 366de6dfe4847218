import assert from "node:assert/strict";
import { test } from "node:test";
import type { Conversation, Message, Page } from "../../src/api/types.ts";
import { mergeNewest, placeConversation, placeLine } from "../../src/features/inbox/merge.ts";
import { heldOrder } from "../../src/features/inbox/heldOrder.ts";

/** In these tests the letter is the time too. */
const message = (id: string, state = "sent") => ({ id, state, at: id }) as unknown as Message;
const messages = (ids: string, next: string | null = null): Page<Message> => ({
  items: [...ids].map((id) => message(id)),
  next,
});
const ids = (page: { items: readonly { id: string }[] }) => page.items.map(({ id }) => id).join("");

test("the newest page lies over the kept one", () => {
  assert.equal(ids(mergeNewest(messages("cba", "more"), messages("edc", "x"))), "edcba");
  assert.equal(mergeNewest(messages("cba", "more"), messages("edc", "x")).next, "more");
});

test("a gap between the two keeps the newest only, so that nothing is left out unseen", () => {
  const merged = mergeNewest(messages("cba"), messages("zyx", "older"));
  assert.equal(ids(merged), "zyx");
  assert.equal(merged.next, "older");
});

test("a line put in by hand hides no gap below it, and stays", () => {
  const kept = messages("xba");
  const [x, ...older] = kept.items;
  const page = { ...kept, items: [{ ...x!, isAhead: true }, ...older] };
  const asked = new Set(["a", "b"]);
  assert.equal(ids(mergeNewest(page, messages("xwv", "more"))), "xwv");
  assert.equal(mergeNewest(page, messages("xwv", "more")).next, "more");
  assert.equal(ids(mergeNewest(page, messages("wvu", "more"), asked)), "xwvu");
  const merged = mergeNewest(page, messages("xwb", "more"));
  assert.equal(ids(merged), "xwba");
  assert.ok(!merged.items.some((line) => "isAhead" in line), "the server's own has taken its place");
});

test("messages that did not change stay the same objects, so that their bubbles are not drawn again", () => {
  const kept = messages("ba");
  const newest = { items: [message("c"), message("b", "read"), message("a")], next: null };
  const merged = mergeNewest(kept, newest);
  assert.equal(merged.items[2], kept.items[1]);
  assert.notEqual(merged.items[1], kept.items[0]);
});

test("what the newest page does not have among its lines is gone, wherever it stood", () => {
  assert.equal(ids(mergeNewest(messages("dcba", "more"), messages("dba", "x"))), "dba");
  assert.equal(ids(mergeNewest(messages("dcba", "more"), messages("db", "x"))), "dba");
  assert.equal(ids(mergeNewest(messages("dcba", "more"), messages("cba", "x"))), "cba");
  assert.equal(ids(mergeNewest(messages("dcba"), messages("dcb"))), "dcb");
});

test("what was written while the newest page was on its way stays, at its time", () => {
  const asked = new Set(["a", "b", "d"]);
  assert.equal(ids(mergeNewest(messages("edcba", "more"), messages("dba", "x"), asked)), "edcba");
  assert.equal(ids(mergeNewest(messages("edba"), messages("db"), asked)), "edb");
});

test("lines joined on below while the newest page was on its way stay below it", () => {
  const merged = mergeNewest(messages("edcba"), messages("fed", "more"), new Set(["e", "d"]));
  assert.equal(ids(merged), "fedcba");
  assert.equal(merged.next, null);
});

test("a line goes where its time says; one from before what is loaded is left for the pages below", () => {
  assert.equal(ids(placeLine(messages("eca", "more"), message("d"))), "edca");
  assert.equal(ids(placeLine(messages("eca", "more"), message("f"))), "feca");
  assert.equal(ids(placeLine(messages("ecb", "more"), message("a"))), "ecb");
  assert.equal(ids(placeLine(messages("ecb"), message("a"))), "ecba");
});

const conversation = (id: string, updatedAt: string, rest: Partial<Conversation> = {}) =>
  ({ id, updatedAt, status: "open", unread: 0, contact: { id }, channelId: "c", ...rest }) as Conversation;
const list = (...items: Conversation[]): Page<Conversation> => ({ items, next: null });
const open = "pages /api/conversations?tab=open";

test("a conversation with news moves to its place", () => {
  const page = list(conversation("a", "3"), conversation("b", "2"), conversation("c", "1"));
  assert.equal(ids(placeConversation(page, conversation("c", "4"), open)), "cab");
});

test("those of one second stand as the server has them, in whatever order they come", () => {
  for (const order of ["acb", "bca", "cba"]) {
    const page = [...order].reduce(
      (page, id) => placeConversation(page, conversation(id, "4"), open),
      list(),
    );
    assert.equal(ids(page), "cba");
  }
});

test("one that no longer belongs goes, one that begins to belong comes", () => {
  const page = list(conversation("a", "3"), conversation("b", "2"));
  assert.equal(ids(placeConversation(page, conversation("a", "4", { status: "resolved" }), open)), "b");
  assert.equal(ids(placeConversation(page, conversation("n", "4"), open)), "nab");
});

test("one that belongs below the loaded pages is left for them", () => {
  const page = { ...list(conversation("a", "3")), next: "more" };
  assert.equal(ids(placeConversation(page, conversation("z", "1"), open)), "a");
});

test("a search only keeps what it found; the unread list keeps what is being read", () => {
  const page = list(conversation("a", "3", { unread: 1 }));
  assert.equal(ids(placeConversation(page, conversation("n", "4"), `${open}&search=x`)), "a");
  assert.equal(
    ids(placeConversation(page, conversation("a", "3"), "pages /api/conversations?tab=open&unread=true")),
    "a",
  );
});

test("a held order does not move; what came on top is counted, what was loaded below follows", () => {
  const now = [
    conversation("n", "9"),
    conversation("c", "8"),
    conversation("a", "3"),
    conversation("b", "2"),
    conversation("d", "1"),
  ];
  const before = [conversation("a", "3"), conversation("b", "2"), conversation("c", "1")];
  const held = heldOrder(now, before);
  assert.equal(ids({ items: held.shown }), "abcd");
  assert.equal(held.waiting, 1);
});

test("what a colleague takes keeps its place while the order is held, what is done here goes", () => {
  const before = [..."abcd"].map((id, at) => conversation(id, String(9 - at)));
  const now = [before[0]!, before[2]!];
  const held = heldOrder(now, before);
  assert.equal(ids({ items: held.shown }), "abc");
  assert.deepEqual([...held.gone], ["b"]);
  const own = heldOrder(now, before, new Set("b"));
  assert.equal(ids({ items: own.shown }), "ac");
  assert.equal(own.gone.size, 0);
});
