import assert from "node:assert/strict";
import { test } from "node:test";
import { Connection, type ConnectionState } from "../../src/live/connection.ts";

/** What a connection tells of until it has come to its second pause. */
async function told(status: number): Promise<(ConnectionState | "refused" | "signed out")[]> {
  const before = globalThis.fetch;
  const said: (ConnectionState | "refused" | "signed out")[] = [];
  globalThis.fetch = () => Promise.resolve(new Response("", { status }));
  const connection = new Connection({
    url: "/api/events",
    lastID: () => "",
    receive: () => {},
    changed: (state) => said.push(state),
    signedOut: () => said.push("signed out"),
    refused: () => said.push("refused"),
  });
  const ended = connection.run();
  const moment = () => new Promise((resolve) => setTimeout(resolve, 5));
  await moment();
  connection.retryNow();
  await moment();
  connection.close();
  await ended;
  globalThis.fetch = before;
  return said;
}

test("a role that follows no events is not told that the line is lost, and looks again now and then", async () => {
  assert.deepEqual((await told(403)).slice(0, 3), ["connecting", "open", "refused"]);
  assert.ok(!(await told(403)).includes("lost"));
});

test("a server that does not answer is a lost line", async () => {
  assert.deepEqual((await told(503)).slice(0, 2), ["connecting", "lost"]);
});

test("without a session nothing is tried again", async () => {
  assert.deepEqual(await told(401), ["connecting", "signed out"]);
});
