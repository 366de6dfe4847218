"""Cashfree: a server of ours that answers and signs as cashfree.com/docs says, and their own package as the other side."""

import base64
import hashlib
import hmac
import json

import pytest
import requests
from cashfree_pg.api_client import Cashfree as Package
from cashfree_pg.models.create_link_request import CreateLinkRequest
from cashfree_pg.models.order_create_refund_request import OrderCreateRefundRequest

from lodestone import eventually
from standing import StandIn

ID, SECRET = "cf_id", "cf_secret"


class Cashfree(StandIn):
    def __init__(self):
        super().__init__()
        self.links, self.orders, self.refunds = {}, {}, {}

    def answer(self, method, path, headers, body):
        if (headers.get("x-client-id"), headers.get("x-client-secret")) != (ID, SECRET):
            return 401, {"message": "authentication Failed", "code": "request_failed", "type": "authentication_error"}
        assert headers["x-api-version"] == "2023-08-01"
        match (method, path.removeprefix("/pg").strip("/").split("/")):
            case ("POST", ["links"]):
                return self.make(json.loads(body))
            case ("GET", ["links", name]) if name in self.links:
                return 200, self.links[name]
            case ("GET", ["links", name, "orders"]):
                return 200, [order for order in self.orders.values() if order["link"] == name]
            case ("POST", ["links", name, "cancel"]) if name in self.links:
                self.links[name]["link_status"] = "CANCELLED"
                return 200, self.links[name]
            case ("POST", ["orders", name, "refunds"]) if name in self.orders:
                return self.refund(name, json.loads(body))
            case ("GET", ["orders", _, "refunds", key]) if key in self.refunds:
                return 200, self.refunds[key]
        return 404, {"message": "not found"}

    def make(self, asked):
        # Their own model takes what we send.
        CreateLinkRequest.model_validate(asked)
        assert asked["link_id"] not in self.links
        self.links[asked["link_id"]] = {
            "cf_link_id": len(self.links) + 1,
            "link_id": asked["link_id"],
            "link_amount": asked["link_amount"],
            "link_currency": asked["link_currency"],
            "link_amount_paid": 0,
            "link_status": "ACTIVE",
            "link_url": f"https://payments.cashfree.com/links/{asked['link_id']}",
        }
        return 200, self.links[asked["link_id"]]

    def refund(self, order, asked):
        OrderCreateRefundRequest.model_validate(asked)
        self.refunds.setdefault(
            asked["refund_id"],
            {
                "cf_refund_id": f"{1000 + len(self.refunds)}",
                "refund_id": asked["refund_id"],
                "order_id": order,
                "refund_amount": asked["refund_amount"],
                "refund_currency": "INR",
                # As in life: it takes a while.
                "refund_status": "PENDING",
            },
        )
        return 200, self.refunds[asked["refund_id"]]

    def pay(self, link, amount=None):
        name = f"CFPay_{len(self.orders) + 1}"
        paid = link["link_amount"] if amount is None else amount
        self.orders[name] = {
            "link": link["link_id"],
            "order_id": name,
            "order_amount": paid,
            "order_currency": "INR",
            "order_status": "PAID",
        }
        link["link_status"], link["link_amount_paid"] = "PAID", paid
        order = {"order_id": name, "order_amount": f"{paid:.2f}", "transaction_id": 1, "transaction_status": "SUCCESS"}
        return self.event("PAYMENT_LINK_EVENT", {**link, "link_amount_paid": f"{paid:.2f}", "order": order})

    @staticmethod
    def event(kind, data):
        return json.dumps({"data": data, "type": kind, "version": 1, "event_time": "2026-08-18T12:55:06+05:30"})


def post(server, body, secret=SECRET, timestamp="1617695238078"):
    code = hmac.new(secret.encode(), (timestamp + body).encode(), hashlib.sha256).digest()
    signature = base64.b64encode(code).decode()
    if secret == SECRET:
        # Their own package agrees with how we sign.
        package = Package.__new__(Package)
        package.XClientSecret = SECRET
        package.PGVerifyWebhookSignature(signature, body, timestamp)
    headers = {"x-webhook-signature": signature, "x-webhook-timestamp": timestamp, "Content-Type": "application/json"}
    return requests.post(f"{server.url}/webhooks/payments/cashfree", data=body.encode(), headers=headers, timeout=30)


@pytest.fixture
def gateway(server, owner, stand_in):
    gateway = stand_in(Cashfree)
    server.command(
        "billing",
        "set",
        f"cashfree.client-id={ID}",
        f"cashfree.client-secret={SECRET}",
        "cashfree.phone=9999999999",
        f"cashfree.url={gateway.url}/pg",
    )
    return gateway


def buy(owner, points="101"):
    return owner.call("POST", "/api/payments", {"points": points, "gateway": "cashfree"})


def state(owner, payment):
    return owner.call("GET", f"/api/payments/{payment['id']}")


def test_a_payment_by_webhook_and_a_refund_that_takes_its_time(server, owner, gateway):
    payment = buy(owner)
    link = gateway.links[payment["id"]]
    assert payment["checkoutURL"] == link["link_url"]
    assert b'"link_amount":119.18' in gateway.bodies("POST", "/links")[0]

    body = gateway.pay(link)
    for _ in range(3):
        assert post(server, body).status_code == 200
    eventually(lambda: state(owner, payment)["state"] == "captured")

    refund = {"amount": {"amount": "119.18", "currency": "INR"}, "reason": "Not needed"}
    owner.call("POST", f"/api/payments/{payment['id']}/refunds", refund)
    (sent,) = eventually(lambda: list(gateway.refunds.values()))
    assert [one["state"] for one in state(owner, payment)["refunds"]] == ["pending"]
    sent["refund_status"] = "SUCCESS"
    assert post(server, gateway.event("REFUND_STATUS_WEBHOOK", {"refund": sent})).status_code == 200
    eventually(lambda: [one["state"] for one in state(owner, payment)["refunds"]] == ["done"])
    assert "All invariants hold." in server.command("verify")


def test_a_forged_webhook_changes_nothing_and_asking_finds_the_payment(server, owner, gateway):
    payment = buy(owner)
    body = gateway.pay(gateway.links[payment["id"]])
    assert post(server, body, secret="other").status_code == 401
    assert state(owner, payment)["state"] == "pending"
    assert owner.call("PUT", f"/api/payments/{payment['id']}/check")["state"] == "captured"


def test_a_chargeback_that_is_won(server, owner, gateway):
    payment = buy(owner)
    post(server, gateway.pay(gateway.links[payment["id"]]))
    eventually(lambda: state(owner, payment)["state"] == "captured")
    dispute = {"dispute_id": "433475257", "dispute_type": "CHARGEBACK", "dispute_amount": 119.18}
    order = {"order_id": next(iter(gateway.orders)), "order_amount": 119.18, "order_currency": "INR"}

    def tell(kind, status):
        data = {"dispute": {**dispute, "dispute_status": status}, "order_details": order}
        assert post(server, gateway.event(kind, data)).status_code == 200

    tell("DISPUTE_CREATED", "CHARGEBACK_CREATED")
    eventually(lambda: (state(owner, payment)["dispute"] or {}).get("state") == "open")
    tell("DISPUTE_CLOSED", "CHARGEBACK_MERCHANT_WON")
    eventually(lambda: state(owner, payment)["dispute"]["state"] == "won")
    assert "All invariants hold." in server.command("verify")
