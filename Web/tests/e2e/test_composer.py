"""Writing: formats, emoji, quick replies, files of every kind, voice, places and cards, later, and without a network."""

import re

from playwright.sync_api import BrowserContext, Page, expect

from conftest import check_accessibility, ready, shoot
from test_desk import pytestmark  # noqa: F401
from test_inbox import bubble, opened, write

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000" "1f15c4890000000d49444154789c636068f8cf00000301010018dd8db0" "0000000049454e44ae426082"
)


def field(page: Page):
    return page.get_by_label("Message", exact=True)


def quote_first(page: Page) -> None:
    first = page.locator(".bubble-row").first
    first.hover()
    first.get_by_role("button", name="Reply to this message").click()


def test_formats_by_key_and_button_show_as_the_customer_sees_them(page: Page, target):
    opened(page, target, "format")
    field(page).fill("very good")
    field(page).evaluate("(field) => field.setSelectionRange(5, 9)")
    page.keyboard.press("Control+b")
    expect(field(page)).to_have_value("very *good*")
    expect(page.locator(".editor-preview strong")).to_have_text("good")
    check_accessibility(page)
    shoot(page, "composer-format")
    page.keyboard.press("Control+b")
    expect(field(page)).to_have_value("very good")
    page.get_by_role("button", name="Italic").click()
    expect(field(page)).to_have_value("very _good_")
    page.keyboard.press("Control+z")
    expect(field(page)).to_have_value("very good")
    field(page).fill("")


def test_an_emoji_is_found_by_its_name_and_put_at_the_caret(page: Page, target):
    opened(page, target, "emoji")
    field(page).fill("Thank you ")
    page.get_by_role("button", name="Emoji", exact=True).click()
    search = page.get_by_role("searchbox", name="Search by English name")
    expect(search).to_be_focused()
    search.fill("folded ha")
    expect(page.get_by_role("button", name="folded hands")).to_be_visible()
    check_accessibility(page)
    shoot(page, "emoji")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(field(page)).to_have_value("Thank you 🙏")
    expect(field(page)).to_be_focused()
    page.get_by_role("button", name="Emoji", exact=True).click()
    page.get_by_label("Skin tone").select_option("🏽")
    page.get_by_role("button", name="People").click()
    page.get_by_role("button", name="waving hand").click()
    expect(field(page)).to_have_value("Thank you 🙏👋🏽")
    field(page).fill("")


def test_a_quick_reply_by_keyboard_with_its_variables(page: Page, target):
    _, name = opened(page, target, "quick")
    field(page).press_sequentially("/th")
    expect(page.get_by_role("option", name=re.compile("thanks"))).to_be_visible()
    check_accessibility(page)
    page.keyboard.press("Enter")
    expect(field(page)).to_have_value(re.compile("Thank you, Customer! Have a lovely day."))
    field(page).fill("")
    field(page).press_sequentially("/")
    expect(page.get_by_role("option")).to_have_count(4)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    field(page).fill("")


def test_enter_is_for_a_list_that_is_still_on_its_way(page: Page, target):
    held = []
    page.route("**/api/quick-replies", lambda route: held.append(route))
    opened(page, target, "held")
    field(page).press_sequentially("/addr")
    page.keyboard.press("Enter")
    expect(field(page)).to_have_value("/addr")
    expect(page.locator(".bubble-out")).to_have_count(0)
    for route in held:
        route.continue_()
    expect(field(page)).to_have_value(re.compile("Indiranagar"))
    expect(page.locator(".bubble-out")).to_have_count(0)
    field(page).fill("")


def test_files_are_chosen_pasted_and_dropped(page: Page, target):
    opened(page, target, "files")
    page.get_by_label("Attach a file").set_input_files(
        [
            {"name": "kurta.png", "mimeType": "image/png", "buffer": PNG},
            {"name": "prices.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4"},
        ]
    )
    tray = page.locator(".tray-item")
    expect(tray).to_have_count(2)
    give = """(place, kind) => {
        const data = new DataTransfer();
        data.items.add(new File(['x'], `${kind}.txt`, { type: 'text/plain' }));
        const event = kind === 'pasted' ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
            : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
        place.dispatchEvent(event);
    }"""
    field(page).evaluate(give, "pasted")
    page.locator(".thread-scroll").evaluate(give, "dropped")
    expect(tray).to_have_count(4)
    expect(tray.first).to_contain_text("byte")
    check_accessibility(page)
    shoot(page, "composer-files")
    tray.nth(2).get_by_role("button", name="Remove the file").click()
    write(page, "Both of these")
    expect(page.locator(".bubble-out")).to_have_count(3)
    expect(bubble(page, "Both of these").locator("img")).to_be_visible()
    expect(bubble(page, "dropped.txt")).to_have_count(1)
    expect(tray).to_have_count(0)


def test_a_picture_that_is_too_large_for_whatsapp_is_made_smaller_or_goes_as_a_document(page: Page, target):
    opened(page, target, "large")
    poster = {"name": "poster.png", "mimeType": "image/png", "buffer": PNG + b"\0" * 6_000_000}
    sent = []
    page.on("request", lambda request: sent.append(request.post_data_json) if request.url.endswith("/messages") and request.method == "POST" else None)
    page.get_by_label("Attach a file").set_input_files(poster)
    expect(page.get_by_text("Will be made smaller: WhatsApp takes 5 MB.")).to_be_visible()
    check_accessibility(page)
    write(page, "")
    expect(page.locator(".bubble-out img")).to_have_count(1)
    page.get_by_label("Attach a file").set_input_files(poster)
    page.get_by_role("button", name="Send as a document").click()
    expect(page.get_by_role("button", name="Send as a picture")).to_be_visible()
    write(page, "")
    expect(bubble(page, "poster.png")).to_have_count(1)
    expect(bubble(page, "poster.png").locator(".ticks")).to_have_attribute("data-state", re.compile("sent|delivered|read"))
    assert [body["type"] for body in sent] == ["image", "document"]


def test_a_webp_goes_as_a_picture_or_a_sticker_and_an_empty_file_not_at_all(page: Page, target):
    opened(page, target, "sticker")
    webp = {"name": "smile.webp", "mimeType": "image/webp", "buffer": b"RIFF\x1a\0\0\0WEBPVP8L"}
    page.get_by_label("Attach a file").set_input_files([webp, {"name": "none.png", "mimeType": "image/png", "buffer": b""}])
    expect(page.get_by_text("Will be converted for WhatsApp.")).to_be_visible()
    expect(page.get_by_text("The file is empty.")).to_be_visible()
    page.get_by_role("button", name="Send as a sticker").click()
    check_accessibility(page)
    shoot(page, "composer-sticker")
    with page.expect_request(lambda request: request.method == "POST" and request.url.endswith("/messages")) as asked:
        page.get_by_role("button", name="Send", exact=True).click()
    assert asked.value.post_data_json["type"] == "sticker"


def test_words_too_long_for_a_caption_say_so_and_go_on_their_own(page: Page, target):
    opened(page, target, "caption")
    page.get_by_label("Attach a file").set_input_files({"name": "kurta.png", "mimeType": "image/png", "buffer": PNG})
    field(page).fill("a" * 1_020)
    expect(page.get_by_text("4 characters left")).to_be_visible()
    field(page).fill("a" * 1_030)
    expect(page.get_by_text(re.compile("goes as a message of its own"))).to_be_visible()
    check_accessibility(page)
    shoot(page, "composer-caption")
    page.keyboard.press("Enter")
    expect(page.locator(".bubble-out")).to_have_count(2)


def test_what_was_refused_can_be_changed_words_file_and_quote(page: Page, target, console):
    console.allowed = ("422",)
    _, name = opened(page, target, "change")
    quote_first(page)
    refusing = lambda route: route.fulfill(
        status=422, content_type="application/problem+json", body='{"title":"The caption is too long","status":422}'
    )
    page.route("**/api/conversations/*/messages", lambda route: refusing(route) if route.request.method == "POST" else route.continue_())
    page.get_by_label("Attach a file").set_input_files({"name": "kurta.png", "mimeType": "image/png", "buffer": PNG})
    write(page, "With a caption")
    expect(page.get_by_text("The caption is too long")).to_be_visible()
    page.get_by_role("button", name="Note", exact=True).click()
    page.get_by_role("button", name="Change it").click()
    expect(field(page)).to_have_value("With a caption")
    expect(field(page)).to_be_focused()
    expect(page.locator(".tray-item")).to_contain_text("kurta.png")
    expect(page.locator(".composer-above")).to_contain_text(f"Hello from {name}")
    expect(page.locator(".bubble-out")).to_have_count(0)
    page.unroute("**/api/conversations/*/messages")
    write(page, "With a better one")
    expect(bubble(page, "With a better one").locator("img")).to_be_visible()


def test_a_look_at_another_chat_keeps_the_files_and_the_quote(page: Page, target):
    _, name = opened(page, target, "away")
    quote_first(page)
    quote = page.locator(".composer-above")
    expect(quote).to_contain_text(f"Hello from {name}")
    page.get_by_label("Attach a file").set_input_files({"name": "kurta.png", "mimeType": "image/png", "buffer": PNG})
    first = page.url
    page.locator(".conversation").nth(1).click()
    expect(page).not_to_have_url(first)
    expect(page.locator(".tray-item")).to_have_count(0)
    expect(quote).to_have_count(0)
    page.locator(".conversation").filter(has_text=name).click()
    expect(page.locator(".tray-item")).to_contain_text("kurta.png")
    expect(quote).to_contain_text(f"Hello from {name}")


def test_who_leaves_while_recording_finds_the_recording_with_the_reply(
    browser_type, browser_type_launch_args, browser_context_args, target
):
    arguments = [*browser_type_launch_args["args"], "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    browser = browser_type.launch(**{**browser_type_launch_args, "args": arguments})
    page = browser.new_context(**browser_context_args).new_page()
    _, name = opened(page, target, "leaves")
    page.get_by_role("button", name="Record a voice message").click()
    expect(page.get_by_role("timer")).to_have_text("0:02", timeout=15_000)
    page.locator(".conversation").nth(1).click()
    expect(page.get_by_text("The recording is kept with the reply.")).to_be_visible()
    page.locator(".conversation").filter(has_text=name).click()
    expect(page.locator(".tray audio")).to_be_visible()
    browser.close()


def test_a_voice_message_is_recorded_as_whatsapp_takes_it(browser_type, browser_type_launch_args, browser_context_args, target):
    """Chromium records WebM; what leaves is Ogg that a browser can play again."""
    arguments = [*browser_type_launch_args["args"], "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    browser = browser_type.launch(**{**browser_type_launch_args, "args": arguments})
    page = browser.new_context(**browser_context_args).new_page()
    opened(page, target, "voice")
    page.get_by_role("button", name="Record a voice message").click()
    expect(page.get_by_role("timer")).to_have_text("0:02", timeout=15_000)
    check_accessibility(page)
    shoot(page, "voice")
    page.get_by_role("button", name="Stop and listen first").click()
    sound = page.locator(".tray audio")
    expect(sound).to_be_visible()
    length = sound.evaluate(
        "(audio) => new Promise((resolve) => { audio.onloadedmetadata = () => resolve(audio.duration); audio.load(); })"
    )
    # A busy machine records longer, until it hears of the click.
    assert 1 < length < 60
    with page.expect_request(lambda request: request.method == "POST" and request.url.endswith("/messages")) as sent:
        page.get_by_role("button", name="Send", exact=True).click()
    body = sent.value.post_data_json
    assert body["type"] == "audio" and body["media"]["voice"] is True
    expect(page.locator(".bubble-out audio")).to_have_count(1)
    browser.close()


def test_without_a_microphone_it_says_so(page: Page, target):
    opened(page, target, "silent")
    page.get_by_role("button", name="Record a voice message").click()
    expect(page.get_by_role("alert").filter(has_text=re.compile("microphone|record"))).to_be_visible()
    check_accessibility(page)
    page.get_by_role("alert").get_by_role("button", name="Close").click()
    expect(field(page)).to_be_visible()


def test_a_place_and_a_card_are_sent(page: Page, target):
    opened(page, target, "place")
    page.get_by_role("button", name="Send something else").click()
    page.get_by_role("menuitem", name="Location").click()
    dialog = page.get_by_role("dialog", name="Location")
    dialog.get_by_label("Coordinates or a map’s link").fill("somewhere")
    dialog.get_by_role("button", name="Send").click()
    expect(dialog).to_contain_text("There are no coordinates in this.")
    dialog.get_by_label("Coordinates or a map’s link").fill("https://www.openstreetmap.org/#map=16/12.9784/77.6408")
    dialog.get_by_label("Name of the place").fill("Our shop")
    check_accessibility(page)
    shoot(page, "location")
    dialog.get_by_role("button", name="Send").click()
    expect(page.locator(".bubble-out").filter(has_text="Our shop")).to_have_count(1)
    page.get_by_role("button", name="Send something else").click()
    page.get_by_role("menuitem", name="Contact card").click()
    cards = page.get_by_role("dialog", name="Contact card")
    cards.get_by_role("searchbox").fill("Lukas")
    check_accessibility(page)
    cards.get_by_role("button", name=re.compile("Lukas Brandt")).first.click()
    expect(page.locator(".bubble-out").filter(has_text="Lukas Brandt")).to_have_count(1)


def offering(page: Page):
    page.get_by_role("button", name="Send something else").click()
    page.get_by_role("menuitem", name="Buttons, list or link").click()
    return page.get_by_role("dialog", name="Buttons, list or link")


def posted(page: Page):
    return page.expect_request(lambda request: request.method == "POST" and request.url.endswith("/messages"))


def test_reply_buttons_are_written_by_keyboard_with_the_phone_beside_them(page: Page, target):
    opened(page, target, "buttons")
    dialog = offering(page)
    dialog.get_by_label("Text of the message").fill("Which colour?")
    dialog.get_by_label("Button 1", exact=True).fill("Red")
    dialog.get_by_role("button", name="Add a button").press("Enter")
    expect(dialog.get_by_label("Button 2", exact=True)).to_be_focused()
    page.keyboard.type("Red")
    expect(dialog).to_contain_text("Another button says the same.")
    dialog.get_by_role("button", name="Send", exact=True).click()
    expect(dialog.get_by_label("Button 2", exact=True)).to_be_focused()
    dialog.get_by_label("Button 2", exact=True).fill("A very long name of a blue")
    expect(dialog.get_by_label("Button 2", exact=True)).to_have_value("A very long name of ")
    expect(dialog).to_contain_text("0 characters left")
    dialog.get_by_label("Button 2", exact=True).fill("Blue")
    dialog.get_by_role("button", name="Add a button").click()
    expect(dialog).to_contain_text("WhatsApp takes no more than 3.")
    dialog.get_by_role("button", name="Remove button 3").click()
    phone = dialog.get_by_role("figure", name="Preview as on the customer’s phone")
    expect(phone).to_contain_text("Which colour?")
    expect(phone.locator(".wa-button")).to_have_text([re.compile("Red"), re.compile("Blue")])
    check_accessibility(page)
    shoot(page, "offer-buttons")
    page.keyboard.press("Escape")
    dialog = offering(page)
    expect(dialog.get_by_label("Text of the message")).to_have_value("Which colour?")
    with posted(page) as sent:
        page.keyboard.press("Control+Enter")
    titles = [button["reply"]["title"] for button in sent.value.post_data_json["interactive"]["action"]["buttons"]]
    assert titles == ["Red", "Blue"] and sent.value.post_data_json["seen"]
    expect(dialog).to_have_count(0)
    expect(bubble(page, "Which colour?").locator(".wa-button")).to_have_count(2)


def test_a_list_and_a_link_are_sent_and_a_refused_one_is_changed(page: Page, target, console):
    console.allowed = ("422",)
    opened(page, target, "list")
    dialog = offering(page)
    dialog.get_by_role("radio", name="A list").check()
    dialog.get_by_label("Text of the message").fill("What shall it be?")
    dialog.get_by_label("Words on the button that opens the list").fill("See all")
    dialog.get_by_label("Choice 1", exact=True).fill("Kurta")
    dialog.get_by_label("More about choice 1").fill("Cotton, all sizes")
    dialog.get_by_role("button", name="Add a section").click()
    dialog.get_by_label("Title of the section").nth(0).fill("Clothes")
    dialog.get_by_label("Title of the section").nth(1).fill("Shoes")
    dialog.get_by_label("Choice 1", exact=True).nth(1).fill("Mojari")
    expect(dialog.get_by_role("region", name="What the button opens")).to_contain_text("Mojari")
    check_accessibility(page)
    shoot(page, "offer-list")
    refusing = lambda route: route.fulfill(
        status=422, content_type="application/problem+json", body='{"title":"The list is not valid","status":422}'
    )
    page.route("**/api/conversations/*/messages", lambda route: refusing(route) if route.request.method == "POST" else route.continue_())
    dialog.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("The list is not valid")).to_be_visible()
    page.unroute("**/api/conversations/*/messages")
    page.get_by_role("button", name="Change it").click()
    expect(dialog.get_by_label("More about choice 1").first).to_have_value("Cotton, all sizes")
    with posted(page) as sent:
        dialog.get_by_role("button", name="Send", exact=True).click()
    sections = sent.value.post_data_json["interactive"]["action"]["sections"]
    assert [section["title"] for section in sections] == ["Clothes", "Shoes"]
    assert sections[0]["rows"] == [{"id": "row-1", "title": "Kurta", "description": "Cotton, all sizes"}]
    dialog = offering(page)
    dialog.get_by_role("radio", name="A link").check()
    dialog.get_by_label("Text of the message").fill("Our shop")
    dialog.get_by_label("Words on the button").fill("Look")
    dialog.get_by_label("Address of the page").fill("shop.example/new")
    expect(dialog).to_contain_text("Write a whole address that begins with https://")
    dialog.get_by_label("Address of the page").fill("https://shop.example/new")
    with posted(page) as sent:
        dialog.get_by_role("button", name="Send", exact=True).click()
    assert sent.value.post_data_json["interactive"]["action"]["parameters"] == {"display_text": "Look", "url": "https://shop.example/new"}


def test_later_and_called_back(page: Page, target):
    opened(page, target, "later")
    field(page).fill("Good morning!")
    page.get_by_role("button", name="Send later").click()
    expect(page.get_by_role("dialog", name="Send later")).to_be_visible()
    check_accessibility(page)
    shoot(page, "schedule")
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile("It goes out on"))).to_be_visible()
    expect(field(page)).to_have_value("")
    page.get_by_role("button", name="1 scheduled").click()
    dialog = page.get_by_role("dialog", name="Scheduled messages")
    expect(dialog).to_contain_text("Good morning!")
    check_accessibility(page)
    dialog.get_by_role("button", name="Write it anew").click()
    expect(field(page)).to_have_value("Good morning!")
    expect(page.get_by_role("button", name="1 scheduled")).to_have_count(0)
    field(page).fill("")


def test_a_file_and_a_note_wait_for_the_network_and_go_once(page: Page, context: BrowserContext, target, console):
    console.allowed = ("ERR_INTERNET_DISCONNECTED", "Failed to load resource")
    opened(page, target, "tunnel")
    context.set_offline(True)
    page.get_by_label("Attach a file").set_input_files({"name": "kurta.png", "mimeType": "image/png", "buffer": PNG})
    expect(page.get_by_text("Uploaded when the connection is back")).to_be_visible()
    write(page, "From the tunnel")
    page.get_by_role("button", name="Note", exact=True).click()
    page.keyboard.type("Sent without a network")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Waiting for the connection.")).to_have_count(2)
    shoot(page, "offline-file")
    context.set_offline(False)
    expect(bubble(page, "From the tunnel").locator("img")).to_be_visible(timeout=30_000)
    expect(page.locator(".note-bubble:not(.note-pending)").filter(has_text="Sent without a network")).to_have_count(1, timeout=30_000)
    page.reload()
    expect(bubble(page, "From the tunnel")).to_have_count(1)
    expect(page.locator(".note-bubble")).to_have_count(1)


def test_a_note_and_a_reply_have_drafts_of_their_own(page: Page, target):
    opened(page, target, "two")
    field(page).fill("For the customer")
    page.get_by_role("button", name="Note", exact=True).click()
    note = page.get_by_label("Private note", exact=True)
    expect(note).to_have_value("")
    note.fill("For the team")
    page.reload()
    expect(field(page)).to_have_value("For the customer")
    page.get_by_role("button", name="Note", exact=True).click()
    expect(note).to_have_value("For the team")
    note.fill("")
    page.get_by_role("button", name="Reply", exact=True).click()
    field(page).fill("")


def test_on_a_phone_everything_is_within_reach(browser, browser_context_args, target):
    context = browser.new_context(**{**browser_context_args, "viewport": {"width": 390, "height": 844}, "has_touch": True})
    page = context.new_page()
    opened(page, target, "phone")
    box = page.get_by_role("button", name="Send", exact=True).bounding_box()
    assert box["x"] + box["width"] <= 390
    field(page).fill("A longer text, written with a thumb, that takes more than one line on the screen of a phone")
    shoot(page, "composer-phone")
    check_accessibility(page)
    page.get_by_role("button", name="Contact beside the conversation").click()
    expect(page.get_by_role("dialog", name="About the contact")).to_be_visible()
    shoot(page, "panel-phone")
    check_accessibility(page)
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    context.close()
