"""Templates: the list, the library, one template's page, and the editor with the phone beside it. Against the stand-in."""

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import PLACES, check_accessibility, put, ready, shoot
from test_desk import pytestmark  # noqa: F401
from test_inbox import opened

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763d8b061030003a801d3f2a4b9c00000000049454e44ae426082"
)
STATIC = {
    "templates": "/templates",
    "template-library": "/templates/library",
    "template-start": "/templates/new",
}
KINDS = ("text", "media", "carousel", "product", "coupon", "offer", "order", "authentication", "form")


def unique(word: str) -> str:
    return f"{word}_{time.time_ns() % 1_000_000_000}"


def templates(page: Page, **wanted: str) -> list[dict]:
    items = page.request.get("/api/templates?limit=200").json()["items"]
    return [one for one in items if all(one[name] == value for name, value in wanted.items())]


def one(page: Page, name: str, language: str = "en_US") -> dict:
    return templates(page, name=name, language=language)[0]


def is_too_wide(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.fixture
def placed(request, browser: Browser, browser_context_args, console):
    """A page in a theme, a width and a language."""
    theme, width, locale = request.param
    size = {"width": width, "height": 900 if width > 400 else 844}
    context = browser.new_context(**{**browser_context_args, "viewport": size, "color_scheme": theme})
    page = context.new_page()
    page.on("console", lambda message: console.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: console.append(str(error)))
    page.add_init_script(f"localStorage.setItem('lodestone.locale', JSON.stringify('{locale}'))")
    page.look = lambda name: look(page, name, f"{theme}-{width}-{locale}")
    yield page
    context.close()


def look(page: Page, name: str, place: str) -> None:
    shoot(page, f"{name}-{place}")
    check_accessibility(page)
    assert not is_too_wide(page), name


@pytest.mark.parametrize("placed", PLACES, indirect=True)
def test_the_screens_fit_and_are_accessible(placed: Page):
    ready(placed, "/templates")
    pages = {
        "template": f"/templates/{one(placed, 'festival_offer')['id']}",
        "template-rejected": f"/templates/{one(placed, 'flash_sale')['id']}",
        "template-languages": f"/templates/{one(placed, 'order_shipped')['id']}",
        "template-edit": f"/templates/{one(placed, 'new_arrivals')['id']}/edit",
    }
    kinds = {f"template-new-{kind}": f"/templates/new?kind={kind}" for kind in KINDS}
    for name, path in {**STATIC, **pages, **kinds}.items():
        ready(placed, path)
        if "-new-" in name or name == "template-edit":
            expect(placed.locator(".check-panel li").first).to_be_attached()
        placed.look(name)


def test_names_stand_with_their_languages_and_filters_narrow_the_list(page: Page):
    ready(page, "/templates")
    rows = page.locator(".table tbody tr:not(.table-space)")
    shipped = rows.filter(has_text="order shipped")
    expect(shipped).to_have_count(1)
    expect(shipped.locator(".language-link")).to_have_text(["en_US", "es", "hi"])
    expect(page.get_by_text(re.compile(r"\d+ of 250 names used"))).to_be_visible()
    page.get_by_label("Kind", exact=True).select_option("carousel")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("new arrivals")
    expect(page).to_have_url(re.compile("kind=carousel"))
    page.get_by_label("Quality", exact=True).select_option("RED")
    expect(page.get_by_role("heading", name="No template matches")).to_be_visible()
    page.get_by_role("button", name="Clear the filters").click()
    page.keyboard.press("/")
    page.keyboard.type("festi")
    expect(rows).to_have_count(1)
    page.get_by_role("searchbox").fill("")
    page.get_by_role("navigation", name="Templates by their state").get_by_role("link", name=re.compile("Paused")).click()
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("weekend flash")


def test_a_sync_shows_that_it_runs_and_how_old_the_list_is(page: Page):
    ready(page, "/templates")
    expect(page.get_by_text(re.compile("Read from WhatsApp .*ago"))).to_be_visible()
    page.get_by_role("button", name="Sync templates").click()
    expect(page.get_by_text("The templates are being read from WhatsApp")).to_be_visible()
    expect(page.get_by_text("Read from WhatsApp just now")).to_be_visible()


def test_the_library_is_searched_and_a_sample_opens_in_the_editor(page: Page):
    ready(page, "/templates/library")
    page.get_by_label("Kind", exact=True).select_option("coupon")
    cards = page.locator(".sample-card")
    expect(cards).to_have_count(1)
    cards.get_by_role("link", name="Use this sample").click()
    expect(page.get_by_label("Name", exact=True)).to_have_value("season_sale")
    expect(page.locator(".phone")).to_contain_text("Hi Asha, our season sale is on")
    expect(page.get_by_label("Sample for {{2}}")).to_have_value("Sunday")


def test_a_carousel_from_nothing_is_approved(page: Page, tmp_path: Path):
    """By keyboard from the list; the rules speak at the fields, and fall silent when they are kept."""
    ready(page, "/templates")
    page.keyboard.press("n")
    page.get_by_role("link", name=re.compile("Carousel")).press("Enter")
    panel = page.locator(".check-panel")
    expect(panel).to_contain_text("things to mend before sending")
    # Nothing is red before a person has been there.
    expect(page.locator(".editor-main .findings")).to_have_count(0)
    name = unique("autumn_picks")
    page.get_by_label("Name", exact=True).fill(name)
    body = page.get_by_label("Words", exact=True)
    body.fill("Hi , three things for you:")
    body.press("Home")
    for _ in range(3):
        body.press("ArrowRight")
    page.get_by_role("button", name="Add a variable").first.press("Enter")
    expect(body).to_have_value("Hi {{1}}, three things for you:")
    expect(page.locator("#editor-body").locator("xpath=../..")).to_contain_text("The variable {{1}} has no sample.")
    page.get_by_label("Sample for {{1}}").fill("Asha")
    expect(page.locator(".phone")).to_contain_text("Hi Asha, three things for you:")
    picture = tmp_path / "stole.png"
    picture.write_bytes(PNG)
    page.get_by_role("button", name="Add a card").press("Enter")
    cards = page.locator(".card-item")
    expect(cards).to_have_count(3)
    page.get_by_label("Button 2").select_option("QUICK_REPLY")
    expect(page.locator(".card-item >> text=Quick reply")).to_have_count(3)
    for at, words in enumerate(("Silk stole", "Kurta", "Linen shirt")):
        card = cards.nth(at)
        card.locator("input[type=file]").set_input_files(picture)
        expect(card.locator(".file-drop img")).to_be_visible()
        card.get_by_label("Words on the card").fill(words)
        card.get_by_label("Words on it").first.fill("See it")
        card.get_by_label("Address", exact=True).fill("https://shop.example/p")
        card.get_by_label("Words on it").nth(1).fill("I like it")
    expect(panel).to_contain_text("Ready for review")
    expect(page.locator(".phone .wa-card")).to_have_count(3)
    # A card is moved by the arrow keys, and the phone shows it.
    page.get_by_role("button", name="Move card 3: drag, or arrow keys").press("ArrowUp")
    expect(page.locator(".phone .wa-card").nth(1)).to_contain_text("Linen shirt")
    expect(page.locator(".save-line")).to_contain_text("Saved")
    expect(page).to_have_url(re.compile(r"/templates/\w+/edit"))
    page.keyboard.press("Control+Enter")
    dialog = page.get_by_role("dialog", name="Send for review")
    expect(dialog).to_contain_text("usually minutes, at most a day")
    check_accessibility(page)
    dialog.get_by_role("button", name="Send it").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("In review")
    made = templates(page, name=name)[0]
    cards_sent = [part for part in made["components"] if part["type"] == "CAROUSEL"][0]["cards"]
    assert [card["components"][1]["text"] for card in cards_sent] == ["Silk stole", "Linen shirt", "Kurta"]
    assert all([button["type"] for button in card["components"][2]["buttons"]] == ["URL", "QUICK_REPLY"] for card in cards_sent)
    assert made["components"][0]["example"] == {"body_text": [["Asha"]]}
    # What Meta decides shows without a reload.
    put(page, f"/api/_mock/templates/{made['id']}", {"status": "APPROVED"})
    expect(page.get_by_role("heading", level=1)).to_contain_text("Approved")
    expect(page.get_by_role("link", name="Use in a campaign")).to_be_visible()


def test_what_is_written_is_not_lost_and_can_be_taken_back(page: Page):
    ready(page, "/templates/new?kind=text")
    body = page.get_by_label("Words", exact=True)
    body.fill("Your table is ready.")
    expect(page.locator(".save-line")).to_contain_text("Kept in this browser")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.get_by_text("This browser still had what you wrote")).to_be_visible()
    expect(body).to_have_value("Your table is ready.")
    name = unique("table_ready")
    page.get_by_label("Name", exact=True).fill(name)
    expect(page.locator(".save-line")).to_contain_text("Saved")
    body.fill("Your table is ready, come in.")
    # Away by a link, before its moment: it is saved all the same.
    page.get_by_role("link", name="Templates").last.click()
    expect(page.get_by_role("heading", name="Templates")).to_be_visible()
    page.wait_for_timeout(300)
    made = templates(page, name=name)[0]
    assert made["status"] == "DRAFT"
    assert made["components"][0]["text"] == "Your table is ready, come in."
    ready(page, f"/templates/{made['id']}/edit")
    body.fill("Gone")
    page.get_by_role("button", name="Undo").click()
    expect(body).to_have_value("Your table is ready, come in.")
    page.get_by_role("button", name="Redo").click()
    expect(body).to_have_value("Gone")
    page.keyboard.press("Control+z")
    expect(body).to_have_value("Your table is ready, come in.")


def test_a_name_that_is_taken_is_said_at_the_name(page: Page, console):
    console.allowed = ("409",)
    ready(page, "/templates/new?kind=text")
    page.get_by_label("Language", exact=True).select_option("en_US")
    field = page.get_by_label("Name", exact=True)
    field.fill("Festival offer")
    expect(field).to_have_value("festival_offer")
    expect(page.locator(".field", has=field)).to_contain_text("There is a template of this name in this language.")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".save-line")).to_contain_text("Not saved")


def test_buttons_keep_the_order_that_meta_asks_for(page: Page):
    ready(page, "/templates/new?kind=text")

    def add(kind: str) -> None:
        page.get_by_role("button", name="Add a button").click()
        page.get_by_role("menuitem", name=kind, exact=True).click()

    items = page.locator(".button-item .button-head strong")
    add("Quick reply")
    add("Link")
    add("Quick reply")
    expect(items).to_have_text(["Quick reply", "Quick reply", "Link"])
    add("Call")
    expect(items).to_have_text(["Quick reply", "Quick reply", "Link", "Call"])
    expect(page.locator(".phone .wa-button")).to_have_count(3)
    expect(page.locator(".phone")).to_contain_text("See all options")
    # The link goes to the front: the quick replies follow it, together.
    link = page.get_by_role("button", name=re.compile("Move “Link”"))
    for _ in range(2):
        link.press("ArrowUp")
    expect(items).to_have_text(["Quick reply", "Quick reply", "Link", "Call"])
    page.get_by_label("Words on it").nth(2).fill("See it")
    page.get_by_label("Address", exact=True).fill("see")
    expect(page.locator(".button-item").nth(2)).to_contain_text("The address is not a whole one.")
    expect(page.locator(".button-item").nth(2)).to_contain_text("Begin with https://")


def test_variables_change_between_numbers_and_names_with_their_samples(page: Page):
    ready(page, "/templates/new?kind=text")
    body = page.get_by_label("Words", exact=True)
    body.fill("Dear {{1}}, order {{2}} is here.")
    page.get_by_label("Sample for {{2}}").fill("4218")
    page.get_by_role("radio", name="By name", exact=True).check()
    expect(body).to_have_value("Dear {{value_1}}, order {{value_2}} is here.")
    expect(page.get_by_label("Sample for {{value_2}}")).to_have_value("4218")
    page.get_by_role("radio", name="By number", exact=True).check()
    expect(body).to_have_value("Dear {{1}}, order {{2}} is here.")
    body.fill("Dear {{2}}, it is here.")
    expect(page.locator(".editor-main")).to_contain_text("The numbers of the variables have a gap.")
    page.get_by_role("button", name="Number them again").click()
    expect(body).to_have_value("Dear {{1}}, it is here.")
    expect(page.get_by_label("Sample for {{1}}")).to_have_value("4218")


def test_the_category_that_meta_will_choose_is_told_before_it_does(page: Page):
    ready(page, "/templates/new?kind=text")
    page.get_by_label("Utility").check()
    page.get_by_label("Words", exact=True).fill("The big sale is on: all for less.")
    note = page.locator(".category .note")
    expect(note).to_contain_text("WhatsApp will probably make this Marketing")
    note.get_by_role("button", name="Make it Marketing").click()
    expect(page.get_by_label("Marketing")).to_be_checked()
    expect(note).to_have_count(0)


def test_a_one_time_code_and_an_offer_have_forms_of_their_own(page: Page):
    ready(page, "/templates/new?kind=authentication")
    expect(page.locator(".phone")).to_contain_text("is your verification code.")
    page.get_by_label("Say that the code must not be shared").uncheck()
    expect(page.locator(".phone")).not_to_contain_text("do not share")
    page.get_by_label("One tap fills it in").check()
    expect(page.locator(".editor-main")).not_to_contain_text("lacks its package name")
    page.get_by_label("Package name").fill("com.marigold.shop")
    page.get_by_label("Signature hash").fill("K8a/AINcGX7")
    page.get_by_label("Name", exact=True).fill(unique("sign_in"))
    expect(page.locator(".check-panel")).to_contain_text("Ready for review")
    ready(page, "/templates/new?kind=offer")
    page.get_by_label("Title of the offer").fill("Only until Sunday evening")
    expect(page.locator(".counter[data-over]")).to_contain_text("25 / 16")
    expect(page.locator(".phone .wa-offer")).to_contain_text("Only until Sunday")


def test_faults_keep_a_template_from_being_sent_and_lead_to_their_place(page: Page):
    ready(page, "/templates/new?kind=text")
    page.get_by_label("Name", exact=True).fill(unique("no_words"))
    page.get_by_role("button", name="Send for review").click()
    dialog = page.get_by_role("dialog", name="Send for review")
    expect(dialog).to_contain_text("The message has no words.")
    expect(dialog.get_by_role("button", name="Send it")).to_be_disabled()
    dialog.get_by_role("button", name="Back").click()
    page.locator(".check-panel").get_by_role("button", name=re.compile("The message has no words")).click()
    expect(page.get_by_label("Words", exact=True)).to_be_focused()


def test_an_edit_of_what_meta_has_waits_and_can_be_thrown_away(page: Page):
    ready(page, "/templates")
    path = f"/templates/{one(page, 'appointment_reminder')['id']}"
    ready(page, f"{path}/edit")
    expect(page.get_by_label("Name", exact=True)).to_be_disabled()
    page.get_by_label("Sample for {{1}}").fill("Asha")
    page.get_by_label("Sample for {{2}}").fill("Saturday")
    expect(page.locator(".save-line")).to_contain_text("Saved")
    ready(page, path)
    expect(page.get_by_text(re.compile("An edit of .* waits"))).to_be_visible()
    page.get_by_role("link", name="Go on with the edit").click()
    page.get_by_role("button", name="Throw the edit away").click()
    page.get_by_role("dialog").get_by_role("button", name="Throw the edit away").click()
    expect(page).to_have_url(re.compile(f"{path}$"))
    expect(page.get_by_text(re.compile("An edit of .* waits"))).to_have_count(0)


def test_a_template_is_duplicated_and_translated_resumed_and_appealed(page: Page):
    ready(page, f"/templates/{one(ready(page, '/templates'), 'we_miss_you')['id']}")
    more = page.get_by_role("button", name="More to do with the template")
    more.click()
    page.get_by_role("menuitem", name="Duplicate").click()
    expect(page.get_by_label("Name", exact=True)).to_have_value(re.compile("we_miss_you_copy"))
    ready(page, f"/templates/{one(page, 'we_miss_you')['id']}")
    more.click()
    page.get_by_role("menuitem", name="Add a language").click()
    page.get_by_role("dialog").get_by_label("Language").select_option("fr")
    page.get_by_role("button", name="Make the draft").click()
    expect(page.get_by_label("Language", exact=True)).to_have_value("fr")
    expect(page.get_by_label("Name", exact=True)).to_have_value("we_miss_you")
    ready(page, f"/templates/{one(page, 'weekend_flash')['id']}")
    expect(page.get_by_text("Too many people blocked or reported it.")).to_be_visible()
    page.get_by_role("button", name="Resume").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Approved")
    put(page, f"/api/_mock/templates/{one(page, 'weekend_flash')['id']}", {"status": "PAUSED"})
    ready(page, f"/templates/{one(page, 'flash_sale')['id']}")
    expect(page.get_by_text("It reads like spam")).to_be_visible()
    more.click()
    page.get_by_role("menuitem", name="Appeal the decision").click()
    check_accessibility(page)
    page.get_by_role("button", name="I have asked for a review").click()
    expect(page.locator(".template-history")).to_contain_text("Asked for a review in Business Manager")


def test_what_uses_a_template_is_named_before_it_is_deleted(page: Page, console):
    # The news of its end comes before one is away from its page.
    console.allowed = ("404",)
    ready(page, "/templates")
    used = one(page, "festival_offer")
    ready(page, f"/templates/{used['id']}")
    more = page.get_by_role("button", name="More to do with the template")
    more.click()
    page.get_by_role("menuitem", name="Delete").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Weekend in white")
    expect(dialog.get_by_role("button", name="Delete")).to_be_disabled()
    check_accessibility(page)
    dialog.get_by_role("button", name="Go back").click()
    draft = page.evaluate(
        """async (id) => {
            const headers = { "Content-Type": "application/json", "X-CSRF-Token": "mock-csrf-token", "Idempotency-Key": crypto.randomUUID() };
            return (await (await fetch(`/api/templates/${id}/copy`, { method: "POST", headers, body: "{}" })).json());
        }""",
        used["id"],
    )
    ready(page, f"/templates/{draft['id']}")
    more.click()
    page.get_by_role("menuitem", name="Delete").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page).to_have_url(re.compile("/templates$"))
    assert templates(page, id=draft["id"]) == []


def test_numbers_of_a_template_are_charts_with_tables_beside_them(page: Page):
    ready(page, f"/templates/{one(ready(page, '/templates'), 'festival_offer')['id']}")
    chart = page.get_by_role("img", name=re.compile("Messages by day"))
    expect(chart).to_be_visible()
    page.get_by_text("The numbers as a table").click()
    expect(page.get_by_role("table").get_by_role("columnheader", name="Delivered")).to_be_visible()
    expect(page.get_by_role("list", name="Clicks by button")).to_contain_text("See the collection")
    before = page.locator(".stat-value").first.inner_text()
    page.get_by_role("radio", name="7 days", exact=True).check()
    expect(page.locator(".stat-value").first).not_to_have_text(before)


def test_on_a_phone_the_preview_is_a_tab(browser: Browser, browser_context_args, console):
    context = browser.new_context(**{**browser_context_args, "viewport": {"width": 390, "height": 844}})
    page = context.new_page()
    ready(page, "/templates/new?kind=text")
    page.get_by_label("Words", exact=True).fill("Hello from the phone.")
    expect(page.locator(".phone")).to_be_hidden()
    page.get_by_role("radio", name="Preview", exact=True).check()
    expect(page.locator(".phone")).to_contain_text("Hello from the phone.")
    expect(page.get_by_label("Words", exact=True)).to_be_hidden()
    # A finding leads back to its field.
    page.locator(".check-panel li button").first.click()
    expect(page.get_by_label("Name", exact=True)).to_be_focused()
    context.close()


def write(page: Page, method: str, path: str, body: object) -> dict:
    return page.evaluate(
        """async ([method, path, body]) => {
            const headers = { "Content-Type": "application/json", "X-CSRF-Token": "mock-csrf-token", "Idempotency-Key": crypto.randomUUID() };
            return (await (await fetch(path, { method, headers, body: JSON.stringify(body) })).json());
        }""",
        [method, path, body],
    )


def test_the_inbox_asks_for_a_place_and_not_for_what_a_reply_sends_back(page: Page, target):
    ready(page, "/templates")
    channel = one(page, "festival_offer")["channelId"]
    name = unique("we_moved")
    components = [
        {"type": "HEADER", "format": "LOCATION"},
        {"type": "BODY", "text": "Hi {{1}}, we have moved.", "example": {"body_text": [["Asha"]]}},
        {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "Thanks"}]},
    ]
    given = {"channelId": channel, "name": name, "language": "en", "category": "UTILITY", "components": components}
    made = write(page, "POST", "/api/templates", given)
    put(page, f"/api/_mock/templates/{made['id']}", {"status": "APPROVED"})
    opened(page, target, "moved")
    page.get_by_role("button", name="Send a template").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("searchbox").fill("moved")
    dialog.locator(".template-choice").filter(has_text="we have moved").first.click()
    expect(dialog.get_by_label("Latitude")).to_be_visible()
    expect(dialog.get_by_role("textbox")).to_have_count(5)
    expect(dialog.locator(".phone")).to_contain_text("Name of the place")
    check_accessibility(page)


def test_a_draft_is_saved_once_the_server_is_there_again(page: Page, console):
    console.allowed = ("ERR_FAILED",)
    ready(page, "/templates/new?kind=text")
    page.route("**/api/templates", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.get_by_label("Name", exact=True).fill(unique("back_again"))
    expect(page.locator(".save-line")).to_contain_text("Not saved")
    page.unroute("**/api/templates")
    expect(page.locator(".save-line")).to_contain_text("Saved")
