"""Fills a sandbox with one of every kind of thing there is, by the API."""

import base64
import json
import re
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Callable

PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
# `POST /_simulator` says what a number's last digits bring.
REACHED, REFUSED, CAPPED = "+919845000", "+919899131026", "+919899131049"
ROWS = "\n".join(
    ["Phone,Name,City", "+919845099001,Asha,Pune", "+919845099001,Asha again,Pune", "12,Nobody,Agra", ",Empty,Agra"]
    + [f"+9198450991{at:02},Row {at},Goa" for at in range(20)]
)
# Of each field's type, what it is given.
FIELDS = {
    "text": "blue", "longText": "two\nlines", "number": 12.5, "date": "2026-11-30", "time": "09:30",
    "dateTime": "2026-11-30T09:30:00Z", "boolean": True, "select": "Red", "multiSelect": ["Red", "Blue"],
    "email": "one@shop.example", "phone": "+919845012345", "url": "https://shop.example/one",
}


class Refused(Exception):
    pass


class Server:
    """The API of somebody who is signed in."""

    def __init__(self, url: str, simulator: str, cookie: str) -> None:
        self.url, self.simulator, self.cookie = url, simulator, cookie
        # Where each thing is, for those who look at it: "campaign.draft" and the like.
        self.made: dict[str, str] = {}
        # Of what is not listed anywhere, by the beginning of its address.
        self.ids: dict[str, list[str]] = {}
        self.hear: Callable[[str, str, object, object], None] = lambda *_: None
        self.csrf = ""
        self.csrf = self.get("/api/session")["csrf"]

    def call(self, method: str, path: str, body=None, media: str = "application/json"):
        headers = {"Accept": "application/json", "Cookie": self.cookie, "X-CSRF-Token": self.csrf}
        headers |= {"Idempotency-Key": str(uuid.uuid4()), "Content-Type": media}
        data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        answer = _answer(urllib.request.Request(self.url + path, data, headers, method=method))
        self.hear(method, path.split("?")[0], body, answer)
        return answer

    def get(self, path: str):
        return self.call("GET", path)

    def post(self, path: str, body=None, **more):
        return self.call("POST", path, body, **more)

    def put(self, path: str, body=None):
        return self.call("PUT", path, body)

    def patch(self, path: str, body=None):
        return self.call("PATCH", path, body)

    def simulate(self, path: str, body: dict):
        data = json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        return _answer(urllib.request.Request(f"{self.simulator}/_simulator/{path}", data, headers, method="POST"))

    def until(self, path: str, is_there: Callable[[dict], bool], seconds: float = 20):
        ends = time.monotonic() + seconds
        while True:
            found = self.get(path)
            if is_there(found):
                return found
            assert time.monotonic() < ends, f"{path} did not come to it: {json.dumps(found)[:600]}"
            time.sleep(0.15)


def _answer(request: urllib.request.Request):
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            text = response.read()
            return json.loads(text) if text[:1] in (b"{", b"[") else None
    except urllib.error.HTTPError as error:
        raise Refused(f"{request.method} {request.full_url}: {error.code} {error.read().decode()[:600]}") from None


def fill(server: Server) -> None:
    people(server)
    inbox(server)
    templates(server)
    campaigns(server)
    sequences(server)
    setup(server)
    money(server)
    operator(server)


def people(server: Server) -> None:
    post, put, made = server.post, server.put, server.made
    values = {}
    for of in ("contact", "company"):
        for kind, value in FIELDS.items():
            options = ["Red", "Blue"] if "elect" in kind else []
            body = {"of": of, "key": f"every_{kind.lower()}", "label": f"Every {kind}", "type": kind, "options": options}
            post("/api/contact-fields", body | {"group": "Every kind", "inPanel": True})
            values[f"every_{kind.lower()}"] = value
    tag = made["tag.contact"] = post("/api/tags", {"name": "Every", "colour": "teal", "kind": "contact"})["id"]
    made["tag.conversation"] = post("/api/tags", {"name": "Every", "colour": "pink", "kind": "conversation"})["id"]
    own = server.get("/api/session")["member"]["id"]
    company = {"name": "Every Ltd", "domain": "every.example", "industry": "All", "size": "11-50", "address": "1 Road"}
    made["company"] = post("/api/companies", company | {"taxId": "T1", "ownerId": own, "fields": values})["id"]
    whole = {"companyId": made["company"], "ownerId": own, "tagIds": [tag], "fields": values, "optIn": "yes"}
    contacts = made["contact"], *others = [
        post("/api/contacts", {"name": f"Every {at}", "phone": f"{REACHED}{at:03}", "email": f"e{at}@x.example"} | whole)["id"]
        for at in range(8)
    ]
    contact = made["contact"]
    post(f"/api/contacts/{contact}/notes", {"text": "A note about *every* kind."})
    for purpose, value in (("marketing", "no"), ("marketing", "yes"), ("authentication", "no"), ("service", "unknown")):
        put(f"/api/contacts/{contact}/consent", {"purpose": purpose, "value": value, "evidence": "Said so in the shop"})
    server.patch(f"/api/contacts/{contact}", {"fields": {"every_text": "green", "every_number": 7}})
    tests = {"all": [{"field": "tag", "op": "is", "value": tag}, {"any": [{"field": "optIn", "op": "is", "value": "yes"}]}]}
    made["segment"] = post("/api/segments", {"name": "Every dynamic", "kind": "dynamic", "filter": tests})["id"]
    post("/api/segments", {"name": "Every static", "kind": "static", "contactIds": [contact]})
    for kind in ("static", "dynamic", "external"):
        body = {"name": f"Every {kind}", "description": "Of a kind", "kind": kind}
        body |= {"filter": tests} if kind == "dynamic" else {}
        body |= {"inviteLink": "https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv"} if kind == "external" else {}
        made[f"community.{kind}"] = post("/api/communities", body)["id"]
    put(f"/api/contacts/{contact}/communities", {"communityIds": [made["community.static"]]})
    post(f"/api/contacts/{others[0]}/merge", {"into": contact})
    post(f"/api/contacts/{others[1]}/merge", {"into": contact})
    merges = server.get(f"/api/contacts/{contact}/merges")["items"]
    post(f"/api/merges/{merges[0]['id']}/undo")
    server.call("DELETE", f"/api/contacts/{others[2]}")
    made["contact.deleted"] = others[2]
    erasure = post(f"/api/contacts/{others[3]}/erase", {"confirm": others[3]})
    server.ids["/api/erasures "] = [erasure["id"]]
    server.until(f"/api/erasures/{erasure['id']}", lambda found: found["state"] == "done")
    bulk = post("/api/contacts/bulk", {"ids": [contact, others[4]], "change": {"fields": {"every_text": "bulk"}}})
    server.until(f"/api/contacts/bulk/{bulk['id']}", lambda found: found["state"] == "done")
    server.ids["/api/contacts/bulk "] = [bulk["id"]]
    post(f"/api/contacts/bulk/{bulk['id']}/undo")
    job = post("/api/contacts/opt-in", {"ids": [others[4]], "value": "no", "purpose": "marketing", "evidence": "By phone"})
    server.ids["/api/contacts/opt-in "] = [job["id"]]
    post("/api/contacts", {"name": "Every 5", "phone": "+14155550100"})
    file = post("/api/imports?filename=every.csv", ROWS.encode(), media="text/csv")
    made["import.new"] = file["id"]
    file = post("/api/imports?filename=done.csv", ROWS.encode(), media="text/csv")
    made["import"] = file["id"]
    path = f"/api/imports/{file['id']}"
    columns = [{"column": "Phone", "to": "phone"}, {"column": "Name", "to": "name"}, {"column": "City", "to": "custom.city"}]
    server.patch(path, {"mapping": columns, "country": "IN", "duplicates": "update", "optIn": "yes", "tags": ["Imported"]})
    server.until(path, lambda found: found["state"] == "ready")
    post(f"{path}/dry-run")
    server.until(path, lambda found: found["work"]["state"] == "checked")
    post(f"{path}/start")
    server.until(path, lambda found: found["work"]["state"] == "applied")
    for shape in ("csv", "xlsx"):
        file = post("/api/exports", {"segment": made["segment"], "columns": ["name", "phone"], "format": shape})
        server.until(f"/api/exports/{file['id']}", lambda found: found["state"] != "running")
    made["contacts"] = ",".join([contact, *others[4:]])


INBOUND = {
    "image": {"caption": "A picture"}, "video": {}, "audio": {}, "sticker": {}, "document": {"filename": "bill.pdf"},
    "location": {"latitude": 18.5, "longitude": 73.8, "name": "Shop", "address": "1 Road"},
    "contacts": [{"name": {"formatted_name": "Ravi", "first_name": "Ravi"}, "phones": [{"phone": "+919845012399"}]}],
    "button": {"payload": "yes", "text": "Yes"},
    "interactive": {"type": "button_reply", "button_reply": {"id": "a", "title": "A"}},
    "order": {"catalog_id": "1", "text": "Two", "product_items": [
        {"product_retailer_id": "tea", "quantity": 2, "item_price": 120, "currency": "INR"}]},
    "unsupported": {},
}


def inbox(server: Server) -> None:
    post, put, made = server.post, server.put, server.made
    sender = f"{REACHED}000"
    first = server.simulate("inbound", {"from": sender, "name": "Every", "text": "Hello, every *kind*"})
    for kind, content in INBOUND.items():
        server.simulate("inbound", {"from": sender, "type": kind, kind: content})
    referral = {"source_type": "ad", "source_id": "1", "source_url": "https://fb.example/1", "headline": "Tea", "body": "Buy"}
    server.simulate("inbound", {"from": sender, "text": "From an ad", "referral": referral})
    server.simulate("inbound", {"from": sender, "text": "Forwarded", "forwarded": True})
    server.simulate("inbound", {"from": sender, "text": "An answer", "reply_to": first["id"]})
    reaction = {"message_id": first["id"], "emoji": "🙏"}
    server.simulate("inbound", {"from": sender, "type": "reaction", "reaction": reaction})
    found = server.until(
        f"/api/conversations?search={made['contact'] and 'Every'}", lambda page: any(item["unread"] > 8 for item in page["items"])
    )
    conversation = made["conversation"] = max(found["items"], key=lambda item: item["unread"])["id"]
    path = f"/api/conversations/{conversation}"
    messages = f"{path}/messages"
    items = server.get(f"{messages}?limit=50")["items"]
    newest = next(item for item in items if item.get("direction") == "in" and item["type"] == "text")
    post(messages, {"type": "text", "text": {"body": "An answer https://shop.example"}, "replyTo": newest["wamid"]})
    media = post("/api/media?filename=dot.png", PNG, media="image/png")
    post(messages, {"type": "image", "media": {"mediaId": media["id"], "caption": "A dot"}})
    post(messages, {"type": "reaction", "reaction": {"message_id": newest["wamid"], "emoji": "👍"}})
    post(messages, {"type": "location", "location": INBOUND["location"]})
    post(messages, {"type": "contacts", "contacts": INBOUND["contacts"]})
    buttons = [{"type": "reply", "reply": {"id": "a", "title": "A"}}, {"type": "reply", "reply": {"id": "b", "title": "B"}}]
    body = {"type": "button", "body": {"text": "Which?"}, "action": {"buttons": buttons}}
    post(messages, {"type": "interactive", "interactive": body})
    rows = [{"id": "1", "title": "One", "description": "The first"}]
    body = {"type": "list", "body": {"text": "Which?"}, "action": {"button": "See", "sections": [{"title": "S", "rows": rows}]}}
    post(messages, {"type": "interactive", "interactive": body})
    template = next(one for one in server.get("/api/templates")["items"] if one["status"] == "APPROVED")
    values = {one["key"]: one["sample"] or "x" for one in template["variables"] if one["type"] == "text"}
    post(messages, {"type": "template", "template": {"templateId": template["id"], "values": values}})
    later = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 3600))
    post(messages, {"type": "text", "text": {"body": "Later"}, "sendAt": later})
    own = server.get("/api/session")["member"]["id"]
    post(f"{path}/notes", {"text": "A note for @us", "mentions": [own]})
    put(f"{path}/assignee", {"memberId": own, "teamId": None})
    put(f"{path}/tags", {"tagIds": [made["tag.conversation"]]})
    put(f"{path}/reminder", {"at": later, "note": "Call"})
    put(f"{path}/pin")
    put(f"{path}/resolution")
    server.call("DELETE", f"{path}/resolution")
    # A failed message.
    server.simulate("inbound", {"from": REFUSED, "name": "Every Refused", "text": "I am not here"})
    found = server.until("/api/conversations?search=Refused", lambda page: page["items"])
    made["conversation.failed"] = found["items"][0]["id"]
    post(f"/api/conversations/{made['conversation.failed']}/messages", {"type": "text", "text": {"body": "Not to be"}})
    server.until("/api/failed-messages", lambda page: page["items"])
    for scope in ("mine", "all"):
        body = {"shortcut": f"every{scope}", "title": "Every", "text": "Hello {{contact.name}}", "scope": scope}
        post("/api/quick-replies", body | {"mediaId": media["id"], "category": "Greetings"})
    post("/api/views", {"name": "Every view", "query": "tab=open", "shared": True})
    post("/api/views", {"of": "contacts", "name": "Every people", "query": "sort=name", "shared": False})


def templates(server: Server) -> None:
    post, made = server.post, server.made
    channel = made["channel"] = server.get("/api/channels")["items"][0]["id"]
    for at, sample in enumerate(server.get("/api/template-samples")["items"]):
        if sample["kind"] in made.get("template.kinds", ""):
            continue
        body = {name: sample[name] for name in ("category", "language", "components", "parameterFormat")}
        try:
            draft = post("/api/templates", body | {"channelId": channel, "name": f"every_{sample['kind']}_{at}"})
        except Refused:
            continue  # media are to be given first
        made["template.kinds"] = made.get("template.kinds", "") + sample["kind"] + " "
        made.setdefault("template.draft", draft["id"])
        made[f"template.{sample['kind']}"] = draft["id"]
    body = {"channelId": channel, "category": "MARKETING", "language": "en", "parameterFormat": "POSITIONAL"}
    examples = {"body_text": [["Asha"]]}
    words = [{"type": "BODY", "text": "Hello {{1}}, the spring sale is on, do come in.", "example": examples},
             {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "Tell me more"}, {"type": "QUICK_REPLY", "text": "Stop"}]}]
    for name in ("every_a", "every_b"):
        made[f"template.{name[-1]}"] = post("/api/templates", body | {"name": name, "components": words})["id"]
        server.put(f"/api/templates/{made[f'template.{name[-1]}']}/submission")
    for name in ("a", "b"):
        server.until(f"/api/templates/{made[f'template.{name}']}", lambda found: found["status"] == "APPROVED")
    post(f"/api/templates/{made['template.a']}/copy", {"language": "hi"})


def campaigns(server: Server) -> None:
    post, put, made = server.post, server.put, server.made
    variables = {"body.1": {"field": "firstName", "fallback": "friend"}}
    people = {"sources": [{"kind": "contacts", "ids": made["contacts"].split(",")}, {"kind": "tag", "id": made["tag.contact"]}],
              "exclude": [{"kind": "numbers", "text": "+919845000001\nnobody"}]}
    base = {"channelId": made["channel"], "templateId": made["template.a"], "variables": variables, "audience": people}
    start = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 86400))

    def make(name: str, **more) -> str:
        made[f"campaign.{name}"] = post("/api/campaigns", base | {"name": f"Every {name}"} | more)["id"]
        path = f"/api/campaigns/{made[f'campaign.{name}']}"
        if more.get("kind") != "api":
            post(f"{path}/audience")
            server.until(f"{path}/audience", lambda found: found["state"] == "counted")
        return path

    replies = {"buttons": [{"index": 0, "tagId": made["tag.contact"], "text": "Good"}], "inbox": "sales"}
    schedule = {"zone": "recipient", "whenPassed": "send", "quiet": {"from": "09:00", "to": "21:00", "days": [1, 2]},
                "perMinute": 60, "perDay": 500, "delivery": "standard", "lateAfterMinutes": 30}
    audience = people | {"onlyConsented": True, "sources": [
        *people["sources"], {"kind": "segment", "id": made["segment"]}, {"kind": "community", "id": made["community.static"]},
        {"kind": "company", "id": made["company"]}, {"kind": "import", "id": made["import"]},
        {"kind": "filter", "filter": {"all": [{"field": "optIn", "op": "is", "value": "yes"}]}}]}
    make("draft", replies=replies, schedule=schedule, audience=audience, budget="500", holdout=10, retry={"on": True, "attempts": 2})
    path = make("scheduled")
    put(f"{path}/start", {"at": start, "hold": "schedule", "ifShort": "fail"})
    path = make("done")
    put(f"{path}/start", {"ifShort": "fail"})
    variants = [{"key": key, "name": key.upper(), "templateId": made[f"template.{key}"], "variables": variables, "share": 50}
                for key in ("a", "b")]
    split = make("split", variants=variants)
    put(f"{split}/start", {"ifShort": "fail"})
    tried = make("winner", variants=variants, winner={"by": "replied", "afterHours": 1, "sample": 50})
    put(f"{tried}/start", {"ifShort": "fail"})
    numbers = {"sources": [{"kind": "numbers", "text": f"{REFUSED}\n{CAPPED}\n+919899000003\n+919899000001"}], "exclude": []}
    failing = make("failing", audience=numbers, variables={"body.1": {"text": "you"}})
    put(f"{failing}/start", {"ifShort": "fail"})
    called = make("api", kind="api", audience=None, variables={"body.1": {"text": "you"}})
    put(f"{called}/start", {})
    post(f"{called}/messages", {"phone": f"{REACHED}777", "name": "Called", "reference": "r1"})
    for one in (path, split):
        server.until(one, lambda found: found["state"] == "completed", 60)
    for at in (0, 5, 6):
        server.simulate("inbound", {"from": f"{REACHED}{at:03}", "text": "Thank you, yes"})
    post(f"{path}/retarget", {"outcome": "delivered-not-read", "name": "Every again"})
    # Sent with a template that is deleted afterwards all the same.
    gone = post("/api/templates", {
        "channelId": made["channel"], "name": "every_gone", "category": "MARKETING", "language": "en",
        "parameterFormat": "POSITIONAL", "components": [{"type": "BODY", "text": "Here today, gone tomorrow."}]})
    made["campaign.gone"] = post("/api/campaigns", base | {"name": "Every gone", "templateId": gone["id"], "variables": {}})["id"]
    server.call("DELETE", f"/api/templates/{gone['id']}?anyway=true")


def sequences(server: Server) -> None:
    post, put, made = server.post, server.put, server.made
    template = {"templateId": made["template.a"], "variables": {"body.1": {"field": "name", "fallback": "you"}}}
    delay = {"amount": 0, "unit": "minutes", "after": "enrolment"}
    steps = [
        {"id": "one", "name": "First", "on": True, "delay": delay, "template": template, "text": "Hello", "condition": None},
        {"id": "two", "name": "Second", "on": True, "delay": delay | {"amount": 2, "unit": "days", "after": "previous"},
         "template": template, "condition": {"field": "optIn", "op": "is", "value": "yes"}, "text": None},
    ]
    plan = {"trigger": {"on": "update", "event": None, "campaign": None, "imports": True}, "stopOnReply": True, "once": False,
            "start": {"field": "tag", "op": "is", "value": made["tag.contact"]}, "success": None, "failure": None,
            "days": [1, 2, 3, 4, 5, 6, 7], "from": None, "to": None, "zone": "account", "steps": steps}
    for name in ("draft", "live", "paused"):
        sequence = post("/api/sequences", {"name": f"Every {name}", "channelId": made["channel"]})["id"]
        made[f"sequence.{name}"] = sequence
        path = f"/api/sequences/{sequence}"
        server.patch(path, {"draft": plan})
        if name == "draft":
            continue
        put(f"{path}/publication")
        post(f"{path}/enrolments", {"contactIds": made["contacts"].split(",")})
        if name == "paused":
            put(f"{path}/pause")
    path = f"/api/sequences/{made['sequence.live']}"
    server.patch(path, {"draft": plan | {"once": True}})
    server.until(f"{path}/enrolments", lambda page: page["items"])


def setup(server: Server) -> None:
    post, put, made = server.post, server.put, server.made
    own = server.get("/api/session")["member"]["id"]
    team = made["team"] = post("/api/teams", {"name": "Every team", "memberIds": [own], "leadId": own})["id"]
    week = [{"day": day, "from": "09:00", "to": "18:00"} for day in range(1, 6)]
    holidays = [{"date": "2026-12-25", "name": "Christmas", "hours": [{"from": "10:00", "to": "12:00"}]}]
    calendar = post("/api/calendars", {"name": "Every day", "timeZone": "Asia/Kolkata", "week": week, "holidays": holidays})
    path = f"/api/channels/{made['channel']}/rules"
    rules = server.get(path)
    rules["assignment"] |= {"then": "team", "teamId": team}
    rules |= {"calendarId": calendar["id"], "inbox": "support"}
    rules["autoResolve"] |= {"on": True, "text": "Closed"}
    rules["satisfaction"] |= {"on": True, "text": "How was it?", "thanks": "Thank you"}
    put(path, rules)
    post("/api/quick-links", {"channelId": made["channel"], "name": "Every link", "text": "Hello", "code": True})
    widget = {"channelId": made["channel"], "name": "Every widget", "brand": "Every", "domains": ["shop.example"]}
    made["widget"] = post("/api/widgets", widget)["id"]
    made["key"] = post("/api/api-keys", {"name": "Every key", "scopes": ["contacts.view"]})["id"]
    post("/api/invitations", {"email": "every@shop.example", "role": "MEMBER"})
    role = {"name": "Every role", "description": "All", "permissions": ["inbox.view"], "hidesNumbers": True}
    made["role"] = post("/api/roles", role)["id"]


def money(server: Server) -> None:
    post, put, made = server.post, server.put, server.made
    profile = {"legalName": "Every Ltd", "addressLines": ["1 Road"], "city": "Pune", "postalCode": "411001",
               "stateCode": "27", "country": "IN", "email": "bills@every.example", "isSEZ": False}
    put("/api/billing/profile", profile)
    for name in ("pending", "cancelled", "paid", "refunded"):
        payment = post("/api/payments", {"points": "500", "gateway": "test"})
        made[f"payment.{name}"] = payment["id"]
        path = f"/api/payments/{payment['id']}"
        if name == "cancelled":
            put(f"{path}/cancellation")
        if name in ("paid", "refunded"):
            pay(server.url + payment["checkoutURL"], server.url)
            server.until(path, lambda found: found["state"] == "captured")
    amount = {"amount": "118.00", "currency": "INR"}
    post(f"/api/payments/{made['payment.refunded']}/refunds", {"amount": amount, "reason": "Asked for"})
    put("/api/credits/caps", {"day": "90000", "month": "900000", "campaign": "5000", "apiKeys": [{"id": made["key"], "cap": "50"}]})
    put("/api/billing/auto-top-up", {"enabled": True, "below": "100", "points": "500", "monthMax": "5000", "gateway": None})


def pay(checkout: str, url: str) -> None:
    """Pays on the test gateway's page, as its form does."""
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": url}
    request = urllib.request.Request(checkout, b"act=pay", headers, method="POST")
    try:
        urllib.request.build_opener(_Stay).open(request, timeout=10)
    except urllib.error.HTTPError as error:
        if error.code not in (302, 303):
            raise Refused(f"{checkout}: {error.code} {error.read().decode()[:300]}") from None


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def operator(server: Server) -> None:
    post, made = server.post, server.made
    price = {"currency": "INR", "monthly": {"amount": "999.00", "currency": "INR"}, "yearly": {"amount": "9990.00", "currency": "INR"}}
    price |= {"member": {"amount": "99.00", "currency": "INR"}, "channel": None}
    plan = {"name": "Every plan", "description": "All of it", "prices": [price], "features": ["custom-roles"]}
    limits = {"members": 50, "channels": 9, "contacts": None}
    made["plan"] = post("/api/operator/plans", plan | {"limits": limits, "trialDays": 7, "isDefault": False})["id"]
    workspace = made["workspace"] = server.get("/api/session")["workspace"]["id"]
    grant = {"kind": "promotion", "points": "1000", "reason": "For every test"}
    post(f"/api/operator/workspaces/{workspace}/grants", grant)
    rates = server.get("/api/operator/tax-rates")["items"]
    server.put("/api/operator/tax-rates", {"items": [*rates, {"from": "2030-01-01", "percent": "20"}]})
    body = {"planId": made["plan"], "state": "trialing", "reason": "To see it"}
    body["trialEndsAt"] = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 9 * 86400))
    server.put(f"/api/operator/subscriptions/{workspace}", body)
    made["book"] = server.get("/api/operator/price-books")["items"][0]["name"]


# Where those are listed whose own address does not begin with their list's.
LISTS = {"/api/reconciliation": ("days", "day"), "/api/operator/price-books": ("items", "name")}


def read(server: Server, row: str) -> None:
    """Asks for all that a row of the table may be: of "/api/tags/{id}", each tag's own."""
    before, *rest = re.split(r"/\{(\w+)\}", row, maxsplit=1)
    if not rest:
        server.get(before)
        return
    after = rest[1]
    if "fields" in before:
        keys = [field["key"] for field in server.get("/api/contact-fields?of=contact")["items"]]
    elif f"{before} " in server.ids:
        keys = server.ids[f"{before} "]
    else:
        list_name, key_name = LISTS.get(before, ("items", "id"))
        keys = [item[key_name] for item in server.get(before)[list_name]]
    for key in keys[:40]:
        try:
            read(server, f"{before}/{urllib.parse.quote(key)}{after}")
        except Refused as refusal:
            # An erased contact's page, a draft's report: not everything has everything.
            if not re.search(r": (404|409|422) ", str(refusal)):
                raise
