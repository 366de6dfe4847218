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
        self.invoices, self.orders, self.tokens = {}, {}, {}
        self.drop_debits = 0

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
            case ("GET", ["refunds"]):
                return 200, {"entity": "collection", "count": len(self.refunds), "items": list(self.refunds.values())}
            case ("GET", ["disputes"]):
                return 200, {"entity": "collection", "count": 0, "items": []}
            case ("GET", ["refunds", name]) if name in self.refunds:
                return 200, self.refunds[name]
            case ("GET", ["payments", name, "refunds"]) if name in self.payments:
                found = [one for one in self.refunds.values() if one["payment_id"] == name]
                return 200, {"entity": "collection", "count": len(found), "items": found}
            case ("POST", ["subscription_registration", "auth_links"]):
                return self.register(json.loads(body))
            case ("GET", ["invoices", name]) if name in self.invoices:
                return 200, self.invoices[name]
            case ("GET", ["payments", name]) if name in self.payments:
                return 200, self.payments[name]
            case ("GET", ["customers", name, "tokens"]):
                return 200, {"entity": "collection", "items": list(self.tokens.values())}
            case ("DELETE", ["customers", _, "tokens", name]) if name in self.tokens:
                del self.tokens[name]
                return 200, {"deleted": True}
            case ("POST", ["orders"]):
                return self.order(json.loads(body))
            case ("GET", ["orders", name, "payments"]) if name in self.orders:
                found = [one for one in self.payments.values() if one.get("order_id") == name]
                return 200, {"entity": "collection", "count": len(found), "items": found}
            case ("POST", ["payments", "create", "recurring"]):
                return self.debit(json.loads(body))
        return 404, {"error": {"description": "not found"}}

    def register(self, asked):
        """A registration link: documents/card.md of razorpay/razorpay-node has the shapes."""
        assert asked["type"] == "link" and asked["amount"] == 100 and asked["customer"]["contact"]
        assert asked["subscription_registration"]["method"] == "card"
        name = f"inv_{len(self.invoices) + 1:014d}"
        self.invoices[name] = {
            "id": name,
            "entity": "invoice",
            "receipt": asked["receipt"],
            "customer_id": "cust_00000000000001",
            "order_id": f"order_r{len(self.invoices):013d}",
            "payment_id": None,
            "status": "issued",
            "short_url": f"https://rzp.io/i/{name}",
            "type": "link",
        }
        return 200, self.invoices[name]

    def allow(self, invoice):
        """The customer gives their card, and one rupee."""
        token, payment = "token_00000000000001", f"pay_{len(self.payments) + 1:014d}"
        self.tokens[token] = {
            "id": token,
            "method": "card",
            "card": {"network": "Visa", "last4": "8950"},
            "recurring_details": {"status": "confirmed"},
        }
        self.payments[payment] = {
            "id": payment,
            "entity": "payment",
            "amount": 100,
            "currency": "INR",
            "status": "captured",
            "order_id": invoice["order_id"],
            "customer_id": invoice["customer_id"],
            "token_id": token,
        }
        invoice.update(status="paid", payment_id=payment)
        return self.event("invoice.paid", payment=self.payments[payment], invoice=invoice)

    def order(self, asked):
        assert asked["payment_capture"] is True and asked["notes"]["payment"] == asked["receipt"]
        name = f"order_{len(self.orders) + 1:014d}"
        self.orders[name] = {"id": name, "entity": "order", "status": "created", **asked}
        return 200, self.orders[name]

    def debit(self, asked):
        assert asked["recurring"] is True and asked["token"] in self.tokens
        assert asked["amount"] == self.orders[asked["order_id"]]["amount"] and asked["contact"] and asked["email"]
        name = f"pay_{len(self.payments) + 1:014d}"
        kept = {key: asked[key] for key in ("amount", "currency", "order_id", "notes")}
        self.payments[name] = {"id": name, "entity": "payment", "status": "created", **kept}
        if self.drop_debits:
            self.drop_debits -= 1
            return 504, {}
        return 200, {"razorpay_payment_id": name, "razorpay_order_id": asked["order_id"], "razorpay_signature": "…"}

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


def test_a_debit_by_rule_is_begun_once_and_told_a_day_later(server, owner, gateway):
    server.command("billing", "set", "razorpay.mandate-phone=9999999999")
    opened = owner.call("POST", "/api/billing/auto-top-up/mandate", {"gateway": "razorpay"})
    (invoice,) = gateway.invoices.values()
    assert opened["mandate"]["authorisationURL"] == invoice["short_url"]
    assert post(server, gateway.allow(invoice), "evt_m").status_code == 200

    def rule():
        return owner.call("GET", "/api/billing/auto-top-up")

    eventually(lambda: rule()["mandate"]["state"] == "active")
    assert rule()["mandate"]["label"] == "Visa 8950"
    # The rupee that proved the card goes back.
    eventually(lambda: [one["amount"] for one in gateway.refunds.values()] == [100])

    gateway.drop_debits = 1
    plan = {"enabled": True, "below": "200", "points": "500", "monthMax": None, "gateway": "razorpay"}
    owner.call("PUT", "/api/billing/auto-top-up", plan)
    # Looked at before the first asking, and before the second, which is then not made.
    eventually(lambda: len([1 for verb, path, *_ in gateway.asked if verb == "GET" and "/orders/" in path]) >= 2)
    (order,) = gateway.orders.values()
    (debit,) = [one for one in gateway.payments.values() if one["order_id"] == order["id"]]
    assert debit["amount"] == 59000
    assert rule()["state"] == "waiting"

    debit["status"] = "captured"
    body = gateway.event("payment.captured", payment=debit)
    for number in ("evt_p1", "evt_p1", "evt_p2"):
        assert post(server, body, number).status_code == 200
    after = eventually(lambda: (found := rule())["state"] == "armed" and found)
    assert after["monthUsed"] == "500" and after["lastAt"]
    assert len(gateway.bodies("POST", "/payments/create/recurring")) == 1
    owner.call("DELETE", "/api/billing/auto-top-up/mandate")
    eventually(lambda: not gateway.tokens)
    assert "All invariants hold." in server.command("verify")


def test_the_operator_credits_half_a_payment(server, owner, gateway):
    payment = buy(owner)
    (link,) = gateway.links.values()
    before = float(owner.call("GET", "/api/credits")["available"])
    post(server, gateway.pay(link, 5900))
    eventually(lambda: state(owner, payment)["state"] == "suspense")
    line = next(one for one in server.command("billing", "suspense").splitlines() if payment["id"] in one)
    assert "may:credit,refund,other" in line
    name = line.split()[0]
    for _ in range(2):
        done = server.command("billing", "suspense", "resolve", name, "--as", "credit", "--reason", "Half was paid")
        assert "credited" in done
    assert float(owner.call("GET", "/api/credits")["available"]) == before + 50
    assert "Nothing waits." in server.command("billing", "suspense")
    assert "All invariants hold." in server.command("verify")
