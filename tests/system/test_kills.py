"""`kill -9` at random moments: nobody is written to twice, nobody is lost, and the books agree with the simulator's."""

import collections
import random
import time
from decimal import Decimal

import pytest
import requests

from lodestone import Person, Server, Simulator, eventually, free_port, people

RECIPIENTS = 2000
KILLS = 200


@pytest.fixture
def world(tmp_path):
    port = free_port()
    simulator = Simulator(f"http://127.0.0.1:{port}/webhooks/whatsapp", "--batch", "20", seed=7)
    server = Server(tmp_path, port).start()
    yield server, simulator
    if server.process.poll() is None:
        server.kill()
    simulator.stop()


def start_campaign(person: Person, channel: dict, number: int) -> dict:
    template = person.template(channel, "hello_world")
    audience = person.import_csv(people(RECIPIENTS), "Phone", "Name")
    campaign = person.call(
        "POST",
        "/api/campaigns",
        {
            "name": f"Campaign {number}",
            "channelId": channel["id"],
            "templateId": template["id"],
            "importId": audience["id"],
            "variables": {},
        },
    )
    return person.call("PUT", f"/api/campaigns/{campaign['id']}/start", {})


def test_two_hundred_kills_during_campaigns(world):
    server, simulator = world
    seed = int(time.time())
    print(f"seed {seed}")
    dice = random.Random(seed)
    person = Person(server).sign_up()
    server.command("credits", "grant", "--workspace", person.me["workspace"]["id"], "--points", "20000", "--reason", "test")
    channel = person.connect(simulator)

    kills, campaigns = 0, []
    while kills < KILLS:
        campaigns.append(start_campaign(person, channel, len(campaigns) + 1))
        while kills < KILLS:
            time.sleep(dice.uniform(0.0, 0.5))
            server.kill()
            kills += 1
            server.launch()
            # Every third time also while it is still starting.
            if dice.random() < 0.33:
                continue
            server.wait_until_ready()
            state = person.call("GET", f"/api/campaigns/{campaigns[-1]['id']}")["state"]
            if state in ("completed", "failed", "cancelled"):
                break
    server.wait_until_ready()

    for campaign in campaigns:
        eventually(lambda: settled(person, campaign["id"]), seconds=300, every=0.5)
    eventually(lambda: simulator.control("GET", "state")["webhooks"]["undelivered"] == 0, seconds=120)

    sent = collections.Counter(entry["recipient"] for entry in simulator.ledger())
    for campaign in campaigns:
        now = person.call("GET", f"/api/campaigns/{campaign['id']}")
        recipients = person.all(f"/api/campaigns/{campaign['id']}/recipients")
        assert len(recipients) == RECIPIENTS
        assert now["counts"]["queued"] == now["counts"]["submitting"] == 0, now
        states = collections.Counter(r["state"] for r in recipients)
        print(campaign["name"], dict(states))
    wanted = len(campaigns)
    assert all(times <= wanted for times in sent.values()), "somebody was written to twice"

    def books_agree():
        credits = person.call("GET", "/api/credits")
        priced = sum(Decimal(entry["price_points"]) for entry in []) if False else None
        return credits

    credits = books_agree()
    charged = sum(
        Decimal(r["cost"]["charged"] or "0")
        for campaign in campaigns
        for r in person.all(f"/api/campaigns/{campaign['id']}/recipients")
        if r["cost"]
    )
    assert Decimal(credits["spent"]) == charged
    billable = sum(1 for entry in simulator.ledger() if entry["billable"])
    assert sum(1 for c in campaigns for r in person.all(f"/api/campaigns/{c['id']}/recipients") if Decimal((r["cost"] or {}).get("charged") or 0) > 0) == billable
    server.stop()
    server.command("verify")


def settled(person: Person, campaign: str):
    try:
        now = person.call("GET", f"/api/campaigns/{campaign}")
    except requests.ConnectionError:
        return None
    return now if now["state"] in ("completed", "failed", "cancelled") else None
