"""What a real account is seldom in: an empty one, one that is locked, each state of a payment, each role. Against the mock only."""

import re
from decimal import Decimal
from math import ceil

import pytest
from playwright.sync_api import Browser, Page, expect

import target as targets
from conftest import LOOKS, check_accessibility, check_room, ready, shoot
from test_campaign import through_the_file, to_step_people, to_the_cost

pytestmark = [
    pytest.mark.billing,
    pytest.mark.skipif(not targets.is_mock(), reason="needs the levers of the mock"),
]


def put(page: Page, path: str, body: object) -> None:
    page.evaluate(
        """async ([path, body]) => {
            const headers = { "Content-Type": "application/json", "X-CSRF-Token": "mock-csrf-token" };
            headers["Idempotency-Key"] = crypto.randomUUID();
            await fetch(path, { method: "PUT", headers, body: JSON.stringify(body) });
        }""",
        [path, body],
    )


@pytest.fixture(params=LOOKS, ids=[f"{theme}-{width}" for theme, width, _ in LOOKS])
def sized(request, browser: Browser, browser_context_args, console):
    theme, width, height = request.param
    size = {"width": width, "height": height}
    context = browser.new_context(**{**browser_context_args, "viewport": size, "color_scheme": theme})
    page = context.new_page()
    page.on("console", lambda message: console.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: console.append(str(error)))

    def look(name: str) -> None:
        shoot(page, f"{name}-{theme}-{width}")
        check_accessibility(page)
        check_room(page, name)

    page.look = look
    ready(page, "/credits")
    yield page
    put(page, "/api/_mock/role", {"role": "OWNER"})
    put(page, "/api/_mock/available", {"points": 6204.5, "strict": False})
    put(page, "/api/_mock/billing", {"isNew": False, "gateways": ["test", "razorpay"]})
    context.close()


def test_every_screen_is_accessible_and_fits(sized: Page):
    screens = {
        "credits": "/credits",
        "usage": "/credits/usage",
        "usage-conversations": "/credits/usage?view=conversations&period=six",
        "usage-category": "/credits/usage?by=category",
        "usage-none": "/credits/usage?period=own&from=2020-01-01&to=2020-01-31",
        "payments": "/credits/payments",
        "payments-none": "/credits/payments?state=pending",
        "invoices": "/credits/invoices",
        "credit-settings": "/credits/settings",
    }
    for name, path in screens.items():
        ready(sized, path)
        sized.look(name)


def test_every_state_of_a_payment_is_told(sized: Page):
    payments = sized.evaluate("async () => (await (await fetch('/api/payments?limit=200')).json()).items")
    seen = {}
    for payment in payments:
        dispute = (payment["dispute"] or {}).get("state", "")
        key = " ".join(filter(None, [payment["state"], dispute, "late" if payment["capturedAfterClosing"] else "", "refunds" if payment["refunds"] else ""]))
        seen.setdefault(key, payment["id"])
    assert len(seen) >= 9
    for key, payment in seen.items():
        ready(sized, f"/billing/payments/{payment}")
        sized.look(f"payment-{key.replace(' ', '-')}")


def test_low_locked_and_strict_are_said_where_they_matter(sized: Page):
    put(sized, "/api/_mock/available", {"points": 64})
    ready(sized, "/credits")
    expect(sized.get_by_text("Credits are running low", exact=True)).to_be_visible()
    sized.look("credits-low")
    put(sized, "/api/_mock/available", {"points": -12.5})
    for name, path in {"credits": "/credits", "home": "/", "campaigns": "/campaigns"}.items():
        ready(sized, path)
        expect(sized.locator("main").get_by_text("Too few points are left").first).to_be_visible()
        sized.look(f"{name}-locked")
    ready(sized, "/inbox")
    sized.locator(".conversation").first.click()
    expect(sized.get_by_text("templates are refused, free replies go out")).to_be_visible()
    sized.look("inbox-locked")
    put(sized, "/api/_mock/available", {"strict": True})
    ready(sized, "/credits")
    expect(sized.get_by_text("strict mode is on")).to_be_visible()
    sized.get_by_role("button", name="Add Credits").last.click()
    # Out of the debt and well above the line of the notice.
    expect(sized.get_by_label("How many points")).to_have_value("600")


def test_the_first_payment_asks_for_the_billing_details(sized: Page, console):
    put(sized, "/api/_mock/billing", {"isNew": True, "gateways": ["test"]})
    ready(sized, "/credits?add=credits")
    dialog = sized.get_by_role("dialog")
    expect(dialog.get_by_test_id("bill-total")).to_have_text("₹1,180.00")
    sized.look("add-first")
    dialog.get_by_role("button", name="Continue to billing details").click()
    dialog.get_by_role("button", name="Save and continue").click()
    expect(dialog.locator(".field-error").first).to_have_text("Fill this in.")
    sized.look("add-details")
    dialog.get_by_label("Legal name").fill("Refused Limited")
    dialog.get_by_label("GSTIN", exact=False).first.fill("29aagcb7383j1z4")
    expect(dialog.get_by_label("State")).to_have_value("29")
    dialog.get_by_label("Address").fill("100 Feet Road\nIndiranagar")
    dialog.get_by_label("City").fill("Bengaluru")
    dialog.get_by_label("PIN code").fill("560038")
    console.allowed = ("422",)
    dialog.get_by_role("button", name="Save and continue").click()
    expect(dialog.locator(".field-error")).to_have_text("This name is not accepted.")
    dialog.get_by_label("Legal name").fill("Marigold Clothing")
    dialog.get_by_role("button", name="Save and continue").click()
    expect(dialog.get_by_text("Karnataka · GSTIN 29AAGCB7383J1Z4")).to_be_visible()
    expect(dialog.locator(".bill")).to_contain_text("CGST 9 %")
    expect(dialog.get_by_role("button", name="Pay ₹1,180.00")).to_be_enabled()


def test_what_a_member_may_not_do_is_not_offered(sized: Page):
    put(sized, "/api/_mock/available", {"points": 64})
    put(sized, "/api/_mock/role", {"role": "ADMIN"})
    ready(sized, "/credits")
    expect(sized.get_by_role("button", name="Add Credits")).to_have_count(0)
    expect(sized.get_by_text("An owner of the workspace can add credits.")).to_be_visible()
    expect(sized.get_by_role("link", name="Invoices")).to_be_visible()
    ready(sized, "/credits/settings")
    expect(sized.get_by_role("button", name="Change")).to_have_count(0)
    sized.look("settings-admin")
    put(sized, "/api/_mock/role", {"role": "MEMBER"})
    ready(sized, "/credits?add=500")
    expect(sized.get_by_role("dialog")).to_have_count(0)
    expect(sized.get_by_role("link", name="Invoices")).to_have_count(0)
    ready(sized, "/credits/payments")
    expect(sized.get_by_role("heading", name="This is not for your role")).to_be_visible()


def test_a_refused_message_leads_to_what_is_missing(page: Page, console):
    console.allowed = ("402",)
    ready(page, "/inbox")
    page.locator(".conversation").first.click()
    page.get_by_label("Message", exact=True).fill("refuse")
    page.keyboard.press("Enter")
    refused = page.locator(".failure").last
    refused.get_by_role("button", name="Add Credits").click()
    expect(page.get_by_label("How many points")).to_have_value("713")
    check_accessibility(page)
    page.keyboard.press("Escape")
    refused.get_by_role("button", name="Discard").click()


def test_a_campaign_that_is_short_leads_to_what_is_missing(page: Page, sample_file):
    ready(page, "/campaigns")
    put(page, "/api/_mock/available", {"points": 10})
    to_step_people(page, "Short of credits")
    through_the_file(page, sample_file)
    to_the_cost(page)
    words = page.locator(".note").get_by_text("points are missing").inner_text()
    missing = Decimal(re.search(r"[\d,.]+", words).group().replace(",", ""))
    expect(page.get_by_role("button", name=re.compile("Send to"))).to_be_disabled()
    shoot(page, "campaign-short")
    check_accessibility(page)
    page.locator(".note").get_by_role("button", name="Add Credits").click()
    proposed = page.get_by_label("How many points").input_value().replace(",", "")
    assert int(proposed) == max(100, ceil(missing)), "rounded up to whole points"
    page.get_by_role("button", name=re.compile("^Pay ₹")).click()
    page.get_by_role("button", name="Pay", exact=True).click()
    page.get_by_role("link", name="Go on where you were").click()
    expect(page.get_by_role("button", name=re.compile("Send to"))).to_be_enabled()
    put(page, "/api/_mock/available", {"points": 6204.5})


def test_another_gateways_page_has_a_tab_of_its_own(page: Page, context):
    context.route("https://checkout.example/**", lambda route: route.fulfill(body="The gateway", content_type="text/html"))
    ready(page, "/contacts?add=300")
    page.get_by_label("Razorpay").check()
    with context.expect_page() as opened:
        page.get_by_role("button", name="Pay ₹354.00").click()
    expect(page.get_by_role("heading", name="Waiting for ₹354.00")).to_be_visible()
    payment = page.url.rsplit("/", 1)[1]
    expect(opened.value).to_have_url(f"https://checkout.example/pay/{payment}")
    put(page, "/api/_mock/billing", {"capture": payment})
    expect(page.get_by_role("heading", name="300 points were added")).to_be_visible()
    page.get_by_role("link", name="Go on where you were").click()
    assert page.url.endswith("/contacts")


def test_an_empty_account_says_what_comes_here(page: Page):
    ready(page, "/credits")
    put(page, "/api/_mock/billing", {"clear": True, "isNew": True})
    for path in ("/credits/payments", "/credits/invoices"):
        ready(page, path)
        expect(page.get_by_role("heading", name="yet")).to_be_visible()
        expect(page.locator(".state").get_by_role("button", name="Add Credits")).to_be_visible()
        check_accessibility(page)
