"""Members, API keys, channels, contacts and one's own account."""

import re
import time

from playwright.sync_api import Page, expect

from conftest import check_accessibility, ready, shoot


def test_a_colleague_is_invited_and_the_invitation_withdrawn(page: Page):
    email = f"new{int(time.time())}@example.com"
    ready(page, "/settings/members")
    page.get_by_role("button", name="Invite").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("E-mail").fill("nobody")
    dialog.get_by_role("button", name="Invite").click()
    expect(dialog.get_by_text("Write an e-mail address")).to_be_visible()
    dialog.get_by_label("E-mail").fill(email)
    dialog.get_by_role("button", name="Invite").click()
    expect(dialog.locator(".copy-line code")).to_contain_text("/invitations/")
    check_accessibility(page)
    dialog.get_by_role("button", name="Done").click()
    line = page.locator(".ledger-list li").filter(has_text=email)
    line.get_by_role("button", name="Withdraw").click()
    expect(line).to_have_count(0)


def test_the_last_owner_stays(page: Page, console):
    console.allowed = ("409", "422", "403", "400")
    ready(page, "/settings/members")
    page.locator("tr").filter(has_text="you").get_by_role("button").click()
    page.get_by_role("menuitemradio", name="Member").click()
    expect(page.locator(".toast-danger")).to_be_visible()
    expect(page.locator("tr").filter(has_text="you").locator("td").nth(1)).to_have_text("Owner")


def test_a_key_is_shown_once_and_can_be_revoked(page: Page):
    name = f"Till {int(time.time())}"
    ready(page, "/settings/api-keys")
    page.get_by_role("button", name="New API key").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("   ")
    dialog.get_by_role("button", name="Make the key").click()
    expect(dialog.locator(".field-error")).to_have_text("Fill this in.")
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_role("button", name="Make the key").click()
    expect(dialog.get_by_role("alert")).to_contain_text("at least one scope")
    dialog.get_by_role("checkbox").first.check()
    check_accessibility(page)
    dialog.get_by_role("button", name="Make the key").click()
    secret = dialog.locator(".copy-line code").inner_text()
    assert len(secret) > 20
    shoot(page, "api-key-once")
    dialog.get_by_role("button", name="I have kept it").click()
    expect(page.get_by_text(secret)).to_have_count(0)
    row = page.locator("tr").filter(has_text=name)
    row.get_by_role("button", name="Revoke").click()
    page.get_by_role("dialog").get_by_role("button", name="Revoke").click()
    expect(row).to_contain_text("Revoked")


def test_a_contact_is_added_found_and_changed(page: Page, console):
    console.allowed = ("422", "400")
    tail = f"{int(time.time()) % 10_000_000:07d}"
    ready(page, "/contacts?edit=new")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill(f"Zora {tail}")
    dialog.get_by_label("Phone number").fill("12")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.locator(".field-error")).to_be_visible()
    dialog.get_by_label("Phone number").fill(f"+91982{tail}")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)
    page.get_by_role("searchbox").fill(f"Zora {tail}")
    page.get_by_role("link", name=f"Zora {tail}").click()
    page.get_by_role("button", name="Edit", exact=True).click()
    dialog.get_by_label("Name").fill(f"Zora {tail} Bell")
    page.keyboard.press("Control+Enter")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"Zora {tail} Bell")


def test_the_journal_names_every_movement(page: Page):
    ready(page, "/credits")
    expect(page.locator(".journal tbody tr").first).to_contain_text("points")
    page.get_by_label("Kind").select_option("trial")
    expect(page).to_have_url(re.compile("kind=trial"))
    expect(page.locator(".journal tbody tr").first).to_contain_text("50.00")
    expect(page.locator(".journal").get_by_role("link", name="Export CSV")).to_have_attribute("href", re.compile("journal.csv"))


def test_a_channel_shows_its_webhook_address(page: Page):
    ready(page, "/settings/channels")
    expect(page.locator(".copy-line code").first).to_contain_text("/webhooks/whatsapp")
    page.get_by_role("button", name="Connect a number").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Connect a number").click()
    expect(dialog.locator(".field-error").first).to_have_text("Fill this in.")
    check_accessibility(page)


def test_a_wrong_password_is_told_at_its_field(page: Page, console):
    console.allowed = ("422", "400", "401", "403", "429")
    ready(page, "/settings")
    page.get_by_label("Current password").fill("not the password")
    page.get_by_label("New password").fill("a much better password")
    page.get_by_role("button", name="Change the password").click()
    expect(page.locator("form .field-error, form [role=alert]").first).to_be_visible()
