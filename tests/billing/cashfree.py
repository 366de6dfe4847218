"""A server that answers as Cashfree's documentation says (cashfree.com/docs/api-reference/payments)."""

import json

from cashfree_pg.models.create_link_request import CreateLinkRequest
from cashfree_pg.models.order_create_refund_request import OrderCreateRefundRequest

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
            case ("GET", ["orders", name, "refunds"]) if name in self.orders:
                return 200, [refund for refund in self.refunds.values() if refund["order_id"] == name]
            case ("GET", ["orders", name, "disputes"]) if name in self.orders:
                return 200, []
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
