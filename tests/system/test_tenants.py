"""Two real workspaces: one calls every route with the other's identities, and gets, learns and changes nothing."""

import json
import pathlib
import re
import sqlite3
import sys

import pytest
import requests

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "billing"))

from cashfree import ID, SECRET, Cashfree  # noqa: E402
from lodestone import PASSWORD, Person, Server, Simulator, eventually, free_port, people, webhook_url  # noqa: E402
from push_service import Device, PushService  # noqa: E402
from standing import CUSTOMER, SUPPLIER  # noqa: E402

METHODS = ("get", "put", "post", "delete", "patch")
# The kinds of identities, by the path segment before them.
KINDS = {
    "api-keys": "key",
    "bulk": "blk",
    "calendars": "cal",
    "campaigns": "cmp",
    "channels": "chn",
    "communities": "cmt",
    "companies": "cpy",
    "contact-fields": "fld",
    "contact-notes": "not",
    "contacts": "con",
    "conversations": "cnv",
    "erasures": "era",
    "exports": "exp",
    "imports": "imp",
    "invitations": "inv",
    "media": "med",
    "members": "mem",
    "merges": "con",
    "messages": "msg",
    "notes": "ent",
    "notices": "ntc",
    "opt-in": "cns",
    "payments": "pay",
    "plans": "pln",
    "quick-links": "qln",
    "quick-replies": "qrp",
    "roles": "rol",
    "segments": "seg",
    "sequences": "seq",
    "sessions": "ses",
    "subscriptions": "psh",
    "suspense": "sus",
    "tags": "tag",
    "teams": "team",
    "templates": "tpl",
    "views": "viw",
    "widgets": "wdg",
    "workspaces": "ws",
}
TEMPLATE = {"name": "taken", "language": "en", "category": "UTILITY", "components": []}
# Nobody here runs the server: whatever is asked of its console, the answer is the same.
NOWHERE = {"pln": "pln_0000000000001", "sus": "sus_0000000000001"}
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da6360000002000001e221bc33"
    "0000000049454e44ae426082"
)


RULES = {
    "inbox": "sales",
    "calendarId": None,
    "assignment": {"toOwner": False, "toPrevious": False, "then": "unassigned", "memberId": None, "teamId": None, "onlineOnly": False,
                   "insideHoursOnly": False, "capacity": None, "whenNobody": "unassigned"},
    "welcome": {"on": False, "text": "", "again": "once", "days": 1},
    "away": {"on": False, "text": "", "everyHours": 1},
    "delayed": {"on": False, "text": "", "afterMinutes": 5},
    "autoResolve": {"on": False, "afterHours": 24, "text": None},
    "reopen": {"withinHours": 24, "to": "same"},
    "satisfaction": {"on": False, "text": "", "scale": "three", "thanks": ""},
}


class Tenant:
    """A workspace with something of everything, and a word that is in all of it."""

    def __init__(self, server: Server, simulator, gateway: Cashfree, name: str, first: int):
        self.name = name
        self.person = person = Person(server).sign_up(name, f"{name.lower()}@example.com", f"{name} Works")
        server.command("credits", "grant", "--workspace", person.workspace, "--points", "50", "--reason", "test")
        channel = person.connect(simulator, f"{name} shop")
        template = person.template(channel, "hello_world")
        rows = people(3, first).replace(b"Person", f"{name} customer".encode())
        audience = person.import_csv(rows, "Phone", "Name")
        campaign = person.draft(channel, audience, template, f"{name} campaign")
        person.start(campaign)
        eventually(lambda: person.campaign(campaign)["state"] == "completed", seconds=60)
        draft = person.draft(channel, audience, template, f"{name} draft")
        simulator.control("POST", "inbound", {"from": f"+9197{first:08d}", "name": f"{name} guest", "text": f"I am {name}"})
        conversation = eventually(lambda: next(iter(person.all("/api/conversations")), None))
        message = person.call("GET", f"/api/conversations/{conversation['id']}/messages")["items"][0]
        picture = person.session.post(
            server.url + f"/api/media?filename={name}.png", data=PICTURE, headers={"Content-Type": "image/png"}, timeout=30
        )
        assert picture.status_code < 300, picture.text
        invitation = person.call("POST", "/api/invitations", {"email": f"new@{name.lower()}.example.com", "role": "MEMBER"})
        payment = self.buy(gateway)
        device = Device(PushService.absent(f"{name.lower()}.push.example.com")).subscribe(person, f"{name} phone")
        note = person.call(
            "POST", f"/api/conversations/{conversation['id']}/notes",
            {"clientId": f"{name} note", "text": f"{name} knows", "mentions": []},
        )
        reply = {"shortcut": name.lower(), "title": f"{name} hello", "text": f"{name} says hello", "scope": "all"}
        quick = person.call("POST", "/api/quick-replies", reply)
        view = person.call("POST", "/api/views", {"name": f"{name} view", "query": "tab=mine", "shared": True})
        tag = person.call("POST", "/api/tags", {"name": f"{name} tag", "colour": "blue", "kind": "conversation"})
        role = person.call("POST", "/api/roles", {"name": f"{name} role", "permissions": ["inbox.view"]})
        team = person.call("POST", "/api/teams", {"name": f"{name} team"})
        everybody = {"field": "phone", "op": "isSet"}
        calendar = person.call("POST", "/api/calendars", {"name": f"{name} hours", "timeZone": "UTC", "week": [], "holidays": []})
        company = person.call("POST", "/api/companies", {"name": f"{name} company"})
        community = person.call("POST", "/api/communities", {"name": f"{name} community", "kind": "static"})
        segment = person.call("POST", "/api/segments", {"name": f"{name} segment", "kind": "dynamic", "filter": everybody})
        field = person.call("POST", "/api/contact-fields", {"key": "city", "label": f"{name} city", "type": "text"})
        remark = person.call("POST", f"/api/contacts/{conversation['contact']['id']}/notes", {"text": f"{name} remarks"})
        sequence = self.drip(channel, template, name)
        enrolment = person.call("GET", f"/api/sequences/{sequence}/enrolments")["items"][0]["id"]
        link = person.call("POST", "/api/quick-links", {"channelId": channel["id"], "name": f"{name} link", "text": "Hello"})
        widget = person.call("POST", "/api/widgets", {"channelId": channel["id"], "name": f"{name} widget"})
        bulk = person.call("POST", "/api/contacts/bulk", {"filter": everybody, "change": {"fields": {"city": f"{name} town"}}})
        eventually(lambda: person.call("GET", f"/api/contacts/bulk/{bulk['id']}")["state"] == "done")
        export = person.call("POST", "/api/exports", {"format": "csv", "columns": ["name"]})
        eventually(lambda: person.call("GET", f"/api/exports/{export['id']}")["state"] == "ready")
        consent = person.call("POST", "/api/contacts/opt-in", {"filter": everybody, "value": "yes", "evidence": f"{name} fair"})
        eventually(lambda: person.call("GET", f"/api/contacts/opt-in/{consent['id']}")["state"] == "done")
        gone = person.call("POST", "/api/contacts", {"name": f"{name} gone", "phone": f"+9196{first:08d}"})["id"]
        person.call("DELETE", f"/api/contacts/{gone}")
        erasure = person.call("POST", f"/api/contacts/{gone}/erase", {"confirm": gone})
        eventually(lambda: person.call("GET", f"/api/erasures/{erasure['id']}")["state"] == "done")
        scopes = [permission["name"] for permission in person.call("GET", "/api/permissions")["items"]]
        key = person.call("POST", "/api/api-keys", {"name": f"{name} key", "scopes": scopes})
        self.secret = key["secret"]
        self.ids = {
            "key": key["id"],
            "cmp": campaign["id"],
            "chn": channel["id"],
            "con": conversation["contact"]["id"],
            "cnv": conversation["id"],
            "imp": audience["id"],
            "inv": invitation["id"],
            "med": picture.json()["id"],
            "mem": person.me["member"]["id"],
            "msg": message["id"],
            "ses": person.call("GET", "/api/account/sessions")["items"][0]["id"],
            "tpl": template["id"],
            "draft": draft["id"],
            "pay": payment["id"],
            "doc": payment["invoiceId"],
            "ntc": person.call("GET", "/api/notices")["items"][0]["id"],
            "psh": device["id"],
            "ent": note["id"],
            "qrp": quick["id"],
            "viw": view["id"],
            "tag": tag["id"],
            "rol": role["id"],
            "team": team["id"],
            "cal": calendar["id"],
            "cpy": company["id"],
            "cmt": community["id"],
            "seg": segment["id"],
            "seq": sequence,
            "enr": enrolment,
            "fld": field["id"],
            "not": remark["id"],
            "qln": link["id"],
            "wdg": widget["id"],
            "blk": bulk["id"],
            "exp": export["id"],
            "cns": consent["id"],
            "era": erasure["id"],
            "ws": person.workspace,
            **NOWHERE,
        }

    def drip(self, channel: dict, template: dict, name: str) -> str:
        """A sequence that runs, with somebody who waits for its first step."""
        made = self.person.call("POST", "/api/sequences", {"name": f"{name} sequence", "channelId": channel["id"]})
        step = {"id": "s1", "name": f"{name} step", "on": True, "delay": {"amount": 9, "unit": "days", "after": "previous"}}
        plan = {**made["draft"], "steps": [{**step, "template": {"templateId": template["id"], "variables": {}}}]}
        path = f"/api/sequences/{made['id']}"
        self.person.call("PATCH", path, {"draft": plan})
        self.person.call("PUT", path + "/publication")
        self.person.call("POST", path + "/enrolments", {"phone": "+919811111111", "name": f"{name} drip"})
        return made["id"]

    def buy(self, gateway: Cashfree) -> dict:
        self.person.call("PUT", "/api/billing/profile", {**CUSTOMER, "legalName": f"{self.name} Works"})
        payment = self.person.call("POST", "/api/payments", {"points": "100", "gateway": "cashfree"})
        gateway.pay(gateway.links[payment["id"]])
        return self.person.call("PUT", f"/api/payments/{payment['id']}/check")

    def everything(self) -> dict:
        """All that the workspace can read about itself, but for the marks that reading leaves."""
        lists = "api-keys campaigns contacts imports invitations members templates notices credits/journal audit payments invoices"
        seen = {path: self.person.all(f"/api/{path}") for path in lists.split()}
        inbox = ("quick-replies", "views", "tags", "roles", "teams", "conversations/counts", "calendars", "quick-links", "widgets")
        inbox += ("companies", "communities", "segments", "sequences", "contact-fields", "exports", "settings/opt-out", "settings/deletion")
        for path in ("channels", "conversations", "credits", "account/sessions", "workspaces", "push", *inbox):
            seen[path] = self.person.call("GET", f"/api/{path}")
        for kind, path in (("cmp", "recipients"), ("draft", "recipients")):
            seen[kind] = self.person.all(f"/api/campaigns/{self.ids[kind]}/{path}")
        seen["report"] = self.person.call("GET", f"/api/campaigns/{self.ids['cmp']}/report")
        seen["failed"] = self.person.all("/api/failed-messages")
        seen["rows"] = self.person.all(f"/api/imports/{self.ids['imp']}/rows")
        seen["thread"] = self.person.call("GET", f"/api/conversations/{self.ids['cnv']}/messages")
        return json.loads(re.sub(r'"(lastUsedAt|lastSeenAt|seenAt)": ("[^"]*"|null)', r'"\1": null', json.dumps(seen)))

    def words(self) -> list[str]:
        """What must never be in an answer to somebody else."""
        ids = [id for id in self.ids.values() if id not in NOWHERE.values()]
        return [self.name, self.name.lower(), *ids, self.person.workspace, self.secret]


def body_of(method: str, path: str, ids: dict[str, str]):
    """A body that would do, if only the identity were one's own."""
    bodies = {
        ("patch", "/api/api-keys/{id}"): {"name": "taken"},
        ("patch", "/api/campaigns/{id}"): {"name": "taken"},
        ("put", "/api/campaigns/{id}/start"): {},
        ("post", "/api/campaigns/{id}/trials"): {"phone": "+919800000001"},
        ("post", "/api/campaigns/{id}/actions"): {"outcome": "not-delivered", "tagId": ids["tag"]},
        ("post", "/api/campaigns/{id}/copy"): {"name": "taken"},
        ("post", "/api/campaigns/{id}/retarget"): {"outcome": "failed"},
        ("post", "/api/campaigns/{id}/messages"): {"phone": "+919800000001", "reference": "taken"},
        ("put", "/api/channels/{id}/campaign-settings"): {"cap": {"messages": 1, "days": 1}},
        ("patch", "/api/channels/{id}"): {"name": "taken"},
        ("patch", "/api/contacts/{id}"): {"name": "taken", "blocked": True},
        ("post", "/api/conversations/{id}/messages"): {"type": "text", "text": {"body": "taken"}},
        ("put", "/api/imports/{id}/mapping"): {"phone": "Phone", "name": ["Name"], "defaultCountry": "IN"},
        ("patch", "/api/members/{id}"): {"role": "MEMBER"},
        ("put", "/api/conversations/{id}/assignee"): {"memberId": None, "teamId": None},
        ("put", "/api/conversations/{id}/inbox"): {"inbox": "support"},
        ("put", "/api/conversations/{id}/tags"): {"tagIds": []},
        ("put", "/api/conversations/{id}/reminder"): {"at": "2099-01-01T00:00:00Z", "note": "taken"},
        ("put", "/api/conversations/{id}/presence"): {"state": "typing"},
        ("post", "/api/conversations/{id}/notes"): {"clientId": "taken", "text": "taken", "mentions": []},
        ("post", "/api/messages/{id}/forward"): {"conversationIds": [ids["cnv"]]},
        ("patch", "/api/notes/{id}"): {"text": "taken", "mentions": []},
        ("patch", "/api/quick-replies/{id}"): {"title": "taken"},
        ("patch", "/api/roles/{id}"): {"name": "taken"},
        ("patch", "/api/tags/{id}"): {"name": "taken"},
        ("put", "/api/tags/{id}/merge"): {"into": ids["tag"]},
        ("patch", "/api/teams/{id}"): {"name": "taken"},
        ("patch", "/api/views/{id}"): {"name": "taken"},
        ("post", "/api/contacts/{id}/erase"): {"confirm": ids["con"]},
        ("post", "/api/contacts/{id}/merge"): {"into": "con_0000000000001"},
        ("post", "/api/contacts/{id}/notes"): {"text": "taken"},
        ("put", "/api/contacts/{id}/tags"): {"tagIds": []},
        ("put", "/api/contacts/{id}/communities"): {"communityIds": []},
        ("put", "/api/contacts/{id}/consent"): {"value": "no"},
        ("patch", "/api/contact-notes/{id}"): {"text": "taken"},
        ("patch", "/api/contact-fields/{id}"): {"label": "taken"},
        ("patch", "/api/companies/{id}"): {"name": "taken"},
        ("patch", "/api/communities/{id}"): {"name": "taken"},
        ("put", "/api/communities/{id}/members"): {"contactIds": [ids["con"]]},
        ("delete", "/api/communities/{id}/members"): {"contactIds": [ids["con"]]},
        ("patch", "/api/segments/{id}"): {"name": "taken"},
        ("patch", "/api/sequences/{id}"): {"name": "taken"},
        ("post", "/api/sequences/{id}/rollback"): {"version": 1},
        ("post", "/api/sequences/{id}/enrolments"): {"contactIds": [ids["con"]]},
        ("put", "/api/segments/{id}/members"): {"contactIds": [ids["con"]]},
        ("delete", "/api/segments/{id}/members"): {"contactIds": [ids["con"]]},
        ("patch", "/api/calendars/{id}"): {"name": "taken"},
        ("patch", "/api/quick-links/{id}"): {"name": "taken"},
        ("patch", "/api/widgets/{id}"): {"name": "taken"},
        ("patch", "/api/imports/{id}"): {"country": "IN"},
        ("put", "/api/channels/{id}/profile"): {"about": "taken"},
        ("put", "/api/channels/{id}/rules"): RULES,
        ("patch", "/api/templates/{id}"): {"ttlSeconds": 60},
        ("post", "/api/templates/{id}/copy"): {"name": "taken"},
        ("post", "/api/payments/{id}/refunds"): {"amount": {"amount": "1.18", "currency": "INR"}, "reason": "taken"},
    }
    return bodies.get((method, path))


@pytest.fixture(scope="module")
def tenants(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tenants")
    port = free_port()
    quick = ("--currency", "INR", "--set", "sent_after_ms=[0,20]", "--set", "delivered_after_ms=[0,40]")
    simulators = [Simulator(webhook_url(port), *quick, "--set", "read_share=0", seed=seed) for seed in (21, 22)]
    server = Server(folder, port, simulator=",".join(s.url for s in simulators)).start()
    gateway = Cashfree()
    keys = [f"cashfree.client-id={ID}", f"cashfree.client-secret={SECRET}", "cashfree.phone=9999999999"]
    server.command("billing", "set", *SUPPLIER, *keys, f"cashfree.url={gateway.url}/pg")
    pair = [
        Tenant(server, simulator, gateway, name, first)
        for simulator, name, first in zip(simulators, ("Aurelia", "Bertrand"), (0, 1000))
    ]
    for simulator in simulators:
        simulator.settle()
    yield server, *pair
    server.stop()
    gateway.stop()
    assert "All invariants hold." in server.command("verify")
    for simulator in simulators:
        simulator.stop()


def routes(server: Server):
    paths = Person(server).call("GET", "/api/openapi.json")["paths"]
    return [(method, path) for path, methods in paths.items() for method in methods if method in METHODS]


def ways(mine: Tenant, method: str, path: str, body):
    """Calls it with the API key, and as the person that is signed in."""
    url = mine.person.server.url + path
    key = requests.request(method, url, json=body, headers={"X-API-KEY": mine.secret}, timeout=30)
    return ("key", key), ("session", mine.person.session.request(method, url, json=body, timeout=30))


def check_silent(answer, other: Tenant, sent: str, what: str):
    """Nothing of the other's is in the answer but what was sent itself."""
    text = answer.text + str(dict(answer.headers))
    found = [word for word in other.words() if word in text and word not in sent]
    assert not found, f"{what} tells {found}: {text[:1000]}"


def test_every_route_with_anothers_identity(tenants):
    server, mine, other = tenants
    before = other.everything()
    tried = 0
    for method, path in routes(server):
        # A picture is looked at before its number is.
        if "{id}" not in path or not path.startswith("/api/") or path.endswith("/photo"):
            continue
        kind = KINDS[path.split("/{id}")[0].rsplit("/", 1)[1]]
        targets = [other.ids[kind]] + ([other.ids["draft"]] if kind == "cmp" else [])
        for target in targets:
            filled = path.replace("{id}", target).replace("{memberId}", other.ids["mem"]).replace("{key}", "city")
            filled = filled.replace("{enrolment}", other.ids["enr"])
            sent = json.dumps(body_of(method, path, other.ids)) + filled
            for way, answer in ways(mine, method, filled, body_of(method, path, other.ids)):
                what = f"{method.upper()} {filled} by {way}"
                assert answer.status_code in (403, 404), f"{what}: {answer.status_code} {answer.text[:500]}"
                assert answer.headers["Content-Type"].startswith("application/problem+json"), what
                check_silent(answer, other, sent, what)
                tried += 1
    for ending in ("pdf", "html"):
        answer = mine.person.send("GET", f"/api/invoices/{other.ids['doc']}.{ending}")
        assert answer.status_code == 404, ending
        check_silent(answer, other, other.ids["doc"], ending)
    assert other.everything() == before, "another's data changed"
    print(f"\n{tried} calls with another's identity")
    assert tried > 80


def test_anothers_identity_in_bodies_and_queries(tenants):
    server, mine, other = tenants
    before, mine_before = other.everything(), mine.everything()
    a, b = mine.ids, other.ids
    own = {"name": "mixed", "channelId": a["chn"], "templateId": a["tpl"], "importId": a["imp"], "variables": {}}
    thread = f"/api/conversations/{a['cnv']}/messages"
    calls = [
        *[("POST", "/api/campaigns", own | {key: b[kind]}) for key, kind in
          (("channelId", "chn"), ("templateId", "tpl"), ("importId", "imp"))],
        *[("PATCH", f"/api/campaigns/{a['draft']}", {"audience": {side: [part]}})
          for side in ("sources", "exclude")
          for part in ({"kind": "import", "id": b["imp"]},
                       {"kind": "retarget", "campaignId": b["cmp"], "outcome": "failed"},
                       {"kind": "segment", "id": b["seg"]}, {"kind": "community", "id": b["cmt"]})],
        *[("PATCH", f"/api/campaigns/{a['draft']}", {key: b[kind]}) for key, kind in
          (("channelId", "chn"), ("templateId", "tpl"), ("importId", "imp"))],
        ("POST", "/api/conversations", {"channelId": b["chn"], "phone": "+919800000001"}),
        ("POST", "/api/conversations", {"channelId": a["chn"], "contactId": b["con"]}),
        ("POST", thread, {"type": "template", "template": {"templateId": b["tpl"], "values": {}}}),
        ("POST", "/api/templates", TEMPLATE | {"channelId": b["chn"]}),
        ("POST", f"/api/templates/{a['tpl']}/copy", {"channelId": b["chn"]}),
        ("POST", "/api/templates/check", TEMPLATE | {"channelId": a["chn"], "id": b["tpl"]}),
        ("POST", thread, {"type": "image", "media": {"mediaId": b["med"]}}),
        ("POST", thread, {"type": "text", "text": {"body": "hi"}, "replyTo": b["msg"]}),
        ("POST", "/api/failed-messages/exclude", {"ids": [b["msg"]], "tagId": a["tag"]}),
        ("POST", "/api/failed-messages/exclude", {"filter": {}, "tagId": b["tag"]}),
        ("PUT", "/api/session/workspace", {"workspaceId": other.person.workspace}),
    ]
    for method, path, body in calls:
        for way, answer in ways(mine, method, path, body):
            what = f"{method} {path} {body} by {way}"
            assert answer.status_code in (403, 404, 409, 422), f"{what}: {answer.status_code} {answer.text[:500]}"
            check_silent(answer, other, json.dumps(body), what)
    for way, answer in ways(mine, "POST", "/api/failed-messages/retry", {"ids": [b["msg"]]}):
        assert answer.status_code == 202, f"retry by {way}: {answer.text[:500]}"
        assert answer.json()["queued"] == 0 and answer.json()["refused"][0]["code"] == "message-not-found", answer.text
        check_silent(answer, other, b["msg"], f"retry by {way}")
    for path in (f"/api/templates?channel={b['chn']}", f"/api/contacts?search={other.name}",
                 f"/api/conversations?search={other.name}", f"/api/campaigns?after={b['cmp']}",
                 f"/api/failed-messages?channel={b['chn']}", f"/api/failed-messages?search={other.name}"):
        for way, answer in ways(mine, "GET", path, None):
            if answer.status_code == 200:
                assert answer.json()["items"] == [] or "after" in path, f"{path} by {way}: {answer.text[:500]}"
            else:
                assert answer.status_code in (400, 403, 404), f"{path} by {way}: {answer.status_code}"
            check_silent(answer, other, path, path)
    assert other.everything() == before, "another's data changed"
    after = mine.everything()
    assert after["campaigns"] == mine_before["campaigns"] and after["thread"] == mine_before["thread"], "half-written"


def test_lists_are_ones_own(tenants):
    server, mine, other = tenants
    for method, path in routes(server):
        # The stream of events never ends.
        if method != "get" or "{" in path or path == "/api/events":
            continue
        for way, answer in ways(mine, "get", path, None):
            assert answer.status_code < 500, f"{path} by {way}: {answer.text[:500]}"
            check_silent(answer, other, "", f"GET {path} by {way}")


def test_wrong_tokens(tenants):
    server, mine, other = tenants
    wrong = ["", "nonsense", mine.secret[:-1], mine.secret + "x", mine.secret[:-1] + ("a" if mine.secret[-1] != "a" else "b"),
             "lk_" + "0" * 52, "Bearer " + mine.secret, "'; DROP TABLE api_keys; --", "\u00e9".encode("latin-1"), "x" * 60_000]
    for token in wrong:
        answer = requests.get(server.url + "/api/contacts", headers={"X-API-KEY": token}, timeout=30)
        assert answer.status_code == 401, (token[:80], answer.status_code)
        assert answer.json()["detail"], "no sentence"
    name = next(cookie.name for cookie in mine.person.session.cookies)
    for token in ["", "nonsense", "0" * 10_000]:
        answer = requests.get(server.url + "/api/contacts", headers={"Cookie": f"{name}={token}"}, timeout=30)
        assert answer.status_code == 401, (token[:80], answer.status_code)
    # A session's writes need its own CSRF token.
    for token in [None, "nonsense", other.person.session.headers["X-CSRF-Token"]]:
        answer = mine.person.session.put(server.url + "/api/notices/read", headers={"X-CSRF-Token": token}, timeout=30)
        assert answer.status_code == 403, answer.text


def test_ended_sessions_and_keys(tenants):
    server, mine, other = tenants
    guest = Person(server)
    answer = guest.send("POST", "/api/sign-in", {"email": "aurelia@example.com", "password": PASSWORD})
    assert answer.status_code < 300
    session = guest.call("GET", "/api/session")
    cookies = guest.session.cookies.copy()
    guest.session.headers["X-CSRF-Token"] = session["csrf"]
    key = guest.call("POST", "/api/api-keys", {"name": "short", "scopes": ["contacts.view"]})
    guest.call("DELETE", f"/api/api-keys/{key['id']}")
    gone = requests.get(server.url + "/api/contacts", headers={"X-API-KEY": key["secret"]}, timeout=30)
    assert gone.status_code == 401
    guest.call("POST", "/api/sign-out")
    assert requests.get(server.url + "/api/session", cookies=cookies, timeout=30).status_code == 401

    # One that expired.
    late = Person(server)
    assert late.send("POST", "/api/sign-in", {"email": "aurelia@example.com", "password": PASSWORD}).status_code < 300
    database = sqlite3.connect(server.folder / "lodestone.sqlite", timeout=10)
    with database:
        database.execute("UPDATE sessions SET expires_at = 1 WHERE id = (SELECT max(id) FROM sessions)")
    database.close()
    assert late.send("GET", "/api/session").status_code == 401
    assert mine.person.send("GET", "/api/session").status_code == 200
