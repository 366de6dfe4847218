"""Every kind of webhook that the simulator posts, key by key against the samples of Meta's documentation."""

import json
import pathlib
import re

import httpx
import pytest

SAMPLES = pathlib.Path(__file__).parents[1].parent / "Tests/CloudAPITests/Samples"
ASHA = "447700900123"
# The people of the samples have a parent company; ours have none. A username is a matter of the person.
ABSENT = re.compile(r"parent_user_id$|profile\.username$")


def paths(value, at=""):
    """`statuses[].pricing.billable: bool`, one for each leaf."""
    match value:
        case dict(): return {found for key, inner in value.items() for found in paths(inner, f"{at}.{key}")}
        case list(): return {found for inner in value for found in paths(inner, at + "[]")}
        case bool(): return {f"{at}: bool"}
        case int() | float(): return {f"{at}: number"}
        case _: return {f"{at}: {type(value).__name__}"}


def sample(name):
    body = json.loads((SAMPLES / f"{name}.json").read_text())
    return {path for path in paths(body) if not ABSENT.search(path.split(": ")[0])}


def same(receiver, condition, name, but=()):
    """A body that was received has exactly the keys of the sample, in its types."""
    def found():
        bodies = [json.loads(body) for body, _ in receiver.received]
        return [body for body in bodies if condition(body["entry"][0]["changes"][0])]
    body = receiver.wait(found)[-1]
    ours = {path for path in paths(body) if not ABSENT.search(path.split(": ")[0])}
    expected = {path for path in sample(name) if not any(word in path for word in but)}
    assert ours == expected, (sorted(ours - expected), sorted(expected - ours))
    return body


def send(simulator, to=ASHA, **parts):
    parts = parts or {"type": "template", "template": {"name": "hello_world", "language": {"code": "en_US"}}}
    return httpx.post(f"{simulator.base_url}/v23.0/{simulator.phone_number_id}/messages",
                      headers={"Authorization": f"Bearer {simulator.access_token}"},
                      json={"messaging_product": "whatsapp", "to": "+" + to} | parts).json()["messages"][0]["id"]


def status(word, message_id=None, **wanted):
    def is_it(change):
        found = change["value"].get("statuses", [{}])[0]
        return found.get("status") == word and message_id in (None, found["id"]) and all(
            found.get("pricing", {}).get(key) == value for key, value in wanted.items())
    return is_it


@pytest.mark.parametrize("shape, words", [
    ("2026", {"sent": "status-sent-pmp", "delivered": "status-delivered-pmp", "read": "status-read"}),
    ("pmp-v23", {"sent": "status-sent-before-user-ids", "read": "status-read-before-user-ids"}),
    ("pmp-v24", {"read": "status-read-before-user-ids"}),
    ("cbp", {"sent": "status-sent-cbp", "delivered": "status-delivered-cbp"}),
])
def test_statuses_of_a_template(start, receiver, shape, words):
    simulator = start("--set", f"shape={shape}")
    message_id = send(simulator)
    for word, name in words.items():
        body = same(receiver, status(word, message_id), name)
        found = body["entry"][0]["changes"][0]["value"]["statuses"][0]
        assert found["timestamp"].isdigit()


def test_statuses_of_the_version_with_conversations(start, receiver):
    simulator = start("--set", "shape=pmp-v23")
    message_id = send(simulator)
    sent = receiver.wait_status(message_id, "sent")
    assert set(sent["conversation"]) == {"id", "expiration_timestamp", "origin"} and set(sent["conversation"]["origin"]) == {"type"}
    assert set(receiver.wait_status(message_id, "delivered")["conversation"]) == {"id", "origin"}
    assert "conversation" not in receiver.wait_status(message_id, "read")


@pytest.mark.parametrize("start_time, window, kind, price", [
    ("2025-06-15T12:00:00Z", True, "text", ("CBP", None, "service", False)),
    ("2025-08-01T12:00:00Z", True, "text", ("PMP", "free_customer_service", "service", False)),
    ("2025-08-01T12:00:00Z", True, "template", ("PMP", "free_customer_service", "utility", False)),
    ("2025-08-01T12:00:00Z", False, "template", ("PMP", "regular", "utility", True)),
    ("2026-11-01T12:00:00Z", True, "text", ("PMP", "free_customer_service", "service", False)),
    ("2026-11-01T12:00:00Z", True, "template", ("PMP", "regular", "utility", True)),
])
def test_prices_follow_the_date(start, receiver, start_time, window, kind, price):
    model, kind_of_price, category, billable = price
    simulator = start("--start", start_time, "--set", "shape=cbp" if model == "CBP" else "shape=2026")
    if window:
        simulator.inbound(**{"from": "+" + ASHA, "text": "Hi"})
    parts = {"type": "text", "text": {"body": "Hello"}} if kind == "text" else {"type": "template", "template": {
        "name": "appointment_reminder", "language": {"code": "en_US"}, "components": [
            {"type": "body", "parameters": [{"type": "text", "text": text} for text in ["Asha", "Monday", "10:30"]]}]}}
    pricing = receiver.wait_status(send(simulator, **parts), "delivered")["pricing"]
    expected = {"billable": billable, "pricing_model": model, "category": category}
    assert pricing == expected | ({"type": kind_of_price} if kind_of_price else {})


def test_service_and_entry_point(simulator, receiver):
    simulator.inbound(**{"from": "+" + ASHA, "text": "Hi"})
    free = send(simulator, type="text", text={"body": "Hello"})
    same(receiver, status("delivered", free), "status-delivered-service-free")
    simulator.inbound(**{"from": "+447700900124", "text": "Hi", "referral": {"source_type": "ad", "source_id": "1", "source_url": "https://fb.me/1"}})
    entry = send(simulator, to="447700900124", type="text", text={"body": "Hello"})
    same(receiver, status("sent", entry), "status-sent-free-entry-point")
    same(receiver, status("delivered", entry), "status-delivered-free-entry-point")


def test_failures_and_callback_data(simulator, receiver):
    failed = send(simulator, to="919899131026")
    same(receiver, status("failed", failed), "status-failed-131026-undeliverable")
    closed = send(simulator, to="447700900777", type="text", text={"body": "Hello"})
    same(receiver, status("failed", closed), "status-failed-131047-window-closed")
    tagged = httpx.post(f"{simulator.base_url}/{simulator.phone_number_id}/messages",
                        params={"access_token": simulator.access_token}, json={
                            "messaging_product": "whatsapp", "to": "+" + ASHA, "biz_opaque_callback_data": "row-1", "type": "template",
                            "template": {"name": "hello_world", "language": {"code": "en_US"}}}).json()["messages"][0]["id"]
    assert receiver.wait_status(tagged, "sent")["biz_opaque_callback_data"] == "row-1"


INBOUND = {
    "message-text": {"text": "Hi"},
    "message-text-reply": {"text": "Hi", "reply_to": True},
    "message-text-forwarded": {"text": "Hi", "forwarded": True},
    "message-image": {"type": "image", "image": {"caption": "C"}},
    "message-audio-voice": {"type": "audio", "audio": {"voice": True}},
    "message-sticker": {"type": "sticker", "sticker": {"animated": False}},
    "message-location": {"location": {"latitude": 18.9, "longitude": 72.8}},
    "message-reaction": {"reaction": {"message_id": "wamid.x", "emoji": "👍"}},
    "message-button": {"button": {"payload": "P", "text": "T"}, "reply_to": True},
    "message-interactive-button-reply": {"interactive": {"type": "button_reply", "button_reply": {"id": "1", "title": "T"}}, "reply_to": True},
    "message-interactive-list-reply": {"interactive": {"type": "list_reply", "list_reply": {"id": "1", "title": "T", "description": "D"}}, "reply_to": True},
    "message-interactive-nfm-reply-flow": {"interactive": {"type": "nfm_reply", "nfm_reply": {"name": "flow", "body": "Sent", "response_json": "{}"}}, "reply_to": True},
    "message-unsupported-typed": {"type": "unsupported", "unsupported": {"type": "poll"}},
    "message-order": {"order": {"catalog_id": "1", "text": "t", "product_items": [{"product_retailer_id": "p", "quantity": 1, "item_price": 1.5, "currency": "INR"}]}},
}


@pytest.mark.parametrize("name", INBOUND)
def test_inbound(simulator, receiver, name):
    message = dict(INBOUND[name])
    if message.pop("reply_to", False):
        message["reply_to"] = send(simulator)
    simulator.inbound(**{"from": "+" + ASHA, "name": "Asha"} | message)
    same(receiver, lambda change: "messages" in change["value"], name)


def test_of_accounts(simulator, receiver):
    def field(name):
        return lambda change: change["field"] == name
    simulator.control("POST", "users", {"phone": "+" + ASHA})
    simulator.control("POST", f"users/{ASHA}/marketing", {"value": "stop"})
    same(receiver, field("user_preferences"), "user-preferences-stop")
    template = simulator.control("GET", "templates")["items"][0]["id"]
    simulator.control("POST", f"templates/{template}/quality", {"score": "YELLOW"})
    same(receiver, field("message_template_quality_update"), "template-quality-update")
    simulator.control("POST", f"templates/{template}/status", {"status": "PAUSED"})
    same(receiver, field("message_template_status_update"), "template-status-paused")
    simulator.control("POST", f"numbers/{simulator.phone_number_id}", {"messages_per_second": 1000})
    same(receiver, field("phone_number_quality_update"), "phone-number-quality-update-throughput")
    httpx.post(f"{simulator.base_url}/{simulator.phone_number_id}", params={"access_token": simulator.access_token}, json={"pin": "123456"})
    same(receiver, field("security"), "security-pin-changed")


def test_a_batch_holds_many_and_signs_its_bytes(start, receiver):
    simulator = start("--set", "batch_size=100", "--set", "batch_wait_ms=400", "--messages-per-second", "1000")
    ids = [send(simulator, to=f"4477009{10_000 + n}") for n in range(30)]
    for message_id in ids:
        receiver.wait_status(message_id, "read")
    sizes = [len(change["value"].get("statuses", [])) for body, _ in receiver.received
             for entry in json.loads(body)["entry"] for change in entry["changes"]]
    assert max(sizes) > 5 and sum(sizes) == 90
