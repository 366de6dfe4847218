"""Failed messages: why, what to do, and sending again. Against the stand-in."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import PLACES, check_accessibility, put, ready, shoot
from test_desk import pytestmark  # noqa: F401

PATH = "/failed-messages"


def rows(page: Page):
    return page.locator(".failed-list .table tbody tr:not(.table-space)")


def count(page: Page, **filters: str) -> dict:
    return page.request.get("/api/failed-messages/summary", params=filters).json()


@pytest.mark.parametrize("theme, width, locale", PLACES)
def test_the_screen_fits_and_is_accessible(browser: Browser, browser_context_args, console, theme, width, locale):
    size = {"width": width, "height": 900 if width > 400 else 844}
    context = browser.new_context(**{**browser_context_args, "viewport": size, "color_scheme": theme})
    page = context.new_page()
    page.on("console", lambda message: console.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: console.append(str(error)))
    page.add_init_script(f"localStorage.setItem('lodestone.locale', JSON.stringify('{locale}'))")
    ready(page, PATH)
    expect(rows(page).first).to_be_visible()
    shoot(page, f"failed-{theme}-{width}-{locale}")
    check_accessibility(page)
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    context.close()


def test_it_is_in_the_rail_and_a_reason_narrows_the_list(page: Page):
    ready(page, "/")
    page.get_by_role("link", name="Failed messages").click()
    expect(page.get_by_role("heading", name="Failed messages", level=1)).to_be_visible()
    reason = page.get_by_role("button", name=re.compile("Message undeliverable"))
    expect(reason).to_contain_text("Ask the person for another number.")
    expect(reason).to_contain_text("Sending again does not help")
    reason.press("Enter")
    expect(reason).to_have_attribute("aria-pressed", "true")
    expect(page).to_have_url(re.compile("code=131026"))
    expect(rows(page).first).to_contain_text("131026")
    expect(rows(page).filter(has_text="131049")).to_have_count(0)
    # The other reasons stay in sight.
    expect(page.get_by_role("button", name=re.compile("Per-user marketing limit"))).to_be_visible()
    page.get_by_label("Source", exact=True).select_option("agent")
    expect(rows(page).filter(has_text="Campaign")).to_have_count(0)
    page.get_by_role("button", name="Clear the filters").click()
    expect(page).to_have_url(re.compile("/failed-messages$"))


def test_days_names_and_what_can_be_sent_again_are_filters(page: Page):
    ready(page, f"{PATH}?from=2020-01-01&to=2020-01-31")
    expect(page.get_by_role("heading", name="Nothing matches")).to_be_visible()
    page.locator(".state").get_by_role("button", name="Clear the filters").click()
    page.get_by_label("Only what can be sent again").check()
    expect(page.get_by_role("button", name=re.compile("Message undeliverable"))).to_have_count(0)
    page.get_by_role("searchbox").fill("zzz")
    expect(page.get_by_role("heading", name="Nothing matches")).to_be_visible()


def test_the_export_has_the_filters_of_the_list(page: Page):
    ready(page, f"{PATH}?code=131047")
    link = page.get_by_role("link", name="Export CSV")
    expect(link).to_have_attribute("href", re.compile(r"/api/failed-messages/export\.csv\?code=131047"))
    with page.expect_download() as saved:
        link.click()
    text = saved.value.path().read_text()
    assert "131047" in text and "131049" not in text


def test_chosen_messages_are_sent_again_and_what_waits_is_said_before(page: Page):
    ready(page, PATH)
    before = count(page)
    boxes = rows(page).get_by_role("checkbox")
    # The newest failed minutes ago: it waits a day.
    expect(rows(page).nth(0)).to_contain_text("Again from")
    boxes.nth(0).check()
    # One that cannot succeed can be chosen for its person only.
    rows(page).filter(has_text="131026").first.get_by_role("checkbox").check()
    rows(page).filter(has_text="131000").first.get_by_role("checkbox").check()
    bar = page.get_by_role("toolbar", name="Send again")
    expect(bar).to_contain_text("3 chosen")
    bar.get_by_role("button", name="Send 2 again").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Send 2 messages again?")
    expect(dialog).to_contain_text("1 leaves at once.")
    expect(dialog).to_contain_text("1 leaves when WhatsApp’s wait is over, by")
    check_accessibility(page)
    dialog.get_by_role("button", name="Send again").click()
    expect(dialog).to_contain_text("1 message is on its way again.")
    expect(dialog).to_contain_text("1 leaves when WhatsApp’s wait is over")
    check_accessibility(page)
    dialog.get_by_role("button", name="Done").click()
    assert count(page)["total"] == before["total"] - 2


def test_contacts_are_excluded_by_a_tag_with_the_keyboard_and_it_is_undone(page: Page):
    ready(page, PATH)
    row = rows(page).filter(has_text="131026").first
    row.get_by_role("checkbox").press("Space")
    page.keyboard.press("t")
    picker = page.get_by_role("dialog")
    expect(picker).to_be_visible()
    check_accessibility(page)
    picker.get_by_role("option").first.click()
    expect(page.get_by_text("in a campaign’s audience, and these people do not get it.")).to_be_visible()
    strip = page.locator(".bulk-strip")
    expect(strip).to_contain_text("1")
    strip.get_by_role("button", name="Undo").click()
    expect(strip.get_by_role("button", name="Undo")).to_have_count(0)
    check_accessibility(page)


def test_a_row_leads_to_its_contact(page: Page):
    ready(page, PATH)
    rows(page).first.get_by_role("link", name="Contact", exact=True).click()
    expect(page).to_have_url(re.compile("/contacts/"))


def test_all_that_match_are_sent_again_and_then_nothing_is_left(page: Page):
    ready(page, f"{PATH}?code=131000")
    left = count(page, code="131000")["retryable"]
    page.get_by_role("button", name=f"Send {left} again").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Send again").click()
    expect(dialog).to_contain_text("on their way again" if left != 1 else "on its way again")
    expect(dialog).not_to_contain_text("wait is over")
    dialog.get_by_role("button", name="Done").click()
    assert count(page, code="131000")["total"] == 0
    put(page, "/api/_mock/failed", {"empty": True})
    ready(page, PATH)
    expect(page.get_by_role("heading", name="Nothing failed")).to_be_visible()
    expect(page.get_by_role("link", name="Export CSV")).to_have_count(0)
    check_accessibility(page)
