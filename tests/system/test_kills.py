"""`kill -9` at random moments: nobody is written to twice, nobody is lost, and the books agree with the simulator's."""

import collections
import os
import random
import time
from decimal import Decimal

import pytest
import requests

from lodestone import Person, Server, Simulator, eventually, free_port, people

RECIPIENTS = 2000
KILLS = int(os.environ.get("LODESTONE_KILLS", "200"))
OVER = ("completed", "failed", "cancelled")


@pytest.fixture
def world(tmp_path):
    port = free_port()
    simulator = Simulator(
        f"http://127.0.0.1:{port}/webhooks/whatsapp", "--currency", "INR", "--set", "batch_size=20", seed=7
    )
    server = Server(tmp_path, port, simulator=simulator.url).start()
    yield server, simulator
    if server.process.poll() is None:
        server.kill()
    simulator.stop()


def start_campaign(person: Person, channel: dict, number: int) -> dict:
    template = person.template(channel, "hello_world")
    audience = person.import_csv(people(RECIPIENTS), "Phone", "Name")
    draft = {
        "name": f"Campaign {number}",
        "channelId": channel["id"],
        "templateId": template["id"],
        "importId": audience["id"],
        "variables": {},
    }
    campaign = person.call("POST", "/api/campaigns", draft)
    return person.call("PUT", f"/api/campaigns/{campaign['id']}/start", {})


def over(person: Person, campaign: dict):
    """The campaign, once it is over; nothing while it runs or the server is not there."""
    try:
        now = person.call("GET", f"/api/campaigns/{campaign['id']}")
    except requests.ConnectionError:
        return None
    return now if now["state"] in OVER else None


def test_kills_during_campaigns(world):
    server, simulator = world
    seed = int(os.environ.get("LODESTONE_SEED", time.time()))
    print(f"seed {seed}")
    dice = random.Random(seed)
    person = Person(server).sign_up()
    workspace = person.me["workspace"]["id"]
    server.command("credits", "grant", "--workspace", workspace, "--points", "20000", "--reason", "test")
    channel = person.connect(simulator)

    kills, campaigns = 0, []
    while kills < KILLS:
        campaigns.append(start_campaign(person, channel, len(campaigns) + 1))
        while kills < KILLS:
            time.sleep(dice.uniform(0.0, 0.5))
            server.kill()
            kills += 1
            server.launch()
            # Some are killed while they still start.
            if dice.random() < 0.25:
                continue
            server.wait_until_ready()
            if over(person, campaigns[-1]):
                break
    server.wait_until_ready()
    for campaign in campaigns:
        eventually(lambda: over(person, campaign), seconds=300, every=0.5)
    eventually(lambda: simulator.control("GET", "state")["webhooks"]["undelivered"] == 0, seconds=120)

    ledger = simulator.ledger()
    sent = collections.Counter(entry["biz_opaque_callback_data"] for entry in ledger)
    assert max(sent.values()) == 1, "a message was sent twice"
    written_to = collections.Counter(entry["recipient"] for entry in ledger)
    assert max(written_to.values()) <= len(campaigns), "somebody was written to twice in one campaign"

    states = collections.Counter()
    reached = collections.Counter()
    for campaign in campaigns:
        recipients = person.all(f"/api/campaigns/{campaign['id']}/recipients")
        assert len(recipients) == RECIPIENTS, "a recipient was lost"
        states.update(recipient["state"] for recipient in recipients)
        reached.update(r["phone"] for r in recipients if r["state"] in ("sent", "delivered", "read"))
    print(f"{kills} kills, {len(campaigns)} campaigns, {dict(states)}")
    assert states["queued"] == states["submitting"] == 0
    assert reached == written_to, "what we say was sent is not what was sent"

    def books():
        spent = Decimal(person.call("GET", "/api/credits")["spent"])
        priced = sum(Decimal(entry["cost"]) for entry in simulator.ledger() if entry["charged"])
        return (spent, priced) if spent == priced else None

    print("charged and priced:", eventually(books, seconds=60, every=0.5))
    server.stop()
    print(server.command("verify"))
