import assert from "node:assert/strict";
import { test } from "node:test";
import { zonedInstant, zonedLocal } from "../../src/i18n/zone.ts";

const iso = (local: string, zone: string) => new Date(zonedInstant(local, zone)).toISOString();

test("a local time is read in the account's zone", () => {
  assert.equal(iso("2026-11-23T18:30", "Asia/Kolkata"), "2026-11-23T13:00:00.000Z");
  assert.equal(iso("2026-11-23T18:30", "Asia/Kathmandu"), "2026-11-23T12:45:00.000Z");
  assert.equal(iso("2026-11-23T18:30", "UTC"), "2026-11-23T18:30:00.000Z");
});

test("daylight saving is kept", () => {
  assert.equal(iso("2026-07-01T09:00", "Europe/Berlin"), "2026-07-01T07:00:00.000Z");
  assert.equal(iso("2026-12-01T09:00", "Europe/Berlin"), "2026-12-01T08:00:00.000Z");
});

test("a time that comes twice means the first, one that is skipped lands after the change", () => {
  assert.equal(iso("2026-10-25T02:30", "Europe/Berlin"), "2026-10-25T00:30:00.000Z");
  assert.equal(iso("2026-03-29T02:30", "Europe/Berlin"), "2026-03-29T01:30:00.000Z");
});

test("an instant shows as the zone's clock does, and back", () => {
  for (const zone of ["Asia/Kolkata", "America/Sao_Paulo", "Europe/Berlin", "Australia/Lord_Howe"]) {
    const instant = Date.UTC(2026, 10, 23, 4, 15);
    assert.equal(zonedInstant(zonedLocal(instant, zone), zone), instant, zone);
  }
});
