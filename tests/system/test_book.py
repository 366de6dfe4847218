"""The contact book on a real server, on both engines: files in and out, many at once, a refusal by word, an erased person."""

import csv
import io
import json
import time
import urllib.parse

import pytest

from lodestone import Person, Server, Simulator, eventually, free_port, webhook_url

FILE = """Name;Phone;E-mail;City;Groups;Consent
Asha Verma;+91 98450 12301;asha@example.com;Bengaluru;VIP, New;yes
Olivia Bennett;+44 20 7183 8750;olivia@example.com;London;VIP;no
Nobody;12;;;;
Jürgen Groß;+49 151 23456789;;Köln;;yes
"""


@pytest.fixture(params=["sqlite", "postgres"])
def desk(request, tmp_path, start_simulator):
    database = request.getfixturevalue("postgres_database") if request.param == "postgres" else None
    port = free_port()
    simulator = start_simulator(webhook_url(port))
    server = Server(tmp_path, port, database=database, simulator=simulator.url).start()
    ada = Person(server).sign_up()
    ada.connect(simulator)
    ada.call("POST", "/api/contact-fields", {"key": "city", "label": "City", "type": "text"})
    yield simulator, server, ada
    server.stop()


def worked(ada: Person, upload: dict, verb: str, state: str) -> dict:
    path = f"/api/imports/{upload['id']}"
    ada.call("POST", f"{path}/{verb}", {})
    return eventually(lambda: (now := ada.call("GET", path))["work"]["state"] == state and now)


def taken_in(ada: Person, text: str) -> dict:
    upload = ada.upload(text.encode()).json()
    eventually(lambda: ada.call("GET", f"/api/imports/{upload['id']}")["state"] in ("mapping", "uploaded", "ready", "new"))
    mapping = [
        {"column": "Name", "to": "name"},
        {"column": "Phone", "to": "phone"},
        {"column": "E-mail", "to": "email"},
        {"column": "City", "to": "custom.city"},
        {"column": "Groups", "to": "tag"},
        {"column": "Consent", "to": "optIn"},
    ]
    wanted = {"mapping": mapping, "country": "IN", "duplicates": "update", "optIn": "row", "consentEvidence": "The fair in May"}
    ada.call("PATCH", f"/api/imports/{upload['id']}", wanted)
    return ada.imported(upload)


def exported(ada: Person, body: dict) -> str:
    export = ada.call("POST", "/api/exports", {"format": "csv", **body})
    ready = eventually(lambda: (now := ada.call("GET", f"/api/exports/{export['id']}"))["state"] == "ready" and now)
    answer = ada.send("GET", ready["url"] or f"/api/exports/{export['id']}/file")
    assert answer.status_code == 200, answer.text
    return answer.content.decode("utf-8-sig")


COLUMNS = ["name", "phone", "email", "tags", "optIn", "custom.city"]


def test_a_file_comes_in_goes_out_and_is_undone(desk):
    _, _, ada = desk
    upload = taken_in(ada, FILE)
    tried = worked(ada, upload, "dry-run", "checked")["work"]
    assert (upload["ok"], upload["invalid"], tried["created"]) == (3, 1, 3) and ada.all("/api/contacts") == []
    done = worked(ada, upload, "start", "applied")["work"]
    assert done["created"] == 3
    people = {contact["name"]: contact for contact in ada.all("/api/contacts")}
    assert people["Asha Verma"]["fields"]["city"] == "Bengaluru" and people["Asha Verma"]["optIn"] == "yes"
    assert {tag["name"] for tag in people["Asha Verma"]["tags"]} == {"VIP", "New"}
    assert people["Olivia Bennett"]["optIn"] == "no"
    verdicts = ada.send("GET", f"/api/imports/{upload['id']}/verdicts.csv").text
    assert len(list(csv.reader(io.StringIO(verdicts)))) == 5

    file = exported(ada, {"columns": COLUMNS})
    rows = list(csv.reader(io.StringIO(file)))
    assert len(rows) == 4 and any("Jürgen Groß" in row for row in rows)
    vip = exported(ada, {"filter": {"field": "tag", "op": "is", "value": people["Olivia Bennett"]["tags"][0]["id"]}, "columns": COLUMNS})
    assert len(list(csv.reader(io.StringIO(vip)))) == 3

    undone = worked(ada, upload, "undo", "undone")["work"]
    assert undone["undone"] == 3 and ada.all("/api/contacts") == []


def test_many_at_once_and_back(desk):
    _, _, ada = desk
    worked(ada, taken_in(ada, FILE), "start", "applied")
    wanted = {"field": "custom.city", "op": "is", "value": "London"}
    count = ada.call("POST", "/api/contacts/count", {"filter": wanted})
    assert count["count"] == 1 and count["sample"][0]["name"] == "Olivia Bennett" and count["milliseconds"] >= 0
    assert len(ada.all("/api/contacts?filter=" + urllib.parse.quote(json.dumps(wanted)))) == 1
    everybody = {"any": [{"field": "phone", "op": "isSet"}]}
    bulk = ada.call("POST", "/api/contacts/bulk", {"filter": everybody, "change": {"fields": {"city": "Pune"}}})
    path = f"/api/contacts/bulk/{bulk['id']}"
    done = eventually(lambda: (now := ada.call("GET", path))["state"] == "done" and now)
    assert (done["matched"], done["changed"], done["failed"]) == (3, 3, 0)
    assert {contact["fields"]["city"] for contact in ada.all("/api/contacts")} == {"Pune"}
    ada.call("POST", f"{path}/undo", {})
    eventually(lambda: ada.call("GET", path)["state"] == "undone")
    assert {contact["fields"]["city"] for contact in ada.all("/api/contacts")} == {"Bengaluru", "London", "Köln"}


def test_a_word_refuses_and_a_person_is_erased(desk):
    simulator, server, ada = desk
    simulator.control("POST", "inbound", {"from": "+919800000431", "text": "My teapot is broken"})
    person = eventually(lambda: next(iter(ada.all("/api/contacts")), None))
    simulator.control("POST", "inbound", {"from": "+919800000431", "text": " Stop. "})
    path = f"/api/contacts/{person['id']}"
    eventually(lambda: ada.call("GET", path)["optIn"] == "no")
    ledger = ada.call("GET", f"{path}/consent")["events"]
    assert any(event["purpose"] == "marketing" and event["value"] == "no" for event in ledger)
    conversation = ada.all("/api/conversations?tab=open")[0]
    said = eventually(
        lambda: [
            item
            for item in ada.call("GET", f"/api/conversations/{conversation['id']}/messages")["items"]
            if item.get("direction") == "out"
        ]
    )
    assert len(said) == 1  # The confirmation.
    time.sleep(1.1)  # WhatsApp's times are whole seconds, and of two words in one the refusal stands.
    simulator.control("POST", "inbound", {"from": "+919800000431", "text": "START"})
    eventually(lambda: ada.call("GET", path)["optIn"] == "yes")

    ada.call("DELETE", path)
    assert ada.all("/api/contacts") == []
    ada.call("POST", f"{path}/restore", {})
    assert [contact["id"] for contact in ada.all("/api/contacts")] == [person["id"]]
    ada.call("DELETE", path)
    erasure = ada.call("POST", f"{path}/erase", {"confirm": person["id"]})
    proof = eventually(lambda: (now := ada.call("GET", f"/api/erasures/{erasure['id']}"))["state"] == "done" and now)
    assert proof["digest"] and proof["counts"]["messages"] >= 4
    assert "teapot" not in json.dumps(ada.call("GET", "/api/search?q=teapot"))
    server.command("verify")
