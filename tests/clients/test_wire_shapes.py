"""What clients in other languages put on the wire, read in their sources, and what they need in the answers.

Nothing of them is copied: each test writes the same requests by hand. The source is named above each.
"""

import datetime
import hashlib
import hmac
import json
import urllib.parse
from http.client import HTTPConnection

import pytest

from conftest import VERIFY_TOKEN
from wire import Wire, multipart, succeeded

ASHA = "447700900123"
PICTURE = b"\x89PNG\r\n\x1a\n" + b"--not a boundary\r\n" * 64
HELLO = {"name": "hello_world", "language": {"code": "en_US"}}


@pytest.fixture
def wire(simulator):
    return Wire(simulator)


@pytest.fixture
def written(simulator):
    """Asha wrote, so the window is open."""
    return simulator.inbound(**{"from": "+" + ASHA, "name": "Asha", "text": "Hi"})["id"]


def message(to=ASHA, **parts):
    return {"messaging_product": "whatsapp", "recipient_type": "individual", "to": to} | parts


def proof(simulator):
    return hmac.new(simulator.app_secret.encode(), simulator.access_token.encode(), hashlib.sha256).hexdigest()


# --- multipart, one by one --------------------------------------------------------------------------------------------

UPLOADS = {
    # netflie/whatsapp-cloud-api (PHP, Guzzle): the file first, `messaging_product` last, a length on every part.
    "guzzle": ("multipart/form-data; boundary=b1f5c0a", "b1f5c0a", [
        (['Content-Disposition: form-data; name="file"; filename="a.png"', f"Content-Length: {len(PICTURE)}", "Content-Type: image/png"], PICTURE),
        (['Content-Disposition: form-data; name="type"', "Content-Length: 9"], b"image/png"),
        (['Content-Disposition: form-data; name="messaging_product"', "Content-Length: 8"], b"whatsapp")]),
    # gabrieldwight/Whatsapp-Business-Cloud-Api-Net (.NET): a quoted boundary, bare names, `filename*`.
    "dotnet": ('multipart/form-data; boundary="7f6f2c3e-0f0b-4a2c"', "7f6f2c3e-0f0b-4a2c", [
        (["Content-Type: text/plain; charset=utf-8", "Content-Disposition: form-data; name=messaging_product"], b"whatsapp"),
        (["Content-Type: image/png", "Content-Disposition: form-data; name=file; filename=a.png; filename*=utf-8''a.png"], PICTURE)]),
    # Bindambc/whatsapp-business-java-api (okhttp): no `type` field.
    "okhttp": ("multipart/form-data; boundary=0d7c9e1c-5b2f-4c80-9f3a-5c1f3a8b8d11", "0d7c9e1c-5b2f-4c80-9f3a-5c1f3a8b8d11", [
        (['Content-Disposition: form-data; name="file"; filename="a.png"', "Content-Type: image/png", f"Content-Length: {len(PICTURE)}"], PICTURE),
        (['Content-Disposition: form-data; name="messaging_product"', "Content-Length: 8"], b"whatsapp")]),
    # EvolutionAPI/evolution-api (Node, form-data): `typeFile`, which Meta does not know.
    "form-data": ("multipart/form-data; boundary=--------------------------115890461234", "--------------------------115890461234", [
        (['Content-Disposition: form-data; name="file"; filename="a.png"', "Content-Type: image/png"], PICTURE),
        (['Content-Disposition: form-data; name="typeFile"'], b"image/png"),
        (['Content-Disposition: form-data; name="messaging_product"'], b"whatsapp")]),
    # shridarpatil/whatomate (Go, by hand): a boundary of a browser, no `type`.
    "go": ("multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW", "----WebKitFormBoundary7MA4YWxkTrZu0gW", [
        (['Content-Disposition: form-data; name="messaging_product"'], b"whatsapp"),
        (['Content-Disposition: form-data; name="file"; filename="a.png"', "Content-Type: image/png"], PICTURE)]),
    # ignacio-chiazzo/ruby_whatsapp_sdk (Ruby, multipart-post), as its recorded request has it.
    "ruby": ("multipart/form-data; boundary=-----------RubyMultipartPost-5425f35962ff", "-----------RubyMultipartPost-5425f35962ff", [
        (['Content-Disposition: form-data; name="messaging_product"'], b"whatsapp"),
        (['Content-Disposition: form-data; name="file"; filename="a.png"', f"Content-Length: {len(PICTURE)}", "Content-Type: image/png", "Content-Transfer-Encoding: binary"], PICTURE),
        (['Content-Disposition: form-data; name="type"'], b"image/png")]),
    # A file part without a content type (Python's requests, Go's CreateFormFile): by its name, or by its first bytes.
    "no content type": ("multipart/form-data; boundary=xyz", "xyz", [
        (['Content-Disposition: form-data; name="messaging_product"'], b"whatsapp"),
        (['Content-Disposition: form-data; name="file"; filename="a.png"'], PICTURE)]),
    "octet-stream without a name": ("multipart/form-data; boundary=xyz", "xyz", [
        (['Content-Disposition: form-data; name="file"; filename="blob"', "Content-Type: application/octet-stream"], PICTURE),
        (['content-disposition: form-data; name="messaging_product"'], b"whatsapp")]),
    # Only the kind, as early examples have it.
    "type image": ("multipart/form-data; boundary=xyz", "xyz", [
        (['Content-Disposition: form-data; name="type"'], b"image"),
        (['Content-Disposition: form-data; name="file"; filename="a.png"', "Content-Type: image/png"], PICTURE),
        (['Content-Disposition: form-data; name="messaging_product"'], b"whatsapp")]),
    # Names that are not plain: semicolons, quotes, other scripts.
    "semicolon": ("multipart/form-data; boundary=xyz", "xyz", [
        (['Content-Disposition: form-data; name="messaging_product"'], b"whatsapp"),
        (['Content-Disposition: form-data; filename="a;b \\"c\\".png"; name="file"', "Content-Type: image/png"], PICTURE)]),
    "hindi": ("multipart/form-data; boundary=xyz", "xyz", [
        (['Content-Disposition: form-data; name="messaging_product"'], b"whatsapp"),
        (['Content-Disposition: form-data; name="file"; filename="रसीद.png"', "Content-Type: image/png"], PICTURE)]),
}


@pytest.mark.parametrize("client", UPLOADS)
def test_uploads_there_and_back(wire, simulator, client):
    kind, boundary, parts = UPLOADS[client]
    media = wire.post("/v21.0/{number}/media", body=multipart(parts, boundary), headers={"Content-Type": kind})["id"]
    # The media is read without a version too (courier, Go), and with a question mark and nothing after it (whatsapp-api-js).
    node = wire.get(f"/{media}?")
    assert node["mime_type"] == "image/png" and node["file_size"] == len(PICTURE) and node["messaging_product"] == "whatsapp"
    assert node["sha256"] == hashlib.sha256(PICTURE).hexdigest()
    path = node["url"].removeprefix(simulator.base_url)
    file = wire("GET", path, headers={"User-Agent": "curl/7.64.1"})
    assert file.content == PICTURE and file.headers["content-type"] == "image/png"
    # whatsapp-business-java-api splits this header at `=`; Chatwoot's Down takes the file's name from it.
    name = file.headers["content-disposition"].split("=")[1]
    assert file.headers["content-disposition"].startswith("inline;filename=") and name.isascii() and name.endswith((".png", "blob"))
    assert wire("GET", f"/v21.0/{media}?phone_number_id=1").json["error"]["error_subcode"] == 33
    assert succeeded(wire("DELETE", f"/v21.0/{media}/?phone_number_id={simulator.phone_number_id}")) == {"success": True}
    assert wire("GET", path).status == 404


def test_an_upload_in_chunks_and_after_a_hundred_continue(wire):
    kind, boundary, parts = UPLOADS["go"]
    body = multipart(parts, boundary)
    pieces = (body[at:at + 700] for at in range(0, len(body), 700))
    # Without a length, Python sends the pieces in chunks.
    chunked = wire("POST", "/v21.0/{number}/media", body=pieces, headers={"Content-Type": kind})
    assert succeeded(chunked)["id"]
    # curl and .NET wait for a `100 Continue` before larger bodies.
    asked = wire("POST", "/v21.0/{number}/media", body=body, headers={"Content-Type": kind, "Expect": "100-continue"})
    assert succeeded(asked)["id"]


# Secreto31126/whatsapp-api-js (Node, Deno, browsers): much in the query, a multipart body with the file alone.
def test_whatsapp_api_js(wire, written):
    kind, boundary, parts = UPLOADS["go"]
    media = wire.post("/v20.0/{number}/media?messaging_product=whatsapp", body=multipart(parts[1:], boundary), headers={"Content-Type": kind})
    wire.post("/v20.0/{number}/messages", json={"messaging_product": "whatsapp", "type": "image", "to": ASHA, "image": {"id": media["id"]}})
    made = wire.post("/v20.0/{number}/message_qrdls?generate_qr_image=png&prefilled_message=Hi%20there")
    assert set(made) == {"code", "prefilled_message", "deep_link_url", "qr_image_url"}
    changed = wire.post(f"/v20.0/{{number}}/message_qrdls/{made['code']}?prefilled_message=Bye")
    assert changed["prefilled_message"] == "Bye" and changed["code"] == made["code"]
    assert [link["code"] for link in wire.get("/v20.0/{number}/message_qrdls/")["data"]] == [made["code"]]
    assert succeeded(wire("DELETE", f"/v20.0/{{number}}/message_qrdls/{made['code']}")) == {"success": True}
    users = {"messaging_product": "whatsapp", "block_users": [{"user": ASHA}]}
    assert wire.post("/v20.0/{number}/block_users", json=users)["block_users"]["added_users"][0]["wa_id"] == ASHA
    assert succeeded(wire("DELETE", "/v20.0/{number}/block_users", json=users))["block_users"]["removed_users"]
    # "the API doesn't fail if it's empty", as its documentation has it.
    assert wire.post("/v20.0/{number}/block_users", json=users | {"block_users": []})["block_users"] == {"added_users": []}


# WhatsApp/WhatsApp-Nodejs-SDK, Meta's own: an empty end point leaves a slash at the end.
def test_whatsapp_nodejs_sdk(wire, receiver, written):
    headers = {"Content-Type": "application/json", "User-Agent": "WA_SDK/0.0.5 (Node.js 18)"}
    assert wire.post("/v16.0/{number}/", body=b'{"pin":"123456"}', headers=headers) == {"success": True}
    sent = wire.post("/v16.0/{number}/messages", headers=headers, body=json.dumps(message(type="text", text={"preview_url": False, "body": "Hi"})).encode())
    receiver.wait_status(sent["messages"][0]["id"], "delivered")
    assert wire.post("/v16.0/{number}/messages", headers=headers, body=json.dumps({"messaging_product": "whatsapp", "status": "read", "message_id": written}).encode()) == {"success": True}


# gabrieldwight/Whatsapp-Business-Cloud-Api-Net, and Meta's Postman collection: `app` stands for the app of the token.
def test_dotnet_client(wire, simulator):
    session = wire.post("/v24.0/app/uploads/?file_length=1200&file_type=image/png&file_name=a.png")["id"]
    handle = wire.post(f"/v24.0/{session}", token="OAuth", body=PICTURE[:1200].ljust(1200, b"x"), headers={"file_offset": "0", "Content-Type": "image/png"})["h"]
    assert wire.get(f"/v24.0/{session}", token="OAuth")["file_offset"] == 1200
    assert wire.post("/v24.0/{number}/whatsapp_business_profile", json={"messaging_product": "whatsapp", "profile_picture_handle": handle, "about": "Kurtas", "websites": ["https://example.com/"]}) == {"success": True}
    fields = "about,address,description,email,profile_picture_url,websites,vertical"
    profile = wire.get(f"/v24.0/{{number}}/whatsapp_business_profile?fields={fields}")["data"][0]
    assert profile["about"] == "Kurtas" and profile["profile_picture_url"].startswith("https://") and profile["messaging_product"] == "whatsapp"
    wanted = "id,name,currency,timezone_id,message_template_namespace,account_review_status,business_verification_status,country,owner_business_info,primary_business_location,purchase_order_number,status,health_status"
    account = wire.get(f"/v24.0/{{waba}}?fields={wanted}")
    assert account["status"] == "ACTIVE" and account["primary_business_location"] == "US" and isinstance(account["timezone_id"], str)
    assert wire.get("/v24.0/{waba}?fields=message_template_namespace").keys() == {"message_template_namespace", "id"}
    assert wire.get("/v24.0/{waba}/message_templates?name=hello_world")["data"][0]["status"] == "APPROVED"
    assert wire.get("/v24.0/{number}?fields=conversational_automation")["conversational_automation"]["id"] == simulator.phone_number_id
    shared = wire.get("/v24.0/{business}/client_whatsapp_business_accounts")["data"][0]
    assert shared["id"] == simulator.waba_id and shared["message_template_namespace"]
    assert simulator.waba_id in wire.get("/v24.0/debug_token?input_token={token}")["data"]["granular_scopes"][0]["target_ids"]
    assert wire.get("/v24.0/{waba}?fields=analytics.start(1).end(4000000000).granularity(DAY)")["analytics"]["data_points"] == []
    library = wire.get("/v24.0/message_template_library?search=payment")["data"]
    assert library and {"name", "language", "category", "topic", "usecase", "industry", "body", "body_params", "id"} <= library[0].keys()
    permission = wire.get(f"/v24.0/{{number}}/call_permissions?user_wa_id={ASHA}")
    assert permission["permission"]["status"] == "no_permission" and {a["action_name"] for a in permission["actions"]} == {"start_call", "send_call_permission_request"}


# n8n's WhatsApp nodes: the trigger subscribes with JSON whose list is a string of JSON.
def test_n8n(wire, simulator, receiver):
    form = urllib.parse.urlencode({"client_id": simulator.app_id, "client_secret": simulator.app_secret, "grant_type": "client_credentials"})
    token = wire.post("/v19.0/oauth/access_token", token=None, body=form.encode(), headers={"Content-Type": "application/x-www-form-urlencoded"})["access_token"]
    headers = {"Authorization": f"Bearer {token}", "Accept": "application/json"}
    listed = wire.get("/v19.0/{app}/subscriptions", headers=headers)["data"]
    assert listed[0]["object"] == "whatsapp_business_account" and listed[0]["active"] and listed[0]["fields"][0]["name"]
    wire.post("/v19.0/{app}/subscriptions", headers=headers, json={
        "object": "whatsapp_business_account", "callback_url": receiver.url, "verify_token": VERIFY_TOKEN,
        "fields": '["messages","message_template_status_update"]', "include_values": True})
    names = [field["name"] for field in wire.get("/v19.0/{app}/subscriptions", headers=headers)["data"][0]["fields"]]
    assert sorted(names) == ["message_template_status_update", "messages"]
    simulator.inbound(**{"from": "+" + ASHA, "text": "Hi"})
    receiver.wait(receiver.messages)
    # The send node strips the plus and knows two errors by the end of their words.
    answer = wire("POST", "/v13.0/{number}/messages", json={"messaging_product": "whatsapp", "to": ASHA, "type": "image", "image": {"id": "1234"}})
    words = answer.json["error"]["message"]
    assert (answer.status, answer.json["error"]["code"]) == (400, 100) and words.startswith("(#100) Param image['id'] ")
    assert words.endswith("is not a valid whatsapp business account media attachment ID")
    header = {"type": "header", "parameters": [{"type": "image", "image": {"id": "99"}}]}
    answer = wire("POST", "/v13.0/{number}/messages", json={"messaging_product": "whatsapp", "to": ASHA, "type": "template", "template": HELLO | {"components": [header]}})
    assert "Param template['components'][0]['parameters'][0]['image']['id'] is not" in answer.json["error"]["message"]
    answer = wire("POST", "/v13.0/{number}/messages", json={"messaging_product": "whatsapp", "to": ASHA, "type": "image", "image": {"link": "not a link"}})
    assert answer.status == 400 and answer.json["error"]["message"].endswith("is not a valid URI.")
    assert wire.get("/v13.0/{waba}/phone_numbers")["data"][0].keys() >= {"id", "display_phone_number", "verified_name"}
    assert succeeded(wire("DELETE", "/v19.0/{app}/subscriptions", headers=headers, json={"object": "whatsapp_business_account"})) == {"success": True}


# Chatwoot (Ruby, HTTParty): `context: null`, the token in the query, Embedded Signup by hand.
def test_chatwoot(wire, simulator, receiver, written):
    text = {"messaging_product": "whatsapp", "context": None, "to": ASHA, "text": {"body": "Hi"}, "type": "text"}
    receiver.wait_status(wire.post("/v13.0/{number}/messages", json=text)["messages"][0]["id"], "delivered")
    document = {"messaging_product": "whatsapp", "context": {"message_id": written}, "to": ASHA, "type": "document",
                "document": {"link": "https://example.com/d.pdf", "caption": None, "filename": "d.pdf"}}
    assert wire.post("/v13.0/{number}/messages", json=document)["messages"]
    template = {"name": "hello_world", "language": {"policy": "deterministic", "code": "en_US"}, "components": []}
    assert wire.post("/v13.0/{number}/messages", json=message(type="template", template=template))["messages"]
    url, templates = "/v14.0/{waba}/message_templates?access_token={token}&limit=2", []
    while url:
        page = wire.get(url, token=None)
        templates += page["data"]
        url = page.get("paging", {}).get("next", "").removeprefix(simulator.base_url).replace("{", "%7B")
    assert len(templates) > 4 and all(t["components"] and t["language"] and t["status"] for t in templates)
    exchange = wire.get(f"/v22.0/oauth/access_token?client_id={simulator.app_id}&client_secret={simulator.app_secret}&code=AQB1", token=None)
    assert exchange["access_token"] == simulator.access_token
    checked = wire.get(f"/v22.0/debug_token?input_token={{token}}&access_token={simulator.app_id}%7C{simulator.app_secret}", token=None)
    assert checked["data"]["is_valid"] and checked["data"]["granular_scopes"]
    assert wire.get("/v22.0/{waba}/phone_numbers?access_token={token}", token=None)["data"][0]["display_phone_number"].startswith("+")
    assert wire.get("/v22.0/{number}")["code_verification_status"] == "VERIFIED"
    assert wire.post("/v22.0/{number}/register", json={"messaging_product": "whatsapp", "pin": "123456"})["success"]
    own = wire.post("/v22.0/{waba}/subscribed_apps", json={"override_callback_uri": receiver.url, "verify_token": VERIFY_TOKEN})
    assert own["success"] and own["data"][0]["override_callback_uri"] == receiver.url
    assert succeeded(wire("DELETE", "/v22.0/{waba}/subscribed_apps", headers={"Content-Type": "application/json"}))["success"]
    assert wire.get("/v22.0/{waba}/subscribed_apps")["data"] == []


# EvolutionAPI/evolution-api (Node, axios): an empty footer, everything it knows of a media message.
def test_evolution(wire, receiver, written):
    listing = {"type": "list", "header": {"type": "text", "text": "Menu"}, "body": {"text": "Pick"}, "footer": {},
               "action": {"button": "Open", "sections": [{"title": "S", "rows": [{"title": "One", "description": "", "id": "1"}]}]}}
    for content in [{"type": "interactive", "interactive": listing},
                    {"type": "document", "document": {"link": "https://example.com/d.pdf", "filename": "d.pdf"}, "context": {"message_id": written}},
                    {"type": "location", "location": {"longitude": 72.8, "latitude": 18.9, "name": None, "address": None}},
                    {"type": "contacts", "contacts": [{"name": {"formatted_name": "M", "first_name": "M"}, "phones": [{"phone": "+44", "wa_id": "44"}], "emails": None}]}]:
        sent = wire.post("/v20.0/{number}/messages", json=message(**content))
        assert "error_data" not in sent and sent["messages"][0]["id"].startswith("wamid.")


# baptisteArno/typebot.io (Node, ky, zod): `appsecret_proof` beside the header, pages by `next`.
def test_typebot(wire, simulator, receiver, written):
    secret = proof(simulator)
    data = wire.get(f"/v17.0/debug_token?input_token={{token}}&appsecret_proof={secret}")["data"]
    assert data["app_id"] == simulator.app_id and isinstance(data["scopes"], list) and isinstance(data["expires_at"], int)
    page = wire.get(f"/v17.0/{{waba}}/phone_numbers?fields=id%2Cdisplay_phone_number&limit=100&appsecret_proof={secret}")
    assert set(page["data"][0]) == {"id", "display_phone_number"} and isinstance(page["paging"], dict)
    apps = wire.get(f"/v17.0/{{waba}}/subscribed_apps?appsecret_proof={secret}")["data"]
    assert apps[0]["whatsapp_business_api_data"]["id"] == simulator.app_id
    typing = {"messaging_product": "whatsapp", "status": "read", "message_id": written, "typing_indicator": {"type": "text"}}
    assert wire.post("/v17.0/{number}/messages", json=typing) == {"success": True}
    # Its reader of webhooks takes coordinates as numbers, and needs `recipient_id` in every status.
    simulator.inbound(**{"from": "+" + ASHA, "type": "location", "location": {"latitude": 18.9, "longitude": 72.8}})
    place = receiver.wait(lambda: [m for m in receiver.messages() if m["type"] == "location"])[0]["location"]
    assert isinstance(place["latitude"], (int, float)) and isinstance(place["longitude"], (int, float))
    sent = wire.post("/v17.0/{number}/messages", json={"messaging_product": "whatsapp", "to": ASHA, "type": "text", "text": {"body": "Hi"}})
    assert receiver.wait_status(sent["messages"][0]["id"], "delivered")["recipient_id"] == ASHA


# shridarpatil/frappe_whatsapp (Python, ERPNext): a form that is called JSON, a file without an offset.
def test_frappe(wire, receiver):
    form = urllib.parse.urlencode({"file_length": len(PICTURE), "file_type": "image/png", "messaging_product": "whatsapp"})
    session = wire.post("/v17.0/{app}/uploads", body=form.encode(), headers={"Content-Type": "application/json"})["id"]
    handle = wire.post(f"/v17.0/{session}", token="OAuth", body=PICTURE)["h"]
    assert handle.startswith("4::")
    made = wire.post("/v17.0/{waba}/message_templates", json={"name": "frappe_offer", "language": "en", "category": "MARKETING", "components": [
        {"type": "BODY", "text": "Hello {{1}}, our new kurtas are in the shop.", "example": {"body_text": [["Asha"]]}},
        {"type": "header", "format": "IMAGE", "example": {"header_handle": [handle]}},
        {"type": "FOOTER", "text": "Example Store"}]})
    assert made["status"] == "PENDING" and made["id"].isdigit()
    update = receiver.wait(lambda: receiver.values("message_template_status_update"))[0]
    assert update["event"] == "APPROVED" and str(update["message_template_id"]) == made["id"]
    gone = wire("DELETE", "/v17.0/{waba}/message_templates?name=no_such_thing").json["error"]
    assert gone["error_user_title"] == "Message Template Not Found" and "no_such_thing" in gone["error_user_msg"]


# nyaruka/courier (Go, RapidPro) and shridarpatil/whatomate (Go): empty texts where others leave the member out.
def test_go_servers(wire, simulator, written):
    kind, boundary, parts = UPLOADS["go"]
    media = wire.post("/v21.0/{number}/media", body=multipart(parts, boundary), headers={"Content-Type": kind})["id"]
    sent = wire.post("/v21.0/{number}/messages", json=message(type="image", image={"id": media, "caption": ""}))
    assert sent["messages"][0]["id"]
    buttons = [{"type": "reply", "reply": {"id": str(n), "title": f"R{n}"}} for n in range(3)]
    interactive = {"type": "button", "header": {"type": "image", "image": {"link": "https://example.com/i.jpg"}}, "body": {"text": "B"}, "action": {"buttons": buttons}}
    assert wire.post("/v18.0/{number}/messages", json=message(type="interactive", interactive=interactive))["messages"]
    session = wire.post("/v21.0/{app}/uploads", json={"file_length": len(PICTURE), "file_type": "image/png", "file_name": "a.png"})["id"]
    handle = wire.post(f"/v21.0/{session}", token="OAuth", body=PICTURE, headers={"file_offset": "0", "Content-Type": "application/octet-stream"})["h"]
    assert len(handle) > 20
    number = wire.get("/v21.0/{number}?fields=display_phone_number,verified_name,code_verification_status,account_mode,quality_rating")
    assert number["account_mode"] == "LIVE" and number["code_verification_status"] == "VERIFIED"
    assert wire.post("/v21.0/{waba}/subscribed_apps", headers={"Content-Type": "application/json"}) == {"success": True}


# piusalfred/whatsapp (Go): a JSON body with every GET, `null` when it has nothing to say.
def test_go_library(wire, simulator):
    headers = {"Content-Type": "application/json"}
    assert wire.get("/v21.0/{waba}/flows", body=b"null\n", headers=headers) == {"data": []}
    made = wire.post("/v21.0/{waba}/flows", json={"name": "survey", "categories": ["SURVEY"]})
    flow = wire.get(f"/v21.0/{made['id']}?fields=id,name,status,preview.invalidate(false),health_status", body=b'{"FlowID":"1","Fields":["id"]}', headers=headers)
    assert flow["status"] == "DRAFT" and flow["preview"]["preview_url"] and flow["health_status"]["entities"]
    fields = 'analytics.start(1).end(4000000000).granularity(DAY).phone_numbers([]).country_codes(["US","BR"])'
    query = urllib.parse.urlencode({"fields": fields, "access_token": simulator.access_token, "appsecret_proof": proof(simulator)})
    answer = wire.get(f"/v21.0/{{waba}}?{query}", token=None)
    assert answer["analytics"]["granularity"] == "DAY" and answer["id"] == simulator.waba_id


# ignacio-chiazzo/ruby_whatsapp_sdk: a recipient that is a number, forms for all but messages, and what Meta answered it.
def test_ruby_sdk(wire, simulator, receiver, written):
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    card = {"addresses": [{"street": "S", "type": "Work"}], "birthday": "2019-01-01", "emails": [{"email": "a@example.com", "type": "Work"}],
            "name": {"formatted_name": "ig", "first_name": "ig"}, "org": {"company": "C"}, "phones": [{"phone": "1234567", "type": "Home", "wa_id": "1234"}],
            "urls": [{"url": "1234567", "type": "Home"}]}
    sent = wire.post("/v19.0/{number}/messages", json={"messaging_product": "whatsapp", "to": int(ASHA), "recipient_type": "individual", "type": "contacts", "contacts": [card]})
    assert sent["contacts"][0]["input"] == ASHA and sent["contacts"][0]["wa_id"] == ASHA and "message_status" not in sent["messages"][0]
    body = {"type": "body", "parameters": [{"type": "TEXT", "text": text} for text in ("Asha", "Friday", "10:30")]}
    template = {"name": "appointment_reminder", "language": {"code": language_of(wire, "appointment_reminder")}, "components": [body]}
    sent = wire.post("/v19.0/{number}/messages", json=message(to=int(ASHA), type="template", template=template))
    assert sent["messages"][0]["message_status"] == "accepted"
    assert wire.post("/v19.0/{number}/register", body=b"messaging_product=whatsapp&pin=123456", headers=form) == {"success": True}
    assert wire.post("/v19.0/{number}/whatsapp_business_profile", body=b"about=Hey+there%21&messaging_product=whatsapp&websites%5B%5D=https%3A%2F%2Fexample.com", headers=form) == {"success": True}
    profile = wire.get("/v19.0/{number}/whatsapp_business_profile?fields=about,websites")["data"][0]
    assert profile == {"about": "Hey there!", "websites": ["https://example.com"], "messaging_product": "whatsapp"}
    wrong = wire("POST", "/v19.0/{number}/messages", json={"messaging_product": "whatsapp", "status": "read", "message_id": "12345"})
    assert wrong.status == 400 and {k: v for k, v in wrong.json["error"].items() if k != "fbtrace_id"} == {
        "message": "(#100) Invalid parameter", "type": "OAuthException", "code": 100,
        "error_data": {"messaging_product": "whatsapp", "details": "Please check the message ID you have provided."}}
    gone = wire("DELETE", "/v19.0/{waba}/message_templates?name=fake%20name").json["error"]
    assert {k: v for k, v in gone.items() if k != "fbtrace_id"} == {
        "message": "Invalid parameter", "type": "OAuthException", "code": 100, "error_subcode": 2593002, "is_transient": False,
        "error_user_title": "Message Template Not Found", "error_user_msg": "The message template fake name wasn't found for this account."}
    unknown = wire("POST", "/v19.0/123123/messages", json={"messaging_product": "whatsapp", "to": 56789, "type": "text", "text": {"body": "hola"}})
    assert (unknown.status, unknown.json["error"]["type"], unknown.json["error"]["error_subcode"]) == (400, "GraphMethodException", 33)


def language_of(wire, name):
    return wire.get(f"/v19.0/{{waba}}/message_templates?name={name}")["data"][0]["language"]


# What ruby_whatsapp_sdk recorded of Meta's headers.
def test_headers_as_meta_sends_them(wire, simulator):
    answer = wire("GET", "/v19.0/{waba}/message_templates?limit=1")
    usage = json.loads(answer.headers["x-business-use-case-usage"])[simulator.waba_id][0]
    assert usage == {"type": "whatsapp_business_management", "call_count": 0, "total_cputime": 0, "total_time": 0, "estimated_time_to_regain_access": 0}
    assert answer.headers["content-type"] == "application/json; charset=UTF-8" and answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["x-ad-api-version-warning"].startswith("The call has been auto-upgraded to v") and answer.headers["x-fb-trace-id"]
    assert answer.headers["facebook-api-version"] != "v19.0" and "no-cache" in answer.headers["cache-control"]
    assert wire("GET", "/v26.0/{number}").headers["facebook-api-version"] == "v26.0"
    sent = wire("POST", "/v26.0/{number}/messages", json=message(type="template", template=HELLO))
    assert json.loads(sent.headers["x-business-use-case-usage"])[simulator.waba_id][0]["type"] == "whatsapp"
    wrong = wire("POST", "/v26.0/123123/messages", json={})
    assert json.loads(wrong.headers["x-app-usage"]) == {"call_count": 0, "total_cputime": 0, "total_time": 0}
    assert wrong.headers["www-authenticate"].startswith('OAuth "Facebook Platform" "invalid_request" "Unsupported post request.')
    assert wrong.headers["x-fb-request-id"] == wrong.json["error"]["fbtrace_id"]
    assert '"invalid_token"' in wire("POST", "/v26.0/{number}/messages", token=None, json={}).headers["www-authenticate"]


# veecore/whatsapp-business-rs (Rust, reqwest) and facebook_business: many calls in one, files and results passed on.
def test_batches(wire, simulator, receiver, written):
    media_body = urllib.parse.urlencode({"messaging_product": "whatsapp", "type": "image/png"})
    send = "messaging_product=whatsapp&to=" + ASHA + "&type=image&image=" + urllib.parse.quote('{"id":"') + "{result=picture:$.id}" + urllib.parse.quote('"}')
    batch = [
        {"method": "POST", "relative_url": "v21.0/{number}/media", "body": media_body, "name": "picture", "attached_files": "file0"},
        {"method": "POST", "relative_url": "v21.0/{number}/messages", "body": send, "depends_on": "picture"},
        {"method": "GET", "relative_url": "/v21.0/{number}?fields=id"},
        {"method": "POST", "relative_url": "v21.0/{number}/messages", "body": json.dumps({"messaging_product": "whatsapp"})},
    ]
    text = json.dumps(batch).replace("{number}", simulator.phone_number_id)
    body = multipart([(['Content-Disposition: form-data; name="batch"'], text.encode()),
                      (['Content-Disposition: form-data; name="file0"; filename="a.png"', "Content-Type: image/png"], PICTURE),
                      (['Content-Disposition: form-data; name="include_headers"'], b"false")], "abc123")
    answers = wire.post("/", body=body, headers={"Content-Type": "multipart/form-data; boundary=abc123"})
    assert answers[0] is None and [answer["code"] for answer in answers[1:]] == [200, 200, 400] and "headers" not in answers[1]
    receiver.wait_status(json.loads(answers[1]["body"])["messages"][0]["id"], "delivered")
    assert json.loads(answers[2]["body"]) == {"id": simulator.phone_number_id}
    assert json.loads(answers[3]["body"])["error"]["code"] == 131008
    assert wire("POST", "/v21.0/", body=b"nothing=1", headers={"Content-Type": "application/x-www-form-urlencoded"}).status == 400


def test_ids_edges_aliases_and_methods_by_parameter(wire, simulator):
    both = wire.get("/v23.0/?ids={number},{waba}&fields=id,name,verified_name")
    assert both[simulator.waba_id]["name"] and both[simulator.phone_number_id]["verified_name"]
    assert wire.get("/v23.0/phone_numbers?ids={waba}&fields=id")[simulator.waba_id]["data"] == [{"id": simulator.phone_number_id}]
    tree = wire.get("/v23.0/{waba}?fields=id,phone_numbers%7Bid,quality_rating%7D,message_templates.limit(2)%7Bname%7D,name.as(title),nonsense")
    assert tree["phone_numbers"]["data"] == [{"id": simulator.phone_number_id, "quality_rating": "GREEN"}]
    assert len(tree["message_templates"]["data"]) == 2 and set(tree["message_templates"]["data"][0]) == {"id", "name"}
    assert tree["title"] and "name" not in tree and "nonsense" not in tree
    assert wire.get("/v23.0/{business}?fields=name,owned_whatsapp_business_accounts%7Bid%7D")["owned_whatsapp_business_accounts"]["data"] == [{"id": simulator.waba_id}]
    spaced = urllib.parse.quote("id, phone_numbers{ id }\n, name ")
    assert set(wire.get(f"/v23.0/{{waba}}?fields={spaced}")) == {"id", "phone_numbers", "name"}
    assert set(wire.get("/v23.0/{number}/whatsapp_business_profile?fields=about,%20vertical")["data"][0]) == {"about", "vertical", "messaging_product"}
    assert wire.get("/v23.0/me/businesses")["data"][0]["id"] == simulator.business_id
    assert {p["permission"] for p in wire.get("/v23.0/me/permissions")["data"]} >= {"whatsapp_business_messaging"}
    assert wire.post("/v23.0/{waba}/subscribed_apps?method=delete") == {"success": True}
    assert wire.get("/v23.0/{waba}/subscribed_apps")["data"] == []


def test_head_options_and_pages_of_other_sites(wire, simulator):
    head = wire("HEAD", "/v23.0/{number}")
    assert head.status == 200 and head.content == b"" and head.headers["content-type"].startswith("application/json")
    # Nothing of it stands before the next answer on the same connection.
    connection = HTTPConnection(wire.host, timeout=30)
    for method in ("HEAD", "HEAD", "GET"):
        connection.request(method, f"/v23.0/{simulator.phone_number_id}", headers={"Authorization": f"Bearer {simulator.access_token}"})
        answer = connection.getresponse()
        content = answer.read()
        assert answer.status == 200 and int(answer.headers["Content-Length"]) > 100
    assert json.loads(content)["id"] == simulator.phone_number_id
    connection.close()
    asked = {"Origin": "https://app.example.com", "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,content-type"}
    allowed = wire("OPTIONS", "/v23.0/{number}/messages", token=None, headers=asked)
    assert allowed.status == 200 and allowed.headers["access-control-allow-origin"] == "*"
    assert "POST" in allowed.headers["access-control-allow-methods"] and allowed.headers["access-control-allow-headers"] == "authorization,content-type"
    assert wire("OPTIONS", "/_simulator/state", token=None, headers=asked).headers.get("access-control-allow-origin") is None


TEXTS = ["नमस्ते 🙏🏽", "مرحبا بك", "שלום", "👨‍👩‍👧‍👦🏳️‍🌈", "a\tb\nc", '{"not":"an object"}', "[1]", "100 % & more = yes + no"]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("way", ["json", "escaped json", "form", "brackets", "multipart"])
def test_texts_of_any_script_in_any_body(wire, simulator, receiver, written, text, way):
    opaque = '{"row":7}'
    plain = {"messaging_product": "whatsapp", "to": ASHA, "type": "text", "biz_opaque_callback_data": opaque}
    content = {"body": text, "preview_url": False}
    match way:
        case "json": options = {"body": json.dumps(plain | {"text": content}, ensure_ascii=False).encode(), "headers": {"Content-Type": "application/json; charset=utf-8"}}
        case "escaped json": options = {"body": b"\xef\xbb\xbf" + json.dumps(plain | {"text": content}).encode(), "headers": {"Content-Type": "text/plain"}}
        case "form": options = {"body": urllib.parse.urlencode(plain | {"text": json.dumps(content)}).encode(), "headers": {"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8"}}
        case "brackets": options = {"body": urllib.parse.urlencode(plain | {"text[body]": text, "text[preview_url]": "false"}).encode(), "headers": {"Content-Type": "application/x-www-form-urlencoded"}}
        case "multipart":
            parts = [([f'Content-Disposition: form-data; name="{name}"'], value.encode()) for name, value in (plain | {"text": json.dumps(content)}).items()]
            options = {"body": multipart(parts, "b"), "headers": {"Content-Type": "multipart/form-data; boundary=b"}}
    sent = wire.post("/v23.0/{number}/messages", **options)["messages"][0]["id"]
    assert receiver.wait_status(sent, "delivered")["biz_opaque_callback_data"] == opaque
    shown = simulator.control("GET", f"users/{ASHA}/chat")["messages"][-1]
    assert shown["content"]["body"] == text


@pytest.mark.parametrize("to", ["+447700900123", "447700900123", "+44 7700 900123", "+44 (7700) 900-123", " +44-7700-900-123 "])
def test_recipients_as_people_write_them(wire, to):
    sent = wire.post("/v23.0/{number}/messages", json=message(to=to, type="template", template=HELLO))
    assert sent["contacts"][0] == {"input": to, "wa_id": ASHA, "user_id": sent["contacts"][0]["user_id"]}


def test_signatures_of_today_and_before(simulator, receiver):
    """`X-Hub-Signature` with SHA-1 is what receivers of the first years read; Meta still sends it beside the new one."""
    seen = []
    handler = receiver.server.RequestHandlerClass
    post = handler.do_POST

    def watch(self):
        seen.append(dict(self.headers))
        post(self)

    handler.do_POST = watch
    simulator.inbound(**{"from": "+" + ASHA, "text": "Hi"})
    receiver.wait(receiver.messages)
    body, signature = receiver.received[0]
    assert signature == seen[0]["X-Hub-Signature-256"]
    assert seen[0]["X-Hub-Signature"] == "sha1=" + hmac.new(simulator.app_secret.encode(), body, hashlib.sha1).hexdigest()
    assert seen[0]["User-Agent"] == "facebookexternalua" and seen[0]["Content-Type"] == "application/json"


def test_templates_of_many_kinds_at_once(wire, receiver):
    preview = wire.get("/v23.0/{waba}/message_template_previews?category=AUTHENTICATION&languages=en_US,es&add_security_recommendation=true&code_expiration_minutes=10&button_types=OTP")["data"]
    assert [p["language"] for p in preview] == ["en_US", "es"] and preview[0]["footer"] == "This code expires in 10 minutes." and preview[0]["buttons"][0]["type"] == "OTP"
    code = {"name": "our_code", "languages": ["en_US", "es"], "category": "AUTHENTICATION", "components": [
        {"type": "BODY", "add_security_recommendation": True}, {"type": "BUTTONS", "buttons": [{"type": "OTP", "otp_type": "COPY_CODE"}]}]}
    made = wire.post("/v23.0/{waba}/upsert_message_templates", json=code)["data"]
    assert [(m["language"], m["status"]) for m in made] == [("en_US", "PENDING"), ("es", "PENDING")]
    receiver.wait(lambda: len(receiver.values("message_template_status_update")) == 2)
    again = wire.post("/v23.0/{waba}/upsert_message_templates", json=code)["data"]
    assert [m["id"] for m in again] == [m["id"] for m in made]
    taken = wire.post("/v23.0/{waba}/message_templates", json={
        "name": "from_library", "language": "en_US", "category": "UTILITY", "library_template_name": "payment_due_reminder_1",
        "library_template_button_inputs": [{"type": "URL", "url": {"base_url": "https://example.com/pay/{{1}}", "url_suffix_example": "https://example.com/pay/7"}}]})
    assert taken["status"] == "APPROVED" and taken["category"] == "UTILITY"
    compared = wire.get(f"/v23.0/{taken['id']}/compare?template_ids={made[0]['id']}&start=1&end=4000000000")["data"]
    assert {c["metric"] for c in compared} == {"BLOCK_RATE", "MESSAGE_SENDS", "TOP_BLOCK_REASON"}
    put_away = wire.post("/{waba}/message_templates/archive", json={"hsm_ids": f"{taken['id']},123"})
    assert put_away["archived_templates"] == [taken["id"]] and set(put_away["failed_templates"]) == {"123"}
    assert wire.get(f"/v23.0/{taken['id']}?fields=status")["status"] == "ARCHIVED"
    assert wire.post("/{waba}/message_templates/unarchive", json={"hsm_ids": taken["id"]})["unarchived_templates"] == [taken["id"]]


def test_template_analytics_of_days_without_a_message(wire, receiver):
    template = wire.get("/v23.0/{waba}/message_templates?name=hello_world")["data"][0]["id"]
    assert wire.post("/v23.0/{waba}?is_enabled_for_insights=true")["success"]
    points = wire.get(f"/v19.0/{{waba}}/template_analytics?start=1767225600&end=1767398399&granularity=DAILY&metric_types=COST,CLICKED,DELIVERED,READ,SENT&template_ids={template}")["data"][0]
    assert points["product_type"] == "cloud_api" and len(points["data_points"]) == 2
    assert points["data_points"][0] == {"template_id": template, "start": 1767225600, "end": 1767312000, "sent": 0, "delivered": 0, "read": 0,
                                        "cost": [{"type": "amount_spent"}, {"type": "cost_per_delivered"}, {"type": "cost_per_url_button_click"}]}


# Odoo's WhatsApp module (Python, requests), and what is sold in its place: it tries app and token with a session of which
# it says nothing, and fetches the samples of headers when it synchronises, without a token.
def test_odoo(wire, simulator, written):
    assert [n["id"] for n in wire.get("/v17.0/{waba}/phone_numbers")["data"]] == [simulator.phone_number_id]
    assert wire.post("/v17.0/{app}/uploads?access_token={token}", token=None)["id"].startswith("upload:")
    asked = f"file_length={len(PICTURE)}&file_type=image%2Fpng&access_token={{token}}"
    session = wire.post(f"/v17.0/{{app}}/uploads?{asked}", token=None)["id"]
    handle = wire.post(f"/v17.0/{session}?{asked}", token="OAuth", body=PICTURE, headers={"file_offset": "0"})["h"]
    made = wire.post("/v17.0/{waba}/message_templates", json={"name": "odoo_offer", "language": "en", "category": "MARKETING", "components": [
        {"type": "HEADER", "format": "IMAGE", "example": {"header_handle": [handle]}},
        {"type": "BODY", "text": "Hello {{1}}, our new kurtas are in the shop.", "example": {"body_text": [["Asha"]]}}]})
    templates = {t["name"]: t for t in wire.get("/v17.0/{waba}/message_templates")["data"]}
    one = wire.get(f"/v17.0/{made['id']}")
    assert one["components"] == templates["odoo_offer"]["components"]
    kinds = {}
    for template in templates.values():
        for component in template["components"]:
            if component["type"] == "HEADER" and component["format"] != "TEXT":
                address = component["example"]["header_handle"][0].removeprefix(simulator.base_url)
                file, head = wire("GET", address, token=None), wire("HEAD", address, token=None)
                assert file.status == head.status == 200 and head.content == b""
                assert head.headers["content-type"] == file.headers["content-type"]
                kinds[template["name"]] = file.headers["content-type"]
                assert file.content == PICTURE if template["name"] == "odoo_offer" else len(file.content) > 100
    assert kinds == {"odoo_offer": "image/png", "seasonal_offer": "image/jpeg", "invoice_ready": "application/pdf"}


# The same call by hand in PHP (curl): the file is sent already when the session is opened, and is not looked at.
def test_a_file_with_the_call_that_opens_its_session(wire):
    large = PICTURE * 4_000
    opened = wire.post(f"/v19.0/{{app}}/uploads?file_length={len(large)}&file_type=image/png&access_token={{token}}",
                       token=None, body=large, headers={"Content-Type": "image/png"})
    assert wire.get(f"/v19.0/{opened['id']}", token="OAuth")["file_offset"] == 0


# glitch.com's first WhatsApp bot and its many copies (Node, Python): a version before the Cloud API's, the token in the
# query, no type.
@pytest.mark.parametrize("version", ["v12.0", "v2.12"])
def test_the_first_echo_bots(wire, receiver, written, version):
    answer = wire.post(f"/{version}/{{number}}/messages?access_token={{token}}", token=None,
                       json={"messaging_product": "whatsapp", "to": ASHA, "text": {"body": "Ack: Hi"}})
    receiver.wait_status(answer["messages"][0]["id"], "delivered")


# verbeux-ai/whatsapp-business (Go): no member is left out when it is empty, and `LIST` in capitals.
def test_go_structs(wire, receiver, written):
    listing = {"type": "LIST", "header": {"type": "", "text": ""}, "body": {"text": "Pick"}, "footer": {"text": ""},
               "action": {"button": "Open", "sections": [{"title": "", "rows": [{"id": "1", "title": "One", "description": ""}]}]}}
    for content in [{"type": "image", "image": {"link": "https://example.com/i.jpg", "caption": "", "id": ""}},
                    {"type": "document", "document": {"link": "https://example.com/d.pdf", "id": "", "caption": "", "filename": "d.pdf"}},
                    {"type": "interactive", "interactive": listing}]:
        sent = wire.post("/v19.0/{number}/messages", json=message(**content))
        receiver.wait_status(sent["messages"][0]["id"], "delivered")


# What tools that show or send templates read of one for codes: the words of the body, and a button with an address.
def test_templates_for_codes_as_they_are_listed(wire, receiver):
    wire.post("/v21.0/{waba}/message_templates", json={"name": "our_code", "language": "en_US", "category": "AUTHENTICATION", "components": [
        {"type": "BODY", "add_security_recommendation": True}, {"type": "FOOTER", "code_expiration_minutes": 10},
        {"type": "BUTTONS", "buttons": [{"type": "OTP", "otp_type": "COPY_CODE", "text": "Copy it"}]}]})
    receiver.wait(lambda: receiver.values("message_template_status_update"))
    body, footer, buttons = wire.get("/v21.0/{waba}/message_templates?name=our_code")["data"][0]["components"]
    assert body == {"type": "BODY", "text": "*{{1}}* is your verification code. For your security, do not share this code.",
                    "add_security_recommendation": True, "example": {"body_text": [["123456"]]}}
    assert footer == {"type": "FOOTER", "text": "This code expires in 10 minutes.", "code_expiration_minutes": 10}
    address = "https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp"
    assert buttons["buttons"] == [{"type": "URL", "text": "Copy it", "url": address + "{{1}}", "example": [address + "123456"]}]
    code = [{"type": "body", "parameters": [{"type": "text", "text": "123456"}]},
            {"type": "button", "sub_type": "url", "index": "0", "parameters": [{"type": "text", "text": "123456"}]}]
    template = {"name": "our_code", "language": {"code": "en_US"}, "components": code}
    receiver.wait_status(wire.post("/v21.0/{number}/messages", json=message(type="template", template=template))["messages"][0]["id"], "delivered")


# Meta's page of the Flows API: the file's address is one of the content network's, which asks for no token.
def test_the_file_of_a_flow(wire, simulator):
    document = {"version": "7.1", "screens": [{"id": "A", "terminal": True, "layout": {"type": "SingleColumnLayout", "children": []}}]}
    flow = wire.post("/v23.0/{waba}/flows", json={"name": "survey", "categories": ["OTHER"], "flow_json": json.dumps(document)})["id"]
    assets = wire.get(f"/v23.0/{flow}/assets")
    assert set(assets["paging"]["cursors"]) == {"before", "after"}
    address = assets["data"][0]["download_url"].removeprefix(simulator.base_url)
    assert wire.get(address, token=None) == document
    assert wire("GET", address + "x", token=None).status == 403


# froggy1014/meta-cloud-api (TypeScript), lukasjoho/whatsapp-cloud (TypeScript, zod), dashboards that list what was sent.
def test_the_history_of_messages(wire, receiver, simulator):
    sent = wire.post("/v23.0/{number}/messages", json=message(type="template", template=HELLO))["messages"][0]["id"]
    receiver.wait_status(sent, "delivered")
    wanted = "id,message_id,events{delivery_status,timestamp,application,webhook_uri,error_description}"
    (entry,) = wire.get("/v23.0/{number}/message_history?limit=50&fields=" + wanted.replace("{", "{{").replace("}", "}}"))["data"]
    events = entry["events"]["data"]
    assert entry["message_id"] == sent and [e["delivery_status"] for e in events][:2] == ["SENT", "DELIVERED"]
    assert all(type(e["timestamp"]) is int and e["application"]["id"] == simulator.app_id and e["webhook_uri"] == receiver.url for e in events)
    assert wire.get("/v23.0/{number}/message_history?message_id=" + sent)["data"] == [{"id": entry["id"], "message_id": sent}]
    (edge,) = wire.get(f"/v23.0/{entry['id']}/events?status_filter=DELIVERED")["data"]
    assert edge["node"] == {"id": events[1]["id"], "delivery_status": "DELIVERED", "occurrence_timestamp": events[1]["timestamp"]}


# LiveHelperChat/fbmessenger (PHP, curl): two headers of authorization, the first for another service; a part for every button.
def test_two_headers_of_authorization(wire, simulator):
    connection = HTTPConnection(wire.host, timeout=30)
    connection.putrequest("GET", f"/v15.0/{simulator.waba_id}/phone_numbers")
    for scheme in ("AccessKey", "Bearer"):
        connection.putheader("Authorization", f"{scheme} {simulator.access_token}")
    connection.endheaders()
    answer = connection.getresponse()
    assert answer.status == 200 and json.load(answer)["data"][0]["id"] == simulator.phone_number_id
    connection.close()


# Servers that are told only a number (many in Node and Python), and those that take the number registered last (PHP).
def test_what_a_number_says_of_its_account_and_its_registration(wire, simulator):
    number = wire.get("/v21.0/{number}?fields=whatsapp_business_account{{id}},last_onboarded_time")
    assert number["whatsapp_business_account"] == {"id": simulator.waba_id}
    datetime.datetime.strptime(number["last_onboarded_time"], "%Y-%m-%dT%H:%M:%S+0000")
    assert wire.get("/v21.0/{waba}/phone_numbers")["data"][0]["last_onboarded_time"] == number["last_onboarded_time"]
