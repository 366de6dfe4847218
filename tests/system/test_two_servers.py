"""Two `lodestone serve` processes on one PostgreSQL share a campaign: each sends a part, and nothing is sent twice."""

import collections
import random
import time
from decimal import Decimal

import pytest
from conftest import query

from lodestone import Person, Server, eventually, free_port, people, webhook_url

RECIPIENTS = 2000


class Shares:
    """Which process had which message in its hands, looked at many times a second while they send."""

    def __init__(self, database: str):
        self.database = database
        self.owners: dict[str, str] = {}

    def look(self) -> list[int]:
        rows = query(self.database, "SELECT id, owner FROM messages WHERE owner IS NOT NULL")
        for row in rows.split():
            message, owner = row.split("|")
            self.owners.setdefault(message, owner)
        return sorted(collections.Counter(self.owners.values()).values(), reverse=True)


@pytest.mark.parametrize("is_killed", [False, True], ids=["both live", "one is killed"])
def test_two_servers_share_a_campaign(tmp_path, postgres_database, start_simulator, is_killed):
    ports = free_port(), free_port()
    simulator = start_simulator(
        webhook_url(ports[0]),
        *("--currency", "INR", "--messages-per-second", "200"),
        *("--set", "batch_size=20", "--set", "answer_after_ms=[5,60]", "--set", "read_after_ms=[100,2000]"),
        *("--set", "duplicates=0.1", "--set", "retry_first_ms=100", "--set", "retry_longest_ms=1000"),
        seed=3,
    )
    # One after the other: the first makes the instance key that both need.
    servers = [Server(tmp_path, port, postgres_database, simulator.url).start() for port in ports]
    try:
        share(servers, simulator, postgres_database, is_killed)
    finally:
        for server in servers:
            server.kill()


def share(servers: list[Server], simulator, database: str, is_killed: bool):
    person = Person(servers[0]).sign_up()
    servers[0].command("credits", "grant", "--workspace", person.workspace, "--points", "5000", "--reason", "test")
    channel = person.connect(simulator)
    template = person.template(channel, "hello_world")
    audience = person.import_csv(people(RECIPIENTS), "Phone", "Name")
    campaign = person.draft(channel, audience, template, "Shared")
    person.start(campaign)

    shares = Shares(database)
    if is_killed:
        # In the middle, at a moment of chance, when both have sent.
        eventually(lambda: len(shares.look()) == 2 and sum(shares.look()) > 300, seconds=120, every=0.02)
        time.sleep(random.uniform(0, 0.3))
        assert simulator.control("GET", "state")["messages"]["accepted"] < RECIPIENTS
        servers[1].kill()
    eventually(lambda: shares.look() and person.campaign(campaign)["state"] == "completed", seconds=240, every=0.02)
    simulator.settle()

    def books():
        spent = Decimal(person.call("GET", "/api/credits")["spent"])
        priced = sum(Decimal(entry["cost"]) for entry in simulator.ledger() if entry["charged"])
        return (spent, priced) if spent == priced else None

    books = eventually(books, seconds=60, every=0.5)
    ledger = simulator.ledger()
    sent = collections.Counter(entry["recipient"] for entry in ledger)
    recipients = person.recipients(campaign)
    unknown = [r["phone"] for r in recipients if r["state"] == "unknown"]
    parts = shares.look()
    print(f"\nshares {parts}, sent {len(ledger)}, unknown {len(unknown)}, charged and priced {books}")

    assert max(sent.values()) == 1, "somebody was written to twice"
    assert len(recipients) == RECIPIENTS
    assert sorted(list(sent) + unknown) == sorted(r["phone"] for r in recipients), "somebody was lost"
    # What is claimed and answered between two looks is not seen; most is.
    assert len(parts) == 2 and RECIPIENTS // 2 < sum(parts) <= RECIPIENTS, "they did not share the work"
    if is_killed:
        # What was in its hands: at most a quarter of a second's worth and the calls under way.
        assert len(unknown) < 300
    else:
        assert not unknown
        assert min(parts) > RECIPIENTS // 10, "the sharing is not fair"
    for server in servers:
        if server.is_running:
            server.stop()
    assert "All invariants hold." in servers[0].command("verify")
