"""Conversations: what comes in appears, what is sent gets its ticks, and nothing written is lost."""

import re
import time

from playwright.sync_api import BrowserContext, Page, expect

from conftest import check_accessibility, ready, shoot


def customer(tag: str) -> tuple[str, str]:
    """A number and name that no other test uses."""
    number = f"9198{int(time.time() * 1000) % 100_000_000:08d}"
    return number, f"Customer {tag} {number[-4:]}"


def opened(page: Page, target, tag: str) -> tuple[str, str]:
    """A conversation with somebody who has just written, opened from the list."""
    number, name = customer(tag)
    ready(page, "/inbox")
    target.inbound(number, name, f"Hello from {name}")
    page.locator(".conversation").filter(has_text=name).click()
    expect(page.get_by_role("region", name="Messages").get_by_text(f"Hello from {name}")).to_be_visible()
    return number, name


def write(page: Page, text: str) -> None:
    page.get_by_label("Message", exact=True).fill(text)
    page.keyboard.press("Enter")


def bubble(page: Page, text: str):
    return page.locator(".bubble-row").filter(has_text=text)


def test_a_customers_message_appears_without_reloading(page: Page, target):
    number, name = customer("live")
    ready(page, "/inbox")
    target.inbound(number, name, "Is the shop open today?")
    row = page.locator(".conversation").filter(has_text=name)
    expect(row).to_be_visible(timeout=5_000)
    expect(row).to_contain_text("Is the shop open today?")
    expect(row.locator(".conversation-count")).to_contain_text("1")


def test_the_same_in_a_second_tab_which_shares_the_connection(context: BrowserContext, target):
    first, second = context.new_page(), context.new_page()
    number, name = customer("tabs")
    ready(first, "/inbox")
    ready(second, "/inbox")
    target.inbound(number, name, "Both of you should see this")
    for page in (first, second):
        expect(page.locator(".conversation").filter(has_text=name)).to_be_visible(timeout=6_000)
    first.close()
    target.inbound(number, name, "And this, with the leader gone")
    expect(second.locator(".conversation").filter(has_text="with the leader gone")).to_be_visible(timeout=8_000)


def test_a_reply_gets_its_ticks(page: Page, target):
    opened(page, target, "ticks")
    write(page, "Yes, until six.")
    own = bubble(page, "Yes, until six.")
    expect(own).to_have_count(1)
    expect(own.locator(".ticks")).to_have_attribute("data-state", re.compile("delivered|read"), timeout=20_000)
    expect(page.get_by_label("Message", exact=True)).to_have_value("")
    shoot(page, "reply")


def test_reading_takes_the_count_away(page: Page, target):
    _, name = opened(page, target, "read")
    expect(page.locator(".conversation").filter(has_text=name).locator(".conversation-count")).to_have_count(0)


def test_the_keyboard_moves_replies_and_resolves(page: Page, target):
    _, name = opened(page, target, "keys")
    first = page.url
    page.locator(".thread-scroll").focus()
    page.keyboard.press("j")
    expect(page).not_to_have_url(first)
    page.keyboard.press("k")
    expect(page).to_have_url(first)
    page.keyboard.press("r")
    expect(page.get_by_label("Message", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    expect(page.get_by_text("The conversation is resolved.")).to_be_visible()
    expect(page.locator(".conversation").filter(has_text=name)).to_have_count(0)
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Search conversations")).to_be_focused()


def test_a_quoted_reply_shows_what_it_answers(page: Page, target):
    _, name = opened(page, target, "quote")
    question = bubble(page, f"Hello from {name}")
    question.hover()
    question.get_by_role("button", name="Reply to this message").click()
    expect(page.locator(".composer .quote")).to_contain_text(f"Hello from {name}")
    write(page, "Hello to you, too")
    expect(bubble(page, "Hello to you, too").locator(".quote")).to_contain_text(f"Hello from {name}")


def test_a_draft_is_kept(page: Page, target):
    opened(page, target, "draft")
    field = page.get_by_label("Message", exact=True)
    field.fill("I am still writing th")
    page.reload()
    expect(field).to_have_value("I am still writing th")
    field.fill("")


def test_written_offline_it_goes_out_once(page: Page, context: BrowserContext, target, console):
    console.allowed = ("ERR_INTERNET_DISCONNECTED", "Failed to load resource")
    number, _ = opened(page, target, "offline")
    context.set_offline(True)
    write(page, "Written in a tunnel")
    expect(page.get_by_text("Waiting for the connection.")).to_be_visible()
    expect(page.get_by_text("The connection is lost.")).to_be_visible()
    shoot(page, "offline")
    check_accessibility(page)
    target.inbound(number, "", "Sent while you were away")
    context.set_offline(False)
    expect(page.get_by_text("The connection is lost.")).to_have_count(0, timeout=20_000)
    expect(page.get_by_role("region", name="Messages").get_by_text("Sent while you were away")).to_be_visible(timeout=15_000)
    expect(page.get_by_text("Waiting for the connection.")).to_have_count(0, timeout=20_000)
    expect(bubble(page, "Written in a tunnel")).to_have_count(1)
    page.reload()
    expect(bubble(page, "Written in a tunnel")).to_have_count(1)


def test_an_answer_that_gets_lost_does_not_send_twice(page: Page, target, console):
    """The server gets the message, but its answer never arrives: the same clientId must not make a second one."""
    console.allowed = ("ERR_FAILED", "Failed to load resource")
    opened(page, target, "lost")
    state = {"lost": 0}

    def lose_the_first(route):
        if route.request.method == "POST" and state["lost"] == 0:
            state["lost"] = 1
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.route("**/api/conversations/*/messages", lose_the_first)
    write(page, "Only once, please")
    expect(bubble(page, "Only once, please").locator(".ticks")).to_have_attribute(
        "data-state", re.compile("sent|delivered|read"), timeout=25_000
    )
    expect(bubble(page, "Only once, please")).to_have_count(1)
    assert state["lost"] == 1


def test_a_file_is_sent(page: Page, target, tmp_path):
    opened(page, target, "file")
    note = tmp_path / "Price list.pdf"
    note.write_bytes(b"%PDF-1.4\n%%EOF\n")
    page.get_by_label("Attach a file").set_input_files(note)
    expect(page.locator(".attachment-facts")).to_contain_text("Price list.pdf")
    expect(page.get_by_role("button", name="Send", exact=True)).to_be_enabled()
    page.get_by_role("button", name="Send", exact=True).click()
    expect(bubble(page, "Price list.pdf")).to_have_count(1)


def test_with_a_closed_window_only_a_template_can_be_sent(page: Page, target):
    number, name = customer("template")
    ready(page, "/inbox")
    page.keyboard.press("w")
    page.get_by_role("button", name="Use a new number").click()
    page.get_by_label("Phone number").fill(f"+{number}")
    page.get_by_label("Name optional").fill(name)
    expect(page.get_by_label("They agreed to marketing messages")).to_be_checked()
    check_accessibility(page)
    shoot(page, "new-number")
    page.get_by_role("button", name="Open", exact=True).click()
    expect(page.get_by_text("Marketing may be sent.")).to_be_attached()
    expect(page.get_by_text("The 24-hour window is closed.")).to_be_visible()
    page.get_by_role("button", name="Send a template").click()
    dialog = page.get_by_role("dialog")
    choices = dialog.locator(".template-choice")
    expect(choices.first).to_contain_text("Utility")
    check_accessibility(page)
    # What each costs is said before it is sent, in the list and beside the button.
    expect(choices.first).to_contain_text(re.compile(r"\d[.,]\d+ points|Free"))
    dialog.locator(".template-choice").filter(has_text="{{1}}").first.click()
    expect(dialog.locator(".template-send-price")).to_contain_text(re.compile(r"Price: (\d[.,]\d+ points|Free)"))
    for field in dialog.get_by_role("textbox").all():
        field.fill("Asha")
    expect(dialog.get_by_role("figure")).to_contain_text("Asha")
    shoot(page, "template-fill")
    check_accessibility(page)
    dialog.get_by_role("button", name="Send the template").click()
    expect(dialog).to_have_count(0)
    expect(page.locator(".bubble-out .ticks")).to_have_attribute("data-state", re.compile("sent|delivered|read"), timeout=20_000)
    page.get_by_role("button", name="Send a template").click()
    expect(choices.first).to_contain_text("Reopened a conversation last")
    check_accessibility(page)


def test_a_search_is_kept_in_the_address(page: Page, target):
    _, name = opened(page, target, "search")
    page.goto("/inbox")
    page.get_by_role("searchbox", name="Search conversations").fill(name)
    expect(page).to_have_url(re.compile(r"q=Customer"))
    expect(page.locator(".conversation")).to_have_count(1)
    page.reload()
    expect(page.get_by_role("searchbox", name="Search conversations")).to_have_value(name)
    expect(page.locator(".conversation")).to_have_count(1)


def test_a_long_list_keeps_few_rows_in_the_page(page: Page):
    ready(page, "/inbox")
    rows = page.locator(".virtual-row")
    before = rows.count()
    page.locator(".virtual-list").evaluate("(list) => list.scrollTop = list.scrollHeight")
    expect(rows.first).to_be_visible()
    assert before < 40 and rows.count() < 40
