"""Our books beside Meta's, day by day; and the seal over the journal. Against the mock, whose odd days are known."""

import re

import pytest
from playwright.sync_api import Page, expect

import target as targets
from conftest import put, ready
from test_shell import in_locale, untranslated

pytestmark = [
    pytest.mark.billing,
    pytest.mark.skipif(not targets.is_mock(), reason="needs the levers of the mock"),
]
OLD = "2026-10"


@pytest.fixture(autouse=True)
def fresh(page: Page):
    ready(page, "/contacts")
    put(page, "/api/_mock/reconciliation", {"reset": True})
    yield
    put(page, "/api/_mock/reconciliation", {"reset": True})


def test_every_state_is_accessible_and_fits(looked: Page):
    ready(looked, f"/credits/reconciliation?month={OLD}")
    looked.look("reconciliation")
    ready(looked, f"/credits/reconciliation?month={OLD}&view=table")
    looked.look("reconciliation-table")
    ready(looked, f"/credits/reconciliation?month={OLD}&day={OLD}-06")
    looked.look("reconciliation-day")
    looked.get_by_role("button", name="Close the day").click()
    looked.look("reconciliation-close")
    put(looked, "/api/_mock/reconciliation", {"asked": False})
    ready(looked, f"/credits/reconciliation?month={OLD}")
    looked.look("reconciliation-unasked")
    put(looked, "/api/_mock/reconciliation", {"accounts": False})
    ready(looked, "/credits/reconciliation")
    looked.look("reconciliation-none")
    put(looked, "/api/_mock/reconciliation", {"reset": True})


def test_a_day_that_differs_is_looked_into_and_closed(page: Page):
    ready(page, f"/credits/reconciliation?month={OLD}")
    page.get_by_role("button", name=re.compile("^6 Oct 2026: Differs")).click()
    # Exactly: the question over it is named by the same day.
    sheet = page.get_by_role("dialog", name="6 Oct 2026", exact=True)
    first = sheet.locator(".recon-row").first
    expect(first).to_contain_text("Not heard of here")
    expect(first).to_contain_text("WhatsApp counts 4 more than were heard of here")
    sheet.get_by_role("button", name="Close the day").click()
    dialog = page.get_by_role("dialog", name="Close 6 Oct 2026?")
    dialog.get_by_role("button", name="Close the day").click()
    expect(dialog.get_by_text("Fill this in.")).to_be_visible()
    dialog.get_by_label("Reason").fill("The server was down that night")
    dialog.get_by_role("button", name="Close the day").click()
    expect(dialog).to_have_count(0)
    expect(sheet.locator(".badge").first).to_have_text("Closed")
    expect(sheet.get_by_role("button", name="Close the day")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name=re.compile("^6 Oct 2026: Closed"))).to_be_visible()


def test_days_that_agree_or_may_settle_are_not_closed(page: Page):
    ready(page, f"/credits/reconciliation?month={OLD}&day={OLD}-07")
    sheet = page.get_by_role("dialog", name="7 Oct 2026")
    expect(sheet).to_contain_text("Both count the same messages at the same prices.")
    expect(sheet.get_by_role("button", name="Close the day")).to_have_count(0)


def test_the_months_are_walked_and_kept_in_the_address(page: Page):
    ready(page, f"/credits/reconciliation?month={OLD}")
    page.get_by_role("button", name="The month before").click()
    expect(page).to_have_url(re.compile("month=2026-09"))
    expect(page.get_by_text("September 2026")).to_be_visible()
    ready(page, "/credits/reconciliation")
    expect(page.get_by_role("button", name="The month after")).to_be_disabled()


def test_the_list_has_the_same_days(page: Page):
    ready(page, f"/credits/reconciliation?month={OLD}")
    page.get_by_role("radio", name="List").check(force=True)
    expect(page.get_by_role("table", name=re.compile("")).first).to_be_visible()
    row = page.get_by_role("row", name=re.compile("13 Oct 2026"))
    expect(row).to_contain_text("Differs")
    expect(row.get_by_role("cell").nth(4)).to_have_text("2")
    row.get_by_role("button").click()
    expect(page.get_by_role("dialog", name="13 Oct 2026")).to_contain_text("Only here")


def test_meta_is_asked_again(page: Page):
    put(page, "/api/_mock/reconciliation", {"asked": False})
    ready(page, f"/credits/reconciliation?month={OLD}")
    expect(page.locator("main").get_by_text("Meta was not asked yet").first).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^6 Oct 2026: Not asked"))).to_be_visible()
    page.get_by_role("button", name="Ask Meta again").click()
    expect(page.get_by_role("button", name=re.compile("^6 Oct 2026: Differs"))).to_be_visible()


def test_what_meta_refused_is_said(page: Page):
    put(page, "/api/_mock/reconciliation", {"error": "The token lacks a permission."})
    ready(page, "/credits/reconciliation")
    expect(page.locator("main")).to_contain_text("The token lacks a permission.")


def test_the_statement_shows_its_seal(page: Page):
    ready(page, "/credits")
    seal = page.locator(".seal-line")
    expect(seal).to_contain_text("9f2c4e1ab07d…b26e84")
    seal.get_by_role("button", name="Copy the seal").click()
    expect(seal.get_by_role("button", name="Copied")).to_be_visible()
    put(page, "/api/_mock/available", {"seal": False})
    ready(page, "/credits")
    expect(seal).to_have_count(0)
    put(page, "/api/_mock/available", {"seal": True})


@pytest.mark.parametrize("tag", ["en-XA", "ar-XB"])
def test_every_text_is_translated_and_fits(page: Page, tag: str):
    in_locale(page, tag)
    for path in (f"/credits/reconciliation?month={OLD}", f"/credits/reconciliation?month={OLD}&view=table"):
        ready(page, path)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), path
        if tag == "en-XA":
            assert [text for text in untranslated(page) if "number" not in text] == [], path
