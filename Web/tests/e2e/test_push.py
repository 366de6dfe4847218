"""Notifications on this device: the service worker and the settings in a real Chromium.

Its push service cannot be reached here, so `PushManager` gives a subscription of our own; what a push service would deliver is
delivered by the browser's own debugging interface. The way from the server to a browser is tests/system/test_web_push.py.
"""

import json
import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

import target as targets
from conftest import check_accessibility, ready, shoot
from test_shell import in_locale, untranslated

PATH = "/settings/notifications"

# A subscription with real keys, which outlives the page as a browser's own does.
SUBSCRIBED = """
const made = () => JSON.parse(localStorage.getItem("test.subscription") ?? "null");
const wrap = (stored) => stored && ({
  endpoint: stored.endpoint,
  options: { applicationServerKey: Uint8Array.from(stored.key).buffer },
  toJSON: () => ({ endpoint: stored.endpoint, keys: stored.keys }),
  unsubscribe: async () => { localStorage.removeItem("test.subscription"); return true; },
});
const text = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
  .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const bytes = (encoded) => [...atob(encoded.replaceAll("-", "+").replaceAll("_", "/"))].map((letter) => letter.charCodeAt(0));
PushManager.prototype.getSubscription = async () => wrap(made());
PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
  if (!userVisibleOnly) throw new DOMException("not visible", "NotAllowedError");
  if (localStorage.getItem("test.fails")) throw new DOMException("push service not available", "AbortError");
  const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
  const point = await crypto.subtle.exportKey("raw", pair.publicKey);
  localStorage.setItem("test.subscription", JSON.stringify({
    endpoint: `https://push.example.com/${crypto.randomUUID()}`,
    key: bytes(applicationServerKey),
    keys: { p256dh: text(point), auth: text(crypto.getRandomValues(new Uint8Array(16))) },
  }));
  return wrap(made());
};
"""


@pytest.fixture
def allowed(context: BrowserContext, page: Page, target):
    """A browser that allows notifications, and has none yet."""
    context.grant_permissions(["notifications"], origin=target.url)
    context.add_init_script(SUBSCRIBED)
    ready(page, PATH)
    yield page
    page.evaluate(
        """async () => {
            const { csrf } = await (await fetch("/api/session")).json();
            const { subscriptions } = await (await fetch("/api/push")).json();
            for (const { id } of subscriptions) {
                const headers = { "X-CSRF-Token": csrf, "Idempotency-Key": crypto.randomUUID() };
                await fetch(`/api/push/subscriptions/${id}`, { method: "DELETE", headers });
            }
        }"""
    )


def card(page: Page):
    return page.get_by_role("region", name="Notifications on this device")


def turn_on(page: Page):
    card(page).get_by_role("button", name="Turn on").click()
    expect(card(page).locator(".badge-ok")).to_have_text("On")
    # The toast lies over the card on small screens.
    expect(card(page).get_by_text("This device", exact=True)).to_be_visible()


def test_preferences_are_part_of_the_settings(page: Page):
    ready(page, "/settings")
    page.get_by_role("link", name="Notifications", exact=True).first.click()
    expect(page).to_have_url(re.compile(PATH))
    tick = page.get_by_role("checkbox", name="A campaign failed or was paused: Push")
    expect(tick).to_be_checked()
    with page.expect_response("**/api/notice-preferences"):
        tick.uncheck()
    ready(page, PATH)
    expect(tick).not_to_be_checked()
    with page.expect_response("**/api/notice-preferences"):
        tick.check()
    check_accessibility(page)


def test_a_device_is_turned_on_and_off(allowed: Page):
    expect(card(allowed).get_by_text("Off", exact=True)).to_be_visible()
    turn_on(allowed)
    check_accessibility(allowed)
    shoot(allowed, "push-on")
    card(allowed).get_by_role("button", name="Send a test").click()
    expect(allowed.get_by_text("A test is on its way")).to_be_visible()
    ready(allowed, PATH)
    expect(card(allowed).locator(".badge-ok")).to_have_text("On")
    card(allowed).get_by_role("button", name="Turn off").click()
    expect(card(allowed).get_by_role("listitem")).to_have_count(0)
    expect(card(allowed).get_by_role("button", name="Turn on")).to_be_visible()
    assert allowed.evaluate("localStorage.getItem('test.subscription')") is None


def test_what_was_removed_from_the_list_stays_removed(allowed: Page):
    turn_on(allowed)
    # As from another allowed.
    allowed.evaluate(
        """async () => {
            const { csrf } = await (await fetch("/api/session")).json();
            const [{ id }] = (await (await fetch("/api/push")).json()).subscriptions;
            const headers = { "X-CSRF-Token": csrf, "Idempotency-Key": crypto.randomUUID() };
            await fetch(`/api/push/subscriptions/${id}`, { method: "DELETE", headers });
        }"""
    )
    ready(allowed, PATH)
    expect(card(allowed).get_by_role("button", name="Turn on")).to_be_visible()
    expect(card(allowed).get_by_role("listitem")).to_have_count(0)


def test_a_subscription_with_an_old_key_is_made_anew(allowed: Page):
    turn_on(allowed)
    old = allowed.evaluate(
        """() => {
            const stored = JSON.parse(localStorage.getItem("test.subscription"));
            localStorage.setItem("test.subscription", JSON.stringify({ ...stored, key: [4, 1, 2] }));
            return stored.endpoint;
        }"""
    )
    ready(allowed, PATH)
    allowed.wait_for_function(
        "old => JSON.parse(localStorage.getItem('test.subscription')).endpoint !== old", arg=old
    )
    expect(card(allowed).get_by_role("listitem")).to_have_count(1)
    expect(card(allowed).get_by_text("This device", exact=True)).to_be_visible()


def test_a_browser_that_cannot_says_so(allowed: Page, console):
    allowed.evaluate("localStorage.setItem('test.fails', '1')")
    card(allowed).get_by_role("button", name="Turn on").click()
    expect(allowed.get_by_text("It could not reach its own notification service")).to_be_visible()
    expect(card(allowed).get_by_role("button", name="Turn on")).to_be_visible()


@pytest.mark.parametrize(
    "script, words",
    [
        ("Object.defineProperty(Notification, 'permission', { get: () => 'denied' })", "are blocked in the browser"),
        ("delete window.PushManager", "cannot show notifications while the app is closed"),
        ("Object.defineProperty(window, 'isSecureContext', { get: () => false })", "on secure addresses (https) only"),
    ],
    ids=["blocked", "unsupported", "insecure"],
)
def test_a_browser_says_honestly_what_it_is(context: BrowserContext, page: Page, script: str, words: str):
    context.add_init_script(script)
    ready(page, PATH)
    expect(card(page).get_by_text(words)).to_be_visible()
    expect(card(page).get_by_role("button", name="Turn on")).to_have_count(0)
    check_accessibility(page)


def test_the_worker_is_fresh_and_watches_over_everything(page: Page, target):
    answer = page.request.get(target.url + "/sw.js")
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "no-cache"
    assert "worker-src 'self'" in answer.headers["content-security-policy"]


def deliver(page: Page, data: str) -> None:
    """What a push service would give to the browser."""
    session = page.context.new_cdp_session(page)
    registrations: list[dict] = []
    session.on("ServiceWorker.workerRegistrationUpdated", lambda event: registrations.extend(event["registrations"]))
    session.send("ServiceWorker.enable")
    for _ in range(50):
        if registrations:
            break
        page.wait_for_timeout(100)
    origin = page.evaluate("location.origin")
    [registration] = [one["registrationId"] for one in registrations if one["scopeURL"].startswith(origin)]
    session.send(
        "ServiceWorker.deliverPushMessage", {"origin": origin, "registrationId": registration, "data": data}
    )
    session.detach()


def shown(page: Page) -> list[dict]:
    return page.evaluate(
        """async () => (await (await navigator.serviceWorker.getRegistration("/")).getNotifications())
            .map(({ title, body, tag, data }) => ({ title, body, tag, link: data.link }))"""
    )


def shown_soon(page: Page, count: int) -> list[dict]:
    for _ in range(50):
        if len(shown(page)) == count:
            break
        page.wait_for_timeout(100)
    return shown(page)


def test_a_push_is_shown_and_leads_into_an_open_tab(allowed: Page):
    turn_on(allowed)
    told = {"title": "Credits are low", "body": "100 points are left.", "link": "/credits", "tag": "low"}
    deliver(allowed, json.dumps(told))
    assert shown_soon(allowed, 1) == [told]
    # The same thing again takes its place; what cannot be read, or leads elsewhere, is shown and leads to the list.
    deliver(allowed, json.dumps(told | {"body": "90 points are left."}))
    deliver(allowed, "no message")
    deliver(allowed, json.dumps({"title": "Elsewhere", "link": "https://evil.example.com/", "tag": "x"}))
    found = {one["title"]: one for one in shown_soon(allowed, 3)}
    assert found["Credits are low"]["body"] == "90 points are left."
    assert found["Lodestone"]["link"] == "/notifications"
    assert found["Elsewhere"]["link"] == "/notifications"

    worker = allowed.context.service_workers[0]
    worker.evaluate(
        """async () => {
            const notification = (await self.registration.getNotifications()).find(({ tag }) => tag === "low");
            // An event of a script's own cannot wait, and no finger has touched anything: the tab goes there all the same.
            try {
                self.dispatchEvent(new NotificationEvent("notificationclick", { notification }));
            } catch {}
        }"""
    )
    expect(allowed).to_have_url(re.compile("/credits$"))
    assert {one["tag"] for one in shown_soon(allowed, 2)} == {"", "x"}


def test_signing_out_lets_the_browser_go(context: BrowserContext, allowed: Page, target):
    turn_on(allowed)
    # The session is needed by other tests: only the page leaves.
    context.route("**/api/sign-out", lambda route: route.fulfill(status=204))
    context.route("**/sign-in", lambda route: route.fulfill(body="<title>Sign in</title>", content_type="text/html"))
    allowed.locator(".rail-account").first.click()
    allowed.get_by_role("menuitem", name="Sign out").click()
    expect(allowed).to_have_url(re.compile("/sign-in"))
    assert allowed.evaluate("localStorage.getItem('test.subscription')") is None


@pytest.mark.skipif(not targets.is_mock(), reason="a fresh sandbox has nothing to tell")
def test_one_notice_is_read_by_itself(page: Page):
    ready(page, "/notifications")
    count = page.locator(".notice-list .notice-new").count()
    assert count > 0
    page.get_by_role("button", name=re.compile("^Mark as read:")).first.click()
    expect(page.locator(".notice-list .notice-new")).to_have_count(count - 1)
    ready(page, "/notifications")
    expect(page.locator(".notice-list .notice-new")).to_have_count(count - 1)


def test_every_word_is_translated(page: Page):
    in_locale(page, "en-XA")
    ready(page, PATH)
    assert untranslated(page) == []
