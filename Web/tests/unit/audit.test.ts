import assert from "node:assert/strict";
import { test } from "node:test";
import { aboutLines } from "../../src/features/settings/auditWords.ts";
import { audit } from "../../src/i18n/en/audit.ts";
import { calls } from "./swift.ts";

const names = { mem_0000000000001: "Daniel Okoro", ws_0000000000002: "Marigold" };

test("an entry of a journal names what it is about", () => {
  const about = (subject: string, detail: string | null) => aboutLines({ subject, detail, names });
  assert.deepEqual(about("mem_0000000000001", "MEMBER to ADMIN"), ["Daniel Okoro", "MEMBER to ADMIN"]);
  assert.deepEqual(about("sus_0000000000003", "ws_0000000000002 refund"), ["Marigold refund"]);
  // Said once, though the server says it twice.
  assert.deepEqual(about("mem_0000000000001", "Daniel Okoro, until May"), ["Daniel Okoro, until May"]);
  assert.deepEqual(about("INR", "412 prices"), ["INR", "412 prices"]);
  // Nothing but the identity: the cell shows it.
  assert.deepEqual(about("con_0000000000009", null), []);
});

test("what the server writes down has words", () => {
  const actions = new Set(
    calls("audit\\.record").flatMap((call) =>
      [...call.split("subject:")[0]!.matchAll(/"([a-z-]+\.[a-z-]+)"/g)].map(([, action]) => action!)
    ),
  );
  assert.ok(actions.size > 40, `${actions.size}`);
  assert.deepEqual([...actions].filter((action) => !(`audit.${action}` in audit)), []);
});
