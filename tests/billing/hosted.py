"""The pages on which gateways take the money: where a gateway's own page would be, for a person in a browser."""

import hashlib
import hmac
import html
import json
import urllib.parse
from dataclasses import dataclass
from decimal import Decimal

import razorpay

import test_cashfree
import test_razorpay
import test_stripe
from cashfree import Cashfree
from test_razorpay import Razorpay
from test_stripe import Front

PAGE = """<!doctype html><html lang="en"><head><title>{name}</title><link rel="icon" href="data:,"></head><body>
<h1>{name}</h1><p role="status">{words}</p>
<form method="post"><label>Amount in {currency} <input name="amount" value="{amount}"></label>
<button name="act" value="pay">Pay</button> <button name="act" value="fail">Fail</button>
<button name="act" value="close">Close</button></form></body></html>"""


@dataclass
class Counter:
    """What the page of one payment knows."""

    amount: str
    currency: str
    back: str
    # Where Close leads; some gateways have no such way.
    away: str | None = None


class Hosted:
    """Comes before a stand-in: its payments get a page here.

    A page that is open takes money whatever became of the payment since: so do approvals in a bank's app that were begun.
    """

    title = ""

    def __init__(self, server, *arguments):
        self.server = server
        # Whether what happens on the page is told. A webhook that is lost comes never.
        self.tells = True
        self.counters: dict[str, Counter] = {}
        super().__init__(*arguments)

    def answer(self, method, path, headers, body):
        name = path.removeprefix("/checkout/")
        if name == path:
            return super().answer(method, path, headers, body)
        counter = self.counters[name]
        if method == "GET":
            return 200, self.page(counter)
        form = dict(urllib.parse.parse_qsl(body.decode()))
        if form["act"] == "close":
            return (303, counter.away) if counter.away else (200, self.page(counter, "You may close this page."))
        if form["act"] == "fail":
            return 200, self.page(counter, "Your bank declined the payment. Nothing was taken: try again.")
        event, back = self.take(name, Decimal(form["amount"]))
        if self.tells:
            self.tell(event)
        return 303, counter.back + back

    def page(self, counter, words=""):
        shown = {"name": self.title, "words": words, "currency": counter.currency, "amount": counter.amount}
        return PAGE.format(**{key: html.escape(value) for key, value in shown.items()})

    def open(self, name, counter) -> str:
        """The page's address, at another site than Lodestone's, as in life."""
        self.counters[name] = counter
        return f"{self.url.replace('127.0.0.1', 'localhost')}/checkout/{name}"


class RazorpayPage(Hosted, Razorpay):
    title = "Razorpay"

    def make(self, asked):
        status, link = super().make(asked)
        if status == 200:
            assert asked["callback_method"] == "get"
            counter = Counter(f"{Decimal(asked['amount']) / 100:.2f}", asked["currency"], asked["callback_url"])
            link["short_url"] = self.open(link["id"], counter)
        return status, link

    def take(self, name, amount):
        link = self.links[name]
        event = self.pay(link, int(amount * 100))
        # What leads the browser back, signed; their own package takes it.
        told = {
            "payment_link_id": name,
            "payment_link_reference_id": link["reference_id"],
            "payment_link_status": "paid",
            "razorpay_payment_id": link["payments"][-1]["payment_id"],
        }
        told["razorpay_signature"] = sign("|".join(told.values()), test_razorpay.SECRET)
        keys = (test_razorpay.KEY, test_razorpay.SECRET)
        assert razorpay.Client(auth=keys).utility.verify_payment_link_signature(told)
        query = {key if key.startswith("razorpay_") else f"razorpay_{key}": value for key, value in told.items()}
        return event, "?" + urllib.parse.urlencode(query)

    def tell(self, event):
        number = json.loads(event)["payload"]["payment"]["entity"]["id"]
        assert test_razorpay.post(self.server, event, f"evt_{number}").status_code == 200


class CashfreePage(Hosted, Cashfree):
    title = "Cashfree"

    def make(self, asked):
        status, link = super().make(asked)
        back = asked["link_meta"]["return_url"]
        counter = Counter(f"{Decimal(str(asked['link_amount'])):.2f}", asked["link_currency"], back, back)
        link["link_url"] = self.open(link["link_id"], counter)
        return status, link

    def take(self, name, amount):
        return self.pay(self.links[name], float(amount)), ""

    def tell(self, event):
        assert test_cashfree.post(self.server, event).status_code == 200


class StripePage(Hosted, Front):
    title = "Stripe"

    def make(self, form):
        status, session = super().make(form)
        if form["mode"] == "payment":
            amount = f"{Decimal(session['amount_total']) / 100:.2f}"
            counter = Counter(amount, session["currency"].upper(), form["success_url"], form["cancel_url"])
            session["url"] = self.open(session["id"], counter)
        return status, session

    def take(self, name, amount):
        session = self.sessions[name]
        assert amount * 100 == session["amount_total"], "Checkout takes no other amount"
        return self.pay(session), ""

    def tell(self, event):
        number = f"evt_{event['id']}"
        assert test_stripe.post(self.server, "checkout.session.completed", event, number).status_code == 200


def sign(text: str, secret: str) -> str:
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()
