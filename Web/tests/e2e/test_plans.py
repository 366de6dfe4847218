"""The plan of a workspace: what it has, another one, what is due for it, its end; and points that are bought by themselves."""

import re

import pytest
from playwright.sync_api import Page, expect

import target as targets
from conftest import put, ready
from test_shell import in_locale, untranslated

pytestmark = [
    pytest.mark.billing,
    pytest.mark.skipif(not targets.is_mock(), reason="needs the levers of the mock"),
]


@pytest.fixture(autouse=True)
def fresh(page: Page):
    ready(page, "/contacts")
    reset(page)
    yield
    reset(page)
    put(page, "/api/_mock/role", {"role": "OWNER"})


def reset(page: Page) -> None:
    put(page, "/api/_mock/subscription", {"reset": True, "usage": {"members": 6, "channels": 2, "contacts": 3420}})
    put(page, "/api/_mock/top-up", {"reset": True})


def choose(page: Page, plan: str):
    ready(page, "/settings/plan?choose=yes")
    page.get_by_role("button", name=f"Choose {plan}").click()
    dialog = page.get_by_role("dialog", name=f"Change to {plan}")
    expect(dialog.get_by_test_id("plan-due")).to_be_visible()
    return dialog


STATES = ["active", "trialing", "past_due", "paused", "expired", "cancelled", "unlimited"]


def test_every_state_of_a_plan_is_accessible_and_fits(looked: Page):
    for state in STATES:
        ready(looked, "/contacts")
        put(looked, "/api/_mock/subscription", {"state": state})
        ready(looked, "/settings/plan")
        looked.look(f"plan-{state}")
    put(looked, "/api/_mock/subscription", {"reset": True})
    dialog = choose(looked, "Scale")
    dialog.get_by_role("button", name="Extra channels: one more").click()
    expect(dialog.get_by_test_id("plan-due")).to_have_text("₹2,552.31")
    expect(dialog.locator(".bill-stale")).to_have_count(0)
    looked.look("plan-take")
    looked.keyboard.press("Escape")
    looked.get_by_role("button", name="Cancel the plan").click()
    looked.look("plan-cancel")


def test_where_nothing_is_sold_one_calm_line_says_so(page: Page):
    put(page, "/api/_mock/subscription", {"state": "unlimited"})
    ready(page, "/settings/plan")
    expect(page.get_by_text("Everything is included: this server sets no limits")).to_be_visible()
    expect(page.locator("main").get_by_role("button")).to_have_count(0)


def test_the_plan_says_what_it_costs_and_how_full_it_is(page: Page):
    ready(page, "/settings/plan")
    card = page.get_by_role("region", name="Growth")
    expect(card).to_contain_text("₹2,499.00 a month")
    expect(card).to_contain_text(re.compile(r"Renews on \d+ \w+ 2026"))
    expect(card.get_by_role("progressbar", name="Members")).to_have_attribute("aria-valuenow", "60")
    put(page, "/api/_mock/subscription", {"usage": {"members": 11, "channels": 3}})
    ready(page, "/settings/plan")
    expect(card).to_contain_text("More than the plan allows.")
    expect(card).to_contain_text("Used up.")


def test_another_plan_is_paid_and_then_in_force(page: Page):
    dialog = choose(page, "Scale")
    due = dialog.get_by_test_id("plan-due")
    expect(due).to_have_text("₹2,379.67")
    expect(dialog).to_contain_text("what is left of the period, given back")
    dialog.get_by_role("button", name="Extra channels: one more").click()
    expect(due).to_have_text("₹2,552.31")
    dialog.get_by_role("spinbutton", name="Extra channels").press("ArrowDown")
    expect(due).to_have_text("₹2,379.67")
    dialog.get_by_role("button", name="Pay ₹2,379.67").click()
    expect(page).to_have_url(re.compile("/pay/test/"))
    page.get_by_role("button", name="Pay", exact=True).click()
    expect(page).to_have_url(re.compile(r"/billing/payments/pay_\w+$"))
    page.get_by_role("link", name="To the plan").click()
    expect(page.get_by_role("region", name="Scale")).to_contain_text("Active")


def test_a_payment_for_a_plan_that_waits_is_led_to(page: Page):
    choose(page, "Scale").get_by_role("button", name=re.compile("^Pay ₹")).click()
    expect(page).to_have_url(re.compile("/pay/test/"))
    ready(page, "/settings/plan")
    expect(page.get_by_text("₹2,379.67 is to be paid")).to_be_visible()
    page.get_by_role("link", name="Open the payment").click()
    expect(page).to_have_url(re.compile("/billing/payments/"))
    page.get_by_role("button", name="Cancel", exact=True).click()
    page.get_by_role("button", name="Cancel the payment").click()
    expect(page.get_by_role("heading", name="This payment was cancelled")).to_be_visible()


def test_a_smaller_plan_waits_for_the_renewal(page: Page):
    put(page, "/api/_mock/subscription", {"usage": {"members": 2, "channels": 1, "contacts": 900}})
    dialog = choose(page, "Starter")
    expect(dialog.get_by_test_id("plan-due")).to_have_text("₹0.00")
    expect(dialog).to_contain_text("In force from")
    dialog.get_by_role("button", name="Change at renewal").click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_text(re.compile("^From .*: Starter, paid by the month"))).to_be_visible()


def test_what_there_is_too_much_of_is_said_with_the_way_there(page: Page):
    dialog = choose(page, "Starter")
    expect(dialog).to_contain_text("6 members, and the plan allows 3.")
    expect(dialog.get_by_role("button", name="Change at renewal")).to_be_disabled()
    dialog.get_by_role("link", name="See the members").click()
    expect(page.get_by_role("heading", name="Members")).to_be_visible()


def test_a_year_is_compared_and_previewed(page: Page):
    ready(page, "/settings/plan?choose=yes")
    page.get_by_role("radio", name=re.compile("Yearly")).check(force=True)
    card = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Scale"))
    expect(card).to_contain_text("₹6,665.83 a month")
    expect(card).to_contain_text("₹79,990.00 once a year")
    card.get_by_role("button", name="Choose Scale").click()
    expect(page.get_by_role("dialog")).to_contain_text("a year, with tax")


def test_a_plan_is_cancelled_knowing_what_it_means_and_kept_after_all(page: Page):
    ready(page, "/settings/plan")
    page.get_by_role("button", name="Cancel the plan").click()
    dialog = page.get_by_role("dialog", name="Cancel Growth?")
    expect(dialog).to_contain_text("everything works as it does now")
    expect(dialog).to_contain_text("your Message Credits stay")
    dialog.get_by_role("button", name="Cancel the plan").click()
    expect(page.get_by_text("Cancelled: it ends on")).to_be_visible()
    page.get_by_role("button", name="Keep the plan").click()
    expect(page.get_by_role("region", name="Growth")).to_contain_text("Active")


def test_what_is_due_is_paid_from_the_plan(page: Page):
    put(page, "/api/_mock/subscription", {"state": "past_due"})
    ready(page, "/settings/plan")
    page.get_by_role("button", name="Pay now").click()
    page.get_by_role("button", name="Continue to payment").click()
    expect(page).to_have_url(re.compile("/pay/test/"))
    page.get_by_role("button", name="Pay", exact=True).click()
    ready(page, "/settings/plan")
    expect(page.get_by_role("region", name="Growth")).to_contain_text("Active")


def test_who_may_not_pay_is_not_offered_to(page: Page):
    put(page, "/api/_mock/role", {"role": "ADMIN"})
    ready(page, "/settings/plan?choose=yes")
    expect(page.get_by_text("An owner of the workspace can change the plan.")).to_be_visible()
    expect(page.locator("main").get_by_role("button")).to_have_count(0)
    ready(page, "/credits/settings")
    expect(page.get_by_text("An owner of the workspace can change this.")).to_be_visible()
    expect(page.get_by_role("switch")).to_have_count(0)


def test_a_full_plan_is_said_where_it_refuses_with_the_way_out(page: Page, console):
    console.allowed = ("402",)
    ready(page, "/settings/members")
    page.get_by_role("button", name="Invite").click()
    dialog = page.get_by_role("dialog", name="Invite")
    dialog.get_by_label("E-mail").fill("full@marigold.example")
    dialog.get_by_role("button", name="Invite").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Growth has 10 members, and all are taken.")
    dialog.get_by_role("link", name="See the plan").click()
    expect(page).to_have_url(re.compile("/settings/plan$"))


def test_a_message_that_the_plan_stops_says_so(page: Page, console):
    console.allowed = ("402",)
    ready(page, "/inbox")
    page.locator(".conversation").first.click()
    page.get_by_label("Message", exact=True).fill("a paused plan")
    page.keyboard.press("Enter")
    failure = page.locator(".failure").last
    expect(failure).to_contain_text("The workspace’s plan Growth is paused")
    failure.get_by_role("link", name="See the plan").click()
    expect(page.get_by_role("heading", name="Plan", exact=True)).to_be_visible()
    ready(page, "/billing/plan")
    expect(page.get_by_role("link", name="Plan", exact=True)).to_have_attribute("aria-current", "page")
    page.goto("/inbox")
    page.locator(".conversation").first.click()
    page.locator(".failure").last.get_by_role("button", name="Discard").click()


TOP_UPS = ["armed", "waiting", "backing-off", "stopped"]


def test_every_state_of_the_top_up_is_accessible_and_fits(looked: Page):
    for look in TOP_UPS:
        ready(looked, "/contacts")
        put(looked, "/api/_mock/top-up", {"reset": True, "look": look})
        ready(looked, "/credits/settings")
        looked.look(f"top-up-{look}")


@pytest.mark.parametrize(
    ("look", "words"),
    [
        ("armed", "As soon as fewer than 200 points are available, 1,000 are bought."),
        ("waiting", "A payment link was sent to the owners."),
        ("backing-off", "It is tried again"),
        ("stopped", "The mandate was revoked at the bank."),
    ],
)
def test_the_top_up_says_where_it_stands(page: Page, look: str, words: str):
    put(page, "/api/_mock/top-up", {"look": look})
    ready(page, "/credits/settings")
    expect(page.get_by_role("region", name="Automatic top-up")).to_contain_text(words)


def test_the_top_up_is_switched_on_within_its_bounds(page: Page):
    ready(page, "/credits/settings")
    card = page.get_by_role("region", name="Automatic top-up")
    switch = card.get_by_role("switch", name="Buy points automatically")
    switch.focus()
    page.keyboard.press("Space")
    expect(switch).to_be_checked()
    card.get_by_label("Buy so many points").fill("50")
    expect(card).to_contain_text("From 100 to 1,00,000 whole points.")
    expect(card.get_by_role("button", name="Save the top-up")).to_be_disabled()
    card.get_by_label("Buy so many points").fill("2,000")
    expect(card).to_contain_text("₹2,360.00 each time, with tax.")
    card.get_by_label("At most in a month").fill("1500")
    expect(card).to_contain_text("This is less than one top-up.")
    card.get_by_label("At most in a month").fill("6000")
    card.get_by_role("button", name="Save the top-up").click()
    expect(card).to_contain_text("As soon as fewer than 200 points are available, 2,000 are bought.")


def test_a_payment_method_is_authorised_and_removed(page: Page):
    ready(page, "/credits/settings")
    card = page.get_by_role("region", name="Automatic top-up")
    expect(card).to_contain_text("the owners get a link by e-mail and here")
    with page.context.expect_page() as opened:
        card.get_by_role("button", name="Authorise with Razorpay").click()
    opened.value.close()
    expect(card).to_contain_text("Not confirmed yet")
    put(page, "/api/_mock/top-up", {"mandate": {"state": "active", "label": "Visa ending in 4242"}})
    ready(page, "/credits/settings")
    expect(card).to_contain_text("Visa ending in 4242")
    card.get_by_role("button", name="Remove").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(card).to_contain_text("A payment link")


@pytest.mark.parametrize("tag", ["en-XA", "ar-XB"])
def test_every_text_is_translated_and_fits(page: Page, tag: str):
    in_locale(page, tag)
    for path in ("/settings/plan?choose=yes", "/credits/settings"):
        ready(page, path)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), path
    ready(page, "/credits/settings")
    if tag == "en-XA":
        assert [text for text in untranslated(page) if "Razorpay" not in text] == []
