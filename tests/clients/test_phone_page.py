"""A person in front of the phone page: Debian's Chromium, wide and at 360 px, light and dark, under the page's own policy."""

import os
import re
import shutil

import pytest
import requests
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

ASHA = "+919876543210"


@pytest.fixture(scope="module")
def browser():
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def problems():
    """What the page's console complained of."""
    return []


@pytest.fixture(params=["light", "dark"])
def page(request, browser, simulator, problems):
    """A page that logs an error, or breaks its own Content-Security-Policy, fails its test."""
    context = browser.new_context(color_scheme=request.param, viewport={"width": 1100, "height": 800}, locale="en-GB")
    page = context.new_page()
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(simulator.base_url + "/phone")
    yield page
    context.close()
    assert problems == []


def send(simulator, body, to=ASHA):
    answer = requests.post(
        f"{simulator.base_url}/v25.0/{simulator.phone_number_id}/messages",
        headers={"Authorization": f"Bearer {simulator.access_token}"},
        json={"messaging_product": "whatsapp", "to": to} | body, timeout=20).json()
    return answer["messages"][0]["id"]


def template(name, language, *components):
    return {"type": "template", "template": {"name": name, "language": {"code": language}, "components": list(components)}}


def accessible(page):
    violations = Axe().run(page).response["violations"]
    assert violations == [], [(v["id"], [node["html"] for node in v["nodes"]]) for v in violations]


def add_customer(page, name="Asha Verma", phone="+91 98765 43210"):
    page.get_by_text("New customer").click()
    page.get_by_label("Name").fill(name)
    page.get_by_label("Phone, with country code").fill(phone)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("heading", name="Lodestone Demo")).to_be_visible()


def test_a_person_chats_as_the_customer(page, simulator, receiver):
    accessible(page)
    add_customer(page)
    page.get_by_label("Message", exact=True).fill("Is the blue kurta there? *please*")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("log").get_by_text("Is the blue kurta there?")).to_be_visible()
    message = receiver.wait(receiver.messages)[0]
    assert (message["from"], message["text"]["body"]) == ("919876543210", "Is the blue kurta there? *please*")

    answer = send(simulator, {"type": "interactive", "interactive": {
        "type": "button", "body": {"text": "Yes! Shall we keep one?"},
        "action": {"buttons": [{"type": "reply", "reply": {"id": "keep", "title": "Yes please"}}]}}})
    page.get_by_role("button", name="Yes please").click()
    tapped = receiver.wait(lambda: [m for m in receiver.messages() if m["type"] == "interactive"])[0]
    assert tapped["interactive"]["button_reply"] == {"id": "keep", "title": "Yes please"}
    assert tapped["context"]["id"] == answer
    # The chat is open, so what came is read.
    receiver.wait_status(answer, "read")
    accessible(page)


def test_templates_look_like_templates(page, simulator, receiver):
    add_customer(page)
    sent = send(simulator, template(
        "order_shipped", "en_US",
        {"type": "header", "parameters": [{"type": "text", "parameter_name": "order_id", "text": "77"}]},
        {"type": "body", "parameters": [{"type": "text", "parameter_name": "first_name", "text": "Asha"},
                                        {"type": "text", "parameter_name": "delivery_date", "text": "Monday"}]},
        {"type": "button", "sub_type": "url", "index": "0", "parameters": [{"type": "text", "text": "77"}]},
        {"type": "button", "sub_type": "quick_reply", "index": "1", "parameters": [{"type": "payload", "payload": "HELP_77"}]}))
    log = page.get_by_role("log")
    expect(log.get_by_text("Order 77 shipped")).to_be_visible()
    expect(log.get_by_text("should reach you by Monday")).to_be_visible()
    expect(log.get_by_role("link", name="Track order")).to_have_attribute("href", "https://example.com/t/77")
    log.get_by_role("button", name="Help with my order").click()
    tapped = receiver.wait(lambda: [m for m in receiver.messages() if m["type"] == "button"])[0]
    assert tapped["button"] == {"payload": "HELP_77", "text": "Help with my order"} and tapped["context"]["id"] == sent

    send(simulator, {"type": "interactive", "interactive": {
        "type": "list", "body": {"text": "Pick a slot"},
        "action": {"button": "Slots", "sections": [{"title": "Monday", "rows": [
            {"id": "s1", "title": "10:30", "description": "with Meera"}, {"id": "s2", "title": "11:00"}]}]}}})
    log.get_by_text("Slots").click()
    log.get_by_role("button", name="10:30").click()
    chosen = receiver.wait(lambda: [m for m in receiver.messages() if m["type"] == "interactive"])[0]
    assert chosen["interactive"]["list_reply"] == {"id": "s1", "title": "10:30", "description": "with Meera"}
    accessible(page)


def test_sends_other_things_and_says_no(page, simulator, receiver):
    add_customer(page)
    sent = send(simulator, template("hello_world", "en_US"))
    for name, kind in [("Sample photo", "image"), ("Sample voice note", "audio"), ("Location", "location"),
                       ("Sample document", "document"), ("Sticker", "sticker"), ("Contact card", "contacts")]:
        page.get_by_label("Send something else").click()
        page.get_by_role("button", name=name, exact=True).click()
        receiver.wait(lambda: [m for m in receiver.messages() if m["type"] == kind])
    page.get_by_role("button", name="React with 👍").first.click()
    reaction = receiver.wait(lambda: [m for m in receiver.messages() if m["type"] == "reaction"])[0]
    assert reaction["reaction"] == {"message_id": sent, "emoji": "👍"}
    accessible(page)

    page.get_by_label("Chat menu").click()
    page.get_by_role("button", name="Stop marketing messages").click()
    preference = receiver.wait(lambda: receiver.values("user_preferences"))[0]["user_preferences"][0]
    assert preference["value"] == "stop"
    stopped = send(simulator, template("welcome_back", "es", {"type": "body", "parameters": [{"type": "text", "text": "Asha"}]}))
    assert receiver.wait_status(stopped, "failed")["errors"][0]["code"] == 131050
    page.get_by_label("Chat menu").click()
    page.get_by_role("button", name="Block business").click()
    expect(page.get_by_text("You blocked this business.")).to_be_visible()
    blocked = send(simulator, template("hello_world", "en_US"))
    assert receiver.wait_status(blocked, "failed")["errors"][0]["code"] == 131026


def test_an_address_opens_a_customer_and_a_narrow_page_works(page, simulator, receiver):
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(simulator.base_url + "/phone#" + ASHA)
    expect(page.get_by_role("heading", name="Lodestone Demo")).to_be_visible()
    page.get_by_label("Message", exact=True).fill("narrow")
    page.keyboard.press("Enter")
    receiver.wait(receiver.messages)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    accessible(page)
    page.get_by_role("button", name="All customers").click()
    expect(page.get_by_role("link", name=re.compile("narrow"))).to_be_visible()
    accessible(page)


def test_keyboard_alone_is_enough(page, simulator, receiver):
    add_customer(page)
    send(simulator, template("appointment_reminder", "en_US", {"type": "body", "parameters": [
        {"type": "text", "text": text} for text in ["Asha", "Monday", "10:30"]]}))
    button = page.get_by_role("button", name="Yes, I will come")
    button.focus()
    page.keyboard.press("Enter")
    receiver.wait(lambda: [m for m in receiver.messages() if m["type"] == "button"])
    page.get_by_label("Send something else").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Sample photo")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Sample photo")).to_be_hidden()


def test_an_open_page_does_not_keep_the_simulator_from_stopping(simulator):
    with requests.get(simulator.base_url + "/_simulator/events", stream=True, timeout=20):
        simulator.process.terminate()
        simulator.process.wait(10)


def test_a_wrong_number_is_said_at_its_field(page, problems):
    page.get_by_text("New customer").click()
    page.get_by_label("Name").fill("X")
    page.get_by_label("Phone, with country code").fill("12")
    with page.expect_response("**/_simulator/users") as answer:
        page.get_by_role("button", name="Add", exact=True).click()
    assert answer.value.status == 400
    expect(page.get_by_role("alert").filter(has_text="telephone number")).to_be_visible()
    assert len(problems) == 1 and "400" in problems.pop()
