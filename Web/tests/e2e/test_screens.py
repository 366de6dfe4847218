"""Every screen, in light and dark and three widths: no axe violation, nothing wider than the window, a picture of each."""

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import check_accessibility, ready, shoot

SCREENS = {
    "home": "/",
    "inbox": "/inbox",
    "contacts": "/contacts",
    "contact-new": "/contacts?edit=new",
    "campaigns": "/campaigns",
    "campaign-new": "/campaigns/new",
    "templates": "/templates",
    "credits": "/credits",
    "account": "/settings",
    "channels": "/settings/channels",
    "members": "/settings/members",
    "api-keys": "/settings/api-keys",
    "audit": "/settings/audit",
    "not-found": "/nothing/here",
}
WIDTHS = {1440: 900, 1024: 768, 390: 844}


@pytest.fixture(params=["light", "dark"])
def theme(request):
    return request.param


@pytest.fixture(params=WIDTHS)
def sized(request, theme, browser: Browser, browser_context_args, console):
    width = request.param
    context = browser.new_context(
        **{**browser_context_args, "viewport": {"width": width, "height": WIDTHS[width]}, "color_scheme": theme}
    )
    page = context.new_page()
    page.on("console", lambda message: console.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: console.append(str(error)))
    page.picture = lambda name: shoot(page, f"{name}-{theme}-{width}")
    yield page
    context.close()


def is_too_wide(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_every_screen_is_accessible_and_fits(sized: Page):
    for name, path in SCREENS.items():
        ready(sized, path)
        sized.picture(name)
        check_accessibility(sized)
        assert not is_too_wide(sized), f"{name} is wider than the window"


def test_a_conversation_is_accessible_and_fits(sized: Page):
    ready(sized, "/inbox")
    sized.locator(".conversation").first.click()
    expect(sized.locator(".bubble").first).to_be_visible()
    sized.picture("conversation")
    check_accessibility(sized)
    assert not is_too_wide(sized)


def test_what_opens_over_a_screen_is_accessible(sized: Page, theme):
    ready(sized, "/")
    sized.keyboard.press("Control+k")
    expect(sized.get_by_role("combobox")).to_be_focused()
    sized.picture("palette")
    check_accessibility(sized)
    sized.keyboard.press("Escape")
    sized.keyboard.press("?")
    expect(sized.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    check_accessibility(sized)
    sized.keyboard.press("Escape")
    sized.get_by_role("button", name="Notifications").click()
    check_accessibility(sized)
