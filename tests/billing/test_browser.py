"""As a new user would, in Chromium: points are bought on every gateway's page, spent, and bought again."""

import contextlib
import csv
import io
import json
import re
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

import test_stripe
from browsing import check_accessibility, ready
from lodestone import PASSWORD, eventually
from place import Place, Visit, begin, begin_by_keyboard, choose, press
from test_first_run import SUPPLIER_GSTIN, document

pytestmark = pytest.mark.timeout(300)
expect.set_options(timeout=15_000)

EMAIL = "mira@example.com"
GSTIN = "29AAGCB7383J1Z4"
# Three in the Emirates, one in Germany, two in Spain: marketing to these six costs thirty points to the last digit, so that
# whole points can be spent to nothing.
SIX = ("+97150{:07d}", "+97150{:07d}", "+97150{:07d}", "+49151{:08d}", "+346{:08d}", "+346{:08d}")
CUSTOMER_NUMBER = "919812345678"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    with contextlib.ExitStack() as stack:
        yield Place(tmp_path_factory.mktemp("place"), stack)


@pytest.fixture
def visit(browser, place):
    """Opens browsers for people, and closes them after the test."""
    open_ones = []

    def start(person=None, **more) -> Visit:
        one = Visit(browser, place, **more)
        open_ones.append(one)
        return one.sign_in(person) if person else one

    yield start
    for one in open_ones:
        one.end()


def paid(page: Page, points: str = "100"):
    expect(page.get_by_role("heading", name=f"{points} points were added")).to_be_visible()


def waiting(page: Page):
    return page.get_by_role("complementary", name="Payments that wait")


def available(person) -> Decimal:
    return Decimal(person.call("GET", "/api/credits")["available"])


def notices(person, kind: str) -> list[dict]:
    return [one for one in person.all("/api/notices") if one["kind"] == kind]


def mails_about(place: Place, words: str) -> list:
    return [mail for mail in place.mails.to(EMAIL) if words in mail["Subject"]]


def test_from_sign_up_to_an_export_of_six_months(place, visit):
    place.close_gateways()
    guest = visit()
    page = guest.context.new_page()
    sign_up(page, place)
    by_the_test_gateway(page)
    place.open_gateways()
    one_is_abandoned_and_others_paid(page, place)
    the_mails_bring_what_the_screen_lists(page, place)

    person = guest.person()
    assert available(person) == 450
    channel = person.connect(place.simulator)
    template = person.template(channel, "welcome_back")
    inbound(place)
    ready(page, "/credits")
    other = guest.context.new_page()
    in_the_inbox(other)

    # To the notice, and to the lock: each is told once, in every open tab.
    spend(person, channel, template, 12)
    expect(page.get_by_text("Credits are running low", exact=True)).to_be_visible()
    assert available(person) == 90
    spend(person, channel, template, 3)
    expect(page.locator("main").get_by_text("Sending is locked", exact=True)).to_be_visible()
    expect(other.get_by_text("templates are refused, free replies go out")).to_be_visible()
    assert available(person) == 0
    eventually(lambda: mails_about(place, "used up"))
    for kind, words in (("wallet.low", "credits are low"), ("wallet.locked", "used up")):
        assert len(notices(person, kind)) == len(mails_about(place, words)) == 1, kind

    guest.console.allowed = ("402",)
    a_paid_reply_is_refused_and_a_free_one_goes(other)
    tab = begin(page, "100", "Razorpay")
    press(tab, "Pay")
    paid(tab)
    tab.close()
    unlocked(other)
    six_months_agree(page, person)
    a_refund_states_the_debt(page, person)
    assert "All invariants hold." in place.server.command("verify")


def sign_up(page: Page, place: Place):
    page.goto("/sign-up")
    page.get_by_label("Your name").fill("Mira Kulkarni")
    page.get_by_label("Work e-mail").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("Company").fill("Spice Traders")
    page.get_by_label("Country").select_option(label="India")
    page.get_by_label("Time zone").select_option("Asia/Kolkata")
    page.get_by_role("button", name="Make the account").click()
    # Mails are delivered here, so the trial waits until the address is known to be theirs.
    [mail] = eventually(lambda: place.mails.to(EMAIL))
    page.goto(re.search(r"http\S+/confirm/\S+", mail.get_content())[0])
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("region", name="Message Credits")).to_contain_text("50.00")


def by_the_test_gateway(page: Page):
    """The first payment asks whom to bill."""
    dialog = choose(page, "100", "")
    dialog.get_by_role("button", name="Continue to billing details").click()
    details = page.get_by_role("dialog", name="Billing details")
    details.get_by_label("Legal name").fill("Spice Traders")
    details.get_by_label("GSTIN", exact=False).first.fill(GSTIN)
    details.get_by_label("Address").fill("2 Market Road")
    details.get_by_label("City").fill("Bengaluru")
    details.get_by_label("PIN code").fill("560001")
    details.get_by_role("button", name="Save and continue").click()
    expect(dialog.locator(".bill")).to_contain_text("IGST 18 %")
    dialog.get_by_role("button", name="Pay ₹118.00").click()
    press(page, "Pay")
    paid(page)
    check_accessibility(page)


def one_is_abandoned_and_others_paid(page: Page, place: Place):
    ready(page, "/templates")
    begin(page, "100", "Razorpay").close()
    expect(page.get_by_role("heading", name="Waiting for ₹118.00")).to_be_visible()
    ready(page, "/contacts")
    expect(waiting(page)).to_contain_text("1 payment waits")
    check_accessibility(page)
    waiting(page).get_by_role("button", name="Cancel").click()
    page.get_by_role("dialog", name="Cancel this payment?").get_by_role("button", name="Cancel the payment").click()
    expect(waiting(page)).to_have_count(0)
    # The page at the gateway is closed too.
    [link] = place.gateways["Razorpay"].links.values()
    eventually(lambda: link["status"] == "cancelled")
    for gateway in ("Razorpay", "Cashfree", "Stripe"):
        tab = begin(page, "100", gateway)
        expect(page.get_by_role("heading", name="Waiting for ₹118.00")).to_be_visible()
        press(tab, "Fail")
        expect(tab.get_by_role("status")).to_contain_text("declined")
        press(tab, "Pay")
        # In the tab that came back, and in the one that was left.
        paid(tab)
        paid(page)
        tab.close()


def the_mails_bring_what_the_screen_lists(page: Page, place: Place):
    mails = eventually(lambda: len(found := place.mails.with_documents(EMAIL)) == 4 and found)
    ready(page, "/credits/invoices")
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(4)
    listed = [re.search(r"W\w/\d{4}/\d+", text)[0] for text in rows.all_inner_texts()]
    brought = []
    for mail in mails:
        [file] = mail.iter_attachments()
        words = document(mail)
        [number] = [number for number in listed if file.get_filename() == number.replace("/", "-") + ".pdf"]
        for wanted in (number, SUPPLIER_GSTIN, GSTIN, "Spice Traders", "IGST", "100.00", "18.00", "118.00"):
            assert wanted in words, f"{wanted} is not in: {words}"
        brought.append(number)
    assert sorted(brought) == sorted(listed)


def inbound(place: Place):
    message = {"from": CUSTOMER_NUMBER, "name": "Dev Anand", "type": "text", "text": "Is it in stock?"}
    place.simulator.control("POST", "inbound", message)


def in_the_inbox(page: Page):
    ready(page, "/inbox")
    page.locator(".conversation").filter(has_text="Dev Anand").click()
    expect(page.get_by_role("region", name="Messages").get_by_text("Is it in stock?")).to_be_visible()


def spend(person, channel: dict, template: dict, sixes: int):
    """A campaign whose people cost thirty points for each six."""
    first = 1_000_000 + 1_000 * sixes
    numbers = [shape.format(first + index * 10 + place) for index in range(sixes) for place, shape in enumerate(SIX)]
    rows = "\n".join(["Name,Phone", *(f"Person {number},{number}" for number in numbers)])
    audience = person.import_csv(rows.encode(), "Phone", "Name")
    draft = {
        "name": f"For {sixes} times six",
        "channelId": channel["id"],
        "templateId": template["id"],
        "importId": audience["id"],
        "variables": {"body.1": {"field": "name"}},
    }
    campaign = person.call("POST", "/api/campaigns", draft)
    person.start(campaign)
    eventually(lambda: person.campaign(campaign)["state"] == "completed")
    eventually(lambda: person.call("GET", "/api/credits")["held"] == "0")


def a_paid_reply_is_refused_and_a_free_one_goes(page: Page):
    page.get_by_role("button", name="Send a template").click()
    picker = page.get_by_role("dialog")
    picker.locator(".template-choice").filter(has_text="Welcome and congratulations").click()
    picker.get_by_role("button", name="Send the template").click()
    refused = page.locator(".failure")
    expect(refused).to_contain_text("credits")
    expect(refused.get_by_role("button", name="Add Credits")).to_be_visible()
    check_accessibility(page)
    page.get_by_label("Message", exact=True).fill("Yes, it is.")
    page.keyboard.press("Enter")
    delivered(page, "Yes, it is.")


def delivered(page: Page, words: str):
    row = page.locator(".bubble-row").filter(has_text=words)
    expect(row.locator(".ticks")).to_have_attribute("data-state", re.compile("delivered|read"))


def unlocked(page: Page):
    """Without a reload: what was refused goes out when it is asked for again."""
    expect(page.get_by_text("templates are refused, free replies go out")).to_have_count(0)
    page.locator(".failure").get_by_role("button", name="Send again").click()
    expect(page.locator(".failure")).to_have_count(0)
    delivered(page, "Welcome and congratulations")


def six_months_agree(page: Page, person):
    eventually(lambda: person.call("GET", "/api/credits")["held"] == "0")
    spent = Decimal(person.call("GET", "/api/credits")["spent"])
    ready(page, "/credits/usage")
    page.locator("label.segment").filter(has_text="Six months").click()
    expect(page).to_have_url(re.compile("period=six"))
    total = page.locator(".usage-table tfoot td").last
    expect(total).to_contain_text(re.compile(r"\d{3}\.\d"))
    shown = Decimal(re.search(r"[\d,]+\.\d+", total.inner_text())[0].replace(",", ""))
    table = list(csv.DictReader(io.StringIO(download(page, "Export CSV"))))
    lines = [json.loads(line) for line in download(page, "JSON lines").splitlines()]
    assert len(table) == len(lines) == int(page.locator(".usage-table tfoot td").first.inner_text())
    for rows in (table, lines):
        assert sum(Decimal(row["points"]) for row in rows) == shown == spent == Decimal("450.115")
    # A row says what it cost by which price, or why nothing.
    assert all(row["price_row"] and row["price"] for row in table if row["points"] != "0")
    assert [row["free_reason"] for row in table if row["points"] == "0"] != [""]


def download(page: Page, name: str) -> str:
    with page.expect_download() as begun:
        page.get_by_role("link", name=name).click()
    return begun.value.path().read_text()


def a_refund_states_the_debt(page: Page, person):
    """Of the last payment half is there to be given back; of an older one the points are spent."""
    refund(page, person.call("GET", "/api/payments")["items"][0], "59.00")
    expect(page.locator("h1")).to_contain_text("Partly refunded")
    expect(page.get_by_role("region", name="Refunds")).to_contain_text("Done")
    left = available(person)
    assert left == Decimal("49.885")
    older = next(one for one in person.call("GET", "/api/payments")["items"][1:] if one["gateway"] == "razorpay")
    refund(page, older, "118.00", debt="50.12")
    expect(page.locator("h1")).to_contain_text("Refunded")
    expect(page.get_by_role("region", name="Refunds")).to_contain_text("Done")
    assert available(person) == left - 100


def refund(page: Page, payment: dict, amount: str, debt: str = ""):
    ready(page, f"/billing/payments/{payment['id']}")
    page.get_by_role("button", name="Refund", exact=True).first.click()
    dialog = page.get_by_role("dialog", name="Refund")
    dialog.get_by_label("Amount in INR").fill(amount)
    dialog.get_by_label("Reason").fill("Not needed")
    send = dialog.get_by_role("button", name=f"Refund ₹{amount}")
    if debt:
        expect(dialog.locator(".refund-facts")).to_contain_text(debt)
        expect(dialog).to_contain_text("Sending will be locked")
        expect(send).to_be_disabled()
        check_accessibility(page)
        dialog.get_by_label("I have seen what this does").check()
    send.click()
    expect(dialog).to_have_count(0)


@pytest.fixture
def customer(place):
    place.open_gateways()
    return place.customer()


def test_paid_after_it_was_cancelled_it_counts_and_is_told(place, visit, customer):
    page = visit(customer).context.new_page()
    ready(page, "/contacts")
    tab = begin(page, "100", "Razorpay")
    page.get_by_role("button", name="Cancel", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Cancel the payment").click()
    expect(page.get_by_role("heading", name="This payment was cancelled")).to_be_visible()
    # In the bank's app it was under way.
    press(tab, "Pay")
    paid(tab)
    expect(page.get_by_text("It was paid after it had been closed")).to_be_visible()
    check_accessibility(page)
    assert available(customer) == 100


def test_paid_twice_it_counts_once_and_the_operator_sends_the_rest_back(place, visit, customer):
    page = visit(customer).context.new_page()
    ready(page, "/contacts")
    first = begin(page, "100", "Cashfree")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Complete payment").click()
    second = opened.value
    press(first, "Pay")
    paid(first)
    press(second, "Pay")
    paid(second)
    more = second.get_by_text("₹118.00 arrived once more, and was not added twice")
    expect(more.first).to_be_visible()
    check_accessibility(second)
    assert available(customer) == 100
    told = eventually(lambda: notices(customer, "payment.suspense"))
    assert len(told) == 1 and "paid before" in told[0]["detail"]
    page.get_by_role("button", name=re.compile("^Notifications")).click()
    expect(page.get_by_text("It was not added twice")).to_be_visible()
    decide(place, visit, "credited before, by other money", "Send the money back", "Send ₹118.00 back")
    [sent] = eventually(lambda: list(place.gateways["Cashfree"].refunds.values()))
    assert sent["refund_amount"] == 118.0
    expect(second.get_by_text("It is being sent back")).to_be_visible()


def test_another_amount_waits_in_suspense_until_the_operator_credits_it(place, visit, customer):
    page = visit(customer).context.new_page()
    ready(page, "/contacts")
    tab = begin(page, "100", "Razorpay")
    tab.get_by_label("Amount in INR").fill("59.00")
    press(tab, "Pay")
    for one in (tab, page):
        expect(one.get_by_role("heading", name="This payment is in suspense")).to_be_visible()
        expect(one.get_by_text("₹59.00 arrived, and ₹118.00 was asked for.")).to_be_visible()
    check_accessibility(page)
    assert available(customer) == 0
    decide(place, visit, "More or less came", "Credit points", "Credit ₹59.00")
    assert available(customer) == 50


def decide(place: Place, visit, row: str, how: str, button: str):
    """In the operator's console."""
    console = visit(place.operator).context.new_page()
    ready(console, "/operator/suspense")
    console.get_by_role("button", name=re.compile(row)).first.click()
    dialog = console.get_by_role("dialog")
    dialog.get_by_text(how, exact=True).click()
    dialog.get_by_label("Reason").fill("As the statement of the bank says")
    check_accessibility(console)
    dialog.get_by_role("button", name=button).click()
    expect(dialog).to_have_count(0)


def test_who_closed_the_tab_finds_the_payment_again_and_a_lost_webhook_is_asked_for(place, visit, customer):
    guest = visit(customer)
    page = guest.context.new_page()
    ready(page, "/contacts")
    begin(page, "100", "Stripe").close()
    page.close()

    page = guest.context.new_page()
    ready(page, "/")
    expect(waiting(page)).to_contain_text("100 points for ₹118.00")
    with guest.context.expect_page() as opened:
        waiting(page).get_by_role("link", name="Complete payment").click()
    tab = opened.value
    stripe = place.gateways["Stripe"]
    stripe.tells = False
    try:
        press(tab, "Pay")
        expect(tab.get_by_role("heading", name="Waiting for ₹118.00")).to_be_visible()
        tab.get_by_role("button", name="Check now").click()
        paid(tab)
    finally:
        stripe.tells = True
    # The other tab has heard of it too.
    expect(waiting(page)).to_contain_text("100 points were added")
    assert available(customer) == 100


def test_a_dispute_freezes_the_points_and_releases_them(place, visit, customer):
    page = visit(customer).context.new_page()
    ready(page, "/contacts")
    tab = begin_by_keyboard(page, "100", "Stripe")
    press(tab, "Pay")
    paid(tab)
    tab.close()
    paid(page)
    session = list(place.gateways["Stripe"].sessions.values())[-1]
    dispute = {
        "id": f"dp_{session['id']}",
        "payment_intent": session["payment_intent"],
        "amount": session["amount_total"],
        "currency": session["currency"],
        "status": "needs_response",
    }

    def tell(kind: str, **more):
        number = f"evt_{kind}_{session['id']}"
        assert test_stripe.post(place.server, f"charge.dispute.{kind}", dispute | more, number).status_code == 200

    tell("created")
    expect(page.get_by_text("The payer’s bank has opened a dispute", exact=True).first).to_be_visible()
    expect(page.get_by_role("button", name="Refund")).to_have_count(0)
    check_accessibility(page)
    assert available(customer) == 0
    tell("closed", status="won")
    expect(page.get_by_text("The dispute was decided for this payment")).to_be_visible()
    assert available(customer) == 100
