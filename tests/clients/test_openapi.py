"""Meta's OpenAPI file against the simulator: every operation that it has, with Meta's own examples, in every form that
Graph takes, and every answer against the file's schema."""

import json
import re
import urllib.parse

import pytest

import openapi
from conftest import VERIFY_TOKEN
from wire import Wire, multipart

pytestmark = pytest.mark.skipif(not openapi.PATH.exists(), reason="Meta's OpenAPI file is not in the repository; META_OPENAPI names it")

NUMBER, WABA, ACCOUNT = "/{Phone-Number-ID}", "/{WABA-ID}", "/{WhatsApp-Business-Account-ID}"
ASHA = "447700900123"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
MEDIA = {"audio": ("a.ogg", "audio/ogg", b"OggS" + bytes(64)), "video": ("a.mp4", "video/mp4", bytes(4) + b"ftypmp42" + bytes(64)),
         "image": ("a.png", "image/png", PNG), "sticker": ("a.webp", "image/webp", b"RIFF\x40\0\0\0WEBPVP8 " + bytes(64)),
         "document": ("a.pdf", "application/pdf", b"%PDF-1.4\n" + bytes(64))}

# What has nothing behind it in one account of one business: partners' solutions, numbers verified in advance, moving
# accounts between partners, groups, calls, and nodes whose IDs no answer gives.
ELSEWHERE = re.compile(
    "Solution|Application-ID|Pre-Verified|preverified|Migration|Mobility|mobility|migration|migrate_flows|solution|group|onbehalf|"
    "/calls|encrypted|Media-URL|Bot-ID|Profile-ID|User-ID|/schedules|add_phone|onboard_partners|webhooks")
CLAIMED = [(method.upper(), path.removeprefix("/{Version}"))
           for path, methods in openapi.SPECIFICATION["paths"].items() for method in methods
           if method != "parameters" and not ELSEWHERE.search(path)]


class Meta(Wire):
    """A simulator, and what its identities are called in the file."""

    def __init__(self, simulator):
        super().__init__(simulator)
        upload = {kind: self.upload(kind) for kind in MEDIA}
        written = simulator.inbound(**{"from": "+" + ASHA, "name": "Asha", "text": "Hi"})["id"]
        flow = self.post("/v23.0/{waba}/flows", json={"name": "Ours", "categories": ["OTHER"], "flow_json": json.dumps(FLOW), "publish": True})["id"]
        draft = self.post("/v23.0/{waba}/flows", json={"name": "Draft", "categories": ["OTHER"], "flow_json": json.dumps(FLOW)})["id"]
        code = self.post("/v23.0/{number}/message_qrdls", json={"prefilled_message": "Hello", "generate_qr_image": "PNG"})["code"]
        template = self.get("/v23.0/{waba}/message_templates?name=hello_world")["data"][0]["id"]
        self.post("/v23.0/{number}/messages", json={"messaging_product": "whatsapp", "to": ASHA, "type": "text", "text": {"body": "Hello"}})
        history = self.get("/v23.0/{number}/message_history")["data"][0]["id"]
        self.media, self.written, self.draft = upload, written, draft
        self.ids = {
            "Phone-Number-ID": simulator.phone_number_id, "WhatsApp-Account-Number-ID": simulator.phone_number_id,
            "WABA-ID": simulator.waba_id, "WhatsApp-Business-Account-ID": simulator.waba_id, "Business-ID": simulator.business_id,
            "Flow-ID": flow, "QR-Code-ID": code, "TEMPLATE_ID": template, "Media-ID": upload["image"], "Message-History-ID": history,
        }

    def upload(self, kind):
        name, mime, content = MEDIA[kind]
        body = multipart([(['Content-Disposition: form-data; name="messaging_product"'], b"whatsapp"),
                          ([f'Content-Disposition: form-data; name="file"; filename="{name}"', f"Content-Type: {mime}"], content)], "b")
        return self.post("/v23.0/{number}/media", body=body, headers={"Content-Type": "multipart/form-data; boundary=b"})["id"]

    def path(self, path, version="/v23.0"):
        return version + re.sub(r"{([^}]+)}", lambda found: self.ids[found[1]], path)

    def filled(self, value, key="", kind=""):
        """Meta's example with what it leaves open filled in."""
        if isinstance(value, dict):
            return {name: self.filled(part, name, name if name in MEDIA else kind) for name, part in value.items()}
        if isinstance(value, list):
            return [self.filled(part, key, kind) for part in value]
        if not isinstance(value, str):
            return value
        if key == "id" and "OBJECT_ID" in value:
            return self.media[kind]
        if "http(s)://" in value:
            return value.strip("<>").replace("http(s)://", "https://example.com/")
        if key == "message_id" and not value.startswith("wamid.HBgLMTY1"):
            return self.written
        if key == "signature_hash":
            return urllib.parse.unquote(value)
        if key == "code" and value == "language-and-locale-code":
            return "en_US"
        if key == "code" and len(value) == 14:
            return self.ids["QR-Code-ID"]
        names = {"{{Recipient-Phone-Number}}": ASHA, "{{Recipient-WA-Phone-Number}}": ASHA, "+16505551234": ASHA, "16315552222": ASHA,
                 "<HEADER_TYPE>": "text", "{{Flow-ID}}": self.ids["Flow-ID"], "{{Flow-Name}}": "Ours", "<SCREEN_ID>": "HOME"}
        return names.get(value, value)


FLOW = {"version": "6.0", "screens": [{"id": "HOME", "terminal": True, "layout": {"type": "SingleColumnLayout", "children": [
    {"type": "Footer", "label": "Done", "on-click-action": {"name": "complete", "payload": {}}}]}}]}


@pytest.fixture
def meta(simulator):
    return Meta(simulator)


READS = [path for method, path in CLAIMED if method == "GET"]
FORMS = ["json", "form", "multipart"]
WRITES = [(path, *which) for method, path in CLAIMED if method == "POST" for which in openapi.requests("POST", path)]
QUERIES = {f"{NUMBER}/call_permissions": "?user_wa_id=" + ASHA, f"{ACCOUNT}/assigned_users": "?business=1"}


def checked(answer, method, path):
    assert answer.status == 200, answer.content[:600]
    assert answer.headers["content-type"].startswith("application/json")
    faults = openapi.faults(method, path, answer.json)
    assert not faults, faults


# --- reads ------------------------------------------------------------------------------------------------------------

def test_every_read(meta):
    """By header and by query; without a version, and with any; with a slash at the end; as HEAD."""
    for path in READS:
        query = QUERIES.get(path, "?")
        for version in ("/v23.0", "/v15.0", "/v24.0", ""):
            checked(meta("GET", meta.path(path, version) + query), "GET", path)
        by_query = meta("GET", meta.path(path) + query + "&access_token=" + meta.simulator.access_token, token=None)
        checked(by_query, "GET", path)
        checked(meta("GET", meta.path(path) + "/" + query), "GET", path)
        assert meta("GET", meta.path(path) + query, token=None).status in (401, 403)
        head = meta("HEAD", meta.path(path) + query)
        assert (head.status, head.content) == (200, b"")


# --- writes -----------------------------------------------------------------------------------------------------------

# Meta's example without `type`, which Meta's own text says is `text` then.
REFUSED = {"Send Reply to List Message"}


def formed(body, form):
    if form == "json":
        return {"json": body}
    texts = {name: value if isinstance(value, str) else json.dumps(value) for name, value in body.items()}
    if form == "form":
        return {"body": urllib.parse.urlencode(texts).encode(), "headers": {"Content-Type": "application/x-www-form-urlencoded"}}
    parts = [([f'Content-Disposition: form-data; name="{name}"'], value.encode()) for name, value in texts.items()]
    return {"body": multipart(parts, "b"), "headers": {"Content-Type": "multipart/form-data; boundary=b"}}


@pytest.mark.parametrize("form", FORMS)
def test_every_message(meta, form):
    """All of Meta's examples, save those of templates that are not there."""
    refused = set()
    for (_, name), example in openapi.requests("POST", f"{NUMBER}/messages").items():
        body = meta.filled(example)
        if name.startswith("Send Draft Flow"):
            parameters = body["interactive"]["action"]["parameters"]
            parameters.update({"flow_id": meta.draft} if "flow_id" in parameters else {"flow_name": "Draft"})
        answer = meta("POST", meta.path(f"{NUMBER}/messages"), **formed(body, form))
        if body.get("type") == "template" and body["template"]["name"] != "hello_world":
            assert (answer.status, answer.json["error"]["code"]) == (404, 132001), answer.content
        elif answer.status == 200:
            checked(answer, "POST", f"{NUMBER}/messages")
        else:
            assert openapi.resolved(answer.json["error"]).keys() >= {"message", "type", "code", "error_data", "fbtrace_id"}
            refused.add(name)
    assert refused == REFUSED, refused


@pytest.mark.parametrize("form", FORMS)
def test_every_other_write(meta, receiver, form):
    """All of Meta's examples, one after another."""
    faults = {}
    meta.post("/v23.0/{number}/request_code", json={"code_method": "SMS", "language": "en_US"})
    promotion = json.loads(json.dumps(openapi.requests("POST", "/{TEMPLATE_ID}")["application/json", "Edit template"]))
    meta.ids["TEMPLATE_ID"] = meta.post("/v23.0/{waba}/message_templates", json=promotion)["id"]
    for path, kind, name in WRITES:
        if path in (f"{NUMBER}/messages", f"{NUMBER}/marketing_messages", f"{NUMBER}/media"):
            continue  # above; and every upload above is one
        text = json.dumps(meta.filled(openapi.requests("POST", path)[kind, name]))
        text = re.sub(r"https://your-[^\"]+", receiver.url, text)
        text = re.sub("YOUR_VERIFY_TOKEN(_PLACEHOLDER)?", VERIFY_TOKEN, text)
        body = json.loads(text)
        if "<TEMPLATE_NAME>" in text or body.get("category") == "AUTHENTICATION":
            body["name"] = f"example_{len(faults)}_{WRITES.index((path, kind, name))}"
        answer = meta("POST", meta.path(path), **formed(body, form))
        if answer.status != 200:
            faults[path, name] = answer.json["error"]
        elif found := openapi.faults("POST", path, answer.json):
            faults[path, name] = found
        elif name == "submit_application":
            resubmitted = meta("POST", meta.path(path), **formed(body, form))
            assert resubmitted.json["error"]["message"] == "(#100) Cannot submit application: An active application already exists"
    assert not faults, "\n".join(map(str, faults.items()))
