"""Two colleagues at one customer, a network cut in the middle of a send, and a server that restarts: against a real sandbox."""

import os
import re
import signal
import subprocess
import tempfile
import urllib.request

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

import target as targets
from conftest import ready
from test_inbox import bubble, opened, write

pytestmark = pytest.mark.skipif(not os.environ.get("LODESTONE_BIN"), reason="takes the real server: LODESTONE_BIN")


def texts(page: Page) -> list[str]:
    return page.locator(".bubble .formatted").evaluate_all("(all) => all.map((words) => words.textContent)")


def stored(page: Page) -> list[str]:
    """What the server has of the open conversation, oldest first."""
    found = page.evaluate(
        """async (id) => (await (await fetch(`/api/conversations/${id}/messages?limit=200`)).json()).items
            .filter((item) => item.direction === "out").map((item) => item.text).reverse()""",
        re.search(r"/inbox/(\w+)", page.url).group(1),
    )
    return found


def test_two_browsers_answer_one_customer(browser: Browser, browser_context_args, target, console):
    console.allowed = ("409",)
    contexts = [browser.new_context(**browser_context_args) for _ in range(2)]
    one, other = (context.new_page() for context in contexts)
    opened(one, target, "both")
    ready(other, one.url.replace(target.url, ""))
    for index in range(4):
        write(one, f"One says {index}")
        write(other, f"Other says {index}")
    for page in (one, other):
        for index in range(4):
            expect(bubble(page, f"One says {index}")).to_have_count(1, timeout=20_000)
            expect(bubble(page, f"Other says {index}")).to_have_count(1, timeout=20_000)
    out = stored(one)
    for who in ("One", "Other"):
        assert [text for text in out if text.startswith(who)] == [f"{who} says {index}" for index in range(4)]
    assert len(out) == 8
    for context in contexts:
        context.close()


def test_a_network_that_breaks_in_the_middle_of_a_send_doubles_nothing(page: Page, context: BrowserContext, target, console):
    """The server has the message, and the answer is lost: the same one goes again, and the server knows it."""
    console.allowed = ("net::", "Failed to fetch", "ERR_")
    opened(page, target, "cut")
    lost = []

    def lose_the_answer(route):
        if route.request.method == "POST" and len(lost) < 2:
            lost.append(route.fetch().status)
            return route.abort()
        return route.continue_()

    page.route("**/api/conversations/*/messages", lose_the_answer)
    # Not the word of the customer's name, after which a number stands too.
    for index in range(3):
        write(page, f"Severed {index}")
    expect(page.locator(".pending-note")).to_have_count(0, timeout=40_000)
    for index in range(3):
        expect(bubble(page, f"Severed {index}")).to_have_count(1, timeout=40_000)
    assert lost and all(status < 300 for status in lost)
    assert stored(page) == [f"Severed {index}" for index in range(3)]


class Kept:
    """A sandbox that can be stopped and started again where it was."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="lodestone-restart-")
        self.port = "0"
        self.start()

    def start(self):
        command = [os.environ["LODESTONE_BIN"], "sandbox", "--json", "--port", self.port, "--data-dir", self.folder]
        command += ["--web-dir", str(targets.WEB / "dist"), "--log-level", "warning"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.facts = targets._facts_of(self.process)
        self.port = self.facts["url"].rsplit(":", 1)[1].strip("/")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)


def test_a_server_that_restarts_loses_nothing_and_the_stream_goes_on(browser: Browser, console):
    console.allowed = ("net::", "Failed to fetch", "ERR_", "502", "503")
    kept = Kept()
    target = targets.Target(kept.facts["url"], kept.facts["login_url"], kept.facts["simulator"]["base_url"], False)
    context = browser.new_context(base_url=target.url)
    page = context.new_page()
    try:
        page.goto(target.login_url)
        expect(page.locator("#root[data-ready=true]")).to_be_attached()
        number, name = opened(page, target, "restart")
        write(page, "Before the restart")
        expect(bubble(page, "Before the restart").locator("[data-state]")).to_have_count(1)
        kept.stop()
        for index in range(3):
            write(page, f"While it is down {index}")
        expect(page.locator(".connection-bar")).to_be_visible(timeout=20_000)
        kept.start()
        target.simulator = kept.facts["simulator"]["base_url"]
        expect(page.locator(".connection-bar")).to_have_count(0, timeout=60_000)
        expect(page.locator(".pending-note")).to_have_count(0, timeout=60_000)
        assert stored(page) == ["Before the restart", *(f"While it is down {index}" for index in range(3))]
        target.inbound(number, name, "And after it")
        expect(page.get_by_role("region", name="Messages").get_by_text("And after it")).to_be_visible(timeout=20_000)
        words = [text for text in texts(page) if "restart" in text or "down" in text]
        assert len(words) == len(set(words)), "none twice"
    finally:
        context.close()
        kept.stop()
