"""Phones, fingers and long words: what must hold on every screen, looked at on some."""

import pytest
from playwright.sync_api import Browser, Page, expect

import target as targets
from conftest import check_room, ready

pytestmark = pytest.mark.skipif(not targets.is_mock(), reason="needs the data of the mock")

WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihung"


@pytest.fixture
def phone(browser: Browser, browser_context_args, console):
    context = browser.new_context(**{**browser_context_args, "viewport": {"width": 320, "height": 640}, "has_touch": True})
    page = context.new_page()
    console.watch(page)
    yield page
    context.close()


def test_a_conversation_has_the_whole_height_and_says_whose_it_is(phone: Page):
    ready(phone, "/inbox")
    expect(phone.locator(".rail")).to_be_visible()
    phone.locator(".conversation").first.tap()
    name = phone.locator(".thread-who h2 a")
    expect(name).to_be_visible()
    expect(phone.locator(".rail")).to_be_hidden()
    assert name.bounding_box()["width"] > 90, "nobody can read whose it is"
    box = phone.locator(".composer").bounding_box()
    assert box["y"] + box["height"] == pytest.approx(640, abs=1)
    phone.get_by_role("link", name="Back to the list").tap()
    expect(phone.locator(".rail")).to_be_visible()


def test_what_is_pressed_is_as_large_as_a_fingertip(phone: Page):
    for path in ("/contacts", "/settings/members", "/campaigns", "/credits"):
        ready(phone, path)
        heights = phone.locator("main .button-primary:visible").evaluate_all(
            "(all) => all.filter((one) => !one.matches('.button-small')).map((one) => one.offsetHeight)"
        )
        assert heights and min(heights) >= 44, path
        sizes = phone.locator("main .input:visible").evaluate_all("(all) => all.map((one) => getComputedStyle(one).fontSize)")
        assert set(sizes) <= {"16px"}, f"{path}: Safari zooms in on smaller words"


def test_what_is_done_about_a_note_stands_below_its_words(phone: Page):
    ready(phone, "/campaigns")
    phone.get_by_role("link", name="Missed while we were away").tap()
    words = phone.locator(".note-text").bounding_box()
    button = phone.get_by_role("button", name="Start it now").bounding_box()
    assert words["width"] > 200
    assert button["y"] >= words["y"] + words["height"]


def test_the_console_has_one_menu_where_its_tabs_have_no_room(phone: Page):
    ready(phone, "/operator")
    phone.get_by_role("button", name="Operator console").tap()
    phone.get_by_role("menuitem", name="Suspense").tap()
    expect(phone.get_by_role("heading", name="Suspense", level=1)).to_be_visible()


def test_one_long_word_widens_nothing(phone: Page):
    def stretch(value, key=""):
        if isinstance(value, dict):
            return {name: stretch(one, name) for name, one in value.items()}
        if isinstance(value, list):
            return [stretch(one, key) for one in value]
        return WORD if key in ("name", "label", "title") and value else value

    def answer(route):
        given = route.fetch()
        route.fulfill(response=given, json=stretch(given.json()))

    for part in ("contacts", "credits", "templates/library", "segments", "quick-replies", "channels"):
        phone.route(f"**/api/{part}*", answer)
        phone.route(f"**/api/{part}/*", answer)
    for path in ("/contacts", "/contacts/segments", "/credits", "/templates/library", "/settings/quick-replies", "/settings/channels"):
        ready(phone, path)
        check_room(phone, path)
        wide = phone.evaluate(
            """() => [...document.querySelectorAll('main :is(h1, h2, h3, p, small, button):not(table *, .wa-cards *, .visually-hidden)')]
                .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
                .map((one) => one.outerHTML.slice(0, 120))"""
        )
        assert wide == [], path


def test_whatever_is_cut_says_the_whole(page: Page):
    ready(page, "/operator/workspaces")
    cut = page.get_by_role("button", name="Rathore Motors and Spares of Greater Jaipur Private Limited", exact=True)
    # What listens is loaded a moment after the first screen.
    page.wait_for_timeout(1_500)
    cut.hover()
    expect(cut).to_have_attribute("title", "Rathore Motors and Spares of Greater Jaipur Private Limited")


def test_a_number_is_written_in_groups(page: Page):
    contact = page.request.get("/api/contacts").json()["items"][0]
    ready(page, f"/contacts/{contact['id']}")
    digits = contact["phone"]
    expect(page.locator(".fact-list").first).to_contain_text(f"{digits[:3]} {digits[3:8]} {digits[8:]}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the number").click()
    assert page.evaluate("navigator.clipboard.readText()") == digits, "programs want it whole"
