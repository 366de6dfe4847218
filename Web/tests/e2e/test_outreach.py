"""A marketer's three days against the sandbox: a carousel from nothing, a comparison, and who did not read it once more."""

import base64
import json
import re
import time
import urllib.request

import pytest
from playwright.sync_api import Page, expect

from browsing import check_accessibility, ready, shoot
from test_campaign import add, number, on
from test_templates import templates, unique

PEOPLE = 40
LEFT_OUT = ("no-consent", "opted-out", "blocked", "invalid", "duplicate", "excluded", "capped")


@pytest.fixture(autouse=True)
def sandbox(target):
    if target.is_mock:
        pytest.skip("what Meta makes of it is the simulator's to say")


def call(page: Page, method: str, path: str, body: object = None):
    """As the signed-in person, beside the screens: what is there before the marketer begins."""
    csrf = page.request.get("/api/session").json()["csrf"]
    headers = {"X-CSRF-Token": csrf, "Idempotency-Key": f"walk-{time.time_ns()}"}
    answer = page.request.fetch(path, method=method, data=body, headers=headers)
    assert answer.ok, f"{method} {path}: {answer.status} {answer.text()[:500]}"
    return answer.json() if answer.body() else None


def simulate(target, path: str, body: dict) -> None:
    data, kind = json.dumps(body).encode(), {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{target.simulator}/_simulator/{path}", data, kind, method="POST")
    urllib.request.urlopen(request, timeout=10).close()


def until(page: Page, found, seconds: int = 30):
    for _ in range(seconds * 4):
        if result := found():
            return result
        page.wait_for_timeout(250)
    raise AssertionError("it did not come")


def picture(page: Page, colour: str) -> dict:
    drawn = page.evaluate(
        """(colour) => {
            const canvas = Object.assign(document.createElement("canvas"), { width: 800, height: 450 });
            const pen = canvas.getContext("2d");
            pen.fillStyle = colour;
            pen.fillRect(0, 0, 800, 450);
            return canvas.toDataURL("image/png");
        }""",
        colour,
    )
    return {"name": f"{colour}.png", "mimeType": "image/png", "buffer": base64.b64decode(drawn.split(",")[1])}


def carousel(page: Page, name: str) -> None:
    ready(page, "/templates/new?kind=carousel")
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Words", exact=True).fill("Hi {{1}}, two things for you this autumn.")
    page.get_by_label("Sample for {{1}}").fill("Asha")
    page.get_by_label("Button 2").select_option("QUICK_REPLY")
    cards = page.locator(".card-item")
    expect(cards).to_have_count(2)
    for at, (words, colour) in enumerate((("Silk stole", "maroon"), ("Linen shirt", "teal"))):
        card = cards.nth(at)
        card.locator("input[type=file]").set_input_files(picture(page, colour))
        expect(card.locator(".file-drop img")).to_be_visible()
        card.get_by_label("Words on the card").fill(words)
        card.get_by_label("Words on it").first.fill("See it")
        card.get_by_label("Address", exact=True).fill("https://shop.example/p")
        card.get_by_label("Words on it").nth(1).fill("I like it")
    expect(page.locator(".check-panel")).to_contain_text("Ready for review")
    expect(page.locator(".save-line")).to_contain_text("Saved")
    shoot(page, "walk-carousel")
    page.get_by_role("button", name="Send for review").click()
    page.get_by_role("dialog").get_by_role("button", name="Send it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Approved", timeout=60_000)
    shoot(page, "walk-approved")


class People:
    """A tag's worth of people, one of each kind that must not get it among them."""

    def __init__(self, page: Page, target):
        self.page, self.run = page, time.time_ns() // 1_000_000 % 100_000
        self.name = f"Autumn {self.run}"
        self.tag = call(page, "POST", "/api/tags", {"name": self.name, "kind": "contact", "colour": "green"})["id"]
        staff = call(page, "POST", "/api/tags", {"name": f"Staff {self.run}", "kind": "contact", "colour": "grey"})["id"]
        self.good = [self.add(at, f"Person {at}") for at in range(PEOPLE)]
        self.add(900, "Never asked", optIn="unknown")
        self.add(901, "Works here", tagIds=[self.tag, staff])
        blocked = self.add(902, "Blocked")
        call(page, "PATCH", f"/api/contacts/{blocked['id']}", {"blocked": True})
        stopped = self.add(903, "Said stop")
        target.inbound(stopped["phone"][1:], "Said stop", "STOP")
        until(page, lambda: call(page, "GET", f"/api/contacts/{stopped['id']}")["optIn"] == "no")

    def add(self, at: int, name: str, **more) -> dict:
        body = {"name": name, "phone": f"+9198{self.run:05}{at:03}", "optIn": "yes", "tagIds": [self.tag], **more}
        return call(self.page, "POST", "/api/contacts", body)


def values(page: Page, colours: tuple[str, str]) -> None:
    """Where the words of one message come from: the name from the contact, and a picture for each card."""
    page.locator('[name="body.1.source"]').select_option("field firstName")
    page.locator('[name="body.1.fallback"]').fill("there")
    for card, colour in enumerate(colours):
        place = page.locator(f'[data-variable="card.{card}.header.media"]')
        place.locator("input[type=file]").set_input_files(picture(page, colour))
        expect(place).to_contain_text(f"{colour}.png")


def launch(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", name="What it will cost")).to_be_visible()
    shoot(page, f"{name}-launch")
    check_accessibility(page)
    page.get_by_role("button", name=re.compile("Send to")).click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("Send to")).click()
    expect(page.locator("h1")).to_contain_text("Completed", timeout=120_000)


def heard_from_us(page: Page, people: People, template: dict) -> None:
    """Somebody has had as much marketing as the number's cap allows. Some numbers cannot be reached: those go again."""
    draft = {
        "name": "The day before",
        "channelId": template["channelId"],
        "templateId": template["id"],
        "variables": {variable["key"]: {"text": "https://shop.example/stole.png"} for variable in template["variables"]},
    }
    for at in range(904, 912):
        person = people.add(at, "Heard from us yesterday")["id"]
        draft["audience"] = {"sources": [{"kind": "contacts", "ids": [person]}], "exclude": []}
        path = f"/api/campaigns/{call(page, 'POST', '/api/campaigns', draft)['id']}"
        call(page, "PUT", path + "/start", {})
        counts = until(page, lambda: ended(call(page, "GET", path)))
        if counts["delivered"] + counts["read"]:
            break
        call(page, "DELETE", f"/api/contacts/{person}")
    capped(page, template["channelId"], {"messages": 1, "days": 1})


def ended(campaign: dict) -> dict | None:
    counts = campaign["counts"]
    return counts if counts["delivered"] + counts["read"] + counts["failed"] else None


def capped(page: Page, channel: str, cap: dict | None) -> None:
    call(page, "PUT", f"/api/channels/{channel}/campaign-settings", {"cap": cap, "team": None})


def test_three_days_of_a_marketer(page: Page, target):
    autumn = unique("autumn_picks")
    carousel(page, autumn)
    people = People(page, target)
    heard_from_us(page, people, templates(page, name=autumn)[0])

    ready(page, "/campaigns/new")
    page.get_by_label("Name", exact=True).fill("Autumn")
    title = autumn.replace("_", " ").capitalize()
    page.locator(".template-choice").filter(has_text=re.compile(title, re.I)).first.click()
    page.get_by_role("switch", name="Compare several messages").check()
    second = page.locator('[name="variants.1.templateId"]')
    second.select_option(label=second.locator("option").filter(has_text=re.compile(title, re.I)).inner_text())
    on(page)
    add(page, "Tag")
    page.get_by_role("option", name=people.name).click()
    add(page, "Tag", "Add people who do not get it")
    page.get_by_role("option", name=f"Staff {people.run}").click()
    add(page, "Pasted numbers")
    twice = people.good[0]["phone"]
    page.get_by_role("dialog").get_by_label("Numbers", exact=True).fill(f"{twice}\n12\n{twice}")
    page.get_by_role("dialog").get_by_role("button", name="Use").click()
    page.get_by_role("switch", name="Only people who said yes").check()
    for reason in LEFT_OUT:
        expect(page.locator(f"[data-reason={reason}] .number")).to_contain_text(re.compile(r"^\s*[12]\s"))
    assert number(page, "[data-testid=reachable]") == PEOPLE
    shoot(page, "walk-audience")
    check_accessibility(page)
    on(page)
    values(page, ("maroon", "teal"))
    page.locator("label.segment").filter(has_text="Message B").click()
    values(page, ("teal", "maroon"))
    expect(page.get_by_text("Draft saved")).to_be_visible()
    shoot(page, "walk-values")
    check_accessibility(page)
    for heading in ("Inbox", "When"):
        on(page)
        expect(page.get_by_role("group", name=heading)).to_be_visible()
    on(page)
    launch(page, "walk")
    campaign = page.url

    # Two days go by where Meta is: who was away gets it, and some read it. Here it is still today, so the cap goes.
    capped(page, templates(page, name=autumn)[0]["channelId"], None)
    simulate(target, "clock", {"advance_seconds": 2 * 86_400})
    page.wait_for_timeout(2_000)
    ready(page, campaign)
    expect(page.get_by_role("heading", name="Messages compared")).to_be_visible()
    shoot(page, "walk-report")
    check_accessibility(page)
    page.get_by_role("link", name="Recipients", exact=True).click()
    page.get_by_label("What became of it").select_option("delivered-not-read")
    unread = page.locator(".recipients tbody tr")
    expect(unread.first).to_be_visible()
    waiting = unread.count()
    shoot(page, "walk-unread")
    page.get_by_role("button", name="Retarget").click()
    page.get_by_role("dialog").get_by_role("button", name="Retarget").click()
    expect(page.get_by_role("heading", name="Autumn, again")).to_be_visible()
    page.get_by_role("link", name="Audience").click()
    expect(page.get_by_test_id("reachable")).to_have_text(str(waiting))
    shoot(page, "walk-again")
    send_again(page, target, waiting)


def send_again(page: Page, target, waiting: int) -> None:
    """The copy has its values and its comparison already; it goes to each of them, and arrives."""
    on(page)
    expect(page.locator("[data-variable]").first).to_be_visible()
    for heading in ("Inbox", "When"):
        on(page)
        expect(page.get_by_role("group", name=heading)).to_be_visible()
    on(page)
    launch(page, "walk-again")
    simulate(target, "clock", {"advance_seconds": 86_400})
    expect(page.locator("[data-count=delivered]")).not_to_have_text("0", timeout=60_000)
    reached = sum(number(page, f"[data-count={state}]") for state in ("sent", "failed", "unknown", "skipped"))
    assert reached == waiting, "everyone is accounted for"
    shoot(page, "walk-delivered")
    check_accessibility(page)
