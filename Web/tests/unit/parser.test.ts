import assert from "node:assert/strict";
import { test } from "node:test";
import { EventParser, type ServerEvent } from "../../src/live/parser.ts";

const stream =
  ': ping\n\nid: 7\nevent: message.created\ndata: {"a":1}\n\nevent: reset\ndata:\n\nid: 8\r\ndata: one\r\ndata: two\r\n\r\n';
const wanted: ServerEvent[] = [
  { id: "7", kind: "message.created", data: '{"a":1}' },
  { id: "7", kind: "reset", data: "" },
  { id: "8", kind: "message", data: "one\ntwo" },
];

function read(pieces: string[]): ServerEvent[] {
  const events: ServerEvent[] = [];
  const parser = new EventParser((event) => events.push(event));
  for (const piece of pieces) parser.push(piece);
  return events;
}

test("a stream is read", () => assert.deepEqual(read([stream]), wanted));

test("a stream cut anywhere reads the same", () => {
  for (let cut = 1; cut < stream.length; cut++) {
    assert.deepEqual(read([stream.slice(0, cut), stream.slice(cut)]), wanted, `cut at ${cut}`);
  }
  assert.deepEqual(read([...stream]), wanted);
});

test("an event that is not finished is not told", () => assert.deepEqual(read(["id: 9\ndata: half"]), []));
