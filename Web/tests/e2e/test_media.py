"""Files in a thread: on their way, failed and asked for again, listened to, looked at large; and why a conversation is where it is."""

import json
import re
import time
import urllib.request

from playwright.sync_api import Page, expect

from conftest import check_accessibility, put, ready, shoot
from test_desk import pytestmark  # noqa: F401
from test_inbox import customer


def with_files(page: Page, target, tag: str, *files: tuple[str, dict]) -> str:
    """A conversation with files that a customer has sent, opened."""
    number, name = customer(tag)
    for kind, content in files:
        body = json.dumps({"from": number, "name": name, "type": kind, "text": "", "content": content}).encode()
        request = urllib.request.Request(f"{target.simulator}/_simulator/inbound", body, {"Content-Type": "application/json"}, method="POST")
        urllib.request.urlopen(request, timeout=10).close()
    ready(page, f"/inbox?q={name.replace(' ', '+')}")
    page.locator(".conversation").first.click()
    expect(page.locator(".bubble").first).to_be_visible()
    return name


def picture(tag: str) -> str:
    return f"med_picture_{tag}_{time.time_ns() % 1_000_000}"


def test_a_file_that_did_not_come_is_fetched_again(page: Page, target):
    ready(page, "/inbox")
    lost = picture("lost")
    put(page, "/api/_mock/media", {"id": lost, "state": "failed", "problem": "WhatsApp does not have it any more."})
    with_files(page, target, "lost", ("image", {"id": lost, "caption": "Our garden"}))
    state = page.locator(".file-state")
    expect(state).to_contain_text("The file did not come")
    expect(state).to_contain_text("WhatsApp does not have it any more.")
    check_accessibility(page)
    shoot(page, "media-failed")
    state.get_by_role("button", name="Fetch it again").click()
    expect(page.get_by_role("button", name="Look at it large: Our garden")).to_be_visible()
    expect(state).to_have_count(0)


def test_where_a_message_comes_from_stands_with_it(page: Page, target):
    ad = {"source_type": "ad", "source_url": "https://fb.me/abc", "headline": "Straight from Kashmir", "body": "Order today"}
    with_files(
        page,
        target,
        "origin",
        ("text", {"body": "Is it fresh?", "referral": ad}),
        ("text", {"body": "Look", "context": {"forwarded": True}}),
        ("text", {"body": "This one?", "context": {"referred_product": {"product_retailer_id": "SAF-5"}}}),
        ("request_welcome", {}),
    )
    card = page.locator(".referral")
    expect(card).to_contain_text("From your ad")
    expect(card).to_contain_text("Straight from Kashmir")
    expect(card.get_by_role("link", name="See the ad")).to_have_attribute("href", "https://fb.me/abc")
    thread = page.get_by_role("region", name="Messages")
    for words in ("Forwarded", "Asks about the product SAF-5", "Opened the chat for the first time"):
        expect(thread.get_by_text(words, exact=True)).to_be_visible()
    check_accessibility(page)
    shoot(page, "origin")


def test_pictures_are_looked_through_by_keyboard(page: Page, target):
    three = [("image", {"id": picture(f"p{place}"), "caption": f"Picture {place}"}) for place in (1, 2, 3)]
    with_files(page, target, "gallery", *three)
    second = page.get_by_role("button", name="Look at it large: Picture 2")
    second.focus()
    page.keyboard.press("Enter")
    box = page.get_by_role("dialog", name="Pictures and videos")
    expect(box.get_by_role("img", name="Picture 2")).to_be_visible()
    expect(box).to_contain_text("2 of 3")
    check_accessibility(page)
    shoot(page, "lightbox")
    page.keyboard.press("ArrowRight")
    expect(box.get_by_role("img", name="Picture 3")).to_be_visible()
    expect(box.get_by_role("button", name="The next one")).to_be_disabled()
    page.keyboard.press("Home")
    expect(box.get_by_role("img", name="Picture 1")).to_be_visible()
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    expect(second).to_be_focused()


def test_a_voice_message_has_its_waveform_and_length(page: Page, target):
    with_files(page, target, "heard", ("audio", {"id": "med_voice_x", "voice": True}))
    player = page.get_by_role("group", name="Voice message")
    expect(player).to_contain_text("0:14")
    heights = player.locator(".voice-bars > span").evaluate_all("(bars) => bars.map((bar) => bar.clientHeight)")
    assert len(heights) == 40 and len(set(heights)) > 5
    slider = player.get_by_role("slider")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("of 0:14"))
    player.get_by_role("button", name=re.compile("Speed 1,")).click()
    expect(player).to_contain_text("1.5×")
    check_accessibility(page)
    shoot(page, "voice-player")


def test_why_a_conversation_is_whose_it_is(page: Page):
    ready(page, "/inbox?tab=open&q=Asha")
    page.locator(".conversation", has=page.locator(".conversation-name", has_text="Asha Verma")).first.click()
    page.locator(".thread-event").get_by_role("button", name="Why?").first.click()
    dialog = page.get_by_role("dialog", name="Why was this assigned?")
    expect(dialog.locator("[data-asked]")).to_contain_text("The next in turn in the team Sales floor.")
    expect(dialog).to_contain_text("Daniel Okoro")
    check_accessibility(page)
    shoot(page, "why-here")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Who can see this, and why?").click()
    expect(page.get_by_role("dialog", name="Who can see this, and why?")).to_contain_text("sees every conversation")
