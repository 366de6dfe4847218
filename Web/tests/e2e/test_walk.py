"""A sandbox that holds one of every kind of thing: each answer is of the shape that the web client believes in, and each screen shows."""

import json
import os
import re
import time

import contract
import pytest
import target as targets
from playwright.sync_api import Browser, Page, expect

import everything

pytestmark = pytest.mark.skipif(targets.is_mock(), reason="the stand-in is filled by itself")

# What needs more than its address.
ASKED = ("/api/search?q=hello", "/api/billing/quote?points=500", "/api/contacts?deleted=true", "/api/tags?kind=contact")
ALONE = re.compile(r"preview$|/quote$|/search$")
# A merged contact, a draft without a report: screens say so. What is no route at all, `seen` tells.
GONE = re.compile(r"Failed to load resource: .* status of (404|409|422) ")
FAULT = "This screen has a fault"


@pytest.fixture(scope="module")
def full(target):
    """A sandbox of its own: the others count what is in theirs."""
    sandbox = targets.start()
    yield sandbox
    sandbox.stop()


@pytest.fixture(scope="module")
def state(full, browser: Browser, tmp_path_factory) -> str:
    path = str(tmp_path_factory.mktemp("session") / "state.json")
    context = browser.new_context()
    page = context.new_page()
    page.goto(full.login_url)
    expect(page.locator("#root[data-ready=true]")).to_be_attached()
    context.storage_state(path=path)
    context.close()
    return path


@pytest.fixture(scope="module")
def server(full, state) -> everything.Server:
    cookies = json.load(open(state))["cookies"]
    made = everything.Server(full.url, full.simulator, "; ".join(f"{one['name']}={one['value']}" for one in cookies))
    everything.fill(made)
    return made


def test_every_answer_is_what_the_web_client_takes_it_for(server: everything.Server):
    seen = contract.Seen()
    server.hear = lambda method, path, body, answer: seen.note(method, path, "", 200, json.dumps(answer) if answer else "")
    for row in contract.believed():
        method, path = row.split(" ")
        if method == "GET" and not ALONE.search(path):
            everything.read(server, path)
    made = server.made
    for path in (
        *ASKED,
        f"/api/payments/{made['payment.paid']}/refund-preview?amount=118.00",
        f"/api/subscription/preview?plan={made['plan']}&interval=month",
        f"/api/campaigns/{made['campaign.split']}/preview?row=1",
    ):
        server.get(path)
    server.hear = lambda *_: None
    assert contract.unfit(seen) == []
    read = [path for method, path in seen.answers if method == "GET"]
    unread = [row for row in contract.believed() if row.startswith("GET ") and not any(map(contract.pattern(row[4:]).match, read))]
    assert unread == [], "there is nothing of the kind in the sandbox"


def places(made: dict[str, str]) -> list[str]:
    campaigns = [value for name, value in made.items() if name.startswith("campaign.")]
    sequences = [value for name, value in made.items() if name.startswith("sequence.")]
    template = [value for name, value in made.items() if name.startswith("template.") and value.startswith("tpl_")]
    payments = [value for name, value in made.items() if name.startswith("payment.")]
    communities = [value for name, value in made.items() if name.startswith("community.")]
    settings = ["", "/channels", "/members", "/api-keys", "/audit", "/notifications", "/opt-out", "/plan", "/calendars"]
    settings += ["/quick-links", "/widgets", f"/widgets/{made['widget']}", "/fields", "/message-errors", "/satisfaction"]
    settings += ["/teams", "/roles", "/tags", "/quick-replies", "/fields?of=company"]
    channel = [f"/channels/{made['channel']}{part}" for part in ("", "/doctor", "/profile", "/rules", "/notices")]
    operator = ["", "/workspaces", "/price-books", f"/price-books/{made['book']}", f"/price-books/{made['book']}/import"]
    operator += ["/billing", "/tax-rates", "/suspense", "/plans", "/subscriptions", "/log"]
    return [
        "/", "/notifications", "/inbox", f"/inbox/{made['conversation']}", f"/inbox/{made['conversation.failed']}",
        "/contacts", f"/contacts?edit={made['contact']}", f"/contacts/{made['contact']}", f"/contacts/{made['contact.deleted']}",
        "/contacts/segments", "/contacts/duplicates", "/contacts/import", "/contacts/imports", "/contacts/exports",
        f"/contacts/imports/{made['import']}", f"/contacts/imports/{made['import.new']}", "/companies", f"/companies/{made['company']}",
        "/communities", *(f"/communities/{one}" for one in communities),
        "/campaigns", "/campaigns/new", *(f"/campaigns/{one}" for one in campaigns), f"/campaigns/{made['campaign.draft']}/edit",
        *(f"/campaigns/{made['campaign.draft']}/edit?step={step}" for step in STEPS), f"/campaigns/{made['campaign.gone']}/edit",
        "/sequences", *(f"/sequences/{one}" for one in sequences),
        "/templates", "/templates/library", "/templates/new", *(f"/templates/{one}" for one in template),
        *(f"/templates/{one}/edit" for one in template),
        "/failed-messages", "/credits", "/credits/usage", "/credits/payments", "/credits/invoices", "/credits/settings",
        "/credits/reconciliation", *(f"/credits/payments/{one}" for one in payments),
        *(f"/settings{part}" for part in settings + channel), *(f"/operator{part}" for part in operator),
    ]


STEPS = ("message", "people", "variables", "replies", "schedule", "launch")


def look(page: Page, place: str, told: list[str], since: int) -> None:
    if page.get_by_text(FAULT).count():
        told.append(f"{FAULT}: {page.locator('code').first.inner_text()}")
    told[since:] = [text if text.startswith(place) else f"{place}: {text}" for text in told[since:]]


@pytest.fixture
def walker(full, state, browser: Browser):
    """A page of somebody who is signed in, and what it says of faults."""
    told: list[str] = []
    context = browser.new_context(base_url=full.url, storage_state=state, locale="en-IN", timezone_id="Asia/Kolkata",
                                  viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("console", lambda message: told.append(message.text) if message.type == "error" and not GONE.search(message.text) else None)
    yield page, told
    context.close()


def go(page: Page, place: str) -> None:
    """As a link does it: the page stays."""
    page.evaluate("(place) => { history.pushState(null, '', place); dispatchEvent(new PopStateEvent('popstate')); }", place)
    expect(page.locator("main .skeleton")).to_have_count(0)
    page.wait_for_timeout(60)


def test_every_screen_shows(server: everything.Server, walker):
    page, told = walker
    page.goto("/")
    expect(page.locator("#root[data-ready=true]")).to_be_attached()
    for place in places(server.made):
        since = len(told)
        go(page, place)
        look(page, place, told, since)
    assert told == [], "\n".join(told)


# What would end the walk, or goes on by itself.
LEFT = re.compile(r"sign out|collapse|expand|theme|previous|next|back|close|cancel|send$|sign in|skip|keyboard|switch", re.I)


@pytest.mark.timeout(600)
@pytest.mark.skipif(not os.environ.get("LODESTONE_WALK"), reason="takes minutes: LODESTONE_WALK=1 does it")
def test_every_button_leads_to_something_that_shows(server: everything.Server, walker):
    page, told = walker
    page.goto("/")
    expect(page.locator("#root[data-ready=true]")).to_be_attached()
    ends = time.monotonic() + float(os.environ["LODESTONE_WALK"])
    pressed: set[str] = set()
    for place in places(server.made):
        kind = re.sub(r"[a-z]+_\w{13}", "ID", place)
        since = len(told)
        go(page, place)
        for name in names(page, "main button:enabled, main [role=tab]"):
            if LEFT.search(name) or (kind, name) in pressed or time.monotonic() > ends:
                continue
            pressed.add((kind, name))
            press(page, place, name, told)
        look(page, place, told, since)
    print(f"{len(pressed)} buttons at {place}")
    assert told == [], "\n".join(told)


def names(page: Page, selector: str) -> list[str]:
    found = page.evaluate(
        """(selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility())
            .map((one) => (one.getAttribute("aria-label") || one.textContent).trim()).filter(Boolean)""",
        selector,
    )
    return list(dict.fromkeys(found))


def click(page: Page, selector: str, name: str) -> bool:
    return page.evaluate(
        """([selector, name]) => {
            const found = [...document.querySelectorAll(selector)].find((one) => one.checkVisibility() &&
                (one.getAttribute("aria-label") || one.textContent).trim() === name);
            found?.click();
            return !!found;
        }""",
        [selector, name],
    )


def press(page: Page, place: str, name: str, told: list[str]) -> None:
    since = len(told)
    before = page.url
    click(page, "main button:enabled, main [role=tab]", name)
    page.wait_for_timeout(120)
    items = names(page, "[role^=menuitem]:not([aria-disabled=true])")
    for item in items[:12]:
        if not click(page, "[role^=menuitem]", item):
            click(page, "main button:enabled", name)
            page.wait_for_timeout(50)
            click(page, "[role^=menuitem]", item)
        page.wait_for_timeout(120)
        look(page, f"{place} {name} › {item}", told, since)
        leave(page, before, place)
    look(page, f"{place} {name}", told, since)
    leave(page, before, place)


def leave(page: Page, before: str, place: str) -> None:
    for _ in range(3):
        if not page.locator("dialog[open], [popover]:popover-open").count():
            break
        page.keyboard.press("Escape")
        page.wait_for_timeout(40)
    if page.url != before or page.locator("dialog[open]").count():
        go(page, "/settings/tags")
        go(page, place)
