"""The console of whoever runs the server: what they see, what they change, and what is said before they do. Against the mock."""

import re

import pytest
from playwright.sync_api import Page, expect

import target as targets
from conftest import put, ready
from test_shell import in_locale, untranslated

pytestmark = [
    pytest.mark.billing,
    pytest.mark.skipif(not targets.is_mock(), reason="the servers of the console are built beside it"),
]
SCREENS = {
    "operator": "/operator",
    "operator-workspaces": "/operator/workspaces",
    "operator-workspaces-locked": "/operator/workspaces?state=locked",
    "operator-books": "/operator/price-books",
    "operator-book": "/operator/price-books/INR",
    "operator-import": "/operator/price-books/INR/import",
    "operator-billing": "/operator/billing",
    "operator-tax": "/operator/tax-rates",
    "operator-suspense": "/operator/suspense",
    "operator-resolved": "/operator/suspense?state=resolved",
    "operator-plans": "/operator/plans",
    "operator-plan-new": "/operator/plans?edit=new",
    "operator-subscriptions": "/operator/subscriptions",
    "operator-log": "/operator/log",
}
RATES = "market,category,price\nIndia,marketing,1.1\nIndia,utility,0.2\nBrazil,utility,0.1387\nAtlantis,marketing,0.5\n"


def choose_file(page: Page, text: str, name: str = "rates.csv") -> None:
    file = {"name": name, "mimeType": "text/csv", "buffer": text.encode()}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Compare").click()


def test_every_screen_of_the_console_is_accessible_and_fits(looked: Page):
    for name, path in SCREENS.items():
        ready(looked, path)
        looked.look(name)


def test_the_dialogs_of_the_console_are_accessible_and_fit(looked: Page):
    ready(looked, "/operator/workspaces?q=Rathore")
    looked.get_by_role("button", name=re.compile("^Rathore")).first.click()
    expect(looked.locator("dialog .lot-list")).to_be_visible()
    looked.look("operator-workspace")
    looked.get_by_role("button", name="Grant points").click()
    looked.get_by_label("Points", exact=True).fill("500")
    looked.look("operator-grant")
    ready(looked, "/operator/price-books/INR")
    looked.get_by_role("button", name="Add a margin").click()
    looked.get_by_label("Margin in percent").fill("12.5")
    looked.look("operator-margin")
    ready(looked, "/operator/price-books/INR/import")
    choose_file(looked, RATES)
    expect(looked.get_by_role("button", name="Apply")).to_be_visible()
    looked.look("operator-diff")
    ready(looked, "/operator/suspense")
    looked.get_by_role("button", name=re.compile("^₹900.00 arrived")).click()
    looked.get_by_text("Send the money back").click()
    looked.look("operator-resolve")
    ready(looked, "/operator/plans")
    looked.get_by_role("button", name="Scale").click()
    looked.look("operator-plan")
    ready(looked, "/operator/subscriptions")
    looked.get_by_role("button", name="Change").first.click()
    looked.look("operator-subscription")


def test_who_does_not_run_the_server_sees_nothing_of_it(page: Page):
    ready(page, "/")
    put(page, "/api/_mock/operator", {"isOperator": False})
    try:
        ready(page, "/")
        expect(page.get_by_role("link", name="Operator")).to_have_count(0)
        page.keyboard.press("Control+k")
        page.get_by_role("combobox").fill("price book")
        expect(page.get_by_role("option", name=re.compile("Price books"))).to_have_count(0)
        page.keyboard.press("Escape")
        ready(page, "/operator/workspaces")
        expect(page.get_by_role("heading", name="This is not for your role")).to_be_visible()
    finally:
        put(page, "/api/_mock/operator", {"isOperator": True})


def test_the_console_is_reached_by_rail_menu_and_palette(page: Page):
    ready(page, "/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Operator").click()
    expect(page.get_by_role("heading", name="Operator console")).to_be_focused()
    page.keyboard.press("Control+k")
    page.get_by_role("combobox").fill("tax ra")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Tax rates", level=1)).to_be_visible()
    page.get_by_role("button", name="Your account").click()
    page.get_by_role("menuitem", name="Operator console").click()
    expect(page).to_have_url(re.compile("/operator$"))


def test_what_needs_somebody_is_said_and_led_to(page: Page):
    ready(page, "/operator")
    expect(page.get_by_text(re.compile(r"\d payments? waits? for your word"))).to_be_visible()
    page.get_by_role("link", name="Locked").click()
    expect(page).to_have_url(re.compile(r"/operator/workspaces\?state=locked$"))
    expect(page.get_by_role("radio", name="Locked")).to_be_checked()
    put(page, "/api/_mock/operator", {"isQuiet": True})
    ready(page, "/operator")
    expect(page.get_by_text("Nothing needs you.")).to_be_visible()
    put(page, "/api/_mock/operator", {"isQuiet": False})


def test_points_are_granted_with_the_balance_shown_before(page: Page, console):
    console.allowed = ("422",)
    ready(page, "/operator/workspaces")
    page.keyboard.press("/")
    page.keyboard.type("espiga")
    page.get_by_role("button", name="Panadería La Espiga", exact=True).click()
    page.get_by_role("button", name="Grant points").click()
    dialog = page.get_by_role("dialog", name="Points for Panadería La Espiga")
    after = dialog.get_by_test_id("grant-after")
    expect(after).to_have_text("–")
    dialog.get_by_label("Points", exact=True).fill("500.5")
    expect(after).to_have_text("2,362.6234")
    dialog.get_by_label("Reason").fill("This is refused")
    dialog.get_by_role("button", name="Grant 500.50 points").click()
    expect(dialog.get_by_text("This reason is not accepted.")).to_be_visible()
    dialog.get_by_label("Reason").fill("Sorry for the outage")
    page.keyboard.press("Control+Enter")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("dialog").get_by_text("Sorry for the outage")).to_be_visible()
    expect(page.get_by_role("dialog").get_by_text("2,362.62")).to_be_visible()


def test_only_what_is_free_is_taken_back(page: Page, console):
    ready(page, "/operator/workspaces?q=Nilgiri")
    page.get_by_role("button", name="Nilgiri Tea Estates", exact=True).click()
    page.get_by_role("button", name="Grant points").click()
    dialog = page.get_by_role("dialog", name="Points for Nilgiri Tea Estates")
    dialog.get_by_text("Adjustment, taken back").click()
    expect(dialog.get_by_label("Expires after")).to_have_count(0)
    dialog.get_by_label("Points", exact=True).fill("64.21")
    expect(dialog.get_by_text("At most 64.20 points are free to be taken back.")).to_be_visible()
    expect(dialog.get_by_role("button", name="Adjustment, taken back")).to_be_disabled()
    dialog.get_by_label("Points", exact=True).fill("14.2")
    expect(dialog.get_by_test_id("grant-after")).to_have_text("50.00")
    dialog.get_by_label("Reason").fill("Granted twice")
    dialog.get_by_role("button", name="Take back 14.20 points").click()
    expect(dialog).to_have_count(0)
    page.goto("/operator/log")
    expect(page.get_by_text("Points taken back").first).to_be_visible()


def test_a_margin_is_for_the_days_to_come(page: Page):
    ready(page, "/operator/price-books")
    page.get_by_role("link", name="USD").click()
    page.get_by_role("button", name="Add a margin").click()
    page.get_by_label("Margin in percent").fill("a lot")
    expect(page.get_by_text("Write a number from 0 to 1000, like 10 or 12.5.")).to_be_visible()
    page.get_by_label("Margin in percent").fill("15")
    expect(page.get_by_text("What Meta bills with 1 USD costs 92.00 points.")).to_be_visible()
    page.get_by_label("From", exact=True).fill("2027-03-01")
    page.get_by_role("button", name="Save the margin").click()
    expect(page.locator(".time-coming")).to_contain_text("15 %")
    page.get_by_label("On", exact=True).fill("2027-03-02")
    expect(page).to_have_url(re.compile("at=2027-03-02"))
    expect(page.get_by_role("row", name=re.compile("Argentina Marketing")).first).to_contain_text("79.4052")


def test_prices_are_imported_after_a_look_at_what_changes(page: Page):
    ready(page, "/operator/price-books/EUR/import")
    choose_file(page, RATES)
    rows = page.get_by_role("table").get_by_role("row")
    expect(rows).to_have_count(7)
    expect(rows.nth(1)).to_contain_text("India")
    expect(page.get_by_text(re.compile(r"^\d+ markets are not in the file"))).to_be_visible()
    page.get_by_role("radio", name="Ended").check(force=True)
    expect(rows).to_have_count(4)
    page.get_by_role("radio", name="All").check(force=True)
    page.get_by_role("searchbox").fill("atlantis")
    expect(rows).to_have_count(2)
    page.get_by_role("button", name="Apply").click()
    dialog = page.get_by_role("dialog", name="Put these prices in force?")
    expect(dialog).to_contain_text("Messages before that day keep their prices.")
    dialog.get_by_role("button", name="Apply").click()
    expect(page).to_have_url(re.compile(r"/operator/price-books/EUR\?at="))


def test_what_is_wrong_with_a_file_is_said_with_its_line(page: Page, console):
    console.allowed = ("422",)
    ready(page, "/operator/price-books/INR/import")
    choose_file(page, "market,category,price\nIndia,marketing,dear\nNowhere,utility,0.2\n", "bad.csv")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("bad.csv cannot be read")
    expect(alert.get_by_role("row", name=re.compile("^2 "))).to_contain_text("“dear” is not a price.")
    expect(alert.get_by_role("row", name=re.compile("^3 "))).to_contain_text("“Nowhere”")
    expect(page.get_by_role("button", name="Apply")).to_have_count(0)


def test_secrets_are_written_and_never_read(page: Page, console):
    console.allowed = ("422",)
    ready(page, "/operator/billing")
    stripe = page.get_by_role("region", name="Stripe")
    expect(stripe).to_contain_text("Still missing: Webhook secret.")
    expect(stripe.get_by_role("button", name="Save")).to_be_disabled()
    stripe.get_by_label("Webhook secret").fill("whsec_not_for_eyes")
    expect(stripe).to_contain_text("1 change is not saved")
    stripe.get_by_role("button", name="Save").click()
    expect(stripe).to_contain_text("Ready")
    assert "not_for_eyes" not in page.content() and "s3cr3t" not in page.content()
    assert page.evaluate("[...document.querySelectorAll('input[type=password]')].every((field) => !field.value)")
    razorpay = page.get_by_role("region", name="Razorpay")
    razorpay.get_by_role("button", name="Replace Key secret").click()
    expect(razorpay.get_by_label("Key secret", exact=True)).to_have_attribute("type", "password")
    razorpay.get_by_role("button", name="Keep the present one").click()
    expect(razorpay.get_by_role("button", name="Save")).to_be_disabled()
    supplier = page.get_by_role("region", name="Supplier")
    supplier.get_by_label("GSTIN").fill("29AAG")
    supplier.get_by_role("button", name="Save").click()
    expect(supplier).to_contain_text("GSTIN has 15 characters.")


def test_tax_rates_to_come_are_added_and_taken_out(page: Page):
    ready(page, "/operator/tax-rates")
    expect(page.get_by_text("18 %")).to_be_visible()
    page.get_by_role("button", name="Add a rate to come").click()
    page.get_by_label("Percent").fill("120")
    expect(page.get_by_text("Write a percent from 0 to 100.")).to_be_visible()
    page.get_by_label("Percent").fill("20")
    page.get_by_label("From").fill("2027-04-01")
    page.get_by_role("button", name="Save the rates").click()
    expect(page.get_by_role("button", name="Save the rates")).to_have_count(0)
    page.reload()
    page.get_by_role("button", name="Take this rate out").click()
    page.get_by_role("button", name="Save the rates").click()
    expect(page.get_by_label("Percent")).to_have_count(0)


def test_the_register_of_all_workspaces_is_taken_by_the_month(page: Page):
    ready(page, "/operator/tax-rates")
    register = page.get_by_role("region", name="Register of a month, for the return")
    months = register.get_by_label("Month").locator("option")
    month = months.nth(2).get_attribute("value")
    register.get_by_label("Month").select_option(month)
    with page.expect_download() as download:
        register.get_by_role("link", name="Download").click()
    assert download.value.url.endswith(f"/api/operator/invoices/register.csv?month={month}")
    ready(page, "/operator/log")
    expect(page.get_by_text("Month’s register downloaded").first).to_be_visible()
    # Names, and no identities beside them.
    granted = page.get_by_role("row").filter(has_text="Welcome to the new price list")
    expect(granted).to_contain_text("Marigold")
    expect(page.get_by_role("row").filter(has_text=re.compile("[a-z]{2,5}_[0-9a-z]{13}"))).to_have_count(0)


def test_money_in_suspense_is_decided_knowing_what_follows(page: Page):
    ready(page, "/operator/suspense")
    page.get_by_role("button", name=re.compile("^It was paid twice")).click()
    dialog = page.get_by_role("dialog", name="What becomes of ₹590.00?")
    expect(dialog.get_by_role("button", name="Decide")).to_be_disabled()
    dialog.get_by_text("Settled elsewhere").click()
    expect(dialog).to_contain_text("Nothing is moved.")
    dialog.get_by_role("button", name="Close the case").click()
    expect(dialog.get_by_text("Fill this in.")).to_be_visible()
    dialog.get_by_text("Send the money back").click()
    expect(dialog).to_contain_text("Cashfree is asked to send ₹590.00 back.")
    dialog.get_by_label("Reason").fill("Paid twice")
    dialog.get_by_role("button", name="Send ₹590.00 back").click()
    expect(dialog).to_have_count(0)
    page.get_by_role("link", name="Resolved").click()
    expect(page.get_by_role("row", name=re.compile("It was paid twice"))).to_contain_text("Send the money back")


def test_what_may_not_be_done_with_the_money_is_not_offered(page: Page):
    ready(page, "/operator/suspense")
    page.get_by_role("button", name=re.compile("^No payment of ours")).click()
    expect(page.get_by_role("dialog").get_by_role("radio")).to_have_count(2)


def test_a_plan_is_made_changed_and_retired(page: Page, console):
    console.allowed = ("422",)
    ready(page, "/operator/plans")
    page.get_by_role("button", name="New plan").click()
    dialog = page.get_by_role("dialog", name="New plan")
    dialog.get_by_label("Name").fill("Refused")
    dialog.get_by_role("button", name="Add a currency").click()
    dialog.get_by_label("A month").fill("1499")
    dialog.get_by_label("A year").focus()
    expect(dialog.get_by_label("A year")).to_have_value("14990.00")
    dialog.get_by_label("Members").fill("many")
    expect(dialog.get_by_text("Whole numbers only.")).to_be_visible()
    dialog.get_by_label("Members").fill("5")
    dialog.get_by_role("button", name="Create the plan").click()
    expect(dialog.get_by_text("Name is taken already.")).to_be_visible()
    dialog.get_by_label("Name").fill("Team")
    dialog.get_by_role("button", name="Create the plan").click()
    expect(dialog).to_have_count(0)
    row = page.get_by_role("row", name=re.compile("^Team"))
    expect(row).to_contain_text("₹1,499.00 a month")
    expect(row).to_contain_text("5 members")
    page.get_by_role("button", name="Team", exact=True).click()
    page.get_by_role("button", name="Retire").click()
    page.get_by_role("dialog", name="Retire Team?").get_by_role("button", name="Retire").click()
    expect(row).to_contain_text("retired")


def test_a_subscription_is_changed_by_hand_with_a_reason(page: Page):
    ready(page, "/operator/subscriptions")
    page.get_by_label("State", exact=True).select_option("past_due")
    expect(page).to_have_url(re.compile("state=past_due"))
    row = page.get_by_role("row").nth(1)
    name = row.get_by_role("link").inner_text()
    row.get_by_role("button", name="Change").click()
    dialog = page.get_by_role("dialog", name=f"Subscription of {name}")
    dialog.get_by_label("Plan", exact=True).select_option(label="Scale")
    dialog.get_by_label("State").select_option("trialing")
    dialog.get_by_label("Trial until").fill("2027-01-31")
    dialog.get_by_label("Reason").fill("Agreed by telephone")
    dialog.get_by_role("button", name="Change the subscription").click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("link", name=name, exact=True)).to_have_count(0)


def test_a_workspace_is_put_on_a_plan_and_taken_off(page: Page):
    ready(page, "/operator/workspaces?q=Bj%C3%B6rk%20West")
    page.get_by_role("button", name=re.compile("^Studio Björk West")).click()
    page.get_by_role("button", name="Put on a plan").click()
    dialog = page.get_by_role("dialog", name=re.compile("^Subscription of"))
    expect(dialog.get_by_role("button", name="Change the subscription")).to_be_disabled()
    dialog.get_by_label("Plan", exact=True).select_option(label="Starter")
    dialog.get_by_label("Reason").fill("They begin to pay")
    dialog.get_by_role("button", name="Change the subscription").click()
    expect(dialog).to_have_count(0)
    ready(page, "/operator/subscriptions")
    page.get_by_role("row", name=re.compile("^Another workspace")).get_by_role("button", name="Change").click()
    page.get_by_role("button", name="Take off the plan").click()
    release = page.get_by_role("dialog", name=re.compile("^Take .* off its plan"))
    release.get_by_label("Reason").fill("A friend of the house")
    release.get_by_role("button", name="Take off the plan").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("row", name=re.compile("^Another workspace"))).to_have_count(0)


def test_the_console_is_worked_by_keyboard_alone(page: Page):
    ready(page, "/operator/suspense")
    page.get_by_role("button", name=re.compile("^No payment of ours")).focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("radio").first).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(dialog.get_by_role("radio", name=re.compile("Settled elsewhere"))).to_be_checked()
    page.keyboard.press("Tab")
    expect(dialog.get_by_label("Reason")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("button", name=re.compile("^No payment of ours"))).to_be_focused()


@pytest.mark.parametrize("tag", ["en-XA", "ar-XB"])
def test_every_text_of_the_console_is_translated_and_fits(page: Page, tag: str):
    in_locale(page, tag)
    for name, path in SCREENS.items():
        if "import" in name:
            continue
        ready(page, path)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), path
        if tag == "en-XA" and name not in ("operator-billing", "operator-plan-new"):
            assert untranslated(page) == [], path
