import assert from "node:assert/strict";
import { test } from "node:test";
import { base64URL, bodyOf, deviceName, keyOf, ownPath } from "../../src/push/subscription.ts";

const agents: Record<string, string> = {
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36":
    "Chrome, Linux",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36 Edg/142.0":
    "Edge, Windows",
  "Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Mobile Safari/537.36":
    "Chrome, Android",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1":
    "Safari, iPhone",
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0": "Firefox, Mac",
  "": "Browser",
};

test("a device has the names by which people know it", () => {
  for (const [agent, name] of Object.entries(agents)) assert.equal(deviceName(agent), name);
});

test("keys are written as addresses take them", () => {
  assert.equal(base64URL(new Uint8Array([251, 255, 190]).buffer), "-_--");
  assert.equal(base64URL(new Uint8Array([1]).buffer), "AQ");
});

test("a subscription is told with the key that it was made with", () => {
  const subscription = {
    endpoint: "https://push.example.com/x",
    options: { applicationServerKey: new Uint8Array([4, 1]).buffer },
    toJSON: () => ({ keys: { p256dh: "p", auth: "a" } }),
  };
  assert.deepEqual(bodyOf(subscription, "Phone"), {
    endpoint: "https://push.example.com/x",
    keys: { p256dh: "p", auth: "a" },
    label: "Phone",
    publicKey: "BAE",
  });
  assert.equal(keyOf({ ...subscription, options: {} }), undefined);
});

test("a notification leads to paths of our own and nowhere else", () => {
  const origin = "https://desk.example.com";
  assert.equal(ownPath("/credits?add=100#x", origin), "/credits?add=100#x");
  const strange = [
    "//evil.example.com/x",
    "/\\evil.example.com",
    "https://evil.example.com/",
    "javascript:alert(1)",
    "credits",
    "",
    null,
    7,
    { link: "/" },
  ];
  for (const link of strange) assert.equal(ownPath(link, origin), "/notifications", String(link));
});
