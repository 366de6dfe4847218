"""One conversation: who has it, notes and events, reminders, what colleagues do meanwhile, and what is done with a message."""

import json
import re
import time
import urllib.request

import pytest
from playwright.sync_api import Page, expect

import target as targets
from conftest import check_accessibility, ready, shoot
from test_desk import mock, pytestmark  # noqa: F401
from test_inbox import bubble, customer, opened, write


def conversation_id(page: Page) -> str:
    return re.search(r"/inbox/(\w+)", page.url).group(1)


def events(page: Page):
    return page.locator(".thread-event")


def line(page: Page, text: str):
    """A message of these words and no more: at nine o'clock "Line 6" and its time begin as "Line 69" does."""
    return page.get_by_role("region", name="Messages").get_by_text(text, exact=True)


def out_of_field(page: Page) -> None:
    page.locator(".thread-scroll").focus()


def test_it_is_assigned_by_keyboard_and_the_thread_tells(page: Page, target):
    opened(page, target, "give")
    out_of_field(page)
    page.keyboard.press("a")
    picker = page.get_by_role("dialog", name="Assign")
    expect(picker).to_be_visible()
    check_accessibility(page)
    page.get_by_role("combobox", name="Assign").fill("after")
    page.keyboard.press("Enter")
    expect(page.get_by_text("After sales has the conversation now.")).to_be_visible()
    expect(events(page).last).to_contain_text("gave the conversation to After sales")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Assign", exact=True)).to_be_visible()


def test_answering_takes_an_unassigned_conversation(page: Page, target):
    opened(page, target, "take")
    write(page, "I am on it.")
    expect(page.get_by_role("button", name=re.compile("Assigned to Asha Verma"))).to_be_visible()
    expect(events(page).filter(has_text="took the conversation")).to_be_visible()


def test_pin_unread_tags_and_reminder_by_keyboard(page: Page, target):
    _, name = opened(page, target, "marks")
    row = page.locator(".conversation").filter(has_text=name)
    out_of_field(page)
    page.keyboard.press("p")
    expect(row.get_by_label("Pinned")).to_be_visible()
    page.keyboard.press("u")
    expect(row.locator(".conversation-count")).to_contain_text("•")
    page.keyboard.press("t")
    tags = page.get_by_role("combobox", name="Tags")
    tags.fill("refu")
    page.keyboard.press("Enter")
    fresh = f"new{time.time_ns() % 10_000}"
    tags.fill(fresh)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator(".thread-strip .tag")).to_have_count(2)
    expect(row).to_contain_text(fresh)
    page.keyboard.press("h")
    expect(page.get_by_role("dialog", name="Remind me")).to_be_visible()
    check_accessibility(page)
    page.keyboard.press("Enter")
    expect(page.locator(".thread-strip")).to_contain_text("Reminder on")
    expect(row.get_by_label(re.compile("Reminder"))).to_be_visible()
    shoot(page, "thread-marks")
    check_accessibility(page)
    page.locator(".thread-strip").get_by_role("button", name="Remove the reminder").click()
    expect(page.locator(".thread-strip")).not_to_contain_text("Reminder on")


def test_a_custom_reminder_may_not_lie_in_the_past(page: Page, target):
    opened(page, target, "when")
    out_of_field(page)
    page.keyboard.press("h")
    page.get_by_role("combobox", name="Remind me").fill("another")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Remind me")
    dialog.get_by_label("When").fill("2020-01-01T10:00")
    dialog.get_by_role("button", name="Set the reminder").click()
    expect(dialog).to_contain_text("This time has passed.")
    dialog.get_by_label("When").fill("2031-01-01T10:00")
    dialog.get_by_label("What about").fill("Ask about the hem")
    dialog.get_by_role("button", name="Set the reminder").click()
    expect(events(page).last).to_contain_text("Ask about the hem")


def test_a_note_mentions_a_colleague_and_is_not_sent(page: Page, target):
    opened(page, target, "note")
    out_of_field(page)
    page.keyboard.press("n")
    field = page.get_by_label("Private note", exact=True)
    expect(field).to_be_focused()
    field.press_sequentially("Please look, @dan")
    expect(page.get_by_role("option", name=re.compile("Daniel Okoro"))).to_be_visible()
    check_accessibility(page)
    page.keyboard.press("Enter")
    field.press_sequentially("before six")
    shoot(page, "note-writing")
    page.keyboard.press("Enter")
    note = page.locator(".note-bubble")
    expect(note.locator(".mention")).to_have_text("@Daniel Okoro")
    expect(note).to_contain_text("before six")
    expect(page.locator(".bubble-out")).to_have_count(0)
    check_accessibility(page)
    note.hover()
    note.get_by_role("button", name="Change the note").click()
    note.get_by_role("textbox").fill("Done already")
    page.keyboard.press("Control+Enter")
    expect(note).to_contain_text("Done already")
    note.hover()
    note.get_by_role("button", name="Delete the note").click()
    expect(note).to_have_count(0)


def test_who_is_mentioned_is_kept_with_the_note_and_can_be_added_later(page: Page, target):
    opened(page, target, "kept-mention")
    page.get_by_role("button", name="Note", exact=True).click()
    field = page.get_by_label("Private note", exact=True)
    field.press_sequentially("Please look, @dan")
    page.get_by_role("option", name=re.compile("Daniel Okoro")).click()
    page.get_by_role("button", name="Reply", exact=True).click()
    page.reload()
    page.get_by_role("button", name="Note", exact=True).click()
    expect(field).to_have_value("Please look, @Daniel Okoro ")
    page.keyboard.press("Enter")
    note = page.locator(".note-bubble")
    expect(note.locator(".mention")).to_have_text(["@Daniel Okoro"])
    note.hover()
    note.get_by_role("button", name="Change the note").click()
    note.get_by_role("textbox").press_sequentially(" and @min")
    expect(page.get_by_role("option", name=re.compile("Mina"))).to_be_visible()
    check_accessibility(page)
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Enter")
    expect(note.locator(".mention")).to_have_count(2)


def test_a_refused_note_is_changed_and_still_names_whom_it_named(page: Page, target, console):
    console.allowed = ("422",)
    opened(page, target, "refused-note")
    refusing = lambda route: route.fulfill(status=422, content_type="application/problem+json", body='{"title":"Not now","status":422}')
    page.route("**/api/conversations/*/notes", refusing)
    page.get_by_role("button", name="Note", exact=True).click()
    field = page.get_by_label("Private note", exact=True)
    field.press_sequentially("Look, @dan")
    page.get_by_role("option", name=re.compile("Daniel Okoro")).click()
    page.keyboard.press("Enter")
    expect(page.locator(".note-pending")).to_contain_text("Not now")
    page.unroute("**/api/conversations/*/notes")
    page.reload()
    page.locator(".note-pending").get_by_role("button", name="Change it").click()
    expect(field).to_have_value(re.compile("Look, @Daniel Okoro"))
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".note-bubble:not(.note-pending) .mention")).to_have_text("@Daniel Okoro")


def test_a_colleague_who_writes_is_seen(page: Page, target):
    opened(page, target, "presence")
    mock(page, "presence", {"conversationId": conversation_id(page), "state": "viewing"})
    expect(page.get_by_text("Daniel Okoro is looking at this conversation")).to_be_visible()
    mock(page, "presence", {"conversationId": conversation_id(page), "state": "typing"})
    expect(page.get_by_text("Daniel Okoro is writing …")).to_be_visible()
    shoot(page, "presence")
    check_accessibility(page)
    mock(page, "presence", {"conversationId": conversation_id(page), "state": "gone"})
    expect(page.locator(".presence")).to_have_text("")


def answered_meanwhile(page: Page, target, tag: str, console) -> None:
    """Writes while the colleague's answer has not come through the stream yet."""
    console.allowed = ("ERR_FAILED", "Failed to load resource", "409")
    opened(page, target, tag)
    page.route("**/api/conversations/*/messages?*", lambda route: route.abort())
    mock(page, "colleague", {"conversationId": conversation_id(page), "text": "We are open until six."})
    write(page, "We close at five.")
    expect(page.get_by_text("Daniel Okoro has answered meanwhile")).to_be_visible()
    page.unroute("**/api/conversations/*/messages?*")


def test_a_second_answer_is_held_back_and_says_why(page: Page, target, console):
    answered_meanwhile(page, target, "twice", console)
    held = page.locator(".answered")
    expect(held).to_contain_text("We are open until six.")
    shoot(page, "answered-meanwhile")
    check_accessibility(page)
    held.get_by_role("button", name="Send anyway").click()
    expect(bubble(page, "We close at five.").locator(".ticks")).to_have_attribute(
        "data-state", re.compile("sent|delivered|read"), timeout=20_000
    )
    expect(bubble(page, "We close at five.")).to_have_count(1)


def test_a_held_answer_goes_back_to_be_changed(page: Page, target, console):
    answered_meanwhile(page, target, "change", console)
    page.get_by_role("button", name="Change it").click()
    expect(page.get_by_label("Message", exact=True)).to_have_value("We close at five.")
    expect(page.locator(".answered")).to_have_count(0)
    page.get_by_label("Message", exact=True).fill("")


def test_a_reaction_a_copy_and_a_forward_from_the_menu(page: Page, target):
    _, name = opened(page, target, "menu")
    message = bubble(page, f"Hello from {name}")
    message.hover()
    more = message.get_by_role("button", name="More for this message")
    more.click()
    menu = page.get_by_role("menu", name="More for this message")
    expect(menu.get_by_role("menuitemradio").first).to_be_focused()
    check_accessibility(page)
    shoot(page, "message-menu")
    page.keyboard.press("Enter")
    expect(message.locator(".bubble-reactions")).to_have_text("👍")
    message.hover()
    more.click()
    menu.get_by_role("menuitem", name="Forward").click()
    dialog = page.get_by_role("dialog", name="Forward the message")
    check_accessibility(page)
    dialog.get_by_role("checkbox").first.check()
    shoot(page, "forward")
    dialog.get_by_role("button", name="Forward to 1").click()
    expect(page.get_by_text("Forwarded to 1 conversation.")).to_be_visible()


def test_moving_and_blocking(page: Page, target):
    opened(page, target, "move")
    page.get_by_role("button", name="More actions").click()
    check_accessibility(page)
    page.get_by_role("menuitem", name="Move to the Support inbox").click()
    expect(page.locator(".thread-facts")).to_contain_text("Support")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Block").click()
    page.get_by_role("dialog").get_by_role("button", name="Block").click()
    expect(page.get_by_text("This contact is blocked.")).to_be_visible()
    check_accessibility(page)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Unblock").click()
    expect(page.get_by_label("Message", exact=True)).to_be_visible()


def test_a_second_contact_of_one_person_is_merged_from_the_thread(page: Page, target):
    _, name = opened(page, target, "whole")
    target.inbound("+91 98220 40404", "Merge Twin", "It is me again")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Merge with another contact").click()
    picker = page.get_by_role("combobox", name="Who is the same person?")
    expect(picker).to_be_focused()
    check_accessibility(page)
    picker.fill("Merge Twin")
    expect(page.get_by_role("option", name=re.compile("Merge Twin"))).to_be_visible()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name=re.compile("^Make Merge Twin and"))
    expect(dialog).to_contain_text(name)
    check_accessibility(page)
    dialog.get_by_role("button", name="Merge").click()
    expect(page.get_by_text(re.compile("are one contact now"))).to_be_visible()
    expect(page).to_have_url(re.compile("/inbox/"))
    mock(page, "withheld", {"permissions": ["contacts.merge"]})
    try:
        page.reload()
        page.get_by_role("button", name="More actions").click()
        expect(page.get_by_role("menuitem", name="Pin")).to_be_visible()
        expect(page.get_by_role("menuitem", name="Merge with another contact")).to_have_count(0)
    finally:
        mock(page, "withheld", {"permissions": []})


def test_a_transcript_is_a_file(page: Page, target):
    opened(page, target, "transcript")
    page.get_by_role("button", name="More actions").click()
    link = page.get_by_role("menuitem", name="Transcript as CSV")
    answer = page.request.get(link.get_attribute("href"))
    assert answer.ok and "attachment" in answer.headers["content-disposition"]


def comes(target, number: str, name: str, kind: str, content: dict, text: str = "") -> None:
    """Something that no customer of ours should be able to send, and yet may."""
    body = json.dumps({"from": number, "name": name, "type": kind, "text": text, "content": content}).encode()
    request = urllib.request.Request(
        f"{target.simulator}/_simulator/inbound", body, {"Content-Type": "application/json"}, method="POST"
    )
    urllib.request.urlopen(request, timeout=10).close()


def test_no_message_breaks_the_thread(page: Page, target, console):
    # A body that cannot be drawn is told to the console, as every fault.
    console.allowed = ("toLowerCase", "TypeError")
    number, name = opened(page, target, "broken")
    items = [{"product_retailer_id": "SKU", "quantity": 2, "item_price": 5, "currency": "rupees"}]
    comes(target, number, name, "order", {"product_items": items})
    comes(target, number, name, "order", {"product_items": [{"quantity": "many", "item_price": "dear"}]})
    comes(target, number, name, "location", {"latitude": "north", "longitude": 900, "name": "Nowhere"})
    comes(target, number, name, "contacts", {"contacts": [{"phones": [{"phone": "1"}, {"phone": "1"}], "name": 7}]})
    comes(target, number, name, "interactive", {"type": "nfm_reply", "nfm_reply": {"response_json": "null"}})
    parts = {"name": 5, "components": [{"type": "body", "text": "Hello"}, {"type": 5}]}
    comes(target, number, name, "template", parts, "Still to be read")
    target.inbound(number, name, "After all of it")
    thread = page.get_by_role("region", name="Messages")
    expect(thread.get_by_text("After all of it")).to_be_visible()
    expect(thread.locator(".order").first).to_contain_text("10 rupees")
    expect(thread.get_by_text("Nowhere")).to_be_visible()
    expect(thread.locator(".location-map")).to_have_count(0)
    expect(thread.get_by_text("Still to be read")).to_be_visible()
    check_accessibility(page)


def test_what_is_not_passed_on_says_why(page: Page, target):
    number, name = opened(page, target, "why-not")
    details = {"details": "Message type is currently not supported."}
    error = {"code": 131051, "title": "Message type unknown", "error_data": details}
    comes(target, number, name, "unsupported", {"errors": [error]})
    comes(target, number, name, "unsupported", {"type": "poll"})
    first = page.locator(".bubble-type-unsupported").first
    expect(first).to_contain_text("The reason that WhatsApp gives: Message type unknown")
    expect(first).to_contain_text("131051")
    expect(first).to_contain_text("currently not supported")
    expect(page.locator(".bubble-type-unsupported").last).to_contain_text("of the kind “poll”")
    shoot(page, "unsupported")
    check_accessibility(page)


def test_the_panel_tells_of_the_contact(page: Page):
    ready(page, "/inbox?q=Asha+Verma")
    page.locator(".conversation", has=page.locator(".conversation-name", has_text="Asha Verma")).first.click()
    panel = page.get_by_role("complementary", name="About the contact")
    expect(panel).to_contain_text("gift wrapping")
    panel.get_by_role("region", name="Campaigns").scroll_into_view_if_needed()
    campaigns = panel.get_by_role("region", name="Campaigns 1")
    expect(campaigns.get_by_role("link", name="Hello Asha ✨")).to_have_attribute("href", "/campaigns/cmp_demo")
    expect(campaigns).to_contain_text("Read")
    consent = panel.locator("[data-purpose=marketing]")
    expect(consent).to_be_visible()
    panel.get_by_role("button", name="Change consent: Marketing").click()
    dialog = page.get_by_role("dialog", name="Consent: Marketing")
    said = "No" if dialog.get_by_label("No", exact=True).is_checked() else "Yes"
    other = "Yes" if said == "No" else "No"
    dialog.get_by_label(other, exact=True).check()
    dialog.get_by_label("Evidence").fill("On the phone, she said so herself")
    dialog.get_by_role("button", name="Record it").click()
    expect(consent.locator(".badge")).to_have_text(other)
    notes = panel.get_by_role("region", name="Notes on the contact")
    expect(notes).to_contain_text("Prefers linen")
    notes.get_by_role("button", name="New note").click()
    notes.get_by_role("textbox", name="New note").fill("Comes back in spring")
    notes.get_by_role("button", name="Add the note").click()
    expect(notes.get_by_role("list")).to_contain_text("Comes back in spring")
    expect(panel.get_by_role("region", name="Timeline")).to_contain_text("Contact added")
    expect(panel.get_by_role("region", name="Facts")).to_contain_text("Last wrote")
    panel.get_by_role("button", name="Change E-mail").click()
    panel.get_by_role("textbox", name="E-mail").fill("asha@shop.example")
    page.keyboard.press("Enter")
    expect(panel.get_by_role("button", name="Change E-mail")).to_have_text("asha@shop.example")
    check_accessibility(page)
    page.locator(".thread-scroll").focus()
    page.keyboard.press("i")
    expect(panel).to_have_count(0)
    page.keyboard.press("i")
    expect(panel).to_be_visible()


def test_the_panel_has_the_files_campaigns_and_sequences_of_the_contact(page: Page, target):
    ready(page, "/inbox?q=Asha+Verma")
    page.locator(".conversation", has=page.locator(".conversation-name", has_text="Asha Verma")).first.click()
    panel = page.get_by_role("complementary", name="About the contact")
    for name in ("Files", "Campaigns", "Sequences"):
        panel.get_by_role("region", name=re.compile(f"^{name}")).scroll_into_view_if_needed()
    files = panel.get_by_role("region", name=re.compile(r"^Files \d+"))
    expect(files.locator("img").first).to_be_visible()
    tiles = files.locator(".panel-files li")
    before = tiles.count()
    kinds = files.get_by_role("group", name="Kinds of files")
    kinds.get_by_role("button", name="Documents").click()
    expect(tiles.first.get_by_role("link")).to_have_attribute("title", re.compile("pdf|Document"))
    expect(files.locator("img")).to_have_count(0)
    kinds.get_by_role("button", name="All").press("Enter")
    expect(tiles).to_have_count(before)
    sequences = panel.get_by_role("region", name=re.compile("^Sequences"))
    expect(sequences.get_by_role("link").first).to_have_attribute("href", re.compile(r"^/sequences/seq_\w+\?view=people&stage="))
    expect(sequences.locator(".badge").first).to_be_visible()
    check_accessibility(page)
    shoot(page, "panel-related")
    number, name = customer("bare")
    target.inbound(number, name, "Hello")
    ready(page, f"/inbox?q={name.replace(' ', '+')}")
    page.locator(".conversation").first.click()
    for name in ("Files", "Campaigns", "Sequences"):
        panel.get_by_role("region", name=name).scroll_into_view_if_needed()
    expect(panel).to_contain_text("No file has been sent or received.")
    expect(panel).to_contain_text("No campaign has had them among its people.")
    expect(panel).to_contain_text("They have not been in a sequence.")


def test_what_whatsapp_asks_to_wait_with_says_until_when_and_is_sent_then(page: Page, target, console):
    console.allowed = ("409",)
    opened(page, target, "limit")
    conversation = re.search(r"cnv_\w+", page.url).group()
    error = {"code": 131049, "title": "Not delivered", "detail": "To keep the ecosystem healthy", "advice": "Wait"}
    mock(page, "colleague", {"conversationId": conversation, "text": "The sale begins", "error": error})
    failed = bubble(page, "The sale begins")
    failed.get_by_role("button", name="Send again").click()
    expect(failed).to_contain_text("WhatsApp asks to wait: it takes this message from")
    check_accessibility(page)
    failed.get_by_role("button", name="Send it then").click()
    expect(page.get_by_text(re.compile("It goes out on"))).to_be_visible()
    expect(failed).to_contain_text("It is sent again on")
    expect(page.get_by_role("button", name="1 scheduled")).to_be_visible()


def test_a_further_attempt_that_was_taken_back_says_what_stands(page: Page, target, console):
    console.allowed = ("409",)
    opened(page, target, "back")
    conversation = re.search(r"cnv_\w+", page.url).group()
    error = {"code": 131049, "title": "Not delivered", "detail": "To keep the ecosystem healthy", "advice": "Wait"}
    answer = {"conversationId": conversation, "error": error}
    for text, campaign in (("The sale begins", "cmp_0000000000001"), ("Shall I call you?", None)):
        mock(page, "colleague", {**answer, "text": text, "campaignId": campaign})
        failed = bubble(page, text)
        failed.get_by_role("button", name="Send again").click()
        failed.get_by_role("button", name="Send it then").click()
        expect(failed).to_contain_text("It is sent again on")
    failed = bubble(page, "The sale begins")
    page.get_by_role("button", name="2 scheduled").click()
    dialog = page.get_by_role("dialog")
    for left in (1, 0):
        dialog.get_by_role("button", name="Do not send").first.click()
        expect(dialog.locator(".scheduled-line")).to_have_count(left)
    expect(failed).to_contain_text("It was to be sent again, and that was taken back.")
    expect(failed.get_by_role("button", name="Send again")).to_have_count(0)
    shoot(page, "thread-taken-back")
    check_accessibility(page)
    # What is no campaign's may be sent again.
    expect(bubble(page, "Shall I call you?").get_by_role("button", name="Send it then")).to_be_visible()


def test_the_free_entry_point_is_shown(page: Page):
    ready(page, "/inbox?q=Zainab")
    page.locator(".conversation").first.click()
    expect(page.locator(".window-badge")).to_contain_text(re.compile(r"Free for \d+"))
    shoot(page, "entry-point")


def test_a_found_message_opens_the_thread_at_its_place(page: Page, target):
    number, name = opened(page, target, "found")
    target.inbound(number, name, "The needle of the haystack")
    for index in range(90):
        target.inbound(number, name, f"Straw {index}")
    expect(line(page, "Straw 89")).to_be_visible()
    ready(page, "/inbox?q=needle+of+the&in=messages")
    search = page.get_by_placeholder("Search conversations")
    search.fill("needle of the haystack")
    page.get_by_role("radio", name="Messages").check(force=True)
    page.locator(".found-line").first.click()
    found = page.locator(".bubble-row.is-found")
    expect(found).to_contain_text("The needle of the haystack")
    expect(found).to_be_focused()
    expect(found).to_be_in_viewport()
    expect(page.get_by_text("Straw 89", exact=True)).not_to_be_in_viewport()
    shoot(page, "found")
    check_accessibility(page)
    page.get_by_role("button", name="To the newest").click()
    expect(line(page, "Straw 89")).to_be_in_viewport()
    expect(page).not_to_have_url(re.compile("at="))


def test_scrolling_on_from_a_found_message_reaches_the_end(page: Page, target):
    number, name = opened(page, target, "on")
    target.inbound(number, name, "Where it begins")
    for index in range(120):
        target.inbound(number, name, f"Line {index}")
    expect(line(page, "Line 119")).to_be_visible()
    first = page.evaluate(
        """async (id) => {
            const items = []; let next = "";
            do {
                const page = await (await fetch(`/api/conversations/${id}/messages?limit=50${next && `&before=${next}`}`)).json();
                items.push(...page.items); next = page.next;
            } while (next);
            return items.find((item) => item.text === "Where it begins").id;
        }""",
        conversation_id(page),
    )
    ready(page, f"/inbox/{conversation_id(page)}?at={first}")
    expect(page.locator(".is-found")).to_contain_text("Where it begins")
    scroller = page.locator(".thread-scroll")
    for _ in range(12):
        scroller.evaluate("(element) => element.scrollTo(0, element.scrollHeight)")
        page.wait_for_timeout(150)
    expect(line(page, "Line 119")).to_be_in_viewport()
    texts = scroller.evaluate("(element) => [...element.querySelectorAll('.bubble .formatted')].map((words) => words.textContent)")
    lines = [int(text.split()[1]) for text in texts if text.startswith("Line ")]
    assert lines == list(range(120)), "each line once, in order"


def asked_of(page: Page, path: str, body: object = None, method: str = "GET") -> dict:
    """Another client's request, with this one's session."""
    return page.evaluate(
        """async ([path, body, method]) => {
            const headers = { "Content-Type": "application/json", "X-CSRF-Token": "mock-csrf-token" };
            if (method !== "GET") headers["Idempotency-Key"] = crypto.randomUUID();
            const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
            const text = await answer.text();
            return text ? JSON.parse(text) : {};
        }""",
        [path, body, method],
    )


def in_the_middle(page: Page, target, tag: str, count: int) -> tuple[str, str]:
    """A thread opened at a message far above its newest ones."""
    number, name = opened(page, target, tag)
    target.inbound(number, name, "Where it begins")
    for index in range(count):
        target.inbound(number, name, f"Line {index}")
    expect(line(page, f"Line {count - 1}")).to_be_visible()
    lines = asked_of(page, f"/api/conversations/{conversation_id(page)}/messages?limit=200")["items"]
    found = next(line["id"] for line in lines if line.get("text") == "Where it begins")
    ready(page, f"/inbox/{conversation_id(page)}?at={found}")
    expect(page.locator(".is-found")).to_contain_text("Where it begins")
    return number, name


def test_a_thread_read_on_from_a_found_message_is_a_live_one(page: Page, target):
    number, name = in_the_middle(page, target, "live", 120)
    thread = page.get_by_role("region", name="Messages")
    scroller = page.locator(".thread-scroll")
    unread = lambda: asked_of(page, f"/api/conversations/{conversation_id(page)}")["unread"]  # noqa: E731
    target.inbound(number, name, "Not yet to be seen")
    page.wait_for_timeout(600)
    assert unread() == 1, "what is not shown is not read"
    for _ in range(14):
        scroller.evaluate("(element) => element.scrollTo(0, element.scrollHeight)")
        page.wait_for_timeout(120)
    expect(thread.get_by_text("Not yet to be seen")).to_be_in_viewport()
    expect(page.get_by_role("button", name="To the newest")).to_have_count(0)
    scroller.evaluate("(element) => element.scrollBy(0, -800)")
    place = scroller.evaluate("(element) => element.scrollTop")
    target.inbound(number, name, "And another")
    expect(thread.get_by_text("And another")).to_be_attached()
    assert scroller.evaluate("(element) => element.scrollTop") == place, "nothing jumps"
    page.get_by_role("button", name="To the newest").click()
    expect(thread.get_by_text("And another")).to_be_in_viewport()
    write(page, "I have read it all.")
    expect(bubble(page, "I have read it all.").locator(".ticks")).to_have_attribute("data-state", "read", timeout=20_000)
    expect(bubble(page, "I have read it all.")).to_have_count(1)
    expect(bubble(page, "I have read it all.")).to_be_in_viewport()
    page.wait_for_timeout(300)
    assert unread() == 0


def test_an_answer_at_the_end_of_what_was_found_stays(page: Page, target):
    number, name = in_the_middle(page, target, "stays", 70)
    scroller = page.locator(".thread-scroll")
    for _ in range(8):
        scroller.evaluate("(element) => element.scrollTo(0, element.scrollHeight)")
        page.wait_for_timeout(120)
    expect(page).to_have_url(re.compile("at="))
    target.inbound(number, name, "Are you there?")
    expect(page.get_by_role("region", name="Messages").get_by_text("Are you there?")).to_be_in_viewport()
    write(page, "Here I am.")
    expect(bubble(page, "Here I am.").locator(".ticks")).to_have_attribute("data-state", "read", timeout=20_000)
    expect(bubble(page, "Here I am.")).to_have_count(1)


def test_ticks_go_on_where_a_thread_is_open_in_its_middle(page: Page, target):
    number, name = opened(page, target, "middle")
    write(page, "Far above")
    # Nobody waits for a browser that is slow to send: what is to stand above the others has to be there before them.
    expect(bubble(page, "Far above").locator(".ticks")).to_have_attribute("data-state", re.compile("sent|delivered|read"))
    for index in range(70):
        target.inbound(number, name, f"Straw {index}")
    expect(line(page, "Straw 69")).to_be_visible()
    path = f"/api/conversations/{conversation_id(page)}/messages?limit=200"
    far = next(line for line in asked_of(page, path)["items"] if line.get("text") == "Far above")
    ready(page, f"/inbox/{conversation_id(page)}?at={far['id']}")
    found = page.locator(".is-found")
    expect(found.locator(".ticks")).to_have_attribute("data-state", "read", timeout=20_000)
    found.hover()
    found.get_by_role("button", name="More for this message").click()
    page.keyboard.press("Enter")
    expect(found.locator(".bubble-reactions")).to_have_text("👍")
    page.wait_for_timeout(900)
    expect(found.locator(".bubble-reactions")).to_have_text("👍")
    page.get_by_role("button", name="To the newest").click()
    expect(page.get_by_role("region", name="Messages").locator(".bubble").last).to_contain_text("Straw 69")


def test_a_second_answer_is_held_back_in_a_thread_open_in_its_middle(page: Page, target, console):
    console.allowed = ("Failed to load resource", "409")
    in_the_middle(page, target, "apart", 90)
    mock(page, "colleague", {"conversationId": conversation_id(page), "text": "We are open until six."})
    page.wait_for_timeout(900)
    write(page, "We close at five.")
    expect(page.get_by_text("Daniel Okoro has answered meanwhile")).to_be_visible()
    expect(page.get_by_role("region", name="Messages").get_by_text("We are open until six.").first).to_be_visible()


def test_a_note_that_a_colleague_deletes_goes_and_comes_back_nowhere(page: Page, target):
    number, name = opened(page, target, "gone")
    path = f"/api/conversations/{conversation_id(page)}"
    note = asked_of(page, f"{path}/notes", {"text": "Not for long", "clientId": "gone-1"}, "POST")
    expect(page.locator(".note-bubble")).to_contain_text("Not for long")
    target.inbound(number, name, "First after it")
    expect(page.get_by_role("region", name="Messages").get_by_text("First after it")).to_be_visible()
    asked_of(page, f"/api/notes/{note['id']}", method="DELETE")
    target.inbound(number, name, "Second after it")
    expect(page.get_by_role("region", name="Messages").get_by_text("Second after it")).to_be_visible()
    expect(page.locator(".note-bubble")).to_have_count(0)


newest_lines = re.compile(r"/messages\?limit=\d+$")


def held_back(page: Page) -> list:
    """From now on the newest lines are asked for, and not answered until they are let go."""
    held: list = []
    page.route(newest_lines, lambda route: held.append(route))
    return held


def let_go(page: Page, held: list) -> None:
    for route in held:
        route.continue_()
    page.unroute(newest_lines)


def all_lines(page: Page) -> list[int]:
    """The lines of the whole thread, from its beginning on."""
    scroller = page.locator(".thread-scroll")
    beginning = page.get_by_text("The beginning of the conversation")
    for _ in range(20):
        scroller.evaluate("(element) => element.scrollTo(0, 0)")
        if beginning.count() > 0:
            break
        page.wait_for_timeout(100)
    expect(beginning).to_be_attached()
    texts = scroller.evaluate("(element) => [...element.querySelectorAll('.bubble .formatted')].map((words) => words.textContent)")
    return [int(text.split()[1]) for text in texts if text.startswith("Line ")]


def test_an_answer_that_is_there_before_what_came_earlier_hides_none_of_it(page: Page, target):
    number, name = opened(page, target, "overtaken")
    held = held_back(page)
    for index in range(70):
        target.inbound(number, name, f"Line {index}")
    write(page, "I was away.")
    expect(bubble(page, "I was away.").locator(".ticks")).to_have_attribute("data-state", re.compile("accepted|sent"))
    let_go(page, held)
    expect(line(page, "Line 69")).to_be_visible()
    assert all_lines(page) == list(range(70)), "each line once, in order"
    expect(line(page, "I was away.")).to_have_count(1)


def test_what_was_read_on_to_stays_though_the_newest_lines_were_asked_for_before(page: Page, target):
    number, name = in_the_middle(page, target, "joined", 120)
    note = asked_of(page, f"/api/conversations/{conversation_id(page)}/notes", {"text": "First", "clientId": "joined-1"}, "POST")
    page.wait_for_timeout(600)
    held = held_back(page)
    asked_of(page, f"/api/notes/{note['id']}", {"text": "Second", "mentions": []}, "PATCH")
    scroller = page.locator(".thread-scroll")
    for _ in range(30):
        scroller.evaluate("(element) => element.scrollTo(0, element.scrollHeight)")
        if held and page.get_by_role("button", name="To the newest").count() == 0:
            break
        page.wait_for_timeout(100)
    expect(line(page, "Line 119")).to_be_in_viewport()
    assert held, "the newest lines were asked for"
    let_go(page, held)
    expect(page.locator(".note-bubble")).to_contain_text("Second")
    target.inbound(number, name, "After all of it")
    expect(line(page, "After all of it")).to_be_in_viewport()
    expect(page.locator(".is-found")).to_contain_text("Where it begins")
    assert all_lines(page) == list(range(120)), "each line once, in order"
