"""What every browser test does, whatever server it looks at: tests/billing looks at one of its own."""

import os
import shutil
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import ConsoleMessage, Page, expect

SCREENSHOTS = Path(__file__).resolve().parents[2] / "screenshots"


def launching() -> dict:
    """Playwright's own browsers are not downloaded: Debian's Chromium is driven instead."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    return {"executable_path": path, "args": ["--no-sandbox"] if os.geteuid() == 0 else []}


class Problems(list):
    """What the page's console said. A test that breaks the network on purpose lets some of it pass."""

    allowed: tuple[str, ...] = ()

    def found(self) -> list[str]:
        return [text for text in self if not any(part in text for part in self.allowed)]

    def hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.append(f"{message.text} {message.location['url']}")

    def watch(self, page: Page) -> None:
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.append(str(error)))


def ready(page: Page, path: str) -> Page:
    """Opens a screen and waits until it has its data."""
    page.goto(path)
    expect(page.locator("#root[data-ready=true]")).to_be_attached()
    expect(page.locator(".skeleton")).to_have_count(0)
    return page


def shoot(page: Page, name: str) -> None:
    if os.environ.get("LODESTONE_PICTURES") == "no":
        return
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png")


def check_accessibility(page: Page) -> None:
    """No violation of axe's rules on the page as it is."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    # Only what is wrong comes over: the whole answer is many times larger.
    told = page.evaluate(
        """async () => (await axe.run({ resultTypes: ["violations"] })).violations.map(({ id, help, nodes }) =>
            [`${id}: ${help}`, ...nodes.map(({ html }) => `  ${html.slice(0, 160)}`)].join("\\n"))"""
    )
    assert not told, "\n".join(told)


def check_room(page: Page, name: str) -> None:
    """Nothing is cut: neither the page, nor the tabs that lead to its neighbours."""
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), f"{name} is wider than the window"
    cut = "[...document.querySelectorAll('.tabs')].filter((tabs) => tabs.scrollWidth > tabs.clientWidth + 1).length"
    assert page.evaluate(cut) == 0, f"{name} has tabs that are cut"
