"""Adding credits: the amount, the bill, the billing details, the gateway's page and back; payments that wait, refunds, invoices.

What the mock alone can be told (a role, an empty account, a late payment by another gateway) is in test_billing_states.py.
"""

import re
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from conftest import check_accessibility, ready, shoot
from test_shell import in_locale, untranslated

pytestmark = pytest.mark.billing

PROFILE = {
    "legalName": "Marigold Clothing Private Limited",
    "addressLines": ["100 Feet Road", "Indiranagar"],
    "city": "Bengaluru",
    "postalCode": "560038",
    "stateCode": "29",
    "country": "IN",
    "gstin": "29AAGCB7383J1Z4",
    "email": "accounts@marigold.example",
    "isSEZ": False,
}


def call(page: Page, method: str, path: str, body: object = None):
    """The API as the page uses it, with its session."""
    return page.evaluate(
        """async ([method, path, body]) => {
            const session = await (await fetch("/api/session")).json();
            const headers = { "Content-Type": "application/json", "X-CSRF-Token": session.csrf };
            headers["Idempotency-Key"] = crypto.randomUUID();
            const sent = body === null ? undefined : JSON.stringify(body);
            const response = await fetch(path, { method, headers, body: sent });
            const text = await response.text();
            return text ? JSON.parse(text) : null;
        }""",
        [method, path, body],
    )


@pytest.fixture
def billed(page: Page):
    """An account with billing details, and without payments that wait from another test."""
    ready(page, "/contacts")
    call(page, "PUT", "/api/billing/profile", PROFILE)
    for payment in call(page, "GET", "/api/payments?state=pending")["items"]:
        call(page, "PUT", f"/api/payments/{payment['id']}/cancellation")
    yield page
    for payment in call(page, "GET", "/api/payments?state=pending")["items"]:
        call(page, "PUT", f"/api/payments/{payment['id']}/cancellation")


def begin(page: Page, points: str = "500") -> dict:
    return call(page, "POST", "/api/payments", {"points": points, "gateway": "test"})


def dialog(page: Page):
    return page.get_by_role("dialog", name="Add Credits")


def open_dialog(page: Page, points: str) -> None:
    page.get_by_role("button", name="Add Credits").first.click()
    dialog(page).get_by_label("How many points").fill(points)


def available(page: Page) -> Decimal:
    return Decimal(call(page, "GET", "/api/credits")["available"])


def test_the_bill_is_shown_while_typing(billed: Page):
    ready(billed, "/inbox")
    open_dialog(billed, "1000")
    total = dialog(billed).get_by_test_id("bill-total")
    expect(total).to_have_text("₹1,180.00")
    expect(dialog(billed).get_by_label("How many points")).to_be_focused()
    before = dialog(billed).bounding_box()
    dialog(billed).get_by_label("How many points").fill("2500")
    expect(total).to_have_text("₹2,950.00")
    assert dialog(billed).bounding_box() == before, "nothing moves while typing"
    dialog(billed).get_by_role("button", name="5,000", exact=True).click()
    expect(total).to_have_text("₹5,900.00")
    expect(dialog(billed).get_by_role("button", name="Pay ₹5,900.00")).to_be_enabled()
    shoot(billed, "add-credits")
    check_accessibility(billed)
    billed.keyboard.press("Escape")
    expect(dialog(billed)).to_have_count(0)
    expect(billed).to_have_url(re.compile("/inbox$"))


@pytest.mark.parametrize(
    ("amount", "words"),
    [("99", "At least 100"), ("100001", "At most 1,00,000"), ("99.5", "Whole points only"), ("many", "in digits"), ("", "how many")],
)
def test_an_amount_that_cannot_be_is_said_at_once(billed: Page, amount: str, words: str):
    open_dialog(billed, amount)
    expect(dialog(billed).locator(".amount-field .field-error")).to_contain_text(words)
    expect(dialog(billed).get_by_role("button", name=re.compile("^Pay"))).to_be_disabled()


@pytest.mark.parametrize("amount", ["100", "1,00,000"])
def test_the_bounds_themselves_are_taken(billed: Page, amount: str):
    open_dialog(billed, amount)
    expect(dialog(billed).get_by_role("button", name=re.compile("^Pay ₹"))).to_be_enabled()


def test_paid_on_the_gateways_page_the_points_are_there(billed: Page):
    ready(billed, "/templates")
    before = available(billed)
    open_dialog(billed, "500")
    dialog(billed).get_by_role("button", name="Pay ₹590.00").click()
    expect(billed).to_have_url(re.compile("/pay/test/"))
    billed.get_by_role("button", name="Pay", exact=True).click()
    expect(billed).to_have_url(re.compile(r"/billing/payments/pay_\w+$"))
    expect(billed.get_by_role("heading", name="500 points were added")).to_be_visible()
    assert available(billed) == before + 500
    expect(billed.get_by_role("link", name="Invoice (PDF)")).to_have_attribute("href", re.compile(r"/api/invoices/\w+\.pdf$"))
    shoot(billed, "payment-paid")
    check_accessibility(billed)
    billed.get_by_role("link", name="Go on where you were").click()
    expect(billed).to_have_url(re.compile("/templates$"))


def test_a_declined_payment_says_so_and_can_be_tried_again(billed: Page):
    payment = begin(billed)
    billed.goto(payment["checkoutURL"])
    billed.get_by_role("button", name="Let the bank decline it").click()
    expect(billed.get_by_role("heading", name="The payment failed")).to_be_visible()
    check_accessibility(billed)
    billed.get_by_role("button", name="Try again").click()
    expect(dialog(billed).get_by_label("How many points")).to_have_value("500")


def test_paid_after_its_end_it_is_credited_and_told(billed: Page):
    payment = begin(billed)
    before = available(billed)
    billed.goto(payment["checkoutURL"])
    billed.get_by_role("button", name="Pay after the payment has ended").click()
    expect(billed.get_by_text("It was paid after it had been closed")).to_be_visible()
    assert available(billed) == before + 500
    shoot(billed, "payment-late")
    check_accessibility(billed)


def test_payments_that_wait_are_told_on_every_screen(billed: Page):
    first = begin(billed)
    ready(billed, "/contacts")
    waiting = billed.get_by_role("complementary", name="Payments that wait")
    expect(waiting).to_contain_text("1 payment waits")
    begin(billed, "700")
    expect(waiting).to_contain_text("2 payments wait")
    expect(waiting).to_contain_text("700 points for ₹826.00")
    shoot(billed, "pending")
    check_accessibility(billed)
    waiting.get_by_role("button", name="Put away for now").click()
    badge = waiting.get_by_role("button", name="2 payments wait")
    expect(badge).to_be_visible()
    billed.reload()
    expect(badge).to_be_visible()
    badge.click()
    row = waiting.locator(".pending-row").filter(has_text="700 points")
    row.get_by_role("button", name="Cancel").click()
    confirm = billed.get_by_role("dialog", name="Cancel this payment?")
    check_accessibility(billed)
    confirm.get_by_role("button", name="Cancel the payment").click()
    expect(waiting).to_contain_text("1 payment waits")
    # Paid elsewhere, it is told here without a reload.
    other = billed.context.new_page()
    other.goto(first["checkoutURL"])
    other.get_by_role("button", name="Pay", exact=True).click()
    other.close()
    expect(waiting).to_contain_text("500 points were added")
    waiting.get_by_role("button", name="Dismiss").click()
    expect(waiting).to_have_count(0)


def test_a_payment_that_waits_can_be_checked(billed: Page):
    payment = begin(billed)
    ready(billed, f"/billing/payments/{payment['id']}")
    expect(billed.get_by_role("heading", name="Waiting for ₹590.00")).to_be_visible()
    billed.get_by_role("button", name="Check now").click()
    expect(billed.get_by_text("has not been paid yet")).to_be_visible()
    check_accessibility(billed)


def test_a_refund_says_what_it_does_before_it_does_it(billed: Page):
    payment = begin(billed, "1000")
    billed.goto(payment["checkoutURL"])
    billed.get_by_role("button", name="Pay", exact=True).click()
    expect(billed.get_by_role("heading", name="1,000 points were added")).to_be_visible()
    before = available(billed)
    billed.get_by_role("button", name="Refund").click()
    refund = billed.get_by_role("dialog", name="Refund")
    refund.get_by_label("Amount in INR").fill("2000")
    expect(refund.locator(".field-error")).to_contain_text("At most ₹1,180.00")
    refund.get_by_label("Amount in INR").fill("590")
    expect(refund.locator(".refund-facts")).to_contain_text("500.00")
    refund.get_by_label("Reason").fill("Ordered twice")
    shoot(billed, "refund")
    check_accessibility(billed)
    refund.get_by_role("button", name="Refund ₹590.00").click()
    expect(refund).to_have_count(0)
    expect(billed.get_by_role("region", name="Refunds")).to_contain_text("Ordered twice")
    assert available(billed) == before - 500
    expect(billed.locator("h1")).to_contain_text("Partly refunded")


def test_a_refund_after_november_says_that_the_tax_stays(billed: Page):
    payment = begin(billed, "1000")
    billed.goto(payment["checkoutURL"])
    billed.get_by_role("button", name="Pay", exact=True).click()
    expect(billed.get_by_role("heading", name="1,000 points were added")).to_be_visible()

    def late(route):
        answer = route.fetch()
        route.fulfill(response=answer, json={**answer.json(), "relief": {"until": "2026-11-30", "isOver": True}})

    billed.route("**/refund-preview?*", late)
    billed.get_by_role("button", name="Refund").click()
    refund = billed.get_by_role("dialog", name="Refund")
    refund.get_by_label("Amount in INR").fill("590")
    expect(refund).to_contain_text("The credit note no longer lowers the tax")
    expect(refund).to_contain_text("30 Nov 2026")
    refund.get_by_label("Reason").fill("Ordered twice")
    send = refund.get_by_role("button", name="Refund ₹590.00")
    expect(send).to_be_disabled()
    refund.get_by_label("I have seen that the tax stays").check()
    expect(send).to_be_enabled()
    check_accessibility(billed)


def test_the_billing_details_are_checked_while_they_are_written(billed: Page):
    ready(billed, "/credits/settings")
    card = billed.get_by_role("region", name="Billing details")
    card.get_by_role("button", name="Change").click()
    card.get_by_label("GSTIN", exact=False).first.fill("29AAGCB7383J1Z5")
    expect(card.locator(".field-error")).to_contain_text("does not fit the others")
    card.get_by_label("GSTIN", exact=False).first.fill("27AAPFU0939F1ZV")
    expect(card.locator(".field-error")).to_contain_text("belongs to Maharashtra")
    card.get_by_label("State").select_option("27")
    expect(card.locator(".field-error")).to_have_count(0)
    card.get_by_label("PIN code").fill("12")
    card.get_by_role("button", name="Save").click()
    expect(card.locator(".field-error")).to_contain_text("six digits")
    check_accessibility(billed)
    card.get_by_label("PIN code").fill("400 001")
    card.get_by_role("button", name="Save").click()
    expect(card).to_contain_text("27AAPFU0939F1ZV")
    # Another state than the supplier's: one tax instead of two.
    open_dialog(billed, "1000")
    expect(dialog(billed).locator(".bill")).to_contain_text(re.compile("GST"))
    expect(dialog(billed).get_by_test_id("bill-total")).to_have_text("₹1,180.00")


def test_invoices_are_listed_filtered_and_led_to(billed: Page):
    payment = begin(billed)
    billed.goto(payment["checkoutURL"])
    billed.get_by_role("button", name="Pay", exact=True).click()
    expect(billed.get_by_role("heading", name="500 points were added")).to_be_visible()
    ready(billed, "/credits/invoices")
    row = billed.locator("tbody tr").first
    expect(row).to_contain_text("Tax invoice")
    expect(row.get_by_role("link", name="as PDF")).to_have_attribute("href", re.compile(r"\.pdf$"))
    billed.get_by_label("Kind").select_option("taxInvoice")
    expect(billed).to_have_url(re.compile("kind=taxInvoice"))
    download = billed.get_by_role("link", name="Download")
    expect(download).to_have_attribute("href", re.compile(r"/api/invoices/register\.csv\?month=\d{4}-\d{2}$"))
    row.get_by_role("link", name="Open", exact=True).click()
    expect(billed).to_have_url(re.compile("/billing/payments/"))


def test_usage_counts_the_same_in_both_views(page: Page):
    ready(page, "/credits/usage")
    expect(page.get_by_role("link", name="Export CSV")).to_have_attribute("href", re.compile(r"usage\.csv\?from=.+&to="))
    points = page.locator(".usage-totals > div").filter(has_text="Points").first.locator(".usage-total").inner_text()
    page.locator("label.segment").filter(has_text="Conversations").click()
    expect(page).to_have_url(re.compile("view=conversations"))
    expect(page.locator(".usage-totals")).to_contain_text("Business-initiated")
    expect(page.locator(".usage-totals > div").last.locator(".usage-total")).to_have_text(points)
    # What each kind was charged stands with it, and under every number of the table.
    for place in (0, 1):
        assert re.search(r"\d", page.locator(".usage-totals > div").nth(place).locator("dd").nth(1).inner_text())
    # A sandbox in which nothing was sent yet has no table.
    expect(page.locator("tfoot .usage-money")).to_have_count(2 * page.locator(".usage-table").count())
    page.locator("label.segment").filter(has_text="Six months").click()
    page.locator("label.segment").filter(has_text="Country").click()
    expect(page).to_have_url(re.compile("by=country"))
    check_accessibility(page)


def test_caps_are_set_and_taken_away(billed: Page):
    ready(billed, "/credits/settings")
    card = billed.get_by_role("region", name="Caps")
    card.get_by_label("Points a day").fill("1,5")
    expect(card.locator(".field-error")).to_be_visible()
    card.get_by_label("Points a day").fill("2,500")
    card.get_by_role("button", name="Save the caps").click()
    expect(card).to_contain_text("of 2,500")
    check_accessibility(billed)
    card.get_by_label("Points a day").fill("")
    card.get_by_role("button", name="Save the caps").click()
    expect(card.locator(".cap").first).to_contain_text("no cap")


def test_the_statement_has_a_running_balance(page: Page):
    ready(page, "/credits")
    expect(page.get_by_role("heading", name="Statement")).to_be_visible()
    row = page.locator(".journal tbody tr").first
    shown = re.sub(r"[^\d.−]", "", row.locator("td").last.inner_text()).replace("−", "-")
    assert Decimal(shown) == available(page)
    expect(page.locator(".forecast").first).to_be_visible()


SCREENS = ("/credits/usage", "/credits/payments", "/credits/invoices", "/credits/settings", "/contacts?add=credits", "/notifications")


def test_every_word_is_translated_and_has_room(billed: Page):
    payment = begin(billed)
    in_locale(billed, "en-XA")
    for path in (*SCREENS, f"/billing/payments/{payment['id']}"):
        ready(billed, path)
        assert untranslated(billed) == [], path
        assert not billed.evaluate("document.documentElement.scrollWidth > innerWidth"), path


def test_right_to_left_is_mirrored(billed: Page):
    begin(billed)
    in_locale(billed, "ar-XB")
    for path in SCREENS:
        ready(billed, path)
        check_accessibility(billed)
        assert not billed.evaluate("document.documentElement.scrollWidth > innerWidth"), path
