"""Razorpay: a server of ours that answers and signs as razorpay.com/docs says, and their own package as the other side."""

import base64
import hashlib
import hmac
import json

import pytest
import razorpay
import requests

from lodestone import eventually
from standing import StandIn

KEY, SECRET, HOOK = "rzp_test_key", "rzp_test_secret", "hook secret"


class Razorpay(StandIn):
    def __init__(self):
        super().__init__()
        self.links, self.refunds, self.payments = {}, {}, {}

    def answer(self, method, path, headers, body):
        wanted = "Basic " + base64.b64encode(f"{KEY}:{SECRET}".encode()).decode()
        if headers.get("Authorization") != wanted:
            return 401, {"error": {"code": "BAD_REQUEST_ERROR", "description": "Authentication failed"}}
        parts = path.strip("/").split("/")[1:]
        match (method, parts):
            case ("POST", ["payment_links"]):
                return self.make(json.loads(body))
            case ("GET", ["payment_links", name]) if name in self.links:
                return 200, self.links[name]
            case ("POST", ["payment_links", name, "cancel"]) if name in self.links:
                if self.links[name]["status"] != "created":
                    return 400, {"error": {"description": "Payment Link cannot be cancelled"}}
                self.links[name]["status"] = "cancelled"
                return 200, self.links[name]
            case ("POST", ["payments", name, "refund"]) if name in self.payments:
                return self.refund(name, json.loads(body), headers["X-Refund-Idempotency"])
            case ("GET", ["refunds", name]) if name in self.refunds:
                return 200, self.refunds[name]
        return 404, {"error": {"description": "not found"}}

    def make(self, asked):
        if any(link["reference_id"] == asked["reference_id"] for link in self.links.values()):
            return 400, {"error": {"description": "payment link with given reference_id already exists"}}
        assert isinstance(asked["amount"], int) and asked["amount"] > 0
        name = f"plink_{len(self.links) + 1:014d}"
        kept = {key: asked[key] for key in ("amount", "currency", "reference_id", "expire_by", "notes", "description")}
        self.links[name] = {
            "id": name,
            "amount_paid": 0,
            "status": "created",
            "payments": None,
            "short_url": f"https://rzp.io/i/{name}",
            **kept,
        }
        return 200, self.links[name]

    def refund(self, payment, asked, key):
        assert len(key) >= 10
        for refund in self.refunds.values():
            if refund["receipt"] == key:
                return 200, refund
        name = f"rfnd_{len(self.refunds) + 1:014d}"
        self.refunds[name] = {
            "id": name,
            "entity": "refund",
            "payment_id": payment,
            "currency": "INR",
            "status": "processed",
            "amount": asked["amount"],
            "receipt": key,
            "notes": asked["notes"],
        }
        return 200, self.refunds[name]

    def pay(self, link, amount=None, currency=None):
        """The customer pays: gives the body of the webhook."""
        name = f"pay_{len(self.payments) + 1:014d}"
        entity = {
            "id": name,
            "entity": "payment",
            "amount": link["amount"] if amount is None else amount,
            "currency": currency or link["currency"],
            "status": "captured",
        }
        self.payments[name] = entity
        link["status"], link["amount_paid"] = "paid", entity["amount"]
        entry = {"payment_id": name, "amount": entity["amount"], "status": "captured"}
        link["payments"] = (link["payments"] or []) + [entry]
        return self.event("payment_link.paid", payment_link=link, payment=entity)

    @staticmethod
    def event(kind, **payload):
        entities = {name: {"entity": entity} for name, entity in payload.items()}
        return json.dumps({"entity": "event", "event": kind, "contains": list(payload), "payload": entities})


def post(server, body, number="evt_1", secret=HOOK):
    signature = hmac.new(secret.encode(), body.encode(), hashlib.sha256).hexdigest()
    if secret == HOOK:
        # Their own package agrees with how we sign.
        razorpay.Client(auth=(KEY, SECRET)).utility.verify_webhook_signature(body, signature, HOOK)
    headers = {"X-Razorpay-Signature": signature, "x-razorpay-event-id": number, "Content-Type": "application/json"}
    return requests.post(f"{server.url}/webhooks/payments/razorpay", data=body.encode(), headers=headers, timeout=30)


@pytest.fixture
def gateway(server, owner, stand_in):
    gateway = stand_in(Razorpay)
    server.command(
        "billing",
        "set",
        f"razorpay.key-id={KEY}",
        f"razorpay.key-secret={SECRET}",
        f"razorpay.webhook-secret={HOOK}",
        f"razorpay.url={gateway.url}",
    )
    return gateway


def buy(owner, points="100"):
    return owner.call("POST", "/api/payments", {"points": points, "gateway": "razorpay"})


def state(owner, payment):
    return owner.call("GET", f"/api/payments/{payment['id']}")


def test_a_payment_is_credited_by_webhook_once(server, owner, gateway):
    terms = owner.call("GET", "/api/billing/terms")
    assert [one["id"] for one in terms["gateways"]] == ["razorpay"]
    quote = owner.call("GET", "/api/billing/quote?points=100")
    assert [tax["name"] for tax in quote["taxes"]] == ["IGST"]
    before = owner.call("GET", "/api/credits")["available"]

    payment = buy(owner)
    (link,) = gateway.links.values()
    assert payment["checkoutURL"] == link["short_url"]
    assert link["amount"] == 11800 and link["reference_id"] == payment["id"]
    # Their own client reads what the stand-in gives, so it gives what theirs does.
    theirs = razorpay.Client(auth=(KEY, SECRET), base_url=gateway.url)
    assert theirs.payment_link.fetch(link["id"])["amount"] == 11800

    body = gateway.pay(link)
    for number in ("evt_1", "evt_1", "evt_2"):
        assert post(server, body, number).status_code == 200

    paid = eventually(lambda: (found := state(owner, payment))["state"] == "captured" and found)
    assert float(owner.call("GET", "/api/credits")["available"]) == float(before) + 100
    assert paid["invoiceId"] and paid["lotId"]
    invoices = owner.call("GET", "/api/invoices")["items"]
    assert len(invoices) == 1 and invoices[0]["total"] == {"amount": "118.00", "currency": "INR"}
    assert "All invariants hold." in server.command("verify")


@pytest.mark.parametrize("amount, currency", [(11799, "INR"), (11800, "USD")])
def test_money_that_differs_goes_to_suspense(server, owner, gateway, amount, currency):
    payment = buy(owner)
    (link,) = gateway.links.values()
    assert post(server, gateway.pay(link, amount, currency)).status_code == 200
    eventually(lambda: state(owner, payment)["state"] == "suspense")
    assert payment["id"] in server.command("billing", "suspense")


def test_a_forged_webhook_changes_nothing(server, owner, gateway):
    payment = buy(owner)
    (link,) = gateway.links.values()
    body = gateway.pay(link)
    assert post(server, body, secret="other").status_code == 401
    unsigned = requests.post(f"{server.url}/webhooks/payments/razorpay", data=body, timeout=30)
    assert unsigned.status_code == 401
    assert requests.post(f"{server.url}/webhooks/payments/stripe", data=body, timeout=30).status_code == 404
    assert requests.post(f"{server.url}/webhooks/payments/test", data=body, timeout=30).status_code == 404
    assert state(owner, payment)["state"] == "pending"


def test_a_lost_webhook_is_noticed_by_asking(server, owner, gateway):
    payment = buy(owner)
    (link,) = gateway.links.values()
    gateway.pay(link)
    # By itself, within the first quarter of a minute.
    eventually(lambda: state(owner, payment)["state"] == "captured", seconds=60)

    second = buy(owner, "200")
    gateway.pay(next(link for link in gateway.links.values() if link["reference_id"] == second["id"]))
    assert owner.call("PUT", f"/api/payments/{second['id']}/check")["state"] == "captured"


def test_cancelled_and_captured_all_the_same(server, owner, gateway):
    payment = buy(owner)
    (link,) = gateway.links.values()
    assert owner.call("PUT", f"/api/payments/{payment['id']}/cancellation")["state"] == "cancelled"
    eventually(lambda: link["status"] == "cancelled")
    again = owner.send("PUT", f"/api/payments/{payment['id']}/cancellation")
    assert again.status_code == 409
    assert post(server, gateway.pay(link)).status_code == 200
    paid = eventually(lambda: (found := state(owner, payment))["state"] == "captured" and found)
    assert paid["capturedAfterClosing"]


def test_refunds_and_a_chargeback(server, owner, gateway):
    payment = buy(owner)
    (link,) = gateway.links.values()
    post(server, gateway.pay(link))
    eventually(lambda: state(owner, payment)["state"] == "captured")
    path = f"/api/payments/{payment['id']}"

    preview = owner.call("GET", f"{path}/refund-preview?amount=59.00")
    assert (preview["points"], preview["debt"], preview["locks"]) == ("50", "0", False)
    body = {"amount": {"amount": "59.00", "currency": "INR"}, "reason": "Not needed"}
    owner.call("POST", f"{path}/refunds", body)
    eventually(lambda: [one["state"] for one in state(owner, payment)["refunds"]] == ["done"])
    (refund,) = gateway.refunds.values()
    assert refund["amount"] == 5900
    # Told as well: nothing is taken twice.
    assert post(server, gateway.event("refund.processed", refund=refund), "evt_refund").status_code == 200

    over = owner.send("POST", f"{path}/refunds", {**body, "amount": {"amount": "59.01", "currency": "INR"}})
    assert over.status_code == 422

    dispute = {
        "id": "disp_1",
        "entity": "dispute",
        "payment_id": next(iter(gateway.payments)),
        "amount": 11800,
        "currency": "INR",
        "status": "open",
    }
    post(server, gateway.event("payment.dispute.created", dispute=dispute), "evt_d1")
    eventually(lambda: (state(owner, payment)["dispute"] or {}).get("state") == "open")
    post(server, gateway.event("payment.dispute.lost", dispute={**dispute, "status": "lost"}), "evt_d2")
    eventually(lambda: state(owner, payment)["dispute"]["state"] == "lost")
    assert [one["points"] for one in state(owner, payment)["refunds"]] == ["50", "50"]
    kinds = sorted(one["kind"] for one in owner.call("GET", "/api/invoices")["items"])
    assert len(kinds) == 3, kinds
    assert "All invariants hold." in server.command("verify")
