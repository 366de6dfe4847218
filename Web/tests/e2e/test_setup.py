"""How a number and its inbox are set up: rules, working hours, the channel's page, links, widgets, fields. Against the stand-in."""

import re
import time

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import PLACES, check_accessibility, put, ready, shoot
from test_desk import pytestmark  # noqa: F401

SCREENS = {
    "channels": "/settings/channels",
    "calendars": "/settings/calendars",
    "satisfaction": "/settings/satisfaction",
    "quick-links": "/settings/quick-links",
    "widgets": "/settings/widgets",
    "fields": "/settings/fields",
    "errors": "/settings/message-errors",
}
PARTS = {"health": ""} | {part: f"/{part}" for part in ("profile", "rules", "campaigns", "doctor", "notices")}


def channel(page: Page) -> str:
    """The address of the first channel's page."""
    answer = page.request.get("/api/channels").json()
    return f"/settings/channels/{answer['items'][0]['id']}"


@pytest.mark.parametrize("theme, width, locale", PLACES)
def test_the_screens_fit_and_are_accessible(browser: Browser, browser_context_args, console, theme, width, locale):
    size = {"width": width, "height": 900 if width > 400 else 844}
    context = browser.new_context(**{**browser_context_args, "viewport": size, "color_scheme": theme})
    page = context.new_page()
    page.on("console", lambda message: console.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: console.append(str(error)))
    page.add_init_script(f"localStorage.setItem('lodestone.locale', JSON.stringify('{locale}'))")
    ready(page, "/settings/channels")
    parts = {f"channel-{name}": f"{channel(page)}{path}" for name, path in PARTS.items()}
    for name, path in {**SCREENS, **parts}.items():
        ready(page, path)
        if name == "channel-doctor":
            expect(page.locator(".check-line").first).to_be_visible()
        shoot(page, f"{name}-{theme}-{width}-{locale}")
        check_accessibility(page)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), name
    context.close()


def unique(word: str) -> str:
    return f"{word}{time.time_ns() % 1_000_000}"


def test_campaigns_spare_people_colleagues_and_the_number(page: Page):
    ready(page, f"{channel(page)}/campaigns")
    page.get_by_label("At most so much marketing").check()
    page.get_by_label("Messages").fill("3")
    page.get_by_label("In so many days").fill("30")
    page.get_by_label("Marketing rests while").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    ready(page, f"{channel(page)}/campaigns")
    expect(page.get_by_label("In so many days")).to_have_value("30")
    expect(page.get_by_label("Marketing rests while")).to_be_checked()
    expect(page.get_by_label("Rest while chats wait")).not_to_be_checked()


def test_rules_are_said_in_sentences_previewed_and_saved(page: Page):
    ready(page, f"{channel(page)}/rules")
    told = page.locator(".rule-sentences")
    expect(told).to_contain_text("If the contact has an owner, it goes to them.")
    page.get_by_label("The owner of the contact").uncheck()
    expect(told).not_to_contain_text("If the contact has an owner")
    page.get_by_label("One person").check()
    expect(told).to_contain_text("Otherwise to Asha Verma.")
    bar = page.locator(".save-bar")
    expect(bar).to_be_visible()
    page.reload()
    expect(told).to_contain_text("Otherwise to Asha Verma.")
    bar.get_by_role("button", name="Discard").click()
    expect(told).to_contain_text("If the contact has an owner")
    expect(bar).to_have_count(0)

    away = page.get_by_role("region", name="Away")
    away.get_by_role("switch").check()
    expect(away.get_by_role("figure")).to_contain_text("Hello Asha, we are closed")
    text = away.get_by_label("Text", exact=True)
    text.fill("Back soon, ")
    away.get_by_role("button", name="Contact’s first name").click()
    expect(away.get_by_role("figure")).to_contain_text("Back soon, Asha")
    check_accessibility(page)
    shoot(page, "rules-away")
    text.focus()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("The rules are saved.")).to_be_visible()
    ready(page, f"{channel(page)}/rules")
    expect(away.get_by_label("Text", exact=True)).to_have_value("Back soon, {{contact.firstName}}")
    away.get_by_role("switch").uncheck()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The rules are saved.")).to_be_visible()


def test_a_team_takes_turns_as_its_method_says(page: Page):
    ready(page, f"{channel(page)}/rules")
    page.get_by_label("How the team takes turns").select_option(label="Whoever has the fewest open")
    expect(page.locator(".rule-sentences")).to_contain_text("It goes to whoever of them has the fewest open conversations.")
    page.get_by_label("How the team takes turns").select_option(label="In turn")
    expect(page.locator(".rule-sentences")).to_contain_text("Its members take turns.")


def test_who_may_not_manage_only_reads_the_rules(page: Page):
    headers = {"X-CSRF-Token": "mock-csrf-token", "Idempotency-Key": unique("lack")}
    page.request.put("/api/_mock/withheld", data={"permissions": ["automations.manage"]}, headers=headers)
    try:
        ready(page, f"{channel(page)}/rules")
        expect(page.get_by_text("Only those who manage channels can change these.")).to_be_visible()
        expect(page.get_by_label("The owner of the contact")).to_be_disabled()
    finally:
        page.request.put("/api/_mock/withheld", data={"permissions": []}, headers={**headers, "Idempotency-Key": unique("back")})


def test_a_calendar_by_keyboard_alone(page: Page):
    ready(page, "/settings/calendars")
    name = unique("Night ")
    page.get_by_role("button", name="New calendar").click()
    dialog = page.get_by_role("dialog", name="New calendar")
    expect(dialog.get_by_label("Name", exact=True)).to_be_focused()
    page.keyboard.type(name)
    dialog.get_by_role("switch", name="Saturday").focus()
    page.keyboard.press("Space")
    expect(dialog.get_by_label("Saturday: from")).to_have_value("09:00")
    # As a person does: into the field, and its two parts typed.
    page.keyboard.press("Tab")
    page.keyboard.type("2200" if page.evaluate("new Date(2026,0,1,22).toLocaleTimeString()").startswith("22") else "1000pm")
    expect(dialog.get_by_label("Saturday: from")).to_have_value("22:00")
    expect(dialog.get_by_text("of the next day")).to_be_visible()
    dialog.get_by_role("button", name="Saturday: more hours").focus()
    page.keyboard.press("Enter")
    expect(dialog.get_by_label("Saturday: from")).to_have_count(2)
    dialog.get_by_label("Saturday: from").nth(1).fill("23:00")
    dialog.get_by_label("Saturday: to").nth(1).fill("23:30")
    expect(dialog.get_by_text("These hours overlap.")).to_be_visible()
    check_accessibility(page)
    shoot(page, "calendar-new")
    dialog.get_by_role("button", name="Saturday: take these hours away").nth(1).press("Enter")
    dialog.get_by_role("button", name="Add a day").press("Enter")
    dialog.get_by_label("Name of the day").fill("Stocktaking")
    dialog.get_by_label("What Stocktaking is like").select_option(label="Open at other hours")
    dialog.get_by_label("Stocktaking: from").fill("11:00")
    page.keyboard.press("Control+Enter")
    row = page.locator(".own-row").filter(has_text=name)
    expect(row).to_contain_text("Open now, closes")
    expect(row).to_contain_text("1 day that differs")
    row.get_by_role("button").click()
    dialog = page.get_by_role("dialog", name=re.compile("^Change"))
    dialog.get_by_role("button", name="Monday: copy these hours").click()
    page.get_by_role("menuitem", name="To every day").click()
    expect(dialog.get_by_label("Sunday: to")).to_have_value("18:00")
    dialog.get_by_role("button", name="Delete", exact=True).click()
    page.get_by_role("dialog", name=f"Delete {name}?").get_by_role("button", name="Delete").click()
    expect(row).to_have_count(0)


def test_a_calendar_that_rules_go_by_stays(page: Page, console):
    console.allowed = ("409",)
    ready(page, "/settings/calendars")
    page.locator(".own-row").filter(has_text="Shop hours").get_by_role("button").click()
    page.get_by_role("dialog", name="Change Shop hours").get_by_role("button", name="Delete", exact=True).click()
    confirm = page.get_by_role("dialog", name="Delete Shop hours?")
    confirm.get_by_role("button", name="Delete").click()
    expect(confirm).to_contain_text("The calendar is in use")


def test_the_profile_is_edited_beside_the_phone(page: Page, console):
    console.allowed = ("422",)
    ready(page, f"{channel(page)}/profile")
    phone = page.get_by_role("figure", name="On the customer’s phone")
    page.get_by_label("Address").fill("12 Church Street")
    expect(phone).to_contain_text("12 Church Street")
    page.get_by_label("About").fill("refuse")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("WhatsApp does not take this text.")).to_be_visible()
    page.get_by_label("About").fill("Block prints")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("WhatsApp has the new profile.")).to_be_visible()
    photo = page.get_by_label("Choose a photo")
    photo.set_input_files({"name": "x.gif", "mimeType": "image/gif", "buffer": b"GIF89a"})
    expect(page.get_by_text("Choose a JPEG or PNG picture.")).to_be_visible()
    photo.set_input_files({"name": "x.png", "mimeType": "image/png", "buffer": b"\x89PNG"})
    expect(page.get_by_text("The photo is at WhatsApp.")).to_be_visible()
    expect(phone.locator("img")).to_be_visible()


def test_the_health_of_a_number_says_what_is_left_and_what_is_wrong(page: Page):
    here = channel(page)
    ready(page, here)
    meter = page.get_by_role("meter", name="People a day")
    expect(meter).to_have_attribute("aria-valuetext", "6,412 of 10,000 used in the last 24 hours, 3,588 left")
    name = {"name": "Best Shop Ever", "state": "DECLINED", "reason": "It is a generic phrase."}
    sick = {"quality": "RED", "displayName": name, "webhook": {"lastAt": None, "late": True}, "verification": "not_verified"}
    put(page, "/api/_mock/health", {"health": sick})
    try:
        ready(page, here)
        expect(page.locator("main")).to_contain_text("Meta says: It is a generic phrase.")
        expect(page.get_by_role("link", name="WhatsApp Manager")).to_be_visible()
        expect(page.locator("main")).to_contain_text("at most 250 people a day")
        check_accessibility(page)
        shoot(page, "health-sick")
        page.get_by_role("link", name="Doctor").first.click()
        expect(page).to_have_url(re.compile("/doctor$"))
    finally:
        put(page, "/api/_mock/health", {})


def test_the_doctor_names_the_mend_and_sees_it_done(page: Page):
    ready(page, f"{channel(page)}/doctor")
    broken = page.locator(".check-line[data-state=fail]")
    expect(broken).to_contain_text("subscribe to “messages”")
    expect(page.get_by_text("1 thing needs mending.")).to_be_visible()
    put(page, "/api/_mock/health", {"mended": True})
    page.get_by_role("button", name="Look again").click()
    expect(broken).to_have_count(0)
    expect(page.get_by_text("1 thing to keep an eye on.")).to_be_visible()
    put(page, "/api/_mock/health", {})


def test_errors_are_found_by_code_and_words(page: Page):
    ready(page, "/settings/message-errors")
    page.get_by_role("searchbox").fill("13104")
    expect(page.locator(".error-list dt")).to_have_count(2)
    page.get_by_role("searchbox").fill("token expired")
    expect(page.locator(".error-list dt")).to_have_count(1)
    page.get_by_role("searchbox").fill("nonsense")
    expect(page.get_by_text("No such error")).to_be_visible()


def test_a_quick_link_is_made_printed_and_switched_off(page: Page, console):
    console.allowed = ("409",)
    ready(page, "/settings/quick-links")
    name = unique("Flyer ")
    page.get_by_role("button", name="New quick link").click()
    dialog = page.get_by_role("dialog", name="New quick link")
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_label("First words").fill("I saw your flyer")
    expect(dialog.get_by_role("figure")).to_contain_text("I saw your flyer")
    dialog.get_by_label("End of the short address").fill("window")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_contain_text("Choose another ending for the link.")
    check_accessibility(page)
    shoot(page, "quick-link-new")
    dialog.get_by_label("End of the short address").fill(unique("f"))
    dialog.get_by_role("button", name="Save").click()
    row = page.locator(".own-row").filter(has_text=name)
    row.get_by_role("button", name="Code").click()
    code = page.get_by_role("dialog", name=name)
    expect(code.get_by_role("img", name=f"QR code of {name}")).to_be_visible()
    expect(code).to_contain_text("https://wa.me/918047182200?text=I%20saw%20your%20flyer%20(ref%3A")
    check_accessibility(page)
    shoot(page, "quick-link-code")
    with page.expect_download() as download:
        code.get_by_role("link", name="SVG").click()
    assert download.value.path()
    page.keyboard.press("Escape")
    row.get_by_role("button", name=re.compile("and more")).click()
    page.get_by_role("menuitem", name="Switch off").click()
    expect(row).to_contain_text("switched off")
    row.get_by_role("button", name=re.compile("and more")).click()
    page.get_by_role("menuitem", name="Delete").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(row).to_have_count(0)


def test_a_widget_is_seen_while_it_is_made(page: Page, console):
    console.allowed = ("422",)
    ready(page, "/settings/widgets")
    page.get_by_role("link", name="New chat widget").click()
    site = page.get_by_role("figure", name="On your website")
    name = unique("Blog ")
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Greeting").fill("Good to see you!")
    expect(site).to_contain_text("Good to see you!")
    page.get_by_label("Colour").fill("#ffd54a")
    page.get_by_role("radio", name="Left").check(force=True)
    expect(site.locator(".widget")).to_have_attribute("data-side", "left")
    site.get_by_role("button", name="Close").click()
    expect(site.locator(".widget-card")).to_have_count(0)
    site.get_by_role("button", name="Chat with us").click()
    page.get_by_label("Allowed domains").fill("not a domain!")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Write hosts like shop.example.com")).to_be_visible()
    page.get_by_label("Allowed domains").fill("https://Blog.example/about")
    check_accessibility(page)
    shoot(page, "widget-new")
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_url(re.compile(r"/settings/widgets/wdg_"))
    snippet = page.get_by_role("region", name="For your website")
    expect(snippet).to_contain_text(re.compile(r'<script async src="http.*/w/\w+\.js"></script>'))
    check_accessibility(page)
    shoot(page, "widget")
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.locator(".own-row").filter(has_text=name)).to_have_count(0)


def labels(page: Page) -> list[str]:
    return page.locator(".field-row-line strong").all_inner_texts()


def test_fields_are_put_in_order_by_keyboard_and_by_drag(page: Page):
    ready(page, "/settings/fields")
    before = labels(page)
    page.get_by_role("button", name=f"Move {before[0]}").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".field-row-line strong").nth(1)).to_have_text(before[0])
    handle = page.get_by_role("button", name=f"Move {before[0]}")
    expect(handle).to_be_enabled()
    box = handle.bounding_box()
    top = page.locator(".field-row-line").first.bounding_box()
    page.mouse.move(box["x"] + 8, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 8, top["y"] + 10, steps=6)
    page.mouse.up()
    expect(page.locator(".field-row-line strong").first).to_have_text(before[0])
    page.reload()
    expect(page.locator(".field-row-line strong").first).to_have_text(before[0])


def test_a_field_is_made_with_choices_renamed_and_deleted_with_its_values(page: Page):
    ready(page, "/settings/fields")
    name = unique("Colour ")
    page.get_by_role("button", name="New field").click()
    dialog = page.get_by_role("dialog", name="New field")
    dialog.get_by_label("Label").fill(name)
    key = name.lower().replace(" ", "_")
    expect(dialog.get_by_label("Key")).to_have_value(key)
    dialog.get_by_label("What it holds").select_option(label="Several of a list")
    dialog.get_by_label("Choice 1").fill("Red")
    page.keyboard.press("Enter")
    page.keyboard.type("Blue")
    dialog.get_by_role("group", name="To begin with").get_by_label("Red").check()
    check_accessibility(page)
    shoot(page, "field-new")
    with page.expect_request(lambda request: request.method == "POST" and "contact-fields" in request.url) as made:
        dialog.get_by_role("button", name="Save").click()
    assert made.value.post_data_json["default"] == ["Red"]
    row = page.locator(".own-row").filter(has_text=name)
    expect(row).to_contain_text("Red, Blue")
    row.get_by_role("button", name=f"Change {name}").click()
    dialog = page.get_by_role("dialog", name=f"Change {name}")
    expect(dialog.get_by_label("Key")).to_be_disabled()
    dialog.get_by_label("Choice 2").fill("Navy")
    with page.expect_request(lambda request: request.method == "PATCH") as sent:
        dialog.get_by_role("button", name="Save").click()
    assert sent.value.post_data_json["renamedOptions"] == {"Blue": "Navy"}
    row.get_by_role("button", name=f"Delete {name}").click()
    confirm = page.get_by_role("dialog", name=f"Delete {name}?")
    expect(confirm.get_by_role("button", name="Delete")).to_be_disabled()
    confirm.get_by_label("to confirm").fill(key)
    confirm.get_by_role("button", name="Delete").click()
    expect(row).to_have_count(0)


def test_on_a_phone_the_settings_are_one_menu(browser: Browser, browser_context_args):
    context = browser.new_context(**{**browser_context_args, "viewport": {"width": 390, "height": 844}, "has_touch": True})
    page = context.new_page()
    ready(page, "/settings/calendars")
    page.get_by_role("button", name="Settings", exact=True).click()
    check_accessibility(page)
    shoot(page, "settings-menu-phone")
    page.get_by_role("menuitem", name="Custom fields").click()
    expect(page.get_by_role("heading", name="Custom fields")).to_be_visible()
    ready(page, "/settings/calendars")
    page.locator(".own-row").first.get_by_role("button").tap()
    page.get_by_role("button", name="Monday: more hours").tap()
    shoot(page, "calendar-phone")
    check_accessibility(page)
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    context.close()
