import assert from "node:assert/strict";
import { test } from "node:test";
import type { Payment, SetAside } from "../../src/api/types.ts";
import { quickAmounts, readAmount, wholePoints } from "../../src/features/billing/amount.ts";
import { checkCharacter, cleanGSTIN, gstinFault, stateOfGSTIN } from "../../src/features/billing/gstin.ts";
import { refundable, standing } from "../../src/features/billing/payments/states.ts";
import { timelineSteps } from "../../src/features/billing/payments/timelineSteps.ts";
import { formatMoney, minorOf, moneyText, readMoney } from "../../src/i18n/money.ts";

const english = { group: ",", decimal: "." };
const spanish = { group: ".", decimal: "," };
const french = { group: "\u202f", decimal: "," };
const bounds = { least: 100n, most: 100_000n };

test("a GSTIN's last character follows from the others", () => {
  for (const gstin of ["27AAPFU0939F1ZV", "29AAGCB7383J1Z4", "24AAACC1206D1ZM"]) {
    assert.equal(checkCharacter(gstin.slice(0, 14)), gstin[14]);
    assert.equal(gstinFault(gstin), null);
  }
});

test("one wrong character, or two that changed places, are noticed", () => {
  const gstin = "29AAGCB7383J1Z4";
  assert.equal(gstinFault("29AAGCB7383J1Z5"), "check");
  assert.equal(gstinFault("29AAGCB7338J1Z4"), "check");
  assert.equal(gstinFault("29AAGBC7383J1Z4"), "check");
  assert.equal(gstinFault(gstin.slice(0, 14)), "shape");
  assert.equal(gstinFault(`${gstin}X`), "shape");
  assert.equal(gstinFault("29AAGCB7383J1Y4"), "shape");
});

test("a GSTIN belongs to one state", () => {
  assert.equal(gstinFault("29AAGCB7383J1Z4", "29"), null);
  assert.equal(gstinFault("29AAGCB7383J1Z4", "27"), "state");
  assert.equal(stateOfGSTIN(" 29aag"), "29");
  assert.equal(stateOfGSTIN("2"), "");
  assert.equal(cleanGSTIN("29 aagcb 7383j 1z4"), "29AAGCB7383J1Z4");
});

test("whole points within the bounds are taken, both included", () => {
  for (
    const [text, points] of [["100", 100n], ["100000", 100_000n], ["1,00,000", 100_000n], [
      "100,000",
      100_000n,
    ], [" 1,234 ", 1_234n]] as const
  ) {
    assert.deepEqual(readAmount(text, bounds, english), { points }, text);
  }
  assert.deepEqual(readAmount("1.000", bounds, spanish), { points: 1_000n });
  assert.deepEqual(readAmount("12\u202f000", bounds, french), { points: 12_000n });
  assert.deepEqual(readAmount("12 000", bounds, english), { points: 12_000n });
});

test("what is no whole amount within the bounds says why", () => {
  const cases = [
    ["", "empty"],
    ["  ", "empty"],
    ["99", "small"],
    ["0", "small"],
    ["100001", "large"],
    ["99999999999999999999", "large"],
    ["99.999999", "whole"],
    ["100.0", "whole"],
    ["1,5", "whole"],
    ["1,0000", "whole"],
    ["-500", "digits"],
    ["1e3", "digits"],
    ["five", "digits"],
  ] as const;
  for (const [text, fault] of cases) assert.deepEqual(readAmount(text, bounds, english), { fault }, text);
  assert.deepEqual(readAmount("1,000", bounds, spanish), { fault: "whole" });
});

test("the amounts offered lie within the bounds", () => {
  assert.deepEqual(quickAmounts(100n, 100_000n), [500n, 1_000n, 5_000n, 10_000n]);
  assert.deepEqual(quickAmounts(5n, 2_000n), [100n, 500n, 1_000n]);
  assert.deepEqual(quickAmounts(150n, 400n), []);
});

test("what is missing is rounded up to whole points", () => {
  assert.equal(wholePoints(0n), 0n);
  assert.equal(wholePoints(1n), 1n);
  assert.equal(wholePoints(1_000_000n), 1n);
  assert.equal(wholePoints(1_000_001n), 2n);
});

test("money is read and written without floating point", () => {
  assert.equal(minorOf("118.00"), 11_800n);
  assert.equal(minorOf("90071992547409.93"), 9_007_199_254_740_993n);
  assert.equal(minorOf("-0.5"), -50n);
  assert.equal(moneyText(9_007_199_254_740_993n), "90071992547409.93");
  assert.equal(moneyText(-5n), "-0.05");
  assert.throws(() => minorOf("1.005"), RangeError);
  assert.equal(readMoney("1,180.50", english), 118_050n);
  assert.equal(readMoney("1.180,5", spanish), 118_050n);
  assert.equal(readMoney("1.005", english), null);
  assert.equal(readMoney("-3", english), null);
});

test("money shows its currency, and every digit of a large sum", () => {
  assert.equal(formatMoney({ amount: "1180.00", currency: "INR" }), "₹1,180.00");
  assert.equal(formatMoney({ amount: "90071992547409.93", currency: "USD" }), "$90,071,992,547,409.93");
  assert.equal(formatMoney({ amount: "-5.00", currency: "USD" }), "−$5.00");
});

const inr = (amount: string) => ({ amount, currency: "INR" });
const paid: Payment = {
  id: "pay_1",
  state: "captured",
  points: "1000",
  net: inr("1000.00"),
  tax: inr("180.00"),
  total: inr("1180.00"),
  gateway: "test",
  createdAt: "2026-11-01T10:00:00Z",
  capturedAt: "2026-11-01T10:02:00Z",
};
const refund = (amount: string, state: "pending" | "done" | "failed", at: string) => ({
  id: at,
  amount: inr(amount),
  points: "1",
  state,
  at,
});

test("a refund that failed gave nothing back", () => {
  const payment = { ...paid, refunds: [refund("180.00", "done", "a"), refund("1000.00", "failed", "b")] };
  assert.equal(refundable(payment), 100_000n);
  assert.equal(standing(payment).key, "partlyRefunded");
  assert.equal(standing({ ...paid, refunds: [refund("1180.00", "pending", "a")] }).key, "refunded");
  assert.equal(refundable({ ...paid, state: "cancelled" }), 0n);
});

test("a dispute says more than that it was paid", () => {
  assert.equal(standing(paid).key, "captured");
  assert.equal(standing({ ...paid, dispute: { state: "open" } }).key, "disputed");
  assert.equal(standing({ ...paid, dispute: { state: "lost" } }).key, "lost");
  assert.equal(standing({ ...paid, dispute: { state: "won" } }).key, "captured");
});

test("a payment's story is told from its beginning", () => {
  const kinds = (payment: Payment) => timelineSteps(payment).map((step) => step.kind);
  assert.deepEqual(kinds({ ...paid, state: "pending", capturedAt: null }), ["created", "pending"]);
  assert.deepEqual(kinds({ ...paid, capturedAfterClosing: true }), ["created", "capturedLate"]);
  assert.deepEqual(
    kinds({ ...paid, state: "expired", capturedAt: null, expiresAt: "2026-11-01T10:30:00Z" }),
    ["created", "expired"],
  );
  const told = timelineSteps({
    ...paid,
    refunds: [refund("1.00", "done", "2026-11-03T00:00:00Z"), refund("2.00", "done", "2026-11-02T00:00:00Z")],
    dispute: { state: "lost" },
  });
  assert.deepEqual(told.map((step) => step.kind), [
    "created",
    "captured",
    "refund",
    "refund",
    "disputeOpen",
    "disputeLost",
  ]);
  assert.equal(told[2]?.at, "2026-11-02T00:00:00Z");
  const twice: SetAside = {
    amount: { amount: "1180.00", currency: "INR" },
    reason: "twice",
    at: "2026-11-02T00:00:00Z",
    resolution: "refund",
  };
  assert.deepEqual(kinds({ ...paid, setAside: [twice] }), ["created", "captured", "aside"]);
  const settled = { ...twice, resolvedAt: "2026-11-09T00:00:00Z" };
  const dispute = {
    state: "won",
    openedAt: "2026-11-03T00:00:00Z",
    endedAt: "2026-11-05T00:00:00Z",
  } as const;
  assert.deepEqual(kinds({ ...paid, setAside: [settled], dispute }), [
    "created",
    "captured",
    "aside",
    "disputeOpen",
    "disputeWon",
    "settled",
  ]);
  const other = { ...twice, reason: "amount" } as const;
  assert.deepEqual(kinds({ ...paid, state: "suspense", capturedAt: null, setAside: [other] }), [
    "created",
    "aside",
  ]);
});
