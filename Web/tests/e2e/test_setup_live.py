"""Setting up a number against whichever server there is: working hours, rules, health, links, widgets, fields, errors."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from conftest import check_accessibility, ready
from test_setup import channel


def unique(word: str) -> str:
    return f"{word}{time.time_ns() % 1_000_000}"


def test_hours_are_written_down_and_a_number_goes_by_them(page: Page):
    ready(page, "/settings/calendars")
    name = unique("Hours ")
    page.get_by_role("button", name="New calendar").first.click()
    dialog = page.get_by_role("dialog", name="New calendar")
    dialog.get_by_label("Name", exact=True).fill(name)
    dialog.get_by_role("button", name="Always open").click()
    dialog.get_by_role("button", name="Save").click()
    row = page.locator(".own-row").filter(has_text=name)
    expect(row).to_contain_text("Always open")

    ready(page, f"{channel(page)}/rules")
    page.get_by_role("combobox", name="Working hours").select_option(label=name)
    page.get_by_role("radio", name="One person").check()
    page.get_by_role("region", name="Welcome").get_by_role("switch").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The rules are saved.")).to_be_visible()
    page.reload()
    expect(page.get_by_role("radio", name="One person")).to_be_checked()
    expect(page.get_by_role("region", name="Welcome").get_by_role("switch")).to_be_checked()
    check_accessibility(page)
    # As it was, for the tests that come after.
    page.get_by_role("region", name="Welcome").get_by_role("switch").uncheck()
    page.get_by_role("radio", name="Nobody").check()
    page.get_by_role("combobox", name="Working hours").select_option(label="None: always open")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".save-bar")).to_have_count(0)
    ready(page, "/settings/calendars")
    row.get_by_role("button").click()
    page.get_by_role("button", name="Delete", exact=True).click()
    page.get_by_role("dialog", name=re.compile("^Delete")).get_by_role("button", name="Delete").click()
    expect(row).to_have_count(0)


def test_a_number_tells_how_it_is(page: Page):
    ready(page, "/settings/channels")
    here = channel(page)
    ready(page, here)
    expect(page.get_by_role("heading", name="Quality")).to_be_visible()
    check_accessibility(page)
    ready(page, f"{here}/doctor")
    expect(page.locator(".check-line").first).to_be_visible(timeout=30_000)
    check_accessibility(page)
    ready(page, f"{here}/profile")
    page.get_by_label("About").fill("Written by a test")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("WhatsApp has the new profile.")).to_be_visible()
    page.reload()
    expect(page.get_by_label("About")).to_have_value("Written by a test")
    ready(page, "/settings/message-errors")
    page.get_by_role("searchbox").fill("131047")
    expect(page.locator(".error-list dt")).to_have_count(1)


def test_a_link_and_a_widget_are_made(page: Page):
    ready(page, "/settings/quick-links")
    name = unique("Link ")
    page.get_by_role("button", name="New quick link").first.click()
    dialog = page.get_by_role("dialog", name="New quick link")
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_label("First words").fill("Hello from a test")
    dialog.get_by_role("button", name="Save").click()
    row = page.locator(".own-row").filter(has_text=name)
    row.get_by_role("button", name="Code").click()
    code = page.get_by_role("dialog", name=name)
    assert code.get_by_role("img").evaluate("(image) => image.decode().then(() => image.naturalWidth > 0)")
    expect(code).to_contain_text("https://wa.me/")
    page.keyboard.press("Escape")
    row.get_by_role("button", name=re.compile("and more")).click()
    page.get_by_role("menuitem", name="Delete").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(row).to_have_count(0)

    ready(page, "/settings/widgets/new")
    page.get_by_label("Name", exact=True).fill(unique("Widget "))
    page.get_by_label("Allowed domains").fill("shop.example")
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_url(re.compile(r"/settings/widgets/wdg_"))
    expect(page.get_by_role("region", name="For your website")).to_contain_text("<script async")
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page).to_have_url(re.compile(r"/settings/widgets$"))


@pytest.mark.parametrize("kind", ["Text", "One of a list", "Yes or no", "Date and time", "Number"])
def test_a_field_of_each_kind_is_made_and_deleted(page: Page, kind: str):
    ready(page, "/settings/fields")
    name = unique("Field ")
    page.get_by_role("button", name="New field").first.click()
    dialog = page.get_by_role("dialog", name="New field")
    dialog.get_by_label("Label").fill(name)
    dialog.get_by_label("What it holds").select_option(label=kind)
    if kind == "One of a list":
        dialog.get_by_label("Choice 1").fill("Red")
    dialog.get_by_role("button", name="Save").click()
    row = page.locator(".own-row").filter(has_text=name)
    expect(row).to_contain_text(kind)
    row.get_by_role("button", name=f"Delete {name}").click()
    confirm = page.get_by_role("dialog", name=f"Delete {name}?")
    confirm.get_by_label("to confirm").fill(name.lower().replace(" ", "_"))
    confirm.get_by_role("button", name="Delete").click()
    expect(row).to_have_count(0)
