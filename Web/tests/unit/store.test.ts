import assert from "node:assert/strict";
import { test } from "node:test";
import { below, QueryStore } from "../../src/data/store.ts";
import { Problem } from "../../src/api/problem.ts";

const later = (milliseconds = 0) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test("an answer asked for by many is loaded once", async () => {
  const store = new QueryStore();
  let loads = 0;
  const load = () => Promise.resolve(++loads);
  const leave = [store.watch("a", load, () => {}), store.watch("a", load, () => {})];
  await later();
  assert.equal(loads, 1);
  assert.equal(store.state("a").data, 1);
  for (const stop of leave) stop();
  store.drop("a");
});

test("what becomes stale while it loads is loaded once more", async () => {
  const store = new QueryStore();
  let loads = 0;
  const stop = store.watch("a", async () => {
    loads += 1;
    await later(20);
    return loads;
  }, () => {});
  store.invalidate(() => true);
  store.invalidate(() => true);
  await later(700);
  assert.equal(loads, 2);
  assert.equal(store.state("a").data, 2);
  stop();
  store.drop("a");
});

test("a burst of events loads again once", async () => {
  const store = new QueryStore();
  let loads = 0;
  const stop = store.watch("a", () => Promise.resolve(++loads), () => {});
  await later();
  for (let event = 0; event < 100; event++) store.invalidate(() => true);
  await later(600);
  assert.equal(loads, 2);
  stop();
  store.drop("a");
});

test("a failure keeps the answer that was there", async () => {
  const store = new QueryStore();
  let isBroken = false;
  const stop = store.watch(
    "a",
    () => isBroken ? Promise.reject(new Problem(500, "broken", "")) : Promise.resolve("fine"),
    () => {},
  );
  await later();
  isBroken = true;
  await store.reload("a");
  assert.equal(store.state("a").data, "fine");
  assert.equal(store.state("a").problem?.title, "broken");
  stop();
  store.drop("a");
});

test("a path names what is below it, and nothing that only begins alike", () => {
  const matches = below("/api/campaigns");
  for (const key of ["/api/campaigns", "pages /api/campaigns?limit=50", "/api/campaigns/cmp_1/estimate"]) {
    assert.ok(matches(key), key);
  }
  for (const key of ["/api/campaignsX", "/api/contacts", "pages /api/camp"]) assert.ok(!matches(key), key);
});
