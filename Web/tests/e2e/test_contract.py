"""What the web client takes the server's answers for is what the server says of them; see tests/contract."""

import json
import re
import urllib.request
from pathlib import Path

import contract
import pytest
import target as targets

import everything


@pytest.mark.skipif(targets.is_mock(), reason="the stand-in does not describe itself")
def test_the_answers_are_what_the_web_client_takes_them_for(target):
    with urllib.request.urlopen(f"{target.url}/api/openapi.json", timeout=30) as response:
        assert contract.misfits(json.load(response)) == []


def test_a_shape_that_does_not_fit_is_told_of():
    document = {"paths": {}, "components": {"schemas": {}}}
    assert "GET /api/tags" in contract.believed()
    seen = contract.Seen()
    tag = {"id": "tag_1", "name": "VIP", "colour": None, "kind": "other", "uses": "3"}
    seen.note("GET", "/api/tags", "", 200, json.dumps({"items": [tag], "next": None}))
    assert sorted(contract.unfit(seen)) == [
        "GET /api/tags .items[].colour may be null",
        'GET /api/tags .items[].kind is \\"other\\"',
        'GET /api/tags .items[].uses is \\"3\\"',
    ]
    assert contract.unknown(seen, document) == ["GET /api/tags is no route"]


@pytest.mark.skipif(not targets.is_mock(), reason="of the stand-in alone")
def test_the_stand_in_answers_in_the_servers_shapes(target):
    server = everything.Server(target.url, target.simulator, "lodestone_session=mock")
    seen = contract.Seen()
    server.hear = lambda method, path, body, answer: seen.note(method, path, "", 200, json.dumps(answer) if answer else "")
    for row in contract.believed():
        method, path = row.split(" ")
        # Those are asked for with more than their address, or listed nowhere: other tests see them.
        if method == "GET" and not re.search(r"preview$|/quote$|/search$|bulk/|opt-in/|erasures/", path):
            everything.read(server, path)
    server.get("/api/search?q=a")
    assert contract.unfit(seen) == []
    assert len(seen.answers) > 150


def test_the_live_events_that_are_waited_for_are_the_servers():
    root = Path(__file__).resolve().parents[3]
    waited = re.findall(r'^  "([a-z-]+\.[a-z-]+)": ', (root / "Web/src/live/apply.ts").read_text(), re.M)
    shown = [name for file in root.glob("Web/tests/mock/*.mjs") for name in re.findall(r'emit\("([a-z.-]+)"', file.read_text())]
    told = set(re.findall(r'"([a-z-]+\.[a-z-]+)"', "".join(file.read_text() for file in root.glob("Sources/**/*.swift"))))
    assert len(waited) > 20
    assert {*waited, *shown} - told - {"presence"} == set()
