"""The other half of an agent's hour: the afternoon, in a sandbox of its own whose customers answer.

What waits for its time, files, failures, the contact book in and out, a colleague who must not see numbers, the doctor."""

import csv
import datetime
import json
import re
import urllib.request
from pathlib import Path

import pytest
import target as targets
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browsing import check_accessibility, check_room, ready, shoot
from test_inbox import bubble, write

pytestmark = pytest.mark.skipif(targets.is_mock(), reason="what customers and Meta do is the simulator's to say")

ZONE = datetime.timezone(datetime.timedelta(hours=5, minutes=30))
RAVI, FARID, MEERA = ("919834465347", "Ravi Menon"), ("919811122233", "Farid Aziz"), "Meera Nair"
GIVE = """(place, [kind, name, drawn]) => {
    const bytes = Uint8Array.from(atob(drawn), (sign) => sign.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], name, { type: "image/png" }));
    const more = { bubbles: true, cancelable: true };
    place.dispatchEvent(kind === "paste" ? new ClipboardEvent(kind, { clipboardData: data, ...more })
        : new DragEvent(kind, { dataTransfer: data, ...more }));
}"""
DRAW = """() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 400 });
    canvas.getContext("2d").fillRect(0, 0, 640, 400);
    return canvas.toDataURL("image/png").split(",")[1];
}"""


class Afternoon:
    """The sandbox, its owner's session, and what one test leaves to a later one."""

    def __init__(self, sandbox: targets.Target, browser: Browser, folder: Path):
        self.sandbox, self.state = sandbox, str(folder / "owner.json")
        self.invitation = ""
        context = browser.new_context()
        page = context.new_page()
        page.goto(sandbox.login_url)
        expect(page.locator("#root[data-ready=true]")).to_be_attached()
        context.storage_state(path=self.state)
        context.close()

    def simulate(self, path: str, body: dict) -> None:
        data, kind = json.dumps(body).encode(), {"Content-Type": "application/json"}
        request = urllib.request.Request(f"{self.sandbox.simulator}/_simulator/{path}", data, kind, method="POST")
        urllib.request.urlopen(request, timeout=10).close()


@pytest.fixture(scope="module")
def afternoon(browser: Browser, tmp_path_factory):
    sandbox = targets.start()
    found = Afternoon(sandbox, browser, tmp_path_factory.mktemp("afternoon"))
    sandbox.inbound(*RAVI, "Hello, is the blue one still there?")
    sandbox.inbound(*FARID, "Can you hear me?")
    yield found
    sandbox.stop()


@pytest.fixture
def browser_context_args(browser_context_args, afternoon):
    return {**browser_context_args, "base_url": afternoon.sandbox.url, "storage_state": afternoon.state}


def opened(page: Page, name: str) -> None:
    ready(page, "/inbox")
    page.locator(".conversation").filter(has_text=name).first.click()
    expect(page.locator(".thread-head, .thread").get_by_text(name).first).to_be_visible()
    expect(field(page)).to_be_visible()


def field(page: Page):
    return page.get_by_label("Message", exact=True)


def later(page: Page, words: str, when: str = "In an hour") -> None:
    field(page).fill(words)
    page.get_by_role("button", name="Send later").click()
    page.get_by_role("combobox", name="Send later").fill(when)
    page.keyboard.press("Enter")


def at_minute(page: Page, moment: datetime.datetime):
    dialog = page.get_by_role("dialog", name="Send later")
    dialog.get_by_label("When").fill(moment.strftime("%Y-%m-%dT%H:%M"))
    dialog.get_by_role("button", name="Schedule").click()
    return dialog


def test_a_message_waits_for_its_time_is_changed_and_called_back(page: Page, afternoon):
    opened(page, RAVI[1])
    later(page, "Good morning!")
    expect(page.get_by_role("button", name="1 scheduled")).to_be_visible()
    expect(field(page)).to_be_focused()
    page.get_by_role("button", name="1 scheduled").click()
    page.get_by_role("dialog").get_by_role("button", name="Write it anew").click()
    expect(field(page)).to_have_value("Good morning!")
    expect(field(page)).to_be_focused()
    now = datetime.datetime.now(ZONE)
    later(page, "It goes by itself", "another")
    expect(at_minute(page, now - datetime.timedelta(hours=1))).to_contain_text("This time has passed.")
    expect(at_minute(page, now + datetime.timedelta(days=2))).to_contain_text("window will be closed by then")
    # A whole minute, and time enough to press the button before it.
    at_minute(page, datetime.datetime.now(ZONE) + datetime.timedelta(seconds=75))
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(field(page)).to_be_focused()
    for words in ("Second", "Third"):
        later(page, words)
    page.get_by_role("button", name="3 scheduled").click()
    dialog = page.get_by_role("dialog", name="Scheduled messages")
    check_accessibility(page)
    shoot(page, "afternoon-scheduled")
    for words in ("Second", "Third"):
        dialog.locator("li").filter(has_text=words).get_by_role("button", name="Do not send").press("Enter")
        expect(dialog.locator("li").filter(has_text=words)).to_have_count(0)
        expect(dialog.get_by_role("button", name="Write it anew").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="1 scheduled")).to_be_focused()


def test_files_are_dropped_and_pasted_with_their_words_and_forwarded(page: Page, afternoon):
    opened(page, RAVI[1])
    drawn = page.evaluate(DRAW)
    thread = page.locator(".thread-scroll")
    thread.evaluate(GIVE, ["dragenter", "kurta.png", drawn])
    expect(page.get_by_text("Drop to attach")).to_be_visible()
    thread.evaluate(GIVE, ["drop", "kurta.png", drawn])
    field(page).evaluate(GIVE, ["paste", "image.png", drawn])
    expect(page.locator(".tray-item")).to_have_count(2)
    expect(field(page)).to_have_attribute("placeholder", "Add a caption")
    write(page, "Both of these")
    expect(page.locator(".bubble-out img")).to_have_count(2)
    expect(bubble(page, "Both of these").locator("img")).to_be_visible()

    message = bubble(page, "Both of these")
    message.hover()
    message.get_by_role("button", name="More for this message").click()
    page.get_by_role("menuitem", name="Forward").click()
    dialog = page.get_by_role("dialog", name="Forward the message")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("Olivia")
    expect(dialog.get_by_role("checkbox")).to_have_count(1)
    dialog.get_by_role("checkbox").check()
    dialog.get_by_role("button", name="Forward to 1").click()
    expect(page.get_by_text("Forwarded to 1 conversation.")).to_be_visible()
    opened(page, "Olivia Bennett")
    expect(bubble(page, "Both of these").locator("img")).to_be_visible()


def test_what_failed_is_sent_again(page: Page, afternoon):
    afternoon.simulate("faults", {"recipient": FARID[0], "fail": 131000, "times": 1})
    opened(page, FARID[1])
    write(page, "Yes, loud and clear")
    failed = page.locator(".failure")
    expect(failed).to_contain_text("131000", timeout=20_000)
    check_accessibility(page)
    shoot(page, "afternoon-failed")
    failed.get_by_role("button", name="Send again").click()
    ticks = bubble(page, "Yes, loud and clear").locator(".ticks")
    expect(ticks.last).to_have_attribute("data-state", re.compile("delivered|read"), timeout=20_000)
    # Nobody sends it a third time because it still stands there.
    expect(failed).to_contain_text("It was sent again, further down.")
    expect(failed.get_by_role("button")).to_have_count(0)
    ready(page, "/failed-messages")
    expect(page.locator(".failed-list tbody tr").filter(has_text=FARID[1])).to_contain_text("Sent again")
    shoot(page, "afternoon-failed-list")


@pytest.mark.parametrize("width", [1440, 390])
def test_no_row_moves_when_it_is_chosen(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 844})
    for path, row in (("/contacts", "main tbody tr:not(.table-space)"), ("/inbox", ".conversation")):
        ready(page, path)
        found = page.locator(row).first
        before = found.bounding_box()
        page.locator("main").get_by_role("checkbox", name=re.compile("^Choose (?!all)")).first.check(force=True)
        expect(page.get_by_role("toolbar").locator("strong")).to_have_text("1 chosen")
        assert found.bounding_box() == before, path
        check_room(page, path)


def test_a_filter_becomes_a_segment_and_many_are_changed_and_changed_back(page: Page):
    ready(page, "/contacts")
    page.keyboard.press("f")
    dialog = page.get_by_role("dialog", name="Filter contacts")
    dialog.get_by_label("Field").select_option("phone")
    dialog.get_by_label("Value of Phone number").fill("+9198")
    expect(dialog.locator(".count-head")).to_contain_text("4 contacts")
    dialog.get_by_role("button", name="Save as a segment").click()
    page.get_by_role("dialog", name="New segment").get_by_label("Name of the segment").fill("Indian numbers")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    ready(page, "/contacts/segments")
    page.get_by_role("link", name="Indian numbers").click()
    expect(page.locator(".people-chips")).to_contain_text("Segment: Indian numbers")
    rows = page.locator("main tbody tr:not(.table-space)")
    expect(rows).to_have_count(4)
    page.get_by_role("checkbox", name="Choose all that are shown").check()
    page.keyboard.press("t")
    page.get_by_role("combobox", name="Tags").fill("Diwali")
    page.keyboard.press("Enter")
    strip = page.locator(".bulk-job").last
    expect(strip).to_contain_text("4 contacts changed")
    expect(rows.filter(has_text="Diwali")).to_have_count(4)
    strip.get_by_role("button", name="Undo").click()
    expect(strip).to_contain_text("Taken back.")
    expect(rows.filter(has_text="Diwali")).to_have_count(0)
    expect(rows.filter(has_text="VIP")).to_have_count(1)


def test_two_become_one_and_two_again_and_a_field_remembers(page: Page):
    ready(page, "/contacts")
    for number in ("+91 98111 00001", "+91 98111 00002"):
        page.keyboard.press("n")
        dialog = page.get_by_role("dialog", name="New contact")
        dialog.get_by_label("Name", exact=True).fill(MEERA)
        dialog.get_by_label("Phone number").fill(number)
        page.keyboard.press("Control+Enter")
        expect(dialog).to_have_count(0)
    ready(page, "/contacts/duplicates")
    pair = page.locator(".duplicate")
    expect(pair).to_contain_text("+91 98111 00002")
    pair.get_by_role("button", name="Keep this one").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Merge").click()
    expect(page.get_by_role("heading", name="No duplicates")).to_be_visible()

    ready(page, "/contacts?q=Meera")
    page.locator("main tbody a.cell-main").click()
    for value in ("Pune", "Nashik"):
        page.get_by_role("button", name="Change City").click()
        page.get_by_label("City", exact=True).last.fill(value)
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Change City")).to_have_text(value)
        expect(page.get_by_role("button", name="Change City")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="History of City")).to_contain_text("“Nashik” before: “Pune”")
    check_accessibility(page)
    page.keyboard.press("Escape")
    expect(page.locator(".contact-timeline")).to_contain_text("City became “Nashik”")
    page.get_by_label("Merges", exact=True).check()
    page.get_by_role("button", name="Take apart").press("Enter")
    expect(page.locator(".merge-list")).to_contain_text("taken apart")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    shoot(page, "afternoon-merges")
    check_accessibility(page)
    ready(page, "/contacts?q=Meera")
    expect(page.locator("main tbody a.cell-main")).to_have_count(2)


def imported(page: Page, file: dict | Path) -> None:
    ready(page, "/contacts/import")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_text("Nothing has been written yet.")).to_be_visible(timeout=20_000)
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_a_file_with_bad_rows_comes_in_and_goes_and_an_export_comes_back_as_it_went(page: Page, tmp_path: Path):
    lines = ["Name,Phone,City", "Leela Rao,+91 98222 00001,Mysuru", "No Number,,Goa", "Too Short,12,Agra"]
    lines += ["Leela again,+91 98222 00001,", "José Álvarez,+34 612 345 678,Cádiz"]
    imported(page, {"name": "people.csv", "mimeType": "text/csv", "buffer": "\n".join(lines).encode()})
    rows = page.locator("main tbody tr:not(.table-space)")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("There is no number.")
    check_accessibility(page)
    shoot(page, "afternoon-import")
    page.get_by_role("button", name="Import 2 contacts").click()
    expect(page.get_by_text("2 contacts are in.")).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Take the import back").click()
    page.get_by_role("dialog").get_by_role("button", name="Take the import back").click()
    expect(page.get_by_text("2 contacts are as they were before.")).to_be_visible(timeout=20_000)
    ready(page, "/contacts?q=Leela")
    expect(page.get_by_role("heading", name="No contact matches")).to_be_visible()

    ready(page, "/contacts")
    people = page.locator("main tbody tr:not(.table-space)").count()
    page.get_by_role("button", name="Export", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Make the file").click()
    with page.expect_download() as saved:
        page.get_by_role("link", name="Download").first.click()
    file = tmp_path / "contacts.csv"
    saved.value.save_as(file)
    assert len(list(csv.DictReader(file.open(encoding="utf-8-sig")))) == people
    imported(page, file)
    shoot(page, "afternoon-again")
    expect(page.locator(".stats")).to_contain_text(re.compile(r"New contacts\s*0\s*Contacts changed\s*0"))


def test_who_may_not_see_numbers_sees_none_anywhere(page: Page, browser: Browser, browser_context_args, afternoon, console):
    ready(page, "/settings/roles")
    page.get_by_role("button", name="New role").click()
    dialog = page.get_by_role("dialog", name="New role")
    expect(dialog).not_to_contain_text(re.compile(r"[a-z]\.(view|manage|edit)"))
    dialog.get_by_label("Name").fill("Weekend help")
    dialog.get_by_label("Numbers are hidden").check()
    for area in ("Inbox", "Contacts"):
        dialog.get_by_role("group", name=area, exact=True).get_by_role("button", name="All of these").click()
    dialog.get_by_role("button", name="Save").click()
    ready(page, "/settings/members")
    page.get_by_role("button", name="Invite").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("E-mail").fill("weekend@shop.example")
    dialog.get_by_label("Weekend help").check()
    dialog.get_by_role("button", name="Invite").click()
    link = dialog.locator(".copy-line code").inner_text()

    context = browser.new_context(**{**browser_context_args, "storage_state": None, "accept_downloads": True})
    context.on("page", console.watch)
    wanda = context.new_page()
    wanda.goto(link)
    wanda.get_by_label("Your name").fill("Wanda Weekend")
    wanda.get_by_label("Choose a password").fill("words that belong together")
    wanda.get_by_role("button", name="Join").click()
    expect(wanda.locator("#root[data-ready=true]")).to_be_attached(timeout=20_000)
    look_around(wanda, afternoon)
    hides(wanda)
    context.close()


def unseen(page: Page) -> None:
    assert not re.search(r"9834465347|98344 65347|9845012301|7400123456", page.content()), page.url


def look_around(wanda: Page, afternoon) -> None:
    """Nothing is asked for that her role has not: the console of the browser would tell. What is new comes at once."""
    ready(wanda, "/")
    expect(wanda.get_by_role("region", name="Message Credits")).to_have_count(0)
    for place in ("Campaigns", "Templates", "Credits"):
        expect(wanda.get_by_role("link", name=place, exact=True)).to_have_count(0)
    check_accessibility(wanda)
    shoot(wanda, "afternoon-few-permissions")
    opened(wanda, RAVI[1])
    expect(wanda.locator(".thread-head, .thread").get_by_text("+91•••••••347").first).to_be_visible()
    unseen(wanda)
    afternoon.sandbox.inbound(*RAVI, "And in green?")
    expect(bubble(wanda, "And in green?")).to_be_visible()
    expect(wanda.locator(".connection-bar")).to_have_count(0)


def hides(wanda: Page) -> None:
    ready(wanda, "/contacts")
    expect(wanda.locator("main tbody").get_by_text("+91•••••••347")).to_be_visible()
    unseen(wanda)
    wanda.locator("main tbody a.cell-main").filter(has_text=RAVI[1]).click()
    expect(wanda.get_by_role("heading", name="Details")).to_be_visible()
    unseen(wanda)
    for words, is_found in (("Ravi", True), (RAVI[0][2:7], False)):
        wanda.keyboard.press("Control+k")
        wanda.get_by_role("dialog").get_by_role("combobox").fill(words)
        found = wanda.get_by_role("dialog").get_by_role("option").filter(has_text=RAVI[1])
        expect(found).to_have_count(2) if is_found else expect(wanda.get_by_text("Nothing matches")).to_be_visible()
        unseen(wanda)
        wanda.keyboard.press("Escape")
    ready(wanda, "/contacts")
    wanda.get_by_role("button", name="Export", exact=True).click()
    wanda.get_by_role("dialog").get_by_role("button", name="Make the file").click()
    expect(wanda.get_by_text("numbers hidden")).to_be_visible()
    with wanda.expect_download() as saved:
        wanda.get_by_role("link", name="Download").first.click()
    written = Path(saved.value.path()).read_text()
    assert RAVI[1] in written and RAVI[0] not in written
    opened(wanda, RAVI[1])
    wanda.get_by_role("button", name="More actions").click()
    for kind in ("text", "CSV", "a page"):
        item = wanda.get_by_role("menuitem", name=re.compile(f"Transcript as {kind}"))
        if item.count():
            assert RAVI[0] not in wanda.request.get(item.get_attribute("href")).text(), kind


def test_the_doctor_finds_what_was_broken_and_sees_it_mended(page: Page, afternoon):
    channel = page.request.get("/api/channels").json()["items"][0]["id"]
    ready(page, f"/settings/channels/{channel}")
    page.get_by_role("link", name="Doctor").first.click()
    lines = page.locator(".check-line")
    expect(lines.first).to_be_visible(timeout=30_000)
    expect(page.locator(".check-line[data-state=fail]")).to_have_count(0)
    expect(page.locator(".checks")).not_to_contain_text(re.compile(r"\d{4}-\d\d-\d\dT"))
    afternoon.simulate("settings", {"token_valid": False})
    try:
        again = page.get_by_role("button", name="Look again")
        again.focus()
        page.keyboard.press("Enter")
        token = lines.filter(has=page.get_by_text("Access token", exact=True))
        expect(token).to_have_attribute("data-state", "fail", timeout=30_000)
        expect(token).to_contain_text("What mends it")
        expect(again).to_be_focused()
        check_accessibility(page)
        shoot(page, "afternoon-doctor")
    finally:
        afternoon.simulate("settings", {"token_valid": True})
    page.keyboard.press("Enter")
    expect(page.locator(".check-line[data-state=fail]")).to_have_count(0, timeout=30_000)
    expect(lines.first).to_be_visible(timeout=30_000)


def test_a_link_has_a_code_that_leads_to_the_number(page: Page, tmp_path: Path):
    ready(page, "/settings/quick-links")
    page.get_by_role("button", name="New quick link").first.click()
    dialog = page.get_by_role("dialog", name="New quick link")
    dialog.get_by_label("Name").fill("Shop window")
    dialog.get_by_label("First words").fill("I saw your window")
    page.keyboard.press("Control+Enter")
    row = page.locator(".own-row").filter(has_text="Shop window")
    row.get_by_role("button", name="Code").click()
    code = page.get_by_role("dialog", name="Shop window")
    assert code.get_by_role("img").evaluate("(image) => image.decode().then(() => image.naturalWidth > 0)")
    short = code.locator("code").filter(has_text="/l/").first.inner_text()
    answer = page.request.get(short, max_redirects=0)
    assert answer.status in (301, 302, 303, 307) and "wa.me/12025550143" in answer.headers["location"]
    with page.expect_download() as saved:
        code.get_by_role("link", name="PNG").click()
    assert Path(saved.value.path()).read_bytes()[:4] == b"\x89PNG"
    page.keyboard.press("Escape")
    expect(row.get_by_role("button", name="Code")).to_be_focused()


def test_who_is_blocked_is_listed_and_let_in_again_and_a_transcript_tells_it_all(page: Page):
    opened(page, FARID[1])
    page.get_by_role("button", name="More actions").click()
    href = page.get_by_role("menuitem", name="Transcript as text").get_attribute("href")
    told = page.request.get(href)
    assert "attachment" in told.headers["content-disposition"]
    assert "Can you hear me?" in told.text() and "Yes, loud and clear" in told.text()
    page.get_by_role("menuitem", name="Block").click()
    page.get_by_role("dialog").get_by_role("button", name="Block").click()
    expect(page.get_by_text("This contact is blocked.")).to_be_visible()
    ready(page, "/contacts?list=blocked")
    rows = page.locator("main tbody tr:not(.table-space)")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text(FARID[1])
    rows.locator("a.cell-main").click()
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("menuitem", name="Unblock").click()
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("Blocked")
    ready(page, "/contacts?list=blocked")
    expect(rows).to_have_count(0)
    shoot(page, "afternoon-nobody-blocked")


def test_words_are_found_in_what_was_said_and_filters_narrow_it(page: Page):
    ready(page, "/inbox")
    page.keyboard.press("/")
    page.keyboard.type("blue one")
    page.get_by_role("radio", name="Messages").check(force=True)
    expect(page.locator(".found-line")).to_have_count(1)
    page.locator(".found-line").click()
    expect(page.locator(".bubble-row.is-found")).to_contain_text("is the blue one still there?")
    ready(page, "/inbox")
    page.keyboard.press("f")
    dialog = page.get_by_role("dialog", name="Filter")
    dialog.get_by_label("Assigned to").select_option(label="Demo Owner")
    dialog.get_by_role("button", name="Show").click()
    rows = page.locator(".conversation")
    expect(rows.filter(has_text="Unassigned")).to_have_count(0)
    expect(rows.filter(has_text=FARID[1])).to_have_count(1)
    expect(page.locator(".inbox-chips")).to_contain_text("Demo Owner")
    page.keyboard.press("/")
    page.keyboard.type("Ravi")
    expect(rows).to_have_count(1)


def test_on_a_phone_one_reads_answers_and_finds_the_contact(browser: Browser, browser_context_args, console):
    size = {"width": 390, "height": 844}
    context: BrowserContext = browser.new_context(
        **{**browser_context_args, "viewport": size, "has_touch": True, "color_scheme": "dark"}
    )
    context.on("page", console.watch)
    page = context.new_page()
    opened(page, RAVI[1])
    field(page).fill("On my way, from the phone")
    page.get_by_role("button", name="Send", exact=True).tap()
    expect(bubble(page, "On my way").locator(".ticks")).to_have_attribute(
        "data-state", re.compile("sent|delivered|read"), timeout=20_000
    )
    for path in ("/contacts/segments", "/contacts/imports", "/contacts/exports", "/settings/quick-links"):
        ready(page, path)
        check_room(page, path)
        shoot(page, f"afternoon-phone{path.replace('/', '-')}")
    context.close()


def test_what_was_scheduled_has_left_by_itself(page: Page):
    """It was to go within the minute; the tests between took most of that."""
    opened(page, RAVI[1])
    own = bubble(page, "It goes by itself")
    expect(own.locator(".ticks")).to_have_attribute("data-state", re.compile("sent|delivered|read"), timeout=90_000)
    expect(page.get_by_role("button", name="1 scheduled")).to_have_count(0)
    expect(bubble(page, "Second")).to_have_count(0)
