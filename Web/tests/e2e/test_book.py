"""The contact book on the stand-in: list, filters, many at once, a contact's page, companies, communities, files, words of refusal."""

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from conftest import check_accessibility, ready
from test_desk import pytestmark  # noqa: F401

SCREENS = {
    "book-contacts": "/contacts",
    "book-blocked": "/contacts?list=blocked",
    "book-deleted": "/contacts?list=deleted",
    "book-new": "/contacts?edit=new",
    "book-segments": "/contacts/segments",
    "book-duplicates": "/contacts/duplicates",
    "book-import": "/contacts/import",
    "book-imports": "/contacts/imports",
    "book-exports": "/contacts/exports",
    "book-companies": "/companies",
    "book-communities": "/communities",
    "book-opt-out": "/settings/opt-out",
}


def unique(word: str) -> str:
    return f"{word}{time.time_ns() % 1_000_000}"


def chosen(page: Page, text: str) -> None:
    expect(page.get_by_role("toolbar", name="Chosen contacts")).to_contain_text(text)


def rows(page: Page):
    return page.locator("main tbody tr:not(.table-space)")


def first_contact(page: Page) -> str:
    """Opens the first of the list, and tells its name."""
    ready(page, "/contacts?sort=name")
    link = page.locator("main tbody a.cell-main").nth(5)
    name = link.inner_text()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(re.escape(name)))
    return name


def test_every_screen_of_the_book(looked):
    for name, path in SCREENS.items():
        ready(looked, path)
        looked.look(name)


def test_a_contact_and_its_parts(looked):
    ready(looked, "/contacts")
    looked.locator("main tbody a.cell-main").nth(2).click()
    expect(looked.get_by_role("heading", name="Details")).to_be_visible()
    for part in ("Timeline", "Notes", "Consent", "Merges"):
        looked.get_by_label(part, exact=True).check()
        expect(looked.locator(".skeleton")).to_have_count(0)
        looked.look(f"book-contact-{part.lower()}")
    ready(looked, "/companies")
    looked.locator("main tbody a.cell-main").nth(1).click()
    expect(looked.get_by_role("heading", name="Its people")).to_be_visible()
    looked.look("book-company")
    ready(looked, "/communities")
    looked.get_by_role("link", name="Quiet for two months").click()
    expect(looked.get_by_role("heading", name="The rule")).to_be_visible()
    looked.look("book-community")


def test_a_filter_reads_as_a_sentence_counts_and_is_kept(page: Page):
    ready(page, "/contacts")
    page.keyboard.press("f")
    dialog = page.get_by_role("dialog", name="Filter contacts")
    expect(dialog).to_contain_text("Complete a condition")
    dialog.get_by_label("Field").select_option("country")
    dialog.get_by_role("button", name="Value of Country").click()
    page.get_by_role("combobox", name="Value of Country").fill("germ")
    page.keyboard.press("Enter")
    expect(dialog.locator(".count-head")).to_contain_text(re.compile(r"[\d,]+ contacts"))
    expect(dialog).to_contain_text("found in")
    expect(dialog).to_contain_text("points")
    dialog.get_by_role("button", name="Add a group").click()
    group = dialog.get_by_role("group", name="for whom", exact=True)
    group.get_by_label("Field").select_option("optIn")
    group.get_by_role("button", name="Add a condition").click()
    group.get_by_label("Field").nth(1).select_option("lastInboundAt")
    group.get_by_label("Value of Last wrote to us").fill("20")
    check_accessibility(page)
    expect(dialog.get_by_role("button", name=re.compile(r"Show [\d,]+ contacts"))).to_be_enabled()
    dialog.get_by_role("button", name=re.compile("Show")).click()
    expect(page).to_have_url(re.compile("filter="))
    expect(page.locator(".people-chips")).to_contain_text("Country is Germany")
    expect(page.locator(".people-chips")).to_contain_text(
        "Marketing consent is Yes or Last wrote to us in the last 20 days"
    )
    for phone in page.locator("main tbody td:nth-child(3)").all_inner_texts():
        assert phone == "" or phone.startswith("+49")
    page.reload()
    expect(page.locator(".people-chips .chip")).to_have_count(2)
    page.get_by_role("button", name="Without “Country is Germany”").click()
    expect(page.locator(".people-chips .chip")).to_have_count(1)
    page.go_back()


def test_a_segment_is_saved_shown_changed_and_deleted(page: Page):
    name = unique("Germans ")
    ready(page, "/contacts/segments")
    page.get_by_role("button", name="New segment").click()
    dialog = page.get_by_role("dialog", name="New segment")
    dialog.get_by_label("Name of the segment").fill(name)
    dialog.get_by_label("Field").select_option("phone")
    dialog.get_by_label("Value of Phone number").fill("+49")
    expect(dialog.locator(".count-head")).to_contain_text("contacts")
    page.keyboard.press("Control+Enter")
    row = page.locator(".own-row").filter(has_text=name)
    expect(row).to_contain_text("Phone number begins with “+49”")
    row.get_by_role("link", name=name).click()
    expect(page.locator(".people-chips")).to_contain_text(f"Segment: {name}")
    expect(rows(page).first).to_contain_text("+49")
    ready(page, "/contacts/segments")
    page.get_by_role("button", name=f"Actions for {name}").click()
    page.get_by_role("menuitem", name="Delete").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(row).to_have_count(0)


def test_a_fixed_segment_keeps_those_who_fit_now(page: Page):
    name = unique("Emirates then ")
    ready(page, "/contacts/segments")
    page.get_by_role("button", name="New segment").click()
    dialog = page.get_by_role("dialog", name="New segment")
    dialog.get_by_label("Name of the segment").fill(name)
    dialog.get_by_label("As it is now").check()
    dialog.get_by_label("Field").select_option("phone")
    dialog.get_by_label("Value of Phone number").fill("+971")
    expect(dialog.locator(".count-head")).to_contain_text("contacts")
    count = dialog.locator(".count-head strong").inner_text()
    dialog.get_by_role("button", name="Save").click()
    row = page.locator(".own-row").filter(has_text=name)
    expect(row).to_contain_text("fixed")
    expect(row).to_contain_text(count)


def test_columns_are_chosen_ordered_and_kept(page: Page):
    ready(page, "/contacts")
    page.get_by_role("button", name="Columns").click()
    dialog = page.get_by_role("dialog", name="Columns")
    dialog.get_by_role("checkbox", name="Size").check()
    dialog.get_by_role("checkbox", name="Owner").uncheck()
    dialog.get_by_role("checkbox", name="Company").focus()
    page.keyboard.press("Alt+ArrowUp")
    check_accessibility(page)
    dialog.get_by_role("button", name="Done").click()
    headers = page.locator("main thead th")
    expect(headers.filter(has_text="Size")).to_have_count(1)
    expect(headers.filter(has_text="Owner")).to_have_count(0)
    names = headers.all_inner_texts()
    assert names.index("Company") < names.index("Tags")
    page.reload()
    expect(headers.filter(has_text="Size")).to_have_count(1)
    page.get_by_role("button", name="Saved views").click()
    page.get_by_role("menuitem", name="Save this view").click()
    page.get_by_role("dialog").get_by_label("Name of the view").fill("With sizes")
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Saved views").click()
    page.get_by_role("menuitemradio", name="Agreed, by last activity").click()
    expect(headers.filter(has_text="Size")).to_have_count(0)
    expect(page.locator(".people-chips")).to_contain_text("Marketing consent is Yes")


def test_many_are_chosen_by_keys_changed_and_changed_back(page: Page):
    ready(page, "/contacts?sort=oldest")
    for key in ("j", "j", "x", "j", "x"):
        page.keyboard.press(key)
    chosen(page, "2 chosen")
    page.keyboard.press("t")
    page.get_by_role("combobox", name="Tags").fill("Trade fair")
    expect(page.get_by_role("option", name="Trade fair", exact=True)).to_be_visible()
    page.keyboard.press("Enter")
    strip = page.locator(".bulk-job").last
    expect(strip).to_contain_text(re.compile("[012] contacts? changed"))
    check_accessibility(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("toolbar", name="Chosen contacts")).to_have_count(0)


def test_everybody_who_matches_is_changed_with_progress_and_undone(page: Page):
    filter_ = '{"field":"phone","op":"startsWith","value":"%2B34"}'
    ready(page, f"/contacts?filter={filter_}")
    page.get_by_role("checkbox", name="Choose all that are shown").check()
    page.get_by_role("button", name=re.compile(r"Choose all [\d,]+ that match")).click()
    chosen(page, "that match")
    page.get_by_role("button", name="Owner", exact=True).click()
    page.get_by_role("combobox", name="Owner").fill("Mina")
    expect(page.get_by_role("option", name="Mina Petrova")).to_be_visible()
    page.keyboard.press("Enter")
    strip = page.locator(".bulk-job").last
    expect(strip.get_by_role("progressbar")).to_be_visible()
    expect(strip).to_contain_text(re.compile(r"[\d,]+ contacts changed"))
    expect(rows(page).first).to_contain_text("Mina Petrova")
    strip.get_by_role("button", name="Undo").click()
    expect(strip).to_contain_text("Taken back.")
    page.reload()
    owners = set(page.locator("main tbody td:nth-child(6)").all_inner_texts())
    assert owners != {"Mina Petrova"}


def test_consent_of_many_needs_evidence(page: Page):
    ready(page, '/contacts?filter={"field":"optIn","op":"is","value":"unknown"}')
    page.get_by_role("checkbox", name=re.compile("^Choose ")).nth(1).check()
    page.get_by_role("button", name="More for the chosen ones").click()
    page.get_by_role("menuitem", name="Record consent").click()
    dialog = page.get_by_role("dialog", name="Record consent of 1 contact")
    dialog.get_by_role("button", name="Record for 1 contact").click()
    expect(dialog.locator(".field-error")).to_have_text("Fill this in.")
    dialog.get_by_label("Evidence").fill("Signed at the fair, folder 12")
    check_accessibility(page)
    dialog.get_by_role("button", name="Record for 1 contact").click()
    expect(page.locator(".bulk-job").last).to_contain_text("1 contact changed")


def test_a_contact_is_added_with_its_fields(page: Page, console):
    console.allowed = ("422",)
    ready(page, "/contacts")
    page.keyboard.press("n")
    dialog = page.get_by_role("dialog", name="New contact")
    name = unique("Noor ")
    dialog.get_by_label("Name", exact=True).fill(name)
    dialog.get_by_label("Phone number").fill("12")
    dialog.get_by_role("button", name=re.compile("^Company")).click()
    page.get_by_role("combobox", name="Company").fill(unique("Fresh Company "))
    expect(page.get_by_role("option", name=re.compile("Make the company"))).to_be_visible()
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("button", name=re.compile("^Company"))).to_contain_text("Fresh Company")
    dialog.get_by_label("Size").select_option("L")
    dialog.get_by_label("Silk").check()
    dialog.get_by_label("Birthday").fill("1990-05-14")
    page.keyboard.press("Control+Enter")
    expect(dialog.locator(".field-error")).to_contain_text("not a phone number")
    dialog.get_by_label("Phone number").fill(f"+91 98{time.time_ns() % 100_000_000:08d}")
    page.keyboard.press("Control+Enter")
    page.locator(".toast").get_by_role("button", name="Open the contact").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    expect(page.get_by_role("button", name="Change Size")).to_have_text("L")
    expect(page.get_by_role("button", name="Change Likes")).to_have_text("Silk")
    expect(page.get_by_role("button", name="Change Birthday")).to_have_text("14 May 1990")


def test_a_field_is_changed_in_place_and_remembers(page: Page, console):
    console.allowed = ("422",)
    first_contact(page)
    page.get_by_role("button", name="Change Spent so far").click()
    page.get_by_label("Spent so far").last.fill("1250.50")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Change Spent so far")).to_have_text("1250.50")
    expect(page.get_by_role("button", name="Change Spent so far")).to_be_focused()
    expect(page.locator(".contact-timeline")).to_contain_text("Spent so far became")
    page.get_by_role("button", name="History of Spent so far").click()
    expect(page.get_by_role("dialog", name="History of Spent so far")).to_contain_text("1250.50")
    check_accessibility(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Change E-mail").click()
    page.get_by_label("E-mail", exact=True).last.fill("not an address")
    page.keyboard.press("Enter")
    expect(page.locator(".field-error")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Change E-mail")).to_be_visible()


def test_tags_notes_and_consent_of_a_contact(page: Page):
    first_contact(page)
    page.get_by_role("button", name="Change Tags").click()
    tag = unique("New tag ")
    page.get_by_role("combobox", name="Tags").fill(tag)
    expect(page.get_by_role("option", name=re.compile("Make the tag"))).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator(".fact .tag").filter(has_text=tag)).to_be_visible()
    page.keyboard.press("n")
    page.get_by_role("textbox", name="New note").fill("Likes *indigo*")
    page.get_by_role("button", name="Add the note").click()
    note = page.locator(".contact-notes li").first
    expect(note.locator("strong")).to_have_text("indigo")
    note.get_by_role("button", name="Delete the note").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.locator(".contact-notes")).not_to_contain_text("indigo")
    page.get_by_label("Consent", exact=True).check()
    page.get_by_role("button", name="Change consent: Updates on orders").click()
    dialog = page.get_by_role("dialog", name="Consent: Updates on orders")
    dialog.get_by_label("No", exact=True).check()
    dialog.get_by_label("Evidence").fill("Said so at the till")
    dialog.get_by_role("button", name="Record it").click()
    expect(page.locator(".consent-ledger")).to_contain_text("Said so at the till")
    expect(page.locator("[data-purpose=utility] .badge")).to_have_text("No")


def test_a_contact_is_blocked_deleted_restored_and_erased_with_proof(page: Page):
    name = first_contact(page)
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("menuitem", name="Block").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Blocked")
    page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("Blocked")
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("menuitem", name="Delete").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page).to_have_url(re.compile("/contacts$"))
    ready(page, "/contacts?list=deleted")
    row = rows(page).filter(has_text=name).first
    expect(row).to_contain_text("deleted")
    row.get_by_role("button", name="Restore").click()
    expect(page.locator(".toast").filter(has_text=f"{name} is back.")).to_be_visible()

    first_contact(page)
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("menuitem", name="Erase for good").click()
    dialog = page.get_by_role("dialog", name=re.compile("Erase"))
    action = dialog.get_by_role("button", name="Erase for good")
    expect(action).to_be_disabled()
    dialog.get_by_label(re.compile("Type")).fill(name)
    check_accessibility(page)
    action.click()
    proof = page.get_by_role("dialog", name="Erased")
    expect(proof).to_contain_text("sha256:")
    expect(proof.get_by_role("row").filter(has_text="messages")).to_contain_text("42")
    check_accessibility(page)
    proof.get_by_role("button", name="Done").click()
    expect(page).to_have_url(re.compile("/contacts$"))


def test_duplicates_become_one_and_two_again(page: Page):
    ready(page, "/contacts/duplicates")
    pair = page.locator(".duplicate").first
    expect(pair).to_contain_text("The same e-mail address")
    pair.get_by_role("button", name="Keep this one").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Stays")
    check_accessibility(page)
    href = pair.get_by_role("link").first.get_attribute("href")
    dialog.get_by_role("button", name="Merge").click()
    expect(page.get_by_text("No duplicates")).to_be_visible()
    ready(page, f"{href}?part=merges")
    page.get_by_role("button", name="Take apart").click()
    expect(page.locator(".merge-list")).to_contain_text("taken apart")
    ready(page, "/contacts/duplicates")
    expect(page.locator(".duplicate")).to_have_count(1)


def test_a_company_from_its_making_to_its_end(page: Page, console):
    console.allowed = ("422", "404")
    name = unique("Zebra Weavers ")
    ready(page, "/companies")
    page.get_by_role("button", name="New company").click()
    dialog = page.get_by_role("dialog", name="New company")
    dialog.get_by_label("Name", exact=True).fill("Kaveri Academy")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.locator(".field-error")).to_contain_text("This name is taken.")
    dialog.get_by_label("Name", exact=True).fill(name)
    dialog.get_by_label("Domain").fill("zebra.example")
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    page.get_by_role("button", name="Add a contact").click()
    dialog = page.get_by_role("dialog", name="New contact")
    expect(dialog.get_by_role("button", name=re.compile("^Company"))).to_contain_text(name)
    dialog.get_by_label("Name", exact=True).fill("Zoya Zebra")
    dialog.get_by_label("Phone number").fill(f"+91 97{time.time_ns() % 100_000_000:08d}")
    dialog.get_by_role("button", name="Save").click()
    expect(page.locator("main tbody")).to_contain_text("Zoya Zebra")
    expect(page.locator(".stat-value").first).to_have_text("1")
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("menuitem", name="Delete").click()
    expect(page.get_by_role("dialog")).to_contain_text("Its 1 contact stays")
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page).to_have_url(re.compile("/companies$"))


def test_a_community_by_hand_and_by_a_rule(page: Page):
    name = unique("Saturday people ")
    ready(page, "/communities")
    page.get_by_role("button", name="New community").click()
    dialog = page.get_by_role("dialog", name="New community")
    dialog.get_by_label("Name", exact=True).fill(name)
    check_accessibility(page)
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    page.get_by_role("button", name="Add a contact").click()
    page.get_by_role("combobox", name="Add a contact").fill("Asha Verma")
    expect(page.get_by_role("option").first).to_contain_text("Asha Verma")
    page.keyboard.press("Enter")
    expect(page.locator("main tbody")).to_contain_text("Asha Verma")
    page.get_by_role("button", name="Remove Asha Verma").click()
    expect(page.locator("main tbody")).to_have_count(0)
    page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(page.locator("main tbody")).to_contain_text("Asha Verma")
    page.get_by_role("button", name="Add by a filter").click()
    dialog = page.get_by_role("dialog", name="Filter contacts")
    dialog.get_by_label("Field").select_option("phone")
    dialog.get_by_label("Value of Phone number").fill("+9715")
    dialog.get_by_role("button", name=re.compile(r"Show [\d,]+ contacts")).click()
    expect(page.locator(".bulk-job").last).to_contain_text("contacts changed")
    expect(page.locator(".stat-value").first).not_to_have_text("1")


def test_a_file_is_matched_checked_imported_and_taken_back(page: Page, sample_file: Path, tmp_path: Path):
    ready(page, "/contacts/import")
    page.locator("input[type=file]").set_input_files(sample_file)
    expect(page.get_by_label("What Phone 1 - Value becomes")).to_have_value("phone")
    expect(page.get_by_label("What First Name becomes")).to_have_value("name")
    page.get_by_label("What City becomes").select_option("phone")
    expect(page.get_by_label("What Phone 1 - Value becomes")).to_have_value("skip")
    page.get_by_label("What Phone 1 - Value becomes").select_option("phone")
    page.get_by_label("As each row says").check()
    page.get_by_role("button", name="Check the file").click()
    expect(page.locator(".field-error")).to_have_text("Fill this in.")
    page.get_by_label("Evidence").fill("Paper forms, 2025")
    check_accessibility(page)
    page.get_by_role("button", name="Check the file").click()
    start = page.get_by_role("button", name=re.compile(r"Import [\d,]+ contacts"))
    expect(start).to_be_visible(timeout=20_000)
    expect(page.get_by_text("Nothing has been written yet.")).to_be_visible()
    page.locator(".recipients-tabs").get_by_label(re.compile("Not a number")).check()
    expect(rows(page).first).to_contain_text("No number looks like this")
    check_accessibility(page)
    start.click()
    expect(page.get_by_role("button", name="Take the import back")).to_be_visible(timeout=20_000)
    expect(page.get_by_text(re.compile(r"[\d,]+ contacts are in\."))).to_be_visible()
    assert page.get_by_role("link", name="Verdicts as CSV").get_attribute("href").endswith("verdicts.csv")
    page.get_by_role("button", name="Take the import back").click()
    page.get_by_role("dialog").get_by_role("button", name="Take the import back").click()
    expect(page.get_by_text(re.compile(r"[\d,]+ contacts are as they were before\."))).to_be_visible(timeout=20_000)

    # The same columns again: what was chosen is remembered.
    ready(page, "/contacts/import")
    page.locator("input[type=file]").set_input_files(sample_file)
    expect(page.get_by_label("As each row says")).to_be_checked()
    ready(page, "/contacts/imports")
    expect(page.locator(".own-list")).to_contain_text("Taken back")


def test_an_export_is_made_and_fetched(page: Page):
    ready(page, '/contacts?filter={"field":"phone","op":"startsWith","value":"%2B55"}')
    page.get_by_role("button", name="Export", exact=True).click()
    dialog = page.get_by_role("dialog", name=re.compile("Export"))
    dialog.get_by_label("Excel (XLSX)").check()
    dialog.get_by_label("Came by").uncheck()
    check_accessibility(page)
    dialog.get_by_role("button", name="Make the file").click()
    expect(page).to_have_url(re.compile("/contacts/exports"))
    link = page.get_by_role("link", name="Download").first
    expect(link).to_be_visible()
    assert page.request.get(link.get_attribute("href")).ok


def test_words_of_refusal_are_added_and_taken_out(page: Page):
    ready(page, "/settings/opt-out")
    field = page.get_by_role("textbox", name="Words that stop, German")
    field.fill("Schluss")
    page.keyboard.press("Enter")
    group = page.get_by_role("group", name="Words that stop, German")
    group.get_by_role("button", name="Remove “STOPP”").click()
    page.get_by_label("After STOP").fill("You are out.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("The words are saved.")
    page.reload()
    expect(group).to_contain_text("Schluss")
    expect(group).not_to_contain_text("STOPP")
    page.get_by_role("searchbox", name="Search a language or a word").fill("parar")
    expect(page.locator(".word-rows > li")).to_have_count(1)


def test_the_days_of_grace_are_chosen(page: Page):
    ready(page, "/settings/opt-out")
    days = page.get_by_role("spinbutton", name="Days until a deleted contact is erased")
    days.fill("7")
    page.get_by_role("button", name="Save the days").click()
    expect(page.locator(".toast")).to_contain_text("The days are saved.")
    page.reload()
    expect(days).to_have_value("7")


def test_ten_thousand_rows_are_a_few_in_the_page(page: Page):
    ready(page, "/contacts")
    scroller = page.locator(".table-scroll")
    for _ in range(8):
        scroller.evaluate("element => element.scrollTo(0, element.scrollHeight)")
        page.wait_for_timeout(150)
    assert rows(page).count() < 60
    assert int(page.locator("main table").get_attribute("aria-rowcount")) == -1


@pytest.mark.parametrize("path", ["/contacts", "/companies", "/contacts/segments", "/communities"])
def test_a_failure_says_so_and_can_be_tried_again(page: Page, console, path: str):
    console.allowed = ("500",)
    api = {"/contacts/segments": "segments"}.get(path, path.strip("/"))
    fails = {"now": True}

    def answer(route):
        if fails["now"]:
            route.fulfill(status=500, content_type="application/problem+json", body='{"title":"A fault"}')
        else:
            route.continue_()

    page.route(re.compile(rf"/api/{api}(\?|$)"), answer)
    page.goto(path)
    expect(page.locator("main").get_by_role("alert").first).to_contain_text("A fault")
    fails["now"] = False
    page.get_by_role("button", name="Try again").first.click()
    expect(page.locator("main a.cell-main").first).to_be_visible()
