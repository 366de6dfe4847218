"""The list of conversations: queues, filters in the address, saved views, many at once, only by keyboard."""

import re
import time

import pytest
from playwright.sync_api import Browser, Page, expect

import target as targets
from conftest import PLACES, check_accessibility, ready, shoot
from test_inbox import customer, opened, write

# What only the shared inbox's server part gives: it is tested against the stand-in until that part is in the sandbox.
pytestmark = pytest.mark.skipif(not targets.is_mock(), reason="needs colleagues, teams and tags that the stand-in has")


def mock(page: Page, path: str, body: dict) -> None:
    """Tells the stand-in what colleagues do."""
    answer = page.request.put(
        f"/api/_mock/{path}", data=body, headers={"X-CSRF-Token": "mock-csrf-token", "Idempotency-Key": f"mock {time.time_ns()}"}
    )
    assert answer.ok, answer.text()


def tab(page: Page, name: str):
    return page.get_by_role("navigation", name="Queues").get_by_role("link", name=re.compile(name))


def rows(page: Page):
    return page.locator(".conversation")


def test_queues_are_addresses_with_counts(page: Page):
    ready(page, "/inbox")
    tab(page, "Mine").click()
    expect(page).to_have_url(re.compile(r"tab=mine"))
    expect(tab(page, "Mine")).to_have_attribute("aria-current", "page")
    expect(rows(page).first).to_contain_text("Asha Verma")
    shown = tab(page, "Mine").locator(".inbox-tab-count").inner_text()
    assert int(re.match(r"\d+", shown).group()) > 1
    tab(page, "Unassigned").click()
    expect(rows(page).first).to_contain_text(re.compile("Unassigned|Sales floor|After sales"))
    tab(page, "Resolved").click()
    expect(page).to_have_url(re.compile("tab=resolved"))
    shoot(page, "desk-resolved")


def test_only_the_inboxes_one_may_see_are_offered(page: Page):
    ready(page, "/inbox")
    page.get_by_role("radio", name="Support").check(force=True)
    expect(page).to_have_url(re.compile("inbox=support"))
    mock(page, "withheld", {"permissions": ["inbox.support.view"]})
    try:
        ready(page, "/inbox")
        expect(page.get_by_role("radio", name="Support")).to_have_count(0)
        expect(page.get_by_role("heading", name="Sales inbox")).to_be_visible()
    finally:
        mock(page, "withheld", {"permissions": []})


def test_filters_are_chips_in_the_address(page: Page):
    ready(page, "/inbox")
    page.keyboard.press("f")
    dialog = page.get_by_role("dialog", name="Filter")
    check_accessibility(page)
    dialog.get_by_label("Tag").select_option(label="VIP")
    dialog.get_by_label("Assigned to").select_option(label="Asha Verma")
    dialog.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile(r"tag=tag_\w+"))
    chips = page.locator(".inbox-chips .chip")
    expect(chips).to_have_count(2)
    expect(rows(page).first).to_contain_text("VIP")
    shoot(page, "desk-filtered")
    check_accessibility(page)
    page.reload()
    expect(chips).to_have_count(2)
    page.get_by_role("button", name="Without “VIP”").click()
    expect(chips).to_have_count(1)
    page.go_back()
    expect(page.locator(".inbox-chips")).to_have_count(0)


def test_what_a_quick_link_brought_is_found_by_its_source(page: Page):
    ready(page, "/inbox")
    page.keyboard.press("f")
    dialog = page.get_by_role("dialog", name="Filter")
    dialog.get_by_label("Came by").select_option(label="A quick link")
    dialog.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile("source=link"))
    expect(page.locator(".inbox-chips .chip")).to_contain_text("A quick link")
    shoot(page, "desk-source-link")
    rows(page).first.click()
    expect(page.get_by_role("term").filter(has_text="Came by")).to_be_visible()
    expect(page.get_by_role("definition").filter(has_text="A quick link")).to_be_visible()


def test_a_view_is_saved_used_and_deleted(page: Page):
    ready(page, "/inbox?tab=pinned&window=open")
    name = f"Pinned {time.time_ns() % 10_000}"
    menu = page.get_by_role("button", name="Saved views and order")
    menu.click()
    page.get_by_role("menuitem", name="Save this view").click()
    page.get_by_label("Name of the view").fill(name)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text(f"“{name}” is saved.")).to_be_visible()
    ready(page, "/inbox")
    menu.click()
    page.get_by_role("menuitemradio", name=name).click()
    expect(page).to_have_url(re.compile("tab=pinned"))
    menu.click()
    expect(page.get_by_role("menuitemradio", name=name)).to_have_attribute("aria-checked", "true")
    page.get_by_role("menuitem", name="Change this view").click()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_many_at_once_and_back(page: Page, target):
    tag = f"Bulk{time.time_ns() % 100_000}"
    for count in range(3):
        target.inbound(f"9197{time.time_ns() % 10_000_000:07d}{count}", f"{tag} {count}", "Hello")
    ready(page, f"/inbox?q={tag}")
    expect(rows(page)).to_have_count(3)
    page.get_by_role("checkbox", name=re.compile(f"Choose {tag}")).first.check()
    bar = page.get_by_role("toolbar", name="Chosen conversations")
    expect(bar).to_contain_text("1 chosen")
    page.get_by_role("checkbox", name=re.compile(f"Choose {tag}")).last.click(modifiers=["Shift"])
    expect(bar).to_contain_text("3 chosen")
    shoot(page, "desk-bulk")
    check_accessibility(page)
    page.keyboard.press("e")
    expect(page.get_by_text("Done for 3 conversations.")).to_be_visible()
    expect(rows(page)).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Taken back for 3 conversations.")).to_be_visible()
    expect(rows(page)).to_have_count(3)


def test_everything_in_a_list_can_be_chosen(page: Page):
    ready(page, "/inbox?tab=resolved")
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Choose all in this list").click()
    count = page.locator(".bulk")
    expect(count).to_have_attribute("data-count", re.compile(r"^\d{2,}$"))
    assert int(count.get_attribute("data-count")) > 50
    page.keyboard.press("Escape")
    expect(count).to_have_count(0)


def test_messages_are_found_by_what_they_have_without_words_too(page: Page):
    ready(page, "/inbox")
    page.keyboard.press("f")
    dialog = page.get_by_role("dialog", name="Filter")
    dialog.get_by_label("Messages with").select_option(label="Recordings")
    dialog.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile(r"has=audio"))
    found = page.get_by_role("list", name="Messages")
    expect(found.get_by_role("listitem").first).to_contain_text("Audio")
    chip = page.locator(".inbox-chips .chip")
    expect(chip).to_have_text("Recordings")
    check_accessibility(page)
    page.keyboard.press("f")
    dialog.get_by_label("Messages with").select_option(label="Links")
    dialog.get_by_role("button", name="Show").click()
    expect(chip).to_have_text("Links")
    page.get_by_role("button", name="Without “Links”").click()
    expect(rows(page).first).to_be_visible()


def test_the_chosen_are_assigned_by_keyboard(page: Page, target):
    number, name = customer("assign")
    target.inbound(number, name, "Hello")
    ready(page, f"/inbox?q={name.replace(' ', '+')}")
    rows(page).first.click()
    expect(page.locator(".bubble").first).to_be_visible()
    page.keyboard.press("x")
    page.keyboard.press("a")
    page.get_by_role("combobox", name="Assign").fill("mina")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Done for 1 conversation.")).to_be_visible()
    expect(rows(page).first).to_contain_text("Mina Petrova")


def test_the_contact_owner_is_given_it_by_menu_keyboard_palette_and_in_bulk(page: Page, target, console):
    number, name = customer("owner")
    target.inbound(number, name, "Hello")
    ready(page, f"/inbox?q={name.replace(' ', '+')}")
    rows(page).first.click()
    expect(page.locator(".bubble").first).to_be_visible()
    page.keyboard.press("o")
    expect(page.get_by_text("Nobody owns this contact.")).to_be_visible()
    console.allowed = ("409",)
    contact = page.locator(".thread-who a").get_attribute("href").split("/")[-1]
    owner = page.request.get("/api/members").json()["items"][2]
    page.request.patch(
        f"/api/contacts/{contact}",
        data={"ownerId": owner["id"]},
        headers={"X-CSRF-Token": "mock-csrf-token", "Idempotency-Key": f"owner {time.time_ns()}"},
    )
    page.reload()
    assigned = page.get_by_role("button", name=f"Assigned to {owner['name']}. Change")
    page.get_by_role("button", name="Assign", exact=True).click()
    option = page.get_by_role("option", name="Contact owner")
    expect(option).to_contain_text(owner["name"])
    option.click()
    expect(assigned).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(assigned).to_have_count(0)
    page.keyboard.press("o")
    expect(assigned).to_be_visible()
    assigned.click()
    page.get_by_role("option", name="Nobody").click()
    expect(assigned).to_have_count(0)
    page.keyboard.press("Control+k")
    page.get_by_role("combobox", name="Search or jump to").fill("contact owner")
    page.keyboard.press("Enter")
    expect(assigned).to_be_visible()
    page.get_by_role("button", name="Undo").last.click()
    expect(assigned).to_have_count(0)
    page.keyboard.press("x")
    page.keyboard.press("o")
    expect(page.get_by_text("Done for 1 conversation.")).to_be_visible()
    expect(rows(page).first).to_contain_text(owner["name"])


def test_nothing_moves_under_the_pointer(page: Page, target):
    ready(page, "/inbox")
    rows(page).nth(2).hover()
    name = rows(page).nth(2).locator(".conversation-name").inner_text()
    number, _ = customer("held")
    target.inbound(number, "Somebody new", "Hello")
    expect(page.get_by_role("button", name="1 new conversation")).to_be_visible()
    assert rows(page).nth(2).locator(".conversation-name").inner_text() == name
    page.get_by_role("button", name="1 new conversation").click()
    expect(rows(page).first).to_contain_text("Somebody new")


def top_row(page: Page) -> list:
    """The name and the place of the first row that is whole in sight."""
    return page.locator(".virtual-list").evaluate(
        """(list) => {
            const top = list.getBoundingClientRect().top;
            const row = [...list.querySelectorAll(".conversation")].map((row) => [row.getBoundingClientRect().top, row])
                .filter(([place]) => place >= top).sort(([left], [right]) => left - right)[0][1];
            return [row.querySelector(".conversation-name").innerText, row.getBoundingClientRect().top];
        }"""
    )


def test_what_a_colleague_takes_keeps_its_place_under_the_pointer(page: Page):
    ready(page, "/inbox?tab=unassigned")
    name = rows(page).nth(2).locator(".conversation-name").inner_text()
    rows(page).nth(2).hover()
    taken = rows(page).first.get_attribute("href").split("/")[2].split("?")[0]
    other = page.request.get("/api/members").json()["items"][-1]["id"]
    answer = page.request.put(
        f"/api/conversations/{taken}/assignee",
        data={"memberId": other, "teamId": None},
        headers={"X-CSRF-Token": "mock-csrf-token", "Idempotency-Key": f"taken {time.time_ns()}"},
    )
    assert answer.ok, answer.text()
    gone = rows(page).first.get_by_label("No longer in this list")
    expect(gone).to_be_visible()
    assert rows(page).nth(2).locator(".conversation-name").inner_text() == name
    check_accessibility(page)
    page.mouse.move(1000, 500)
    expect(page.get_by_label("No longer in this list")).to_have_count(0)
    expect(page.locator(f'.conversation[href*="{taken}"]')).to_have_count(0)


def test_a_list_that_is_read_further_down_stays_there(page: Page, target):
    ready(page, "/inbox")
    page.mouse.move(1000, 500)
    page.locator(".virtual-list").evaluate("(list) => list.scrollTop = 400")
    before = top_row(page)
    number, _ = customer("below")
    target.inbound(number, "Somebody above", "Hello")
    expect(page.get_by_role("button", name="1 new conversation")).to_be_visible()
    assert top_row(page) == before
    page.get_by_role("button", name="1 new conversation").click()
    expect(rows(page).first).to_contain_text("Somebody above")
    expect(rows(page).first).to_be_in_viewport()


def test_the_list_does_not_follow_the_open_conversation_down(page: Page, target):
    opened(page, target, "stays")
    page.get_by_label("Message", exact=True).click()
    page.mouse.move(1000, 500)
    for count in range(12):
        number, _ = customer("above")
        target.inbound(f"{number[:-2]}{count:02d}", f"Newer {count}", "Hello")
    expect(rows(page).first).to_contain_text("Newer 11")
    expect(rows(page).first).to_be_in_viewport()


def test_the_palette_has_the_keys_of_the_conversation(page: Page, target):
    opened(page, target, "palette")
    page.keyboard.press("Control+k")
    page.get_by_role("combobox").fill("pin or")
    page.keyboard.press("Enter")
    expect(page.locator(".conversation[aria-current] .conversation-marks [aria-label=Pinned]")).to_be_visible()
    page.keyboard.press("p")
    expect(page.locator(".conversation[aria-current] .conversation-marks [aria-label=Pinned]")).to_have_count(0)


def test_a_second_key_is_not_lost_while_the_first_is_on_its_way(page: Page, target):
    held = []
    page.route("**/pin", lambda route: held.append(route) if not held else route.continue_())
    opened(page, target, "twice")
    pinned = page.locator(".conversation[aria-current] .conversation-marks [aria-label=Pinned]")
    page.keyboard.press("p")
    expect(pinned).to_be_visible()
    page.keyboard.press("p")
    expect(pinned).to_have_count(0)
    with page.expect_response(lambda answer: answer.request.method == "DELETE" and answer.url.endswith("/pin")):
        held[0].continue_()
    page.reload()
    expect(page.locator(".bubble").first).to_be_visible()
    expect(pinned).to_have_count(0)


def test_an_hour_without_a_mouse(page: Page, target):
    """From the list to a note, an answer, a colleague and the next conversation, only by keys."""
    number, name = customer("keyed")
    target.inbound(number, name, "Do you ship to Dubai?")
    ready(page, "/inbox")
    page.keyboard.press("/")
    page.keyboard.type(name)
    expect(rows(page)).to_have_count(1)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.press("o")
    expect(rows(page).first).to_have_attribute("aria-current", "true")
    expect(page.get_by_label("Message", exact=True)).to_be_visible()
    page.keyboard.press("n")
    expect(page.get_by_label("Private note", exact=True)).to_be_focused()
    page.keyboard.type("@dan")
    expect(page.get_by_role("option", name=re.compile("Daniel"))).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.type("knows the prices")
    page.keyboard.press("Enter")
    expect(page.locator(".note-bubble .mention")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    expect(page.get_by_label("Message", exact=True)).to_be_focused()
    page.keyboard.type("/addr")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Message", exact=True)).to_have_value(re.compile("Indiranagar"))
    page.keyboard.press("Enter")
    expect(page.locator(".bubble-out").filter(has_text="Indiranagar")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.keyboard.type("dan")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=re.compile("Assigned to Daniel Okoro"))).to_be_visible()
    page.keyboard.press("e")
    expect(page.get_by_text("The conversation is resolved.")).to_be_visible()
    page.keyboard.press("j")
    expect(rows(page).first).to_be_visible()


def test_what_was_said_is_found_in_all_messages(page: Page):
    ready(page, "/inbox")
    page.keyboard.press("/")
    page.keyboard.type("ship to Dubai")
    page.get_by_role("radio", name="Messages").check(force=True)
    expect(page).to_have_url(re.compile("in=messages"))
    hit = page.get_by_role("list", name="Messages").get_by_role("link").first
    expect(hit.locator("mark")).to_have_text("ship to Dubai")
    shoot(page, "desk-found")
    check_accessibility(page)
    hit.click()
    expect(page.locator(".bubble").filter(has_text="Do you ship to Dubai?").first).to_be_visible()


def test_found_messages_are_narrowed_by_what_counts_there(page: Page, target):
    number, name = opened(page, target, "sift")
    target.inbound(number, name, "Sift me, said the customer")
    write(page, "Sift me, said Asha")
    expect(page.locator(".bubble-out")).to_have_count(1)
    ready(page, "/inbox?q=Sift+me&in=messages&window=open&source=ad&unread=true&assignee=none")
    lines = page.locator(".found-line")
    chips = page.locator(".inbox-chips .chip")
    expect(lines).to_have_count(2)
    expect(chips).to_have_count(0)
    page.locator(".found").focus()
    page.keyboard.press("f")
    dialog = page.get_by_role("dialog", name="Filter")
    expect(dialog.get_by_label("24-hour window")).to_have_count(0)
    check_accessibility(page)
    dialog.get_by_label("Written by").select_option(label="The customer")
    dialog.get_by_role("button", name="Show").click()
    expect(lines).to_have_count(1)
    expect(lines).to_contain_text("said the customer")
    expect(chips).to_have_text("Written by: The customer")
    shoot(page, "desk-found-filtered")
    check_accessibility(page)
    for sender, said in (("Us", "said Asha"), ("Asha Verma", "said Asha"), ("Daniel Okoro", "")):
        page.get_by_role("button", name="Filter", exact=True).click()
        dialog.get_by_label("Written by").select_option(label=sender)
        dialog.get_by_role("button", name="Show").click()
        expect(lines).to_have_count(1 if said else 0)
        if said:
            expect(lines).to_contain_text(said)
    expect(page.get_by_text("No message fits these filters.")).to_be_visible()
    page.get_by_role("button", name="Without “Written by: Daniel Okoro”").click()
    page.get_by_role("button", name="Filter", exact=True).click()
    dialog.get_by_label("Messages with").select_option(label="Files")
    dialog.get_by_role("button", name="Show").click()
    expect(chips).to_have_text("Files")
    expect(lines).to_have_count(0)


def test_what_is_being_written_shows_in_the_list(page: Page, target):
    _, name = opened(page, target, "draft")
    page.get_by_label("Message", exact=True).fill("Not yet fin")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    row = rows(page).filter(has_text=name)
    expect(row).to_contain_text("Draft:")
    expect(row).to_contain_text("Not yet fin")
    row.click()
    page.get_by_label("Message", exact=True).fill("")


def test_one_is_away_and_colleagues_see_it(page: Page):
    ready(page, "/inbox")
    away = page.get_by_role("button", name="Away", exact=True)
    away.click()
    expect(away).to_have_attribute("aria-pressed", "true")
    check_accessibility(page)
    away.click()
    expect(away).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("theme, width, locale", PLACES)
def test_the_desk_is_accessible_everywhere(browser: Browser, browser_context_args, console, theme, width, locale):
    size = {"width": width, "height": 900 if width > 400 else 844}
    context = browser.new_context(**{**browser_context_args, "viewport": size, "color_scheme": theme})
    page = context.new_page()
    page.on("console", lambda message: console.append(message.text) if message.type == "error" else None)
    page.add_init_script(f"localStorage.setItem('lodestone.locale', JSON.stringify('{locale}'))")
    ready(page, "/inbox?tab=open&q=Asha")
    shoot(page, f"desk-{theme}-{width}-{locale}")
    check_accessibility(page)
    page.locator(".conversation", has=page.locator(".conversation-name", has_text="Asha Verma")).first.click()
    expect(page.locator(".bubble").first).to_be_visible()
    shoot(page, f"desk-thread-{theme}-{width}-{locale}")
    check_accessibility(page)
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    context.close()
