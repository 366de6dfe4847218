"""Settings of a team: teams, roles with what they may do and why, quick replies, tags."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from conftest import PLACES, check_accessibility, ready, shoot
from test_desk import pytestmark  # noqa: F401

SCREENS = {
    "teams": "/settings/teams",
    "roles": "/settings/roles",
    "quick-replies": "/settings/quick-replies",
    "tags": "/settings/tags",
}


def unique(word: str) -> str:
    return f"{word}{time.time_ns() % 1_000_000}"


def test_a_team_is_made_changed_and_deleted(page: Page):
    ready(page, "/settings/teams")
    name = unique("Night ")
    page.get_by_role("button", name="New team").click()
    dialog = page.get_by_role("dialog", name="New team")
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_label("Daniel Okoro").check()
    dialog.get_by_label("Mina Petrova").check()
    dialog.get_by_label("Lead").select_option(label="Mina Petrova")
    check_accessibility(page)
    page.keyboard.press("Control+Enter")
    row = page.locator(".own-row").filter(has_text=name)
    expect(row).to_contain_text("Daniel Okoro")
    row.get_by_role("button").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Daniel Okoro").uncheck()
    dialog.get_by_role("button", name="Save").click()
    expect(row).not_to_contain_text("Daniel Okoro")
    row.get_by_role("button").click()
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("dialog", name=re.compile("Delete the team")).get_by_role("button", name="Delete").click()
    expect(row).to_have_count(0)


def test_a_role_is_made_given_explained_and_cannot_go_while_it_is_used(page: Page, console):
    console.allowed = ("409",)
    ready(page, "/settings/roles")
    name = unique("Helper ")
    page.get_by_role("button", name="New role").click()
    dialog = page.get_by_role("dialog", name="New role")
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_label("Numbers are hidden").check()
    dialog.get_by_label("Read conversations").check()
    dialog.get_by_role("group", name="Contacts").get_by_role("button", name="All of these").click()
    shoot(page, "role-new")
    check_accessibility(page)
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_role("columnheader", name=name)).to_be_visible()

    ready(page, "/settings/members")
    page.get_by_role("button", name="Role of Mina Petrova, and more").click()
    page.get_by_role("menuitemradio", name=name).click()
    expect(page.get_by_role("row").filter(has_text="Mina Petrova")).to_contain_text(name)
    page.get_by_role("button", name="Role of Mina Petrova, and more").click()
    page.get_by_role("menuitem", name="Why can they see this?").click()
    why = page.get_by_role("dialog", name="Why can they see this?")
    expect(why).to_contain_text(f"The role “{name}” has it.")
    expect(why).to_contain_text("hides phone numbers")
    shoot(page, "why")
    check_accessibility(page)
    page.keyboard.press("Escape")

    ready(page, "/settings/roles")
    row = page.locator(".own-row").filter(has_text=name)
    row.get_by_role("button").click()
    expect(page.get_by_text("1 member has this role")).to_be_visible()
    page.get_by_role("button", name="Delete").click()
    confirm = page.get_by_role("dialog", name=re.compile("Delete the role"))
    confirm.get_by_role("button", name="Delete").click()
    expect(confirm).to_contain_text("The role is in use")
    confirm.get_by_role("button", name="Go back").click()
    page.keyboard.press("Escape")
    ready(page, "/settings/members")
    page.get_by_role("button", name="Role of Mina Petrova, and more").click()
    page.get_by_role("menuitemradio", name="Member", exact=True).click()
    expect(page.get_by_role("row").filter(has_text="Mina Petrova").get_by_role("cell").nth(1)).to_have_text("Member")


def test_nobody_gives_what_they_lack(page: Page):
    headers = {"X-CSRF-Token": "mock-csrf-token", "Idempotency-Key": unique("lack")}
    page.request.put("/api/_mock/withheld", data={"permissions": ["contacts.delete"]}, headers=headers)
    try:
        ready(page, "/settings/roles")
        page.get_by_role("button", name="New role").click()
        box = page.get_by_role("dialog").get_by_label("Delete contacts")
        expect(box).to_be_disabled()
        expect(page.get_by_text("You do not have this yourself")).to_be_visible()
    finally:
        page.request.put("/api/_mock/withheld", data={"permissions": []}, headers={**headers, "Idempotency-Key": unique("back")})


def test_a_quick_reply_is_written_with_variables(page: Page, console):
    console.allowed = ("422",)
    ready(page, "/settings/quick-replies")
    word = unique("promo")
    page.get_by_role("button", name="New quick reply").click()
    dialog = page.get_by_role("dialog", name="New quick reply")
    dialog.get_by_label("Shortcut").fill("hours")
    dialog.get_by_label("Title").fill("A new offer")
    dialog.get_by_label("Text").fill("Dear ")
    dialog.get_by_role("button", name="Contact’s first name").click()
    expect(dialog.get_by_role("figure")).to_contain_text("Dear Asha")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_contain_text("There is a quick reply with this shortcut.")
    check_accessibility(page)
    dialog.get_by_label("Shortcut").fill(word)
    dialog.get_by_role("button", name="Save").click()
    row = page.locator(".own-row").filter(has_text=word)
    expect(row).to_contain_text("A new offer")
    expect(row).to_contain_text("Dear Contact’s first name")
    page.get_by_role("searchbox", name="Search quick replies").fill(word)
    expect(page.locator(".own-row")).to_have_count(1)
    row.get_by_role("button").click()
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("dialog", name=re.compile("^Delete")).get_by_role("button", name="Delete").click()
    expect(row).to_have_count(0)


def test_the_audit_log_names_whom_it_is_about(page: Page):
    ready(page, "/settings/audit")
    row = page.get_by_role("row").filter(has_text="Changed a member’s role")
    expect(row).to_contain_text("Daniel Okoro")
    expect(row).to_contain_text("MEMBER to ADMIN")
    expect(page.get_by_role("row").filter(has_text=re.compile("[a-z]{2,5}_[0-9a-z]{13}"))).to_have_count(0)
    check_accessibility(page)
    shoot(page, "audit-names")


def test_a_tag_gets_a_colour_and_is_merged(page: Page):
    ready(page, "/settings/tags")
    name = unique("Urgent")
    page.get_by_role("button", name="New tag").click()
    dialog = page.get_by_role("dialog", name="New tag")
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_label("Violet").check(force=True)
    check_accessibility(page)
    dialog.get_by_role("button", name="Save").click()
    row = page.locator(".own-row").filter(has_text=name)
    expect(row.locator(".tag-violet")).to_be_visible()
    row.get_by_role("button").click()
    page.get_by_role("menuitem", name="Merge into another").click()
    page.get_by_label("Into").select_option(label="Delivery")
    check_accessibility(page)
    page.get_by_role("dialog").get_by_role("button", name="Merge into another").click()
    expect(page.get_by_text(f"{name} is part of Delivery now.")).to_be_visible()
    expect(row).to_have_count(0)


@pytest.mark.parametrize("theme, width, locale", PLACES)
def test_the_settings_of_a_team_fit_and_are_accessible(browser, browser_context_args, console, theme, width, locale):
    size = {"width": width, "height": 900 if width > 400 else 844}
    context = browser.new_context(**{**browser_context_args, "viewport": size, "color_scheme": theme})
    page = context.new_page()
    page.on("console", lambda message: console.append(message.text) if message.type == "error" else None)
    page.add_init_script(f"localStorage.setItem('lodestone.locale', JSON.stringify('{locale}'))")
    for name, path in SCREENS.items():
        ready(page, path)
        expect(page.locator(".own-row").first).to_be_visible()
        shoot(page, f"{name}-{theme}-{width}-{locale}")
        check_accessibility(page)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), name
    context.close()
