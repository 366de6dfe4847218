import assert from "node:assert/strict";
import { test } from "node:test";
import {
  copyTo,
  endMeant,
  endShown,
  faultOf,
  hoursAWeek,
  hoursOf,
  more,
  presets,
  weekOf,
} from "../../src/features/calendars/hours.ts";
import { meantDefault, shownDefault } from "../../src/features/fields/defaults.ts";
import { inOrder, keyFor, moved } from "../../src/features/fields/fields.ts";
import { domainsOf, readableOn } from "../../src/features/links/widget.ts";
import { bars, clock, shapeOf } from "../../src/features/inbox/media/shape.ts";
import type { CustomField, MessageMedia } from "../../src/api/types.ts";

test("a week survives the way to the fields and back", () => {
  const given = [{ day: 6, from: "14:00", to: "24:00" }, { day: 6, from: "10:00", to: "13:00" }];
  assert.deepEqual(hoursOf(weekOf(given)), [given[1], given[0]]);
  assert.equal(endMeant(endShown("24:00")), "24:00");
});

test("faults of a day: what is missing, empty or overlaps; past midnight is none", () => {
  assert.equal(faultOf([{ from: "", to: "10:00" }]), "missing");
  assert.equal(faultOf([{ from: "10:00", to: "10:00" }]), "same");
  assert.equal(faultOf([{ from: "09:00", to: "12:00" }, { from: "11:00", to: "13:00" }]), "overlap");
  assert.equal(faultOf([{ from: "22:00", to: "06:00" }, { from: "23:00", to: "23:30" }]), "overlap");
  assert.equal(faultOf([{ from: "09:00", to: "12:00" }, { from: "22:00", to: "06:00" }]), null);
  assert.equal(faultOf(presets.always[0]!), null);
});

test("more hours come after the last, and hours are summed over midnight", () => {
  assert.deepEqual(more([]), [{ from: "09:00", to: "18:00" }]);
  assert.deepEqual(more([{ from: "09:00", to: "12:00" }])[1], { from: "13:00", to: "15:00" });
  assert.deepEqual(more([{ from: "09:00", to: "24:00" }])[1], { from: "", to: "" });
  assert.equal(hoursAWeek(presets.always), 168);
  assert.equal(hoursAWeek(weekOf([{ day: 1, from: "22:00", to: "06:30" }])), 8.5);
  assert.equal(hoursAWeek(copyTo(presets.office, 0, [0, 1, 2, 3, 4, 5, 6])), 63);
});

const field = (key: string, position: number, group = "") =>
  ({ id: key, key, position, group }) as CustomField;

test("fields of a group stand together; one that is moved takes the group of its new place", () => {
  const shown = inOrder([field("c", 3, "A"), field("a", 1, "A"), field("b", 2)]);
  assert.deepEqual(shown.map(({ key }) => key), ["a", "c", "b"]);
  const after = moved(shown, 2, 0);
  assert.deepEqual(after.map(({ key, position, group }) => [key, position, group]), [["b", 0, "A"], [
    "a",
    1,
    "A",
  ], ["c", 2, "A"]]);
  assert.equal(keyFor("1. Größe (cm)"), "grosse_cm");
  assert.equal(keyFor("Fecha de cumpleaños"), "fecha_de_cumpleanos");
});

test("a default is written by the workspace's clock, and what is no choice any more is none", () => {
  const zone = "Asia/Kolkata";
  const made = { type: "dateTime", default: "2026-12-01T04:30:00Z" } as CustomField;
  assert.equal(shownDefault(made, zone), "2026-12-01T10:00");
  assert.equal(meantDefault("dateTime", "2026-12-01T10:00", [], zone), "2026-12-01T04:30:00.000Z");
  assert.equal(meantDefault("number", " 12.50 ", [], zone), "12.50");
  assert.equal(meantDefault("boolean", "false", [], zone), false);
  assert.equal(meantDefault("select", "Gone", ["Red"], zone), null);
  assert.deepEqual(meantDefault("multiSelect", ["Red", "Gone"], ["Red"], zone), ["Red"]);
  assert.equal(meantDefault("text", "", [], zone), null);
});

test("a widget's words can be read on any colour, and domains are taken as people paste them", () => {
  assert.equal(readableOn("#ffd54a"), "#000000");
  assert.equal(readableOn("#0b7a4a"), "#ffffff");
  assert.deepEqual(domainsOf("https://Shop.example/page, shop.example\n blog.example"), [
    "shop.example",
    "blog.example",
  ]);
});

test("a waveform is as many bars as there is room for, each the loudest of its part", () => {
  assert.deepEqual(bars([1, 9, 3, 4], 2), [9, 4]);
  assert.deepEqual(bars([5], 3), [5, 5, 5]);
  assert.equal(new Set(bars(null, 4)).size, 1);
  assert.equal(clock(65), "1:05");
  assert.equal(shapeOf({ width: 4_000, height: 100 } as MessageMedia)?.aspectRatio, "1.9");
  assert.equal(shapeOf(null), undefined);
});
