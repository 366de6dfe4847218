"""Cashfree: a server of ours that answers and signs as cashfree.com/docs says, and their own package as the other side."""

import base64
import hashlib
import hmac
import time

import pytest
import requests
from cashfree_pg.api_client import Cashfree as Package

from cashfree import ID, SECRET, Cashfree
from lodestone import eventually


def post(server, body, secret=SECRET, timestamp=None):
    timestamp = timestamp or str(int(time.time() * 1000))
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
