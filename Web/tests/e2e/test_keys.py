"""Everything by keyboard: each shortcut of the map does something, and the palette reaches every screen and command."""

import re

import pytest
from playwright.sync_api import Page, expect

import target as targets
from conftest import ready
from test_inbox import opened

pytestmark = pytest.mark.skipif(not targets.is_mock(), reason="what it does stays done: for the stand-in only")

# Where it is, what is open over it, what has the focus, and what the screen says.
STATE = """() => [
    location.pathname + location.search,
    [...document.querySelectorAll("dialog[open], [popover]")].filter((one) => one.open || one.matches(":popover-open")).length,
    document.activeElement?.outerHTML.slice(0, 160),
    document.querySelector("main").innerText,
    document.querySelector("main").innerHTML.length,
].join("\\n")"""


def listed(page: Page) -> list[tuple[str, str]]:
    """Each line of the map: what it does, and its keys."""
    page.keyboard.press("?")
    lines = page.get_by_role("dialog", name="Keyboard shortcuts").locator(".key-line")
    expect(lines.first).to_be_visible()
    found = [(line.locator("dt").inner_text(), line.locator("kbd").all_inner_texts()) for line in lines.all()]
    page.keyboard.press("Escape")
    return [(label, keys) for label, keys in found]


def press(page: Page, caps: list[str]) -> None:
    names = {"Ctrl": "Control", "Esc": "Escape", "⌘": "Meta", "↵": "Enter"}
    keys = [names.get(cap, cap.lower() if len(cap) == 1 else cap) for cap in caps]
    if keys[0] in ("Control", "Meta"):
        page.keyboard.press("+".join(keys))
    else:
        for key in keys:
            page.keyboard.press(key)


def test_each_shortcut_of_the_map_does_something(page: Page, target):
    opened(page, target, "keys")
    conversation = page.url.replace(target.url, "")
    # Without an owner there would be nobody to give it to.
    contact = page.locator(".thread-who a").get_attribute("href").split("/")[-1]
    owner = page.request.get("/api/members").json()["items"][1]["id"]
    csrf = {"X-CSRF-Token": "mock-csrf-token", "Idempotency-Key": f"owner {contact}"}
    assert page.request.patch(f"/api/contacts/{contact}", data={"ownerId": owner}, headers=csrf).ok
    page.locator(".thread-scroll").focus()
    lines = listed(page)
    assert len(lines) > 25
    idle = []
    for label, caps in lines:
        if label in ("Save a form", "Close what is open"):
            continue  # they belong to dialogs, each of which has its own test
        if label == "Open the first conversation":
            ready(page, "/inbox")  # with one open there is nothing for it to do
            press(page, caps)
            expect(page).to_have_url(re.compile(r"/inbox/\w+"))
            continue
        ready(page, conversation)
        expect(page.locator(".conversation[aria-current]")).to_be_visible()
        expect(page.locator(".thread-head button").first).to_be_visible()
        page.locator(".thread-scroll").focus()
        if label == "Previous conversation":
            page.keyboard.press("j")
            expect(page).not_to_have_url(re.compile(re.escape(conversation)))
            expect(page.locator(".thread-scroll")).to_be_visible()
        page.wait_for_timeout(150)
        before = page.evaluate(STATE)
        press(page, caps)
        for _ in range(20):
            if page.evaluate(STATE) != before:
                break
            page.wait_for_timeout(100)
        else:
            idle.append((label, caps))
        if label == "Resolve or reopen":
            expect(page.get_by_role("button", name="Reopen")).to_be_visible()
            press(page, caps)
            expect(page.get_by_role("button", name="Resolve")).to_be_visible()
    assert idle == [], "shortcuts that do nothing"


def test_the_palette_reaches_every_place_that_the_rail_and_the_settings_name(page: Page):
    ready(page, "/")
    wanted = page.evaluate(
        """() => [...document.querySelectorAll("nav a[href^='/']")].map((link) => [link.innerText.trim().split("\\n")[0], link.getAttribute("href")])"""
    )
    ready(page, "/settings/members")
    wanted += page.evaluate(
        """() => [...document.querySelectorAll(".settings nav a[href^='/settings']")].map((link) => [link.innerText.trim(), link.getAttribute("href")])"""
    )
    assert len(wanted) > 12
    missing = []
    for label, path in wanted:
        if not label or label == "Lodestone":
            continue
        page.keyboard.press("Control+k")
        page.get_by_role("combobox").fill(label)
        options = page.get_by_role("option").filter(has_text=re.compile(rf"^\s*{re.escape(label)}", re.I))
        try:
            expect(options.first).to_be_visible(timeout=3_000)
        except AssertionError:
            missing.append((label, path))
        page.keyboard.press("Escape")
    assert missing == []


def test_every_control_of_the_inbox_can_be_reached_by_tab(page: Page, target):
    """What can be clicked is a link, a button or a field; none is taken out of the order but by a list's own arrows."""
    opened(page, target, "tab")
    stray = page.evaluate(
        """() => [...document.querySelectorAll("main *")].filter((element) =>
            getComputedStyle(element).cursor === "pointer" && element.offsetParent !== null &&
            !element.closest("a, button, label, input, select, textarea, summary, [role=button], [role^=menuitem], [role=option], [role=tab], [role=slider]")
        ).map((element) => element.outerHTML.slice(0, 120))"""
    )
    assert stray == []
