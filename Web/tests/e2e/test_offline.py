"""Without a network: the app opens, what was read can be read, what is written waits and goes out once, in order."""

import json
import re
import time

from playwright.sync_api import Browser, BrowserContext, Page, expect

from conftest import check_accessibility, ready, shoot
from test_inbox import bubble, opened, write

NO_NETWORK = ("ERR_INTERNET_DISCONNECTED", "ERR_FAILED", "Failed to fetch", "ERR_NETWORK_CHANGED", "net::")


def controlled(page: Page) -> None:
    """The worker has what it keeps, and watches over this page."""
    page.evaluate("navigator.serviceWorker.ready.then(() => {})")
    if not page.evaluate("!!navigator.serviceWorker.controller"):
        page.evaluate("new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }))")


def kept_paths(page: Page) -> list[str]:
    return page.evaluate(
        """async () => (await Promise.all((await caches.keys()).map(async (name) =>
            (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname)))).flat()"""
    )


def waiting(page: Page) -> list[str]:
    """The texts that wait on the disk, in their order."""
    return page.evaluate(
        """() => new Promise((done) => {
            const request = indexedDB.open("lodestone-outbox");
            request.onsuccess = () => {
                const all = request.result.transaction("messages").objectStore("messages").getAll();
                all.onsuccess = () => {
                    request.result.close();
                    done(all.result.sort((a, b) => a.order - b.order).map((item) => item.request.text?.body ?? item.request.type));
                };
            };
        })"""
    )


def test_it_can_be_installed(page: Page):
    ready(page, "/")
    address = page.locator("link[rel=manifest]").get_attribute("href")
    manifest = json.loads(page.request.get(address).text())
    assert manifest["display"] == "standalone"
    sizes = {(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]}
    assert {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")} <= sizes
    for icon in manifest["icons"]:
        width = page.evaluate("(src) => new Promise((done) => { const i = new Image(); i.onload = () => done(i.width); i.src = src })", icon["src"])
        assert width > 0, icon["src"]
    found = page.context.new_cdp_session(page).send("Page.getAppManifest")
    assert found["errors"] == []


def test_the_worker_keeps_the_app_and_nothing_of_people(page: Page, target):
    opened(page, target, "kept")
    controlled(page)
    page.reload()
    expect(page.locator("#root[data-ready=true]")).to_be_attached()
    paths = kept_paths(page)
    assert "/index.html" in paths
    assert [path for path in paths if not path.startswith("/assets/") and path != "/index.html"] == []


def test_opened_without_a_network_it_shows_what_was_read(page: Page, context: BrowserContext, target, console):
    console.allowed = NO_NETWORK
    _, name = opened(page, target, "read")
    controlled(page)
    page.wait_for_timeout(2_500)
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    page.wait_for_timeout(300)
    context.set_offline(True)
    page.reload()
    expect(page.get_by_role("region", name="Messages").get_by_text(f"Hello from {name}")).to_be_visible()
    expect(page.get_by_text("What you see may be out of date.")).to_be_visible()
    expect(page.locator(".conversation").filter(has_text=name)).to_be_visible()
    shoot(page, "offline-opened")
    check_accessibility(page)
    write(page, "Written before anything was loaded")
    expect(bubble(page, "Written before anything was loaded")).to_contain_text("Waiting for the connection")
    context.set_offline(False)
    expect(bubble(page, "Written before anything was loaded").locator("[data-state]")).to_have_count(1, timeout=20_000)
    expect(page.get_by_text("What you see may be out of date.")).to_have_count(0)


def test_what_was_written_survives_a_closed_tab_in_its_order(page: Page, context: BrowserContext, target, console):
    console.allowed = NO_NETWORK
    opened(page, target, "closed")
    controlled(page)
    address = page.url
    context.set_offline(True)
    for text in ("First", "Second", "Third"):
        write(page, f"{text} without a network")
        expect(bubble(page, f"{text} without a network")).to_be_visible()
    assert waiting(page) == [f"{text} without a network" for text in ("First", "Second", "Third")]
    page.close()
    other = context.new_page()
    context.set_offline(False)
    other.goto("/")  # not the inbox: it goes out from wherever the app is opened
    expect(other.locator("#root[data-ready=true]")).to_be_attached()
    other.wait_for_timeout(1_500)
    expect.set_options(timeout=20_000)
    other.goto(address)
    for text in ("First", "Second", "Third"):
        expect(bubble(other, f"{text} without a network")).to_have_count(1)
        expect(bubble(other, f"{text} without a network")).not_to_contain_text("Waiting")
    texts = [row.inner_text() for row in other.locator(".bubble-row-out").all()]
    places = [next(i for i, words in enumerate(texts) if f"{text} without" in words) for text in ("First", "Second", "Third")]
    assert places == sorted(places)
    assert waiting(other) == []
    expect.set_options(timeout=10_000)


def test_what_waits_can_be_taken_back(page: Page, context: BrowserContext, target, console):
    console.allowed = NO_NETWORK
    opened(page, target, "taken")
    context.set_offline(True)
    write(page, "Never mind")
    pending = bubble(page, "Never mind")
    expect(pending).to_contain_text("Waiting for the connection")
    pending.get_by_role("button", name="Discard").click()
    expect(pending).to_have_count(0)
    context.set_offline(False)
    expect(page.locator(".connection-bar")).to_have_count(0, timeout=20_000)
    page.reload()
    expect(page.locator("#root[data-ready=true]")).to_be_attached()
    expect(bubble(page, "Never mind")).to_have_count(0)
    assert waiting(page) == []


FULL_DISK = """(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
        if (this.name !== "messages" && this.name !== "files") return put.apply(this, given);
        throw new DOMException("no room", "QuotaExceededError");
    };
})()"""


def test_on_a_full_disk_what_is_sent_is_sent(page: Page, context: BrowserContext, target, console):
    console.allowed = NO_NETWORK
    page.add_init_script(FULL_DISK)
    opened(page, target, "full")
    write(page, "With a network")
    expect(bubble(page, "With a network").locator(".ticks")).to_have_attribute("data-state", re.compile("sent|delivered|read"))
    context.set_offline(True)
    write(page, "Without one")
    expect(bubble(page, "Without one")).to_contain_text("if this tab stays open")
    page.wait_for_timeout(1_500)
    expect(bubble(page, "Without one")).to_have_count(1)
    context.set_offline(False)
    expect(bubble(page, "Without one").locator(".ticks")).to_have_attribute(
        "data-state", re.compile("sent|delivered|read"), timeout=30_000
    )
    assert waiting(page) == []


def test_what_waits_is_sent_although_the_browser_swept_its_store(page: Page, context: BrowserContext, target, console):
    console.allowed = NO_NETWORK
    opened(page, target, "swept")
    context.set_offline(True)
    write(page, "Still to be sent")
    expect(bubble(page, "Still to be sent")).to_contain_text("Waiting for the connection")
    page.evaluate(
        """() => new Promise((done, failed) => {
            const request = indexedDB.deleteDatabase("lodestone-outbox");
            request.onsuccess = done;
            request.onerror = failed;
        })"""
    )
    context.set_offline(False)
    expect(bubble(page, "Still to be sent").locator(".ticks")).to_have_attribute(
        "data-state", re.compile("sent|delivered|read"), timeout=30_000
    )
    page.reload()
    expect(bubble(page, "Still to be sent")).to_have_count(1)


def test_two_tabs_send_it_once(context: BrowserContext, target, console):
    console.allowed = NO_NETWORK
    first = context.new_page()
    opened(first, target, "tabs")
    second = context.new_page()
    ready(second, first.url.replace(target.url, ""))
    sent: list[str] = []
    context.on("request", lambda request: sent.append(request.post_data or "") if request.method == "POST" and request.url.endswith("/messages") else None)
    context.set_offline(True)
    write(first, "From either of us")
    expect(bubble(second, "From either of us")).to_be_visible()
    sent.clear()
    context.set_offline(False)
    for page in (first, second):
        expect(bubble(page, "From either of us")).not_to_contain_text("Waiting", timeout=20_000)
        expect(bubble(page, "From either of us")).to_have_count(1)
    answered = [body for body in sent if "From either of us" in body]
    assert len({json.loads(body)["clientId"] for body in answered}) == 1


def test_signed_out_meanwhile_it_waits_for_its_owner(page: Page, context: BrowserContext, target, console):
    console.allowed = ("401", *NO_NETWORK)
    opened(page, target, "owner")
    address = page.url
    refusing = lambda route: route.fulfill(status=401, content_type="application/problem+json", body='{"title":"Sign in","status":401}')
    page.route("**/api/conversations/*/messages", lambda route: refusing(route) if route.request.method == "POST" else route.continue_())
    write(page, "For after signing in")
    page.wait_for_url(re.compile("/sign-in"))
    page.unroute("**/api/conversations/*/messages")
    page.goto(address)
    expect(page.locator("#root[data-ready=true]")).to_be_attached()
    expect(bubble(page, "For after signing in")).to_have_count(1, timeout=20_000)
    expect(bubble(page, "For after signing in")).not_to_contain_text("Waiting", timeout=20_000)
    # It goes from the disk just after the server has it.
    end = time.monotonic() + 10
    while waiting(page) and time.monotonic() < end:
        page.wait_for_timeout(100)
    assert waiting(page) == []


def test_signing_out_leaves_nothing_that_was_read(page: Page, context: BrowserContext, target):
    context.route("**/api/sign-out", lambda route: route.fulfill(status=204))
    context.route("**/sign-in", lambda route: route.fulfill(body="<title>Sign in</title>", content_type="text/html"))
    opened(page, target, "leaving")
    controlled(page)
    page.wait_for_timeout(2_500)
    page.get_by_role("button", name="Your account").first.click()
    page.get_by_role("menuitem", name="Sign out").click()
    page.wait_for_url(re.compile("/sign-in"))
    page.wait_for_timeout(500)
    assert kept_paths(page) == []
    names = page.evaluate("indexedDB.databases().then((all) => all.map(({ name }) => name))")
    assert "lodestone-kept" not in names


def test_an_update_brings_no_stale_screen(browser: Browser, browser_context_args, target):
    """The page is the network's while there is one, whatever the worker keeps."""
    context = browser.new_context(**browser_context_args)
    page = context.new_page()
    ready(page, "/")
    controlled(page)
    page.evaluate(
        """async () => {
            const [name] = await caches.keys();
            await (await caches.open(name)).put("/index.html", new Response("<title>An old one</title>", { headers: { "Content-Type": "text/html" } }));
        }"""
    )
    page.goto("/inbox")
    expect(page.locator("#root[data-ready=true]")).to_be_attached()
    context.close()
