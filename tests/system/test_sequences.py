"""`kill -9` while the steps of sequences fire: every step is sent once, nobody is lost, and the books agree with the simulator's."""

import collections
import os
import random
import time

import pytest

from lodestone import Person, Server, eventually, free_port, people, webhook_url
from reaper import books_agree

PEOPLE = 300
KILLS = max(3, int(os.environ.get("LODESTONE_KILLS", "200")) // 10)
STEPS = ("s1", "s2")

SETTINGS = ["answer_after_ms=[1,60]", "sent_after_ms=[10,200]", "delivered_after_ms=[20,600]", "duplicates=0.2", "disorder=0.2",
            "batch_size=20", "retry_first_ms=50", "retry_longest_ms=500"]


@pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
def test_kills_while_steps_fire(tmp_path, database, start_simulator):
    seed = int(os.environ.get("LODESTONE_SEED", time.time()))
    print(f"\nLODESTONE_SEED={seed}")
    count = 1 if database is None else 2
    ports = [free_port() for _ in range(count)]
    options = [part for setting in SETTINGS for part in ("--set", setting)]
    simulator = start_simulator(webhook_url(ports[0]), "--currency", "INR", *options, seed=9)
    # One after the other: the first makes the instance key that both need.
    servers = [Server(tmp_path, port, database, simulator.url).start() for port in ports]
    try:
        run(servers, simulator, random.Random(seed))
    finally:
        for server in servers:
            server.kill()


def publish(person: Person, channel: dict, template: dict) -> str:
    """Each step comes at once after the other, so that all of them fire under the kills."""
    made = person.call("POST", "/api/sequences", {"name": "Under fire", "channelId": channel["id"]})
    delay = {"amount": 0, "unit": "minutes", "after": "previous"}
    use = {"templateId": template["id"], "variables": {}}
    steps = [{"id": step, "name": step, "on": True, "delay": delay, "template": use} for step in STEPS]
    path = f"/api/sequences/{made['id']}"
    person.call("PATCH", path, {"draft": {**made["draft"], "steps": steps}})
    assert person.call("PUT", path + "/publication")["state"] == "live"
    return path


def run(servers: list[Server], simulator, dice: random.Random):
    person = Person(servers[0]).sign_up()
    servers[0].command("credits", "grant", "--workspace", person.workspace, "--points", "5000", "--reason", "test")
    channel = person.connect(simulator)
    path = publish(person, channel, person.template(channel, "hello_world"))
    file = f"/api/imports/{person.import_csv(people(PEOPLE), 'Phone', 'Name')['id']}"
    person.call("POST", file + "/start")
    eventually(lambda: person.call("GET", file)["work"]["state"] == "applied", seconds=60)
    everybody = [contact["id"] for contact in person.all("/api/contacts")]
    assert len(everybody) == PEOPLE

    killed, enrolled = 0, 0
    while killed < KILLS:
        # Some more come in before each kill, so that something always fires.
        some = everybody[enrolled : enrolled + max(1, PEOPLE // KILLS)]
        if some:
            report = person.call("POST", path + "/enrolments", {"contactIds": some})
            assert report["enrolled"] == len(some), report
            enrolled += len(some)
        time.sleep(dice.uniform(0, 0.15))
        victim = dice.choice(servers)
        victim.kill()
        victim.launch()
        killed += 1
        for server in servers:
            server.wait_until_ready()
    if everybody[enrolled:]:
        person.call("POST", path + "/enrolments", {"contactIds": everybody[enrolled:]})
    # Nobody is enrolled twice, whoever asks again.
    again = person.call("POST", path + "/enrolments", {"contactIds": everybody})
    assert again["enrolled"] == 0 and sum(s["count"] for s in again["skipped"]) == PEOPLE, again

    def over():
        counts = person.call("GET", path)["counts"]
        return counts if counts["completed"] + counts["failed"] == PEOPLE else None

    counts = eventually(over, seconds=180, every=0.5)
    assert counts["enrolled"] == PEOPLE and counts["inProgress"] == 0 and counts["dropped"] == 0, counts
    eventually(lambda: not waiting(person, path), seconds=180, every=1)
    simulator.settle()

    messages = []
    for enrolment in person.all(path + "/enrolments"):
        items = person.call("GET", f"{path}/enrolments/{enrolment['id']}")["path"]
        sent = [item for item in items if item["kind"] == "sent"]
        assert [item["step"]["id"] for item in sent] == list(STEPS), items
        messages += [item["messageId"] for item in sent]
    assert len(set(messages)) == len(messages) == PEOPLE * len(STEPS), "a step was lost, or sent twice"
    entries = collections.Counter(entry["biz_opaque_callback_data"] for entry in simulator.ledger())
    assert max(entries.values()) == 1, "a message was sent twice"
    assert set(entries) <= set(messages), "something was sent that no step knows of"
    missing = len(messages) - len(entries)
    print(f"{killed} kills, {len(messages)} messages, {missing} in dead hands")
    analytics = person.call("GET", path + "/analytics")
    assert [step["scheduled"] for step in analytics["steps"]] == [PEOPLE] * len(STEPS)

    eventually(lambda: books_agree(person, simulator), seconds=60, every=0.5)
    for server in servers:
        server.stop()
    assert "All invariants hold." in servers[0].command("verify")


def waiting(person: Person, path: str) -> int:
    """How many messages have not left yet."""
    count = 0
    for enrolment in person.all(path + "/enrolments")[:20]:
        items = person.call("GET", f"{path}/enrolments/{enrolment['id']}")["path"]
        count += sum(1 for item in items if item["state"] in ("queued", "submitting"))
    return count
