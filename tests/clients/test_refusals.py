"""Everything unknown or wrong: Meta's error shape, the codes and statuses of its list, and what webhooks say afterwards."""

import httpx
import pytest

ASHA = "+447700900123"
HELLO = {"type": "template", "template": {"name": "hello_world", "language": {"code": "en_US"}}}
TEXT = {"type": "text", "text": {"body": "Hello"}}


def message(to=ASHA, **parts):
    return {"messaging_product": "whatsapp", "to": to} | (parts or HELLO)


def template(name, *components, language="en_US"):
    return message(type="template", template={"name": name, "language": {"code": language}, "components": list(components)})


def body(*texts):
    return {"type": "body", "parameters": [{"type": "text", "text": text} for text in texts]}


def interactive(**parts):
    return message(type="interactive", interactive={"body": {"text": "B"}} | parts)


@pytest.fixture
def call(simulator):
    """Calls Graph: `call("POST", "{number}/messages", json=…)`."""
    def call(method, path, token=simulator.access_token, headers=None, **options):
        path = path.format(number=simulator.phone_number_id, waba=simulator.waba_id, app=simulator.app_id)
        given = {} if token is None else {"Authorization": f"Bearer {token}"}
        return httpx.request(method, f"{simulator.base_url}/v23.0/{path}", headers=given | (headers or {}), timeout=30, **options)
    return call


def refused(answer, status, code, subcode=None):
    """The whole shape, whatever was wrong."""
    assert answer.headers["content-type"].startswith("application/json")
    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error.get("error_subcode")) == (status, code, subcode), answer.text
    assert error["message"] and error["fbtrace_id"] and error["type"] in ("OAuthException", "GraphMethodException")
    if code >= 130_000:
        assert error["message"].startswith(f"(#{code}) ")
        assert error["error_data"]["messaging_product"] == "whatsapp" and error["error_data"]["details"]
    return error


MESSAGES = "{number}/messages"

@pytest.mark.parametrize("body, status, code", [
    pytest.param(b'{"messaging_product":"whats', 400, 100, id="truncated"),
    pytest.param(b"", 400, 131008, id="empty"),
    pytest.param(b"[]", 400, 100, id="an array"),
    pytest.param(b"\xff\xfe\x00", 400, 100, id="not UTF-8"),
    pytest.param(b"[" * 100_000, 400, 100, id="deep"),
    pytest.param(b'{"a":' * 100_000, 400, 100, id="deep objects"),
    pytest.param(b'{"messaging_product":"whatsapp","to":"+447700900123","text":{"body":"' + b"x" * 10_000_000 + b'"}}', 400, 100, id="10 MB"),
])
def test_bodies_that_cannot_be_read(call, body, status, code):
    refused(call("POST", MESSAGES, content=body, headers={"Content-Type": "application/json"}), status, code)


@pytest.mark.parametrize("json, status, code", [
    pytest.param({"to": ASHA} | HELLO, 400, 131008, id="no messaging_product"),
    pytest.param(message() | {"messaging_product": "sms"}, 400, 100, id="another product"),
    pytest.param({"messaging_product": "whatsapp"} | HELLO, 400, 131008, id="no recipient"),
    pytest.param(message(to="abc"), 400, 131009, id="no phone number"),
    pytest.param(message(to=["+447700900123"]), 400, 131009, id="a list of recipients"),
    pytest.param(message(to="+1 202 555 0143"), 400, 131021, id="to oneself"),
    pytest.param(message(type="poll", poll={}), 400, 100, id="unknown type"),
    pytest.param(message(type="text"), 400, 131008, id="no text"),
    pytest.param(message(type="text", text={"body": ""}), 400, 131008, id="empty text"),
    pytest.param(message(type="text", text={"body": "x" * 4097}), 400, 131009, id="long text"),
    pytest.param(message(type="text", text="Hi"), 400, 131008, id="text is no object"),
    pytest.param(message(**TEXT) | {"context": {}}, 400, 131008, id="empty context"),
    pytest.param(message(**TEXT) | {"biz_opaque_callback_data": "x" * 513}, 400, 131009, id="long callback data"),
    pytest.param(message(**TEXT) | {"recipient_type": "everyone"}, 400, 131009, id="unknown recipient type"),
    pytest.param(message(**TEXT) | {"recipient_type": "group"}, 400, 131041, id="no groups"),
    pytest.param(message(type="image", image={"id": "1", "link": "https://example.com/i.jpg"}), 400, 131009, id="id and link"),
    pytest.param(message(type="image", image={"id": "123456"}), 400, 100, id="unknown media"),
    pytest.param(message(type="image", image={"link": "no link"}), 400, 100, id="no link"),
    pytest.param(message(type="audio", audio={"link": "https://example.com/a", "caption": "C"}), 400, 100, id="caption of a sound"),
    pytest.param(message(type="location", location={"latitude": 91, "longitude": 0}), 400, 131009, id="off the globe"),
    pytest.param(message(type="contacts", contacts=[{"name": {}}]), 400, 131008, id="contact without a name"),
    pytest.param(message(type="reaction", reaction={"emoji": "👍"}), 400, 131008, id="reaction to nothing"),
    pytest.param(interactive(type="button", action={"buttons": []}), 400, 131009, id="no buttons"),
    pytest.param(interactive(type="button", action={"buttons": [{"type": "reply", "reply": {"id": str(n), "title": str(n)}} for n in range(4)]}), 400, 131009, id="four buttons"),
    pytest.param(interactive(type="button", action={"buttons": [{"type": "reply", "reply": {"id": "1", "title": "x" * 21}}]}), 400, 131009, id="long title"),
    pytest.param(interactive(type="list", action={"button": "Open", "sections": [{"rows": [{"id": str(n), "title": "R"} for n in range(11)]}]}), 400, 131009, id="eleven rows"),
    pytest.param(interactive(type="cta_url", action={"name": "cta_url", "parameters": {"display_text": "Go"}}), 400, 131008, id="link without address"),
    pytest.param(interactive(type="dance", action={}), 400, 131009, id="unknown interactive"),
    pytest.param(interactive(type="button", colour="red", action={}), 400, 100, id="unknown key in interactive"),
    pytest.param(template("no_such_template"), 404, 132001, id="unknown template"),
    pytest.param(template("hello_world", language="de"), 404, 132001, id="unknown language"),
    pytest.param(template("hello_world", body("x")), 400, 132000, id="a parameter too many"),
    pytest.param(template("appointment_reminder"), 400, 132000, id="no parameters"),
    pytest.param(template("appointment_reminder", body("only", "two")), 400, 132000, id="a parameter too few"),
    pytest.param(template("appointment_reminder", body("a\nb", "c", "d")), 400, 132018, id="a line break"),
    pytest.param(template("appointment_reminder", body("a", "b", "x" * 1025)), 400, 132005, id="a long parameter"),
    pytest.param(template("appointment_reminder", {"type": "body", "parameters": [{"type": "image", "image": {"link": "https://example.com/i.jpg"}}] * 3}), 400, 132012, id="an image for text"),
    pytest.param(template("hello_world", "x"), 400, 131009, id="component is no object"),
    pytest.param(message(type="template", template={"name": "hello_world", "language": "en_US"}), 400, 131008, id="language is no object"),
    pytest.param({"messaging_product": "whatsapp", "status": "read"}, 400, 131008, id="read mark of nothing"),
    pytest.param({"messaging_product": "whatsapp", "status": "read", "message_id": "12345"}, 400, 100, id="read mark of something else"),
    pytest.param({"messaging_product": "whatsapp", "status": "seen", "message_id": "wamid.x"}, 400, 100, id="unknown mark"),
    pytest.param({"messaging_product": "whatsapp", "status": "read", "message_id": "wamid.x", "typing_indicator": {"type": "dance"}}, 400, 131009, id="unknown indicator"),
])
def test_messages_that_are_refused(call, simulator, json, status, code):
    refused(call("POST", MESSAGES, json=json), status, code)
    assert simulator.control("GET", "state")["messages"]["accepted"] == 0


@pytest.mark.parametrize("method, path, status, code, subcode", [
    ("GET", "", 400, 2500, None),
    ("POST", "", 400, 2500, None),
    ("GET", "nothing/here", 400, 2500, None),
    ("GET", "{number}/nothing", 400, 2500, None),
    ("GET", "{waba}/nothing", 400, 2500, None),
    ("GET", "{app}/nothing", 400, 2500, None),
    ("GET", "{waba}/message_templates/1/2", 400, 2500, None),
    ("GET", "%00%zz", 400, 2500, None),
    ("GET", "123456789012345", 400, 100, 33),
    ("POST", "123456789012345/messages", 400, 100, 33),
    ("DELETE", "123456789012345", 400, 100, 33),
    ("GET", "{number}/messages", 400, 100, 33),
    ("PUT", "{number}/messages", 400, 100, 33),
    ("PATCH", "{number}", 400, 100, 33),
    ("DELETE", "{number}/register", 400, 100, 33),
    ("PATCH", "{waba}/message_templates", 400, 100, 33),
    ("POST", "{number}/media", 400, 100, None),
    ("GET", "{waba}/message_templates?after=!!!", 400, 100, None),
    ("GET", "{waba}?fields=pricing_analytics.granularity(DAILY)", 400, 100, None),
    ("GET", "{waba}/template_analytics?start=1&end=2&granularity=daily&template_ids=[1]", 400, 100, 200007),
    ("POST", "{number}/calls", 400, 138000, None),
    ("POST", "{number}/groups", 400, 131215, None),
    ("POST", "{waba}/message_templates", 400, 100, None),
    ("DELETE", "{waba}/message_templates?name=nope", 400, 100, 2593002),
    ("POST", "{number}/register", 400, 100, None),
    ("POST", "{number}/verify_code", 400, 136024, None),
    ("POST", "{app}/uploads?file_length=much", 400, 100, None),
    ("GET", "upload:nope", 400, 100, 33),
])
def test_paths_that_are_refused(call, method, path, status, code, subcode):
    refused(call(method, path), status, code, subcode)


def test_which_part_of_a_path_is_unknown(call):
    """Bindambc's Java client edits a template under the account (its issue 212)."""
    assert call("POST", "{waba}/message_templates/123").json()["error"]["message"].endswith("Unknown path components: /123")
    assert call("GET", "{waba}/nothing").json()["error"]["message"].endswith("Unknown path components: /nothing")


def test_who_may_call(call, simulator):
    refused(call("POST", MESSAGES, token=None, json=message()), 401, 190)
    refused(call("POST", MESSAGES, token="EAAwrong", json=message()), 401, 190)
    refused(call("POST", MESSAGES, token=None, headers={"Authorization": "Basic abc"}, json=message()), 401, 190)
    refused(call("POST", MESSAGES, token=None, params={"access_token": "EAAwrong"}, json=message()), 401, 190)
    refused(call("GET", "{number}", token=None), 403, 200)
    refused(call("POST", MESSAGES, params={"appsecret_proof": "00"}, json=message()), 400, 100)
    simulator.control("POST", "settings", {"token_valid": False})
    refused(call("POST", MESSAGES, json=message()), 401, 190, 463)


@pytest.mark.parametrize("setting, code, status", [(131031, 131031, 403), (368, 368, 403), (131042, 131042, 400)])
def test_an_account_in_trouble(call, simulator, setting, code, status):
    simulator.control("POST", "settings", {"account_error": setting})
    answer = call("POST", MESSAGES, json=message())
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)


def test_throughput_and_pair_rate(call, start):
    simulator = start("--messages-per-second", "5")
    url = f"{simulator.base_url}/{simulator.phone_number_id}/messages"
    with httpx.Client(headers={"Authorization": f"Bearer {simulator.access_token}"}) as session:
        answers = [session.post(url, json=message(to=f"+4477009{10_000 + n}")) for n in range(40)]
        late = [answer for answer in answers if answer.status_code != 200]
        assert late
        for answer in late:
            refused(answer, 400, 130429)
    # A burst is lent, of at most 45 and within six seconds, however slow this machine is.
    answers = [call("POST", MESSAGES, json=message()) for _ in range(60)]
    late = [answer for answer in answers if answer.status_code != 200]
    assert 15 <= len(late) < 60
    for answer in late:
        refused(answer, 400, 131056)


PRICED = {"billable": True, "pricing_model": "PMP", "type": "regular", "category": "marketing"}


@pytest.mark.parametrize("to, json, code, title", [
    pytest.param("+447700900124", TEXT, 131047, "Re-engagement message", id="closed window"),
    pytest.param("+919899131026", HELLO, 131026, "Message undeliverable", id="not on WhatsApp"),
    pytest.param("+919899131049", HELLO, 131049, "This message was not delivered to maintain healthy ecosystem engagement.", id="per-user cap"),
    pytest.param("+919899130472", HELLO, 130472, "User's number is part of an experiment", id="experiment"),
    pytest.param("+919899131050", HELLO, 131050, "User has stopped marketing messages", id="opted out"),
    pytest.param("+919899131053", HELLO, 131053, "Media upload error", id="media"),
])
def test_what_is_accepted_and_fails(call, simulator, receiver, to, json, code, title):
    answer = call("POST", MESSAGES, json=message(to=to, **json) | {"biz_opaque_callback_data": "row-7"})
    assert answer.status_code == 200
    status = receiver.wait_status(answer.json()["messages"][0]["id"], "failed")
    (error,) = status["errors"]
    assert (error["code"], error["title"], error["message"]) == (code, title, title)
    assert error["error_data"]["details"] and error["href"].startswith("https://")
    assert status["biz_opaque_callback_data"] == "row-7" and status["recipient_id"] == to[1:]
    assert "pricing" not in status and "conversation" not in status
    assert [s["status"] for s in receiver.statuses(status["id"])] == ["failed"]
    assert simulator.control("GET", "ledger/totals")["priced"] == []


def test_the_marketing_cap_by_setting(start, receiver):
    simulator = start("--set", "marketing_per_user_per_day=2")
    url = f"{simulator.base_url}/{simulator.phone_number_id}/messages"
    headers = {"Authorization": f"Bearer {simulator.access_token}"}
    offer = message(type="template", template={"name": "welcome_back", "language": {"code": "es"}, "components": [body("Ana")]})
    ids = [httpx.post(url, headers=headers, json=offer).json()["messages"][0]["id"] for _ in range(3)]
    for message_id in ids[:2]:
        assert receiver.wait_status(message_id, "delivered")["pricing"] == PRICED
    assert receiver.wait_status(ids[2], "failed")["errors"][0]["code"] == 131049


def test_paused_and_disabled_templates(call, simulator):
    template_id = next(t["id"] for t in simulator.control("GET", "templates")["items"] if t["name"] == "hello_world")
    for status, code, http in [("PAUSED", 132015, 400), ("DISABLED", 132016, 400), ("REJECTED", 132001, 404), ("PENDING", 132001, 404)]:
        simulator.control("POST", f"templates/{template_id}/status", {"status": status})
        refused(call("POST", MESSAGES, json=message()), http, code)


@pytest.mark.parametrize("status", [500, 502, 503])
def test_answers_that_are_not_json_come_only_when_they_are_ordered(call, status):
    answer = call("POST", MESSAGES, json=message(to=f"+919899000{status}"))
    assert answer.status_code == status and answer.headers["content-type"].startswith("text/html")
