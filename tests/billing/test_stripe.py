"""Stripe: PyPI's localstripe takes the money and sends it back; it knows no Checkout Sessions, so a server of ours stands
before it with those and hands everything else through."""

import hashlib
import hmac
import json
import subprocess
import sys
import time
import urllib.parse

import pytest
import requests

from lodestone import Person, eventually, free_port
from standing import CUSTOMER, StandIn

KEY, HOOK = "sk_test_12345", "whsec_test"


class LocalStripe:
    def __init__(self):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "localstripe", "--port", str(self.port), "--from-scratch"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        eventually(self.is_up)

    def is_up(self):
        try:
            return requests.get(self.url + "/v1/balance", auth=(KEY, ""), timeout=5).status_code == 200
        except requests.RequestException:
            return False

    def call(self, method, path, form=None):
        answer = requests.request(method, self.url + path, data=form, auth=(KEY, ""), timeout=30)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def card(self, number="4242424242424242"):
        card = {"number": number, "exp_month": "12", "exp_year": "2030", "cvc": "123"}
        form = {"type": "card", **{f"card[{name}]": value for name, value in card.items()}}
        return self.call("POST", "/v1/payment_methods", form)

    def take(self, amount, currency):
        """A card is charged; gives the payment intent."""
        method = self.card()
        intent = {"amount": amount, "currency": currency, "payment_method": method["id"], "confirm": "true"}
        return self.call("POST", "/v1/payment_intents", intent)

    def stop(self):
        self.process.terminate()
        self.process.wait(20)


class Front(StandIn):
    """Checkout Sessions as docs.stripe.com/api/checkout/sessions has them."""

    def __init__(self, behind):
        super().__init__()
        self.behind = behind
        self.sessions, self.keys, self.setups = {}, {}, {}
        self.drop_charges = 0

    def answer(self, method, path, headers, body):
        if headers.get("Authorization") != f"Bearer {KEY}":
            return 401, {"error": {"message": "Invalid API Key provided"}}
        key = headers.get("Idempotency-Key")
        if key and key in self.keys:
            return self.keys[key]
        answer = self.handle(method, path, headers, body)
        if key:
            self.keys[key] = answer
        if path == "/v1/payment_intents" and self.drop_charges:
            # It was done, and nobody hears of it.
            self.drop_charges -= 1
            return 503, {}
        return answer

    def handle(self, method, path, headers, body):
        match (method, path.strip("/").split("/")[1:]):
            case ("POST", ["checkout", "sessions"]):
                return self.make(dict(urllib.parse.parse_qsl(body.decode(), strict_parsing=True)))
            case ("GET", ["setup_intents", name]) if name in self.setups:
                return 200, self.setups[name]
            case ("POST", ["payment_intents"]):
                return self.charge(dict(urllib.parse.parse_qsl(body.decode(), strict_parsing=True)), headers)
            case ("GET", ["checkout", "sessions", name]) if name in self.sessions:
                return 200, self.sessions[name]
            case ("POST", ["checkout", "sessions", name, "expire"]) if name in self.sessions:
                if self.sessions[name]["status"] != "open":
                    return 400, {"error": {"message": "Only Checkout Sessions with a status in [open] can be expired"}}
                self.sessions[name]["status"] = "expired"
                return 200, self.sessions[name]
        kept = {"Authorization": headers["Authorization"], "Content-Type": headers.get("Content-Type", "")}
        answer = requests.request(method, self.behind.url + path, data=body, headers=kept, timeout=30)
        return answer.status_code, answer.json()

    def charge(self, form, headers):
        """localstripe knows no `description`; of a card that asks for its owner Stripe answers 402 off session."""
        assert form["off_session"] == form["confirm"] == "true" and headers["Idempotency-Key"]
        assert form.pop("description")
        intent = self.behind.call("POST", "/v1/payment_intents", form)
        if intent["status"] == "requires_action":
            error = {"code": "authentication_required", "message": "Authenticate.", "payment_intent": intent}
            return 402, {"error": error}
        return 200, intent

    def allow(self, session, number="4242424242424242"):
        """The customer gives their card."""
        method = self.behind.card(number)
        self.behind.call("POST", f"/v1/payment_methods/{method['id']}/attach", {"customer": session["customer"]})
        name = f"seti_{len(self.setups) + 1}"
        setup = {"id": name, "status": "succeeded", "payment_method": method["id"], "customer": session["customer"]}
        self.setups[name] = setup
        session.update(status="complete", setup_intent=name)
        return session

    def make(self, form):
        if form["mode"] == "setup":
            assert form["payment_method_types[0]"] == "card"
            assert self.behind.call("GET", f"/v1/customers/{form['customer']}")["email"] == "billing@example.com"
            name = f"cs_test_{len(self.sessions) + 1}"
            self.sessions[name] = {
                "id": name,
                "object": "checkout.session",
                "mode": "setup",
                "customer": form["customer"],
                "metadata": {"mandate": form["metadata[mandate]"]},
                "payment_intent": None,
                "setup_intent": None,
                "payment_status": "no_payment_required",
                "status": "open",
                "url": f"https://checkout.stripe.com/c/pay/{name}",
            }
            return 200, self.sessions[name]
        assert form["mode"] == "payment" and form["line_items[0][quantity]"] == "1"
        assert 1800 <= int(form["expires_at"]) - time.time() <= 86400, "Stripe takes 30 minutes to 24 hours"
        name = f"cs_test_{len(self.sessions) + 1}"
        self.sessions[name] = {
            "id": name,
            "object": "checkout.session",
            "client_reference_id": form["client_reference_id"],
            "amount_total": int(form["line_items[0][price_data][unit_amount]"]),
            "currency": form["line_items[0][price_data][currency]"],
            "metadata": {"payment": form["metadata[payment]"]},
            "payment_intent": None,
            "payment_status": "unpaid",
            "status": "open",
            "url": f"https://checkout.stripe.com/c/pay/{name}",
        }
        return 200, self.sessions[name]

    def pay(self, session):
        intent = self.behind.take(session["amount_total"], session["currency"])
        assert intent["status"] == "succeeded"
        session.update(payment_intent=intent["id"], payment_status="paid", status="complete")
        return session


def post(server, kind, thing, number="evt_1", secret=HOOK, age=0):
    event = {"id": number, "object": "event", "type": kind, "data": {"object": thing}}
    body, now = json.dumps(event).encode(), int(time.time()) - age
    code = hmac.new(secret.encode(), b"%d." % now + body, hashlib.sha256).hexdigest()
    headers = {"Stripe-Signature": f"t={now},v1={code}", "Content-Type": "application/json"}
    return requests.post(f"{server.url}/webhooks/payments/stripe", data=body, headers=headers, timeout=30)


@pytest.fixture
def gateway(server, owner, stand_in):
    gateway = stand_in(Front, stand_in(LocalStripe))
    server.command(
        "billing",
        "set",
        f"stripe.secret-key={KEY}",
        f"stripe.webhook-secret={HOOK}",
        f"stripe.url={gateway.url}",
    )
    return gateway


def buy(owner, points="100"):
    return owner.call("POST", "/api/payments", {"points": points, "gateway": "stripe"})


def state(owner, payment):
    return owner.call("GET", f"/api/payments/{payment['id']}")


def test_a_card_is_charged_and_the_money_goes_back(server, owner, gateway):
    payment = buy(owner)
    (session,) = gateway.sessions.values()
    assert payment["checkoutURL"] == session["url"]
    gateway.pay(session)
    for number in ("evt_1", "evt_1", "evt_2"):
        assert post(server, "checkout.session.completed", session, number).status_code == 200
    eventually(lambda: state(owner, payment)["state"] == "captured")

    for amount in ("39.33", "78.67"):
        body = {"amount": {"amount": amount, "currency": "INR"}, "reason": "Not needed"}
        owner.call("POST", f"/api/payments/{payment['id']}/refunds", body)
        eventually(lambda: all(one["state"] == "done" for one in state(owner, payment)["refunds"]))
    refunds = gateway.behind.call("GET", f"/v1/refunds?payment_intent={session['payment_intent']}")["data"]
    assert sorted(one["amount"] for one in refunds) == [3933, 7867]
    assert "All invariants hold." in server.command("verify")


def test_what_localstripe_itself_signs_is_taken(server, owner, gateway):
    url = f"{server.url}/webhooks/payments/stripe"
    hook = {"url": url, "secret": HOOK}
    requests.post(f"{gateway.behind.url}/_config/webhooks/lodestone", data=hook, timeout=30).raise_for_status()
    payment = buy(owner)
    (session,) = gateway.sessions.values()
    gateway.pay(session)

    def kept():
        # Events of theirs that do not concern us are kept all the same.
        return any("payment_intent.succeeded" in line for line in events(server))

    eventually(kept)
    # The session's own webhook is lost: asking finds the money.
    assert owner.call("PUT", f"/api/payments/{payment['id']}/check")["state"] == "captured"


def events(server):
    import sqlite3

    with sqlite3.connect(f"file:{server.folder}/lodestone.sqlite?mode=ro", uri=True) as database:
        return [kind for (kind,) in database.execute("SELECT kind FROM gateway_events")]


def test_old_and_forged_signatures_are_refused(server, owner, gateway):
    payment = buy(owner)
    (session,) = gateway.sessions.values()
    gateway.pay(session)
    assert post(server, "checkout.session.completed", session, age=301).status_code == 401
    assert post(server, "checkout.session.completed", session, secret="whsec_other").status_code == 401
    assert state(owner, payment)["state"] == "pending"


def test_a_cancelled_session_is_closed_and_a_dispute_is_won(server, owner, gateway):
    first = buy(owner)
    owner.call("PUT", f"/api/payments/{first['id']}/cancellation")
    eventually(lambda: [one["status"] for one in gateway.sessions.values()] == ["expired"])

    second = buy(owner, "500")
    session = gateway.pay(gateway.sessions["cs_test_2"])
    post(server, "checkout.session.completed", session)
    eventually(lambda: state(owner, second)["state"] == "captured")
    dispute = {
        "id": "dp_1",
        "payment_intent": session["payment_intent"],
        "amount": session["amount_total"],
        "currency": session["currency"],
        "status": "needs_response",
    }
    post(server, "charge.dispute.created", dispute, "evt_d1")
    eventually(lambda: (state(owner, second)["dispute"] or {}).get("state") == "open")
    post(server, "charge.dispute.closed", {**dispute, "status": "won"}, "evt_d2")
    told = eventually(lambda: (found := state(owner, second)["dispute"])["state"] == "won" and found)
    assert told["amount"] == {"amount": "590.00", "currency": "INR"} and told["openedAt"] <= told["endedAt"]


@pytest.fixture
def abroad(server, gateway):
    """Who pays in dollars needs no notice before a debit."""
    person = Person(server).sign_up(email="olga@example.com", country="NO")
    details = {**CUSTOMER, "stateCode": None, "gstin": None, "city": "Oslo", "postalCode": "0150"}
    person.call("PUT", "/api/billing/profile", details)
    return person


RULE = {"enabled": True, "below": "200", "points": "500", "monthMax": "2000", "gateway": None}


def rule(person):
    return person.call("GET", "/api/billing/auto-top-up")


def allow(server, gateway, person, number="4242424242424242"):
    opened = person.call("POST", "/api/billing/auto-top-up/mandate", {"gateway": "stripe"})
    session = list(gateway.sessions.values())[-1]
    assert opened["mandate"]["state"] == "pending"
    assert opened["mandate"]["authorisationURL"] == session["url"]
    gateway.allow(session, number)
    assert post(server, "checkout.session.completed", session, f"evt_{session['id']}").status_code == 200
    eventually(lambda: rule(person)["mandate"]["state"] == "active")


def test_a_saved_card_is_charged_by_rule_once_though_the_answer_is_lost(server, gateway, abroad):
    allow(server, gateway, abroad)
    assert rule(abroad)["mandate"]["label"] == "Visa 4242"
    gateway.drop_charges = 1
    abroad.call("PUT", "/api/billing/auto-top-up", RULE)

    after = eventually(lambda: (found := rule(abroad))["lastAt"] and found, seconds=90)
    assert (after["state"], after["monthUsed"], after["failure"]) == ("armed", "500", None)
    intents = gateway.behind.call("GET", "/v1/payment_intents?limit=100")["data"]
    assert [(one["amount"], one["currency"], one["status"]) for one in intents] == [(2500, "usd", "succeeded")]
    payments = abroad.call("GET", "/api/payments")["items"]
    assert [(one["state"], one["points"]) for one in payments] == [("captured", "500")]
    assert payments[0]["invoiceId"]
    assert len(gateway.bodies("POST", "/v1/payment_intents")) == 2
    # Given up here, given up there.
    abroad.call("DELETE", "/api/billing/auto-top-up/mandate")
    eventually(lambda: gateway.bodies("POST", "/detach"))
    assert "All invariants hold." in server.command("verify")


def test_a_card_that_asks_for_its_owner_becomes_a_link(server, gateway, abroad):
    allow(server, gateway, abroad, "4000002760003184")
    abroad.call("PUT", "/api/billing/auto-top-up", RULE)
    waiting = eventually(lambda: (found := rule(abroad))["paymentId"] and found)
    assert waiting["state"] == "waiting"
    path = f"/api/payments/{waiting['paymentId']}"
    link = eventually(lambda: abroad.call("GET", path)["checkoutURL"])
    session = next(one for one in gateway.sessions.values() if one["url"] == link)
    gateway.pay(session)
    post(server, "checkout.session.completed", session, "evt_paid")
    eventually(lambda: rule(abroad)["state"] == "armed")
    assert abroad.call("GET", path)["state"] == "captured"
