"""Sequences as their author makes them: from nothing to live, people on their way, numbers, and back to a version."""

import re

import pytest
from playwright.sync_api import Page, expect

import target as targets
from conftest import PLACES, check_accessibility, ready, shoot


pytestmark = pytest.mark.skipif(
    not targets.is_mock(), reason="with the sequences and people that the stand-in has at hand"
)


def open_welcome(page: Page, view: str = "") -> None:
    ready(page, "/sequences")
    page.get_by_role("link", name="Welcome to Marigold").click()
    expect(page.get_by_role("heading", name="Messages", exact=True)).to_be_visible()
    if view:
        page.locator(".people-tabs").get_by_role("link", name=view).click()


def add_step(page: Page, name: str, template: str) -> None:
    page.get_by_role("button", name="Add a message").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name", exact=True).fill(name)
    dialog.get_by_label("Template").select_option(label=template)
    expect(dialog.get_by_role("figure").first).to_be_visible()
    page.keyboard.press("Escape")


def test_from_nothing_to_live(page: Page):
    ready(page, "/sequences")
    page.get_by_role("button", name="New sequence").click()
    page.get_by_label("Name", exact=True).fill("After an order")
    check_accessibility(page)
    page.get_by_role("button", name="Make the draft").click()
    expect(page.get_by_role("heading", name="After an order")).to_be_visible()
    expect(page.get_by_text("There is no message")).to_be_visible()
    expect(page.get_by_role("button", name="Publish", exact=True)).to_be_disabled()

    page.get_by_label("It starts").select_option("event")
    expect(page.locator("[data-path='trigger.event']")).to_contain_text("No event is chosen")
    page.get_by_label("Event", exact=True).select_option("message.created")
    expect(page.locator("[data-path='trigger.event']")).to_have_count(0)
    page.get_by_role("group", name="Success if").get_by_role("button", name="Add a condition").click()
    page.get_by_role("dialog").get_by_role("textbox").first.fill("Asha")
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^Show")).click()
    expect(page.get_by_role("group", name="Success if")).to_contain_text("Asha")

    page.get_by_role("button", name="Add a message").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("[data-path='steps.0.template']")).to_contain_text("No template is chosen")
    dialog.get_by_label("Name", exact=True).fill("Thank you")
    dialog.get_by_label("Wait").fill("2")
    dialog.get_by_label("Unit").select_option("hours")
    dialog.get_by_label("Template").select_option(label="we miss you · American English")
    dialog.get_by_label("Inside an open window").fill("Thank you, *{{name}}*!")
    expect(dialog.get_by_role("figure")).to_have_count(2)
    shoot(page, "sequence-step")
    check_accessibility(page)
    dialog.get_by_role("button", name="Done").click()
    expect(page.get_by_text("2 hours after the start")).to_be_visible()
    expect(page.locator(".sequence-saved")).to_have_text("Draft saved")
    page.reload()
    expect(page.get_by_text("2 hours after the start")).to_be_visible()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Live")
    page.get_by_role("button", name="Pause").click()
    expect(page.locator("h1")).to_contain_text("Paused")
    page.get_by_role("button", name="Resume").click()
    expect(page.locator("h1")).to_contain_text("Live")
    shoot(page, "sequence-live")
    check_accessibility(page)


def test_messages_are_moved_doubled_switched_off_and_removed(page: Page):
    open_welcome(page)
    names = page.locator(".step-name-button")
    expect(names).to_have_text(["Welcome", "What we make", "A first offer"])
    page.get_by_role("button", name="Move A first offer").focus()
    page.keyboard.press("ArrowUp")
    expect(names).to_have_text(["Welcome", "A first offer", "What we make"])
    handle = page.get_by_role("button", name="Move What we make").bounding_box()
    top = page.get_by_role("button", name="Move Welcome").bounding_box()
    assert handle and top
    page.mouse.move(handle["x"] + 8, handle["y"] + 8)
    page.mouse.down()
    page.mouse.move(top["x"] + 8, top["y"] - 20, steps=6)
    page.mouse.up()
    expect(names).to_have_text(["What we make", "Welcome", "A first offer"])
    expect(page.locator("h1")).to_contain_text("Changes not published")
    page.get_by_role("button", name="More about Welcome").click()
    page.get_by_role("menuitem", name="Duplicate").click()
    expect(names).to_have_text(["What we make", "Welcome", "Welcome (copy)", "A first offer"])
    page.get_by_role("button", name="More about Welcome (copy)").click()
    page.get_by_role("menuitem", name="Switch off").click()
    expect(page.locator(".step-off")).to_contain_text("Welcome (copy)")
    page.get_by_role("button", name="More about A first offer").click()
    page.get_by_role("menuitem", name="Delete").click()
    expect(names).to_have_count(3)
    page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(names).to_have_count(4)
    shoot(page, "sequence-changed")
    check_accessibility(page)

    page.get_by_role("button", name="Publish the changes").click()
    expect(page.locator("h1")).not_to_contain_text("Changes not published")
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("menuitem", name="Versions").click()
    dialog = page.get_by_role("dialog", name="Versions")
    expect(dialog.locator("li").first).to_contain_text("Live")
    check_accessibility(page)
    dialog.locator("li").filter(has_text="Version 2").get_by_role("button", name="Take back").click()
    expect(page.locator(".toast").filter(has_text="Version 2 is published again")).to_be_visible()
    expect(names).to_have_text(["Welcome", "What we make", "A first offer"])
    expect(page.get_by_role("button", name="Publish the changes")).to_have_count(0)


def test_people_are_followed_enrolled_and_taken_out(page: Page):
    open_welcome(page, "People")
    expect(page.locator(".people-tabs").get_by_role("link", name="People")).to_contain_text("74")
    expect(page.locator(".recipients-tabs").get_by_role("link").first).to_have_text("Enrolled74")
    page.locator(".recipients-tabs").get_by_role("link", name=re.compile("Dropped")).click()
    expect(page.locator("tbody tr").first).to_contain_text("Replied, so the rest was not sent")
    page.locator("tbody tr button").first.click()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text("Added: the contact was made.")
    expect(sheet).to_contain_text("Thanks, not now")
    check_accessibility(page)
    shoot(page, "sequence-path")
    page.keyboard.press("Escape")
    page.locator(".recipients-tabs").get_by_role("link", name=re.compile("In progress")).click()
    page.locator("tbody tr button").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("Next:")
    page.get_by_role("dialog").get_by_role("button", name="Take out").click()
    expect(page.get_by_role("dialog")).to_contain_text("Taken out by")
    page.keyboard.press("Escape")

    page.get_by_role("button", name="Enrol people").click()
    page.get_by_role("button", name="Choose contacts").click()
    for row in (2, 3):
        page.get_by_role("dialog").get_by_role("checkbox").nth(row).check()
    check_accessibility(page)
    page.get_by_role("dialog").get_by_role("button", name="Done").click()
    expect(page.get_by_role("dialog")).to_contain_text("2 contacts")
    page.locator(".dialog label.segment").filter(has_text="Segment").click()
    page.get_by_role("dialog").get_by_label("Segment").last.select_option(label="Trade fair visitors")
    expect(page.get_by_role("dialog").locator(".count-head")).to_be_visible()
    check_accessibility(page)
    page.get_by_role("dialog").get_by_role("button", name="Enrol", exact=True).click()
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("are enrolled")
    expect(page.get_by_role("dialog")).to_contain_text("Were in it before")
    shoot(page, "sequence-enrolled")
    page.get_by_role("dialog").get_by_role("button", name="Done").click()


@pytest.fixture(params=PLACES, ids=[f"{theme}-{width}-{locale}" for theme, width, locale in PLACES])
def placed(request, browser, browser_context_args, console):
    """A page in a theme, a width and a language."""
    theme, width, locale = request.param
    size = {"width": width, "height": 900 if width > 500 else 844}
    context = browser.new_context(**{**browser_context_args, "viewport": size, "color_scheme": theme})
    context.add_init_script(f"localStorage.setItem('lodestone.locale', JSON.stringify('{locale}'))")
    page = context.new_page()
    page.on("console", lambda message: console.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: console.append(str(error)))

    def look(name: str) -> None:
        expect(page.locator(".skeleton")).to_have_count(0)
        shoot(page, f"{name}-{theme}-{width}-{locale}")
        check_accessibility(page)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), f"{name} is wider than the window"

    page.look = look
    yield page
    context.close()


def test_each_screen_in_each_look(placed: Page):
    page = placed
    ready(page, "/sequences")
    page.look("sequences")
    page.locator("tbody .cell-main").filter(has_text="Welcome to Marigold").click()
    expect(page.locator(".step-row").nth(2)).to_be_visible()
    page.look("sequence")
    page.locator(".step-name-button").last.click()
    expect(page.get_by_role("dialog").get_by_role("figure").first).to_be_visible()
    page.look("sequence-step")
    page.keyboard.press("Escape")
    page.locator(".people-tabs .tab").nth(1).click()
    expect(page.locator("tbody tr").first).to_be_visible()
    page.look("sequence-people")
    page.locator(".people-tabs .tab").nth(2).click()
    expect(page.locator(".plain-table")).to_be_visible()
    page.look("sequence-numbers")
    ready(page, "/campaigns?q=diwali")
    page.look("campaigns-in")
    page.locator("tbody .cell-main").filter(has_text=re.compile("^Diwali preview$")).click()
    expect(page.locator(".funnel-bars")).to_be_visible()
    page.look("campaign-in")


def test_the_wizard_in_each_look(placed: Page):
    page = placed
    ready(page, "/campaigns/new")
    page.locator(".template-choice").last.click()
    page.look("wizard-message")
    page.locator(".wizard-foot .button-primary").click()
    expect(page.locator(".source-none").first).to_be_visible()
    page.locator(".card-head .button-small").first.click()
    page.get_by_role("menuitem").nth(1).click()
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".reach-number")).to_be_visible()
    expect(page.locator(".audience-counts")).to_have_attribute("aria-busy", "false")
    page.look("wizard-audience")
    page.locator(".wizard-foot .button-primary").click()
    page.locator('[name="header.media.text"]').fill("https://shop.example/a.jpg")
    page.locator('[name="offer.expires.text"]').fill("2030-01-01T10:00")
    page.look("wizard-variables")
    for step in ("replies", "schedule", "launch"):
        page.locator(".wizard-foot .button-primary").click()
        expect(page).to_have_url(re.compile(f"step={step}"))
        expect(page.locator(".wizard-foot")).to_be_visible()
        page.look(f"wizard-{step}")
