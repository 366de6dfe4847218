"""A campaign as a marketer makes it: from a damaged file to a live page with its cost."""

import csv
import re
from collections import Counter

from playwright.sync_api import Page, expect

from conftest import check_accessibility, ready, shoot


def number(page: Page, selector: str) -> int:
    return int(re.sub(r"\D", "", page.locator(selector).first.inner_text()) or 0)


def to_step_people(page: Page, name: str) -> None:
    ready(page, "/campaigns/new")
    page.get_by_label("Name", exact=True).fill(name)
    page.locator(".template-choice").filter(has_text="{{1}}").first.click()
    expect(page.get_by_role("figure")).to_be_visible()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Who should get it?")).to_be_visible()


def through_the_file(page: Page, file) -> None:
    page.get_by_label("Choose a file").set_input_files(file)
    expect(page.get_by_role("heading", name="Which column is which?")).to_be_visible()
    page.get_by_label("Phone number").select_option("Phone 1 - Value")
    page.get_by_label("Default country").select_option("IN")
    shoot(page, "campaign-mapping")
    check_accessibility(page)
    page.get_by_role("button", name="Check the numbers").click()
    expect(page.locator("[data-verdict=ok] .number")).to_be_visible(timeout=30_000)


def to_the_cost(page: Page) -> None:
    page.get_by_role("button", name=re.compile(r"Continue with [\d,]+ people")).click()
    expect(page.get_by_role("heading", name="Where the words come from")).to_be_visible()
    for field in page.get_by_label("Words", exact=True).all():
        if not field.input_value():
            field.fill("Sunday")
    first = page.locator(".wa-body").inner_text()
    page.get_by_role("button", name="Next person").click()
    expect(page.locator(".wa-body")).not_to_have_text(first)
    shoot(page, "campaign-variables")
    check_accessibility(page)
    page.get_by_role("button", name="Continue", exact=True).click()
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

    to_the_cost(page)
    total = page.get_by_test_id("estimate-total").inner_text()
    assert re.search(r"\d", total)
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
    expect(page.locator("[data-count=delivered]")).not_to_have_text("0", timeout=30_000)
    shoot(page, "campaign-running")
    check_accessibility(page)
    expect(page.locator("h1")).to_contain_text("Completed", timeout=120_000)
    audience = number(page, ".recipients .tab")
    reached = sum(number(page, f"[data-count={state}]") for state in ("sent", "failed", "unknown"))
    assert reached == audience, "everyone is accounted for"
    shoot(page, "campaign-completed")
    page.locator("main").get_by_role("link", name=re.compile("Failed")).first.click()
    if number(page, "[data-count=failed]"):
        expect(page.locator(".recipients tbody tr").first).to_contain_text(re.compile(r"\(\d+\)"))
    expect(page.get_by_role("link", name="Export CSV")).to_have_attribute("href", re.compile(r"/recipients\.csv$"))


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
    page.get_by_role("radio", name="Later").check()
    expect(page.get_by_role("radio", name="Now", exact=True).last).to_be_checked()
    page.get_by_role("checkbox", name=re.compile("Too few credits")).check()
    check_accessibility(page)
    shoot(page, "campaign-funding")
    page.get_by_role("button", name="Schedule").click()
    page.get_by_role("dialog").get_by_role("button", name="Schedule").click()
    expect(page.locator("h1")).to_contain_text("Scheduled")
    cost = page.get_by_role("region", name="Cost")
    expect(cost).to_contain_text("Set aside for its start")
    expect(cost.locator("dd").nth(1)).not_to_have_text("0")
    page.get_by_role("button", name="Cancel campaign").click()
    page.get_by_role("dialog").get_by_role("button", name="Cancel the campaign").click()
    expect(page.locator("h1")).to_contain_text("Cancelled")


def test_a_spreadsheet_is_refused_with_the_way_out(page: Page, tmp_path):
    to_step_people(page, "Wrong file")
    file = tmp_path / "people.xlsx"
    file.write_bytes(b"PK")
    page.get_by_label("Choose a file").set_input_files(file)
    expect(page.get_by_role("alert")).to_contain_text("CSV UTF-8")


def test_the_wizard_remembers(page: Page):
    to_step_people(page, "Half done")
    page.reload()
    expect(page.get_by_role("heading", name="Half done")).to_be_visible()
    expect(page.get_by_role("heading", name="Who should get it?")).to_be_visible()
