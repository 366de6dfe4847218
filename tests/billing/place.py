"""Where people buy points in a browser: a sandbox, a mail server, the simulated WhatsApp, and the three gateways' pages."""

import contextlib
import functools
import pathlib

import requests
from playwright.sync_api import Browser, BrowserContext, Page, expect

import test_cashfree
import test_razorpay
import test_stripe
from browsing import Problems
from hosted import CashfreePage, RazorpayPage, StripePage
from lodestone import Person, Sandbox, Simulator, webhook_url
from standing import CUSTOMER
from test_first_run import MailServer

WEB = pathlib.Path(__file__).resolve().parents[2] / "Web/dist"
SOON = ["answer_after_ms=[1,5]", "sent_after_ms=[5,20]", "delivered_after_ms=[10,40]", "read_share=0", "batch_size=20"]


class Place:
    def __init__(self, folder: pathlib.Path, stack: contextlib.ExitStack):
        self.mails = MailServer(folder)
        stack.callback(self.mails.stop)
        data = folder / "data"
        data.mkdir()
        mail = ["--smtp", self.mails.url, "--smtp-authority", str(self.mails.certificate)]
        self.server = Sandbox(data, "--web-dir", str(WEB), *mail, "--mail-from", "Lodestone <desk@example.com>")
        settings = [word for setting in SOON for word in ("--set", setting)]
        self.simulator = Simulator(
            webhook_url(self.server.port), "--currency", "INR", "--messages-per-second", "1000", *settings, seed=7
        )
        stack.callback(self.simulator.stop)
        self.server.simulator = self.simulator.url
        stack.callback(self.server.stop)
        self.server.start()
        self.gateways = {"Razorpay": RazorpayPage(self.server), "Cashfree": CashfreePage(self.server)}
        behind = test_stripe.LocalStripe()
        stack.callback(behind.stop)
        self.gateways["Stripe"] = StripePage(self.server, behind)
        for gateway in self.gateways.values():
            stack.callback(gateway.stop)
        self.are_open = False
        self.people = 0

    def open_gateways(self):
        """What the operator sets. The test gateway is then offered no more."""
        if self.are_open:
            return
        self.are_open = True
        self.server.command("billing", "set", *(f"{name}={value}" for name, value in self.settings.items()))

    def close_gateways(self):
        if self.are_open:
            self.are_open = False
            self.server.command("billing", "set", *(f"{name}=" for name in self.settings))

    @property
    def settings(self) -> dict[str, str]:
        return {
            "razorpay.key-id": test_razorpay.KEY,
            "razorpay.key-secret": test_razorpay.SECRET,
            "razorpay.webhook-secret": test_razorpay.HOOK,
            "razorpay.url": self.gateways["Razorpay"].url,
            "cashfree.client-id": test_cashfree.ID,
            "cashfree.client-secret": test_cashfree.SECRET,
            "cashfree.phone": "9999999999",
            "cashfree.url": self.gateways["Cashfree"].url + "/pg",
            "stripe.secret-key": test_stripe.KEY,
            "stripe.webhook-secret": test_stripe.HOOK,
            "stripe.url": self.gateways["Stripe"].url,
        }

    @functools.cached_property
    def operator(self) -> Person:
        """Who runs the server."""
        person = self.customer()
        self.server.command("user", "operator", person.email)
        return person

    def customer(self) -> Person:
        """Somebody who has said already whom to bill."""
        self.people += 1
        person = Person(self.server)
        person.email = f"customer{self.people}@example.com"
        person.sign_up(email=person.email, company=f"Shop {self.people}")
        person.call("PUT", "/api/billing/profile", CUSTOMER | {"email": person.email})
        return person


class Visit:
    """A browser of somebody's, in which whatever its console says is a fault."""

    def __init__(self, browser: Browser, place: Place, **more):
        look = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce", "locale": "en-IN"} | more
        self.context: BrowserContext = browser.new_context(
            base_url=place.server.url, timezone_id="Asia/Kolkata", **look
        )
        self.console = Problems()
        self.context.on("page", self.console.watch)
        self.place = place

    def sign_in(self, person: Person):
        cookies = [{"name": one.name, "value": one.value} for one in person.session.cookies]
        self.context.add_cookies([{**cookie, "url": self.place.server.url} for cookie in cookies])
        return self

    def person(self) -> Person:
        """The same session, for what is not the matter of a test."""
        person = Person(self.place.server)
        person.session = requests.Session()
        for cookie in self.context.cookies():
            person.session.cookies.set(cookie["name"], cookie["value"])
        person.me = person.call("GET", "/api/session")
        person.session.headers["X-CSRF-Token"] = person.me["csrf"]
        return person

    def end(self):
        self.context.close()
        said = self.console.found()
        assert not said, said


def choose(page: Page, points: str, gateway: str):
    """The dialog, filled in."""
    page.get_by_role("button", name="Add Credits").first.click()
    dialog = page.get_by_role("dialog", name="Add Credits")
    dialog.get_by_label("How many points").fill(points)
    if gateway:
        dialog.get_by_label(gateway).check()
    return dialog


def begin(page: Page, points: str, gateway: str) -> Page:
    """To the gateway's page, which has a tab of its own."""
    dialog = choose(page, points, gateway)
    with page.context.expect_page() as opened:
        dialog.get_by_role("button", name="Pay ₹").click()
    tab = opened.value
    expect(tab.get_by_role("heading", name=gateway)).to_be_visible()
    return tab


def begin_by_keyboard(page: Page, points: str, gateway: str) -> Page:
    page.get_by_role("button", name="Add Credits").first.press("Enter")
    dialog = page.get_by_role("dialog", name="Add Credits")
    expect(dialog.get_by_label("How many points")).to_be_focused()
    page.keyboard.type(points)
    while not page.evaluate("document.activeElement.name === 'gateway'"):
        page.keyboard.press("Tab")
    while not dialog.get_by_label(gateway).is_checked():
        page.keyboard.press("ArrowDown")
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    tab = opened.value
    expect(tab.get_by_role("heading", name=gateway)).to_be_visible()
    return tab


def press(tab: Page, what: str):
    tab.get_by_role("button", name=what, exact=True).click()
