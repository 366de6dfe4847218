"""People: a new account from nothing, a colleague who joins and may do less, a customer on the simulated phone."""

import re
import time

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import check_accessibility, ready, shoot


@pytest.fixture(autouse=True)
def real(target):
    if target.is_mock:
        pytest.skip("the mock has no sign-up, no roles and no phone")


@pytest.fixture
def stranger(browser: Browser, target, console):
    """A browser without a session, whose console is watched too."""
    context = browser.new_context(base_url=target.url, locale="de-DE", timezone_id="Europe/Berlin", reduced_motion="reduce")
    page = context.new_page()
    page.on("console", lambda message: console.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: console.append(str(error)))
    yield page
    context.close()


def loaded(page: Page) -> None:
    expect(page.locator("#root[data-ready=true]")).to_be_attached(timeout=20_000)
    expect(page.locator(".skeleton")).to_have_count(0)


def test_a_new_account_from_nothing(stranger: Page, console):
    console.allowed = ("422", "403", "400", "401")
    page, email = stranger, f"owner{time.time_ns()}@example.com"
    page.goto("/sign-in")
    check_accessibility(page)
    page.get_by_role("link", name="Make an account").click()
    shoot(page, "sign-up")
    check_accessibility(page)
    page.get_by_label("Your name").fill("Tomás O’Brien")
    page.get_by_label("Work e-mail").fill(email)
    page.get_by_label("Password").fill("password12")
    page.get_by_label("Company").fill("Söhne & Töchter GmbH")
    page.get_by_label("Country").select_option(label="Germany")
    page.get_by_label("Time zone").select_option("Europe/Berlin")
    page.get_by_role("button", name="Make the account").click()
    expect(page.get_by_text("guessed first")).to_be_visible()
    expect(page.get_by_label("Company")).to_have_value("Söhne & Töchter GmbH")
    page.get_by_label("Password").fill("correct horse battery")
    page.get_by_role("button", name="Make the account").click()
    loaded(page)

    expect(page.get_by_role("region", name="Message Credits")).to_contain_text("50.00")
    steps = page.get_by_role("region", name="Set up your account")
    expect(steps).to_contain_text("1/6")
    shoot(page, "new-workspace")
    check_accessibility(page)
    for path in ("/inbox", "/contacts", "/campaigns", "/campaigns/new", "/templates", "/credits", "/settings/channels"):
        ready(page, path)
        check_accessibility(page)
    page.get_by_role("button", name="Connect a number").first.click()
    expect(page.get_by_role("dialog").get_by_label("Phone number ID")).to_be_visible()
    page.keyboard.press("Escape")

    ready(page, "/settings")
    page.get_by_label("Current password").fill("not this one")
    page.get_by_label("New password").fill("a much better password")
    page.get_by_role("button", name="Change the password").click()
    expect(page.locator(".field-error")).to_have_text("Current password is wrong.", timeout=20_000)
    page.get_by_label("Current password").fill("correct horse battery")
    page.get_by_role("button", name="Change the password").click()
    expect(page.locator(".toast")).to_be_visible(timeout=20_000)

    page.locator(".rail-account").click()
    page.get_by_role("menuitem", name="Sign out").click()
    expect(page).to_have_url(re.compile("/sign-in"))
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill("correct horse battery")
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(re.compile("/sign-in"))
    page.get_by_label("Password").fill("a much better password")
    page.get_by_role("button", name="Sign in").click()
    loaded(page)


def test_a_colleague_joins_and_sees_what_is_permitted(page: Page, stranger: Page, console):
    console.allowed = ("422", "401", "403")
    email = f"member{time.time_ns()}@example.com"
    ready(page, "/settings/members")
    page.get_by_role("button", name="Invite").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("E-mail").fill(email)
    dialog.get_by_role("button", name="Invite").click()
    link = dialog.locator(".copy-line code").inner_text()
    dialog.get_by_role("button", name="Done").click()

    stranger.goto(link)
    check_accessibility(stranger)
    stranger.get_by_label("Your name").fill("Priya Balasubramaniam-Venkatesan")
    stranger.get_by_label("Choose a password").fill("words that belong together")
    stranger.get_by_role("button", name="Join").click()
    loaded(stranger)
    expect(stranger.get_by_role("link", name="New campaign")).to_have_count(0)
    expect(stranger.get_by_role("link", name="Make a campaign")).to_have_count(0)
    shoot(stranger, "member-home")
    ready(stranger, "/campaigns")
    expect(stranger.get_by_role("link", name="New campaign")).to_have_count(0)
    for path in ("/campaigns/new", "/settings/api-keys", "/settings/audit"):
        ready(stranger, path)
        expect(stranger.get_by_role("heading", name="This is not for your role")).to_be_visible()
    ready(stranger, "/settings/members")
    for words in ("API keys", "Audit log", "Invite"):
        expect(stranger.locator("main").get_by_text(words, exact=True)).to_have_count(0)
    expect(stranger.locator("main table button")).to_have_count(0)

    page.reload()
    row = page.locator("tr").filter(has_text=email)
    row.get_by_role("button").click()
    page.get_by_role("menuitemradio", name="Admin").click()
    expect(row.locator("td").nth(1)).to_have_text("Admin")
    ready(stranger, "/settings/audit")
    expect(stranger.get_by_text("Changed a member’s role").first).to_be_visible()

    row.get_by_role("button").click()
    page.get_by_role("menuitem", name="Remove").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(row).to_have_count(0)
    stranger.goto("/inbox")
    expect(stranger).to_have_url(re.compile("/sign-in"))


def test_the_customer_answers_from_the_phone(page: Page, stranger: Page, target):
    number, name = f"9195{time.time_ns() % 100_000_000:08d}", "Farah Phone"
    target.inbound(number, name, "Do you have it in blue?")
    # From here on a person reads for this customer, and nothing is read by itself.
    stranger.goto(f"{target.simulator}/phone")
    stranger.get_by_text(name).first.click()
    expect(stranger.get_by_text("Do you have it in blue?").last).to_be_visible()

    ready(page, "/inbox")
    page.locator(".conversation").filter(has_text="in blue").first.click()
    page.get_by_label("Message", exact=True).fill("We do, and in green")
    page.keyboard.press("Enter")
    expect(stranger.get_by_text("We do, and in green").last).to_be_visible(timeout=20_000)
    stranger.locator("#text").fill("Then green, please")
    stranger.locator("#text").press("Enter")
    expect(page.get_by_role("region", name="Messages").get_by_text("Then green, please")).to_be_visible()
    own = page.locator(".bubble-row").filter(has_text="We do, and in green")
    expect(own.locator(".ticks")).to_have_attribute("data-state", "read", timeout=20_000)
