"""A campaign as a marketer makes it: from a damaged file to a live page with its cost."""

import csv
import datetime
import re
from collections import Counter

import pytest
from playwright.sync_api import Page, expect

import target as targets
from conftest import check_accessibility, ready, shoot


def number(page: Page, selector: str) -> int:
    return int(re.sub(r"\D", "", page.locator(selector).first.inner_text()) or 0)


def to_step_people(page: Page, name: str, template: str = "{{1}}") -> None:
    ready(page, "/campaigns/new")
    page.get_by_label("Name", exact=True).fill(name)
    page.locator(".template-choice").filter(has_text=template).first.click()
    expect(page.get_by_role("figure")).to_be_visible()
    on(page)
    expect(page.get_by_role("heading", name="Who gets it")).to_be_visible()


def on(page: Page) -> None:
    page.get_by_role("button", name="Continue", exact=True).click()


def add(page: Page, kind: str, to: str = "Add people who get it") -> None:
    page.get_by_role("button", name=to).click()
    page.get_by_role("menuitem", name=kind, exact=True).click()


def through_the_file(page: Page, file) -> None:
    add(page, "File")
    dialog = page.get_by_role("dialog", name="File")
    dialog.get_by_label("Choose a file").set_input_files(file)
    expect(page.get_by_role("heading", name="Which column is which?")).to_be_visible()
    page.get_by_label("Phone number").select_option("Phone 1 - Value")
    page.get_by_label("Default country").select_option("IN")
    shoot(page, "campaign-mapping")
    check_accessibility(page)
    page.get_by_role("button", name="Check the numbers").click()
    expect(page.locator("[data-verdict=ok] .number")).to_be_visible(timeout=30_000)


def use_the_file(page: Page) -> None:
    page.get_by_role("button", name=re.compile(r"Use [\d,]+ people")).click()
    expect(page.get_by_test_id("reachable")).not_to_have_text("0")
    expect(page.locator(".audience-counts")).to_have_attribute("aria-busy", "false")


def to_the_cost(page: Page) -> None:
    if page.get_by_role("dialog", name="File").is_visible():
        use_the_file(page)
    on(page)
    expect(page.locator("[data-variable]").first).to_be_visible()
    for field in page.locator("[name$='.text']").all():
        if not field.input_value():
            field.fill("Sunday")
    expect(page.get_by_text("Draft saved")).to_be_visible()
    first = page.locator(".wa-body").inner_text()
    page.get_by_role("button", name="Next person").click()
    expect(page.locator(".wa-body")).not_to_have_text(first)
    shoot(page, "campaign-variables")
    check_accessibility(page)
    on(page)
    expect(page.get_by_role("group", name="Inbox")).to_be_visible()
    on(page)
    expect(page.get_by_role("group", name="When")).to_be_visible()
    on(page)
    expect(page.get_by_role("heading", name="What it will cost")).to_be_visible()


def test_a_campaign_from_a_damaged_file(page: Page, sample_file, target):
    to_step_people(page, "Festival of lights")
    through_the_file(page, sample_file)
    shoot(page, "campaign-verdicts")
    check_accessibility(page)
    if not target.is_mock:
        with sample_file.with_name("contacts-messy-verdicts.csv").open(encoding="utf-8-sig", newline="") as verdicts:
            wanted = Counter(row["verdict"] for row in csv.DictReader(verdicts))
        for verdict, count in wanted.items():
            assert number(page, f"[data-verdict={verdict}] .number") == count, verdict
    page.locator("label.segment").filter(has_text="Not a number").click()
    expect(page.locator(".verdicts tbody .badge-danger").first).to_be_visible()

    use_the_file(page)
    shoot(page, "campaign-audience")
    check_accessibility(page)
    to_the_cost(page)
    total = page.get_by_test_id("estimate-total").inner_text()
    assert re.search(r"\d", total)
    assert re.search(r"\d", page.get_by_test_id("estimate-expected").inner_text())
    expect(page.get_by_test_id("expectation")).to_contain_text("%")
    expect(page.locator(".plain-table tbody tr").filter(has_text="India")).to_be_visible()
    shoot(page, "campaign-cost")
    check_accessibility(page)

    expect(page.get_by_text("points are missing")).to_have_count(0)
    page.get_by_role("button", name=re.compile("Send to")).click()
    confirm = page.get_by_role("dialog")
    expect(confirm).to_contain_text("At most")
    confirm.get_by_role("button", name=re.compile("Send to")).click()

    expect(page).to_have_url(re.compile(r"/campaigns/cmp_\w+$"))
    expect(page.get_by_role("progressbar", name="Progress")).to_be_visible()
    expect(page.get_by_test_id("campaign-expected")).to_contain_text("between")
    expect(page.locator("[data-count=delivered]")).not_to_have_text("0", timeout=30_000)
    shoot(page, "campaign-running")
    check_accessibility(page)
    expect(page.locator("h1")).to_contain_text("Completed", timeout=120_000)
    reached = sum(number(page, f"[data-count={state}]") for state in ("sent", "failed", "unknown", "skipped"))
    failed = number(page, "[data-count=failed]")
    shoot(page, "campaign-completed")
    check_accessibility(page)
    page.get_by_role("link", name="Recipients", exact=True).click()
    assert reached == number(page, ".recipients .tab"), "everyone is accounted for"
    if failed:
        page.locator(".recipients-tabs").get_by_role("link", name=re.compile("Failed")).click()
        expect(page.locator(".recipients tbody tr").first).to_contain_text(re.compile(r"\(\d+\)"))
    for kind in ("CSV", "XLSX"):
        link = page.get_by_role("link", name=f"Export {kind}")
        expect(link).to_have_attribute("href", re.compile(rf"/recipients\.{kind.lower()}$"))


def test_pause_resume_and_cancel(page: Page, sample_file):
    to_step_people(page, "To be cancelled")
    through_the_file(page, sample_file)
    to_the_cost(page)
    expect(page.get_by_text("points are missing")).to_have_count(0)
    page.get_by_role("button", name=re.compile("Send to")).click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("Send to")).click()
    page.get_by_role("button", name="Pause").click()
    expect(page.locator("h1")).to_contain_text("Paused")
    page.get_by_role("button", name="Resume").click()
    expect(page.locator("h1")).to_contain_text("Running")
    page.get_by_role("button", name="Cancel campaign").click()
    dialog = page.get_by_role("dialog", name="Cancel this campaign?")
    check_accessibility(page)
    dialog.get_by_role("button", name="Cancel the campaign").click()
    expect(page.locator("h1")).to_contain_text("Cancelled")


def test_scheduled_its_credits_wait_and_come_back(page: Page, sample_file):
    to_step_people(page, "For next week")
    through_the_file(page, sample_file)
    to_the_cost(page)
    page.get_by_role("link", name="Schedule").click()
    page.get_by_role("radio", name="At a day and time").check()
    page.get_by_role("radio", name="Each recipient").check()
    # By the recipients' clocks it begins when the first of them shows the time, up to a day before ours does.
    week = datetime.date.today() + datetime.timedelta(days=7)
    page.get_by_label("Date and time").fill(f"{week}T10:00")
    page.get_by_role("switch", name="Quiet hours").check()
    page.get_by_label("At most a minute").fill("600")
    check_accessibility(page)
    shoot(page, "campaign-schedule")
    expect(page.get_by_text("Draft saved")).to_be_visible()
    on(page)
    expect(page.get_by_text("It starts on")).to_be_visible()
    expect(page.get_by_role("radio", name="Now", exact=True)).to_be_checked()
    page.get_by_role("checkbox", name=re.compile("Too few credits")).check()
    check_accessibility(page)
    shoot(page, "campaign-funding")
    page.get_by_role("button", name="Schedule", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Schedule", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Scheduled")
    cost = page.get_by_role("region", name="Cost")
    expect(cost).to_contain_text("Set aside for its start")
    expect(cost.locator("dd").nth(1)).not_to_have_text("0")
    page.get_by_role("button", name="Cancel campaign").click()
    page.get_by_role("dialog").get_by_role("button", name="Cancel the campaign").click()
    expect(page.locator("h1")).to_contain_text("Cancelled")


def test_a_spreadsheet_is_refused_with_the_way_out(page: Page, tmp_path):
    to_step_people(page, "Wrong file")
    add(page, "File")
    file = tmp_path / "people.xlsx"
    file.write_bytes(b"PK")
    page.get_by_role("dialog").get_by_label("Choose a file").set_input_files(file)
    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text("CSV UTF-8")


def test_the_wizard_remembers(page: Page):
    ready(page, "/campaigns/new")
    page.get_by_label("Name", exact=True).fill("Half done")
    page.reload()
    expect(page.get_by_label("Name", exact=True)).to_have_value("Half done")
    to_step_people(page, "Half done")
    add(page, "Pasted numbers")
    page.get_by_role("dialog").get_by_label("Numbers", exact=True).fill("+91 98765 43210, Asha Verma\nhello\n")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("1 line is no number: hello")
    check_accessibility(page)
    page.get_by_role("dialog").get_by_role("button", name="Use").click()
    # At once, before the server has it.
    page.reload()
    expect(page.get_by_role("heading", name="Half done")).to_be_visible()
    expect(page.get_by_text("1 number", exact=True)).to_be_visible()
    expect(page.get_by_text("Draft saved")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Name", exact=True)).to_have_value("Half done")


standin = pytest.mark.skipif(not targets.is_mock(), reason="with the people of the stand-in's contact book")


@standin
def test_each_kind_of_audience_and_whom_it_leaves_out(page: Page):
    to_step_people(page, "Everyone but some", "festival")
    add(page, "All contacts")
    add(page, "Pasted numbers")
    page.get_by_role("dialog").get_by_label("Numbers", exact=True).fill("+919876543210\n12\n+919876543210")
    page.get_by_role("dialog").get_by_role("button", name="Use").click()
    for kind in ("Segment", "Tag", "Community", "Company"):
        add(page, kind, "Add people who do not get it")
        expect(page.get_by_role("option").first).to_be_visible()
        page.keyboard.press("Enter")
    add(page, "Filter", "Add people who do not get it")
    page.get_by_role("dialog").get_by_role("textbox").first.fill("Asha")
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^Show")).click()
    add(page, "People of another campaign", "Add people who do not get it")
    page.get_by_role("dialog").get_by_label("Campaign", exact=True).select_option(label="Diwali preview")
    check_accessibility(page)
    page.get_by_role("dialog").get_by_role("button", name="Use").click()
    expect(page.locator("[data-reason=excluded]")).to_be_visible()
    for reason in ("no-consent", "opted-out", "invalid", "duplicate", "capped"):
        expect(page.locator(f"[data-reason={reason}] .number")).not_to_have_text("0")
    reached, matched = number(page, "[data-testid=reachable]"), number(page, ".reach-head .muted")
    left_out = sum(int(re.sub(r"\D", "", text.split("\n")[0].split(" ")[0])) for text in page.locator(".reach-list .number").all_inner_texts())
    assert reached + left_out == matched, "everyone is accounted for"
    shoot(page, "campaign-exclusions")
    check_accessibility(page)


@standin
def test_variables_of_every_kind_and_a_comparison(page: Page, console):
    console.allowed = ("422",)
    to_step_people(page, "A or B", "weekend only")
    add(page, "Segment")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Message", exact=True).click()
    page.get_by_role("switch", name="Compare several messages").check()
    page.get_by_label("Share, %").first.fill("60")
    expect(page.get_by_role("alert")).to_contain_text("110 %")
    page.get_by_role("button", name="Make them even").click()
    page.get_by_role("switch", name="Send the best one").check()
    shoot(page, "campaign-compare")
    check_accessibility(page)
    page.get_by_role("button", name="Continue", exact=True).click()
    on(page)
    expect(page.get_by_text("2 variables have no value yet")).to_be_visible()
    page.locator('[name="header.media.text"]').fill("https://shop.example/weekend.jpg")
    page.locator('[name="offer.expires.text"]').fill("2030-01-01T10:00")
    page.locator('[name="button.1.1.source"]').select_option("tracked")
    page.get_by_label("Where it leads").fill("https://shop.example/weekend")
    page.locator("label.segment").filter(has_text="Message B").click()
    expect(page.locator('[data-variable="body.2"]')).to_be_visible()
    shoot(page, "campaign-variables-b")
    check_accessibility(page)
    on(page)
    page.get_by_label("Put a tag on the contact").select_option(label="VIP")
    page.get_by_label("Answer with").fill("It is yours until Sunday.")
    page.get_by_label("Give the conversation to").first.select_option(index=1)
    check_accessibility(page)
    shoot(page, "campaign-replies")
    on(page)
    on(page)
    expect(page.locator("[data-check=variables]")).to_have_class(re.compile("check-ok"))
    page.get_by_label("To the number").fill("12")
    page.get_by_role("button", name="Send the test").click()
    expect(page.locator(".field-error")).to_contain_text("not a phone number")
    page.get_by_label("To the number").fill("+91 98765 43210")
    page.get_by_role("button", name="Send the test").click()
    expect(page.get_by_text("The test is on its way")).to_be_visible()
    shoot(page, "campaign-launch")
    check_accessibility(page)


@standin
def test_the_wizard_by_keyboard(page: Page):
    to_step_people(page, "By keyboard")
    page.get_by_role("button", name="Add people who get it").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="All contacts")).to_be_focused()
    page.keyboard.press("s")
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name="Segment")).to_be_focused()
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".source-row")).to_have_count(1)
    for step in ("variables", "replies", "schedule", "launch"):
        expect(page.get_by_text("Draft saved")).to_be_visible()
        page.keyboard.press("Control+Enter")
        expect(page).to_have_url(re.compile(f"step={step}"))
    page.go_back()
    expect(page).to_have_url(re.compile("step=schedule"))


@standin
def test_a_draft_whose_template_has_gone_says_so(page: Page):
    to_step_people(page, "Left behind")
    add(page, "All contacts")
    expect(page.get_by_test_id("reachable")).not_to_have_text("0")
    expect(page.get_by_text("Draft saved")).to_be_visible()
    draft = re.search(r"/campaigns/(\w+)/edit", page.url).group(1)
    gone = page.request.get(f"/api/campaigns/{draft}").json()["templateId"]

    def without(route):
        answer = route.fetch()
        body = answer.json()
        body["items"] = [item for item in body["items"] if item["id"] != gone]
        route.fulfill(response=answer, json=body)

    page.route(re.compile(r"/api/templates\?"), without)
    ready(page, f"/campaigns/{draft}/edit?step=variables")
    expect(page.get_by_role("heading", name="The template is no longer there")).to_be_visible()
    check_accessibility(page)
    page.get_by_role("link", name="Choose another template").click()
    expect(page).to_have_url(re.compile("step=message"))


@standin
def test_what_became_of_a_campaign(looked: Page):
    page = looked
    ready(page, "/campaigns")
    page.look("campaigns")
    page.get_by_label("Search by name or template").fill("diwali")
    expect(page.locator("tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Diwali preview").click()
    expect(page.get_by_role("heading", name="Messages compared")).to_be_visible()
    expect(page.locator("[data-variant=b]")).to_contain_text("Better than With a picture: Clicked")
    expect(page.get_by_text("people got nothing, to compare with")).to_be_visible()
    expect(page.locator("[data-code='131049']")).to_contain_text("Can be tried again")
    expect(page.get_by_role("heading", name="Sent over 2 days")).to_be_visible()
    assert number(page, "[data-count=delivered]") <= number(page, "[data-count=sent]")
    page.look("campaign-report")
    page.get_by_text("As a table").click()
    expect(page.get_by_role("columnheader", name="Clicked").last).to_be_visible()
    page.get_by_role("link", name="Cost", exact=True).click()
    expect(page.get_by_text("were not delivered and cost nothing")).to_be_visible()
    page.look("campaign-cost-lines")
    page.get_by_role("link", name="Recipients", exact=True).click()
    page.get_by_label("What became of it").select_option("replied")
    expect(page).to_have_url(re.compile("outcome=replied"))
    expect(page.locator(".recipients tbody tr").first).to_be_visible()
    page.look("campaign-recipients")


@standin
def test_its_people_are_written_to_again_tagged_and_enrolled(page: Page):
    ready(page, "/campaigns?q=diwali")
    page.get_by_role("link", name="Diwali preview").click()
    for entry, button, told in (
        ("Put a tag on some of them", "Put the tag on", "contacts get the tag"),
        ("Start a sequence for some of them", "Start it", "contacts are enrolled"),
    ):
        page.get_by_role("button", name="More", exact=True).click()
        page.get_by_role("menuitem", name=entry).click()
        dialog = page.get_by_role("dialog", name=entry)
        dialog.get_by_label("Those whose message was").select_option("clicked")
        check_accessibility(page)
        dialog.get_by_role("button", name=button).click()
        expect(page.locator(".toast").last).to_contain_text(told)
    page.get_by_role("link", name="Recipients", exact=True).click()
    page.get_by_label("What became of it").select_option("delivered-not-read")
    page.get_by_role("button", name="Retarget").click()
    page.get_by_role("dialog").get_by_role("button", name="Retarget").click()
    expect(page.get_by_role("heading", name="Diwali preview, again")).to_be_visible()
    page.get_by_role("link", name="Audience").click()
    expect(page.get_by_text("Diwali preview: delivered, not read")).to_be_visible()
    expect(page.get_by_test_id("reachable")).not_to_have_text("0")


@standin
def test_a_late_start_asks_and_a_copy_is_a_draft(page: Page):
    ready(page, "/campaigns?state=late")
    page.get_by_role("link", name="Missed while we were away").click()
    expect(page.get_by_text("Does it still make sense")).to_be_visible()
    check_accessibility(page)
    shoot(page, "campaign-late")
    page.get_by_role("button", name="Leave it out").click()
    expect(page.locator("h1")).to_contain_text("Cancelled")
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("menuitem", name="Copy").click()
    expect(page.get_by_role("heading", name="Missed while we were away (copy)")).to_be_visible()
    page.get_by_role("link", name="Campaigns").first.click()
    page.get_by_role("button", name="More about Missed while we were away (copy)").click()
    page.get_by_role("menuitem", name="Delete").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.get_by_role("link", name="Missed while we were away (copy)")).to_have_count(0)


@standin
def test_an_api_campaign_shows_how_it_is_called(page: Page):
    ready(page, "/campaigns")
    page.get_by_role("button", name="API campaign").click()
    page.get_by_label("Name", exact=True).fill("Order updates")
    check_accessibility(page)
    page.get_by_role("button", name="Make it").click()
    expect(page.locator(".api-call")).to_contain_text(re.compile(r"/api/campaigns/cmp_\w+/messages"))
    page.get_by_role("button", name="Take calls").click()
    expect(page.locator("h1")).to_contain_text("Running")
    expect(page.locator(".api-call")).to_contain_text('"body.1"')
    shoot(page, "campaign-api")
    check_accessibility(page)
