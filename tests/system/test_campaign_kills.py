"""`kill -9` over campaigns of every kind at once, one process on SQLite and two on PostgreSQL: audiences of all sources with
exclusions, planning, A/B and its winner, a throttle, a start to come, a budget, retries, retargeting, an API campaign.

Nobody gets a campaign twice, nobody is lost, and report, counters and wallet are what the simulator's ledger says.
"""

import collections
import datetime
import math
import os
import random
import time
from decimal import Decimal

import pytest

from lodestone import Person, Server, eventually, free_port, people, webhook_url
from reaper import Reaper, books_agree, hurry, sql

KILLS = int(os.environ.get("LODESTONE_KILLS", "200"))
KILLS_OF_A_ROUND = 40
PEOPLE = 120
LARGE = 3000
GRANTED = 1_000_000
OVER = ("completed", "failed", "cancelled")
RETRIED = (131000, 131049)
ATTEMPTS = 2

SETTINGS = [
    'failures={"131026":0.03,"131049":0.08,"131000":0.05,"130472":0.01}',
    "answer_after_ms=[1,150]",
    "sent_after_ms=[10,200]",
    "delivered_after_ms=[20,400]",
    "read_after_ms=[50,1000]",
    "read_without_delivered=0.1",
    "duplicates=0.2",
    "disorder=0.2",
    "late_by_ms=[100,1000]",
    "batch_size=20",
    "retry_first_ms=50",
    "retry_longest_ms=500",
]


def numbers(first: int, count: int) -> list[str]:
    return [f"+9198{number:08d}" for number in range(first, first + count)]


def pasted(phones: list[str]) -> dict:
    return {"kind": "numbers", "text": "\n".join(phones)}


class Campaign:
    """One that a round starts, and who is to get it."""

    def __init__(self, person: Person, made: dict, expected: list[str]):
        self.person, self.made, self.name, self.expected = person, made, made["name"], set(expected)
        self.path = f"/api/campaigns/{made['id']}"

    def now(self) -> dict:
        return self.person.call("GET", self.path)

    def start(self, **body):
        self.person.call("PUT", self.path + "/start", body)

    def is_over(self) -> bool:
        return self.now()["state"] in OVER

    def press(self, method: str, path: str, body=None):
        """As a person does whose server dies meanwhile: what becomes of it is not known, and a conflict is no surprise."""
        answer = self.person.send(method, self.path + path, body)
        assert answer.status_code < 300 or answer.status_code == 409, f"{self.name} {path}: {answer.text[:2000]}"


class Round:
    """A campaign of each kind, to people of the round's own."""

    def __init__(self, person: Person, reaper: Reaper, channel: dict, templates: dict, number: int):
        self.person, self.reaper, self.dice = person, reaper, reaper.dice
        first = number * 10_000
        hello = {"templateId": templates["hello_world"]["id"], "variables": {}}
        greeting = {"templateId": templates["welcome_back"]["id"], "variables": {"body.1": {"field": "name", "fallback": "you"}}}
        base = {"channelId": channel["id"], **hello, "retry": {"on": True, "attempts": ATTEMPTS}}

        def make(name: str, expected: list[str], **more) -> Campaign:
            made = person.call("POST", "/api/campaigns", {**base, "name": f"{name} {number}", **more})
            return Campaign(person, made, expected)

        def to(name: str, phones: list[str], **more) -> Campaign:
            return make(name, phones, audience={"sources": [pasted(phones)], "exclude": []}, **more)

        tag, segment = self.taken_in(first, number)
        known, added = numbers(first, PEOPLE), numbers(first + PEOPLE - 10, 40)
        self.mixed = make(
            "Mixed",
            sorted({*known, *added} - set(known[:15])),
            audience={"sources": [segment, tag, pasted(added)], "exclude": [pasted(known[:15])]},
            variants=[{"key": "a", "name": "A", "share": 50, **hello}, {"key": "b", "name": "B", "share": 50, **greeting}],
            winner={"by": "delivered", "afterHours": 1, "sample": 50},
            holdout=10,
        )
        file = person.import_csv(people(PEOPLE, first + 1000), "Phone", "Name")
        self.throttled = make(
            "Throttled", numbers(first + 1000, PEOPLE), importId=file["id"], schedule={"perMinute": 2400}
        )
        self.later = to("Later", numbers(first + 2000, PEOPLE))
        self.frugal = to("Frugal", numbers(first + 3000, PEOPLE))
        person.call("PATCH", self.frugal.path, {"budget": self.half_of(self.frugal)})
        self.large = to("Large", numbers(first + 4000, LARGE), schedule={"perDay": 30})
        self.asked = make("API", numbers(first + 8000, 30), kind="api")
        self.campaigns = [self.mixed, self.throttled, self.later, self.frugal, self.large, self.asked]
        # What an API campaign is asked for is written down by whoever asks.
        self.requests = [
            {"phone": phone, "name": "Customer", "values": {}, "reference": f"r{place}"}
            for place, phone in enumerate(sorted(self.asked.expected))
        ]

    def half_of(self, campaign: Campaign) -> str:
        return str(Decimal(self.person.call("GET", campaign.path + "/estimate")["total"]) / 2)

    def taken_in(self, first: int, number: int) -> tuple[dict, dict]:
        """Contacts of a file, with a tag, and the segment of those who have it."""
        person = self.person
        upload = person.import_csv(people(PEOPLE, first), "Phone", "Name")
        path = f"/api/imports/{upload['id']}"
        person.call("PATCH", path, {"tags": [f"Round {number}"]})
        person.imported(upload)
        person.call("POST", path + "/start", {})
        eventually(lambda: person.call("GET", path)["work"]["state"] == "applied", seconds=60)
        tag = next(tag for tag in person.call("GET", "/api/tags?kind=contact")["items"] if tag["name"] == f"Round {number}")
        wanted = {"all": [{"field": "tag", "op": "is", "value": tag["id"]}, {"field": "name", "op": "startsWith", "value": "Person"}]}
        body = {"name": f"Round {number}", "kind": "dynamic", "filter": wanted}
        segment = person.call("POST", "/api/segments", body)
        return {"kind": "tag", "id": tag["id"]}, {"kind": "segment", "id": segment["id"]}

    def storm(self, kills: int):
        """Everything starts, and runs under kills."""
        soon = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=4)
        self.later.start(at=soon.strftime("%Y-%m-%dT%H:%M:%SZ"))
        for campaign in self.campaigns:
            if campaign is not self.later:
                campaign.start()
        self.reaper.before = self.reaper.counters()
        for strike in range(kills):
            self.reaper.wait_until_ready()
            if self.is_over():
                break
            planning = any(c.now()["state"] == "starting" for c in self.campaigns)
            act = self.act(is_late=strike > kills // 2)
            meanwhile = (lambda: hurry(self.reaper.servers[0])) if self.dice.random() < 0.5 else None
            self.reaper.strike("planning" if planning else "campaign", 1 if planning else 0.45, act, meanwhile)

    def act(self, is_late: bool):
        """What somebody asks for at the moment of the kill."""
        dice = self.dice.random()
        if dice < 0.35:
            campaign = self.dice.choice([self.mixed, self.throttled, self.frugal, self.later])
            method = "DELETE" if campaign.now()["state"] == "paused" else "PUT"
            return lambda: campaign.press(method, "/pause")
        if dice < 0.6:
            return self.ask
        if is_late and dice < 0.7:
            return lambda: self.later.press("PUT", "/cancellation")
        return None

    def ask(self):
        """For some messages, of which some were asked for before."""
        for request in self.dice.sample(self.requests, 5):
            self.asked.press("POST", "/messages", request)

    def is_over(self) -> bool:
        return all(c.is_over() for c in self.campaigns if c not in (self.large, self.asked))

    def calm(self):
        """Lets everything come to its end, with a kill now and then, for days have to pass."""
        self.reaper.wait_until_ready()
        eventually(lambda: self.large.now()["state"] != "starting" and (self.large.now()["resting"] or self.large.is_over()), seconds=120)
        self.large.press("PUT", "/cancellation")
        for request in self.requests:
            self.asked.press("POST", "/messages", request)
        for turn in range(30):
            self.reaper.wait_until_ready()
            for campaign in self.campaigns:
                self.push(campaign)
            self.reaper.simulator.settle()
            waiting = sql(self.reaper.servers[0], "SELECT count(*) FROM campaign_recipients WHERE next_attempt_at IS NOT NULL")
            if self.is_over() and waiting == "0":
                break
            assert turn < 29, f"{waiting} attempts wait; " + ", ".join(f"{c.name}: {c.now()['state']}" for c in self.campaigns)
            self.reaper.strike("resting", 0.3, meanwhile=lambda: hurry(self.reaper.servers[0]))
        counts = eventually(lambda: (now := self.asked.now()["counts"])["queued"] + now["submitting"] == 0 and now, seconds=60)
        assert counts["audience"] == len(self.requests), counts
        self.asked.press("PUT", "/cancellation")

    def push(self, campaign: Campaign):
        now = campaign.now()
        if now["state"] != "paused":
            return
        if (now["failure"] or {}).get("code") == "budget-reached":
            assert Decimal(now["cost"]["charged"]) <= Decimal(now["budget"]), now
            campaign.press("PATCH", "", {"budget": None})
        campaign.press("DELETE", "/pause")

    def retarget(self, kills: int):
        """Those whom the first did not reach are written to again, by a campaign of its own."""
        failed = [r["phone"] for r in self.person.recipients(self.throttled.made) if r["state"] == "failed"]
        body = {"outcome": "failed", "name": f"{self.throttled.name} again"}
        made = self.person.call("POST", self.throttled.path + "/retarget", body)
        again = Campaign(self.person, made, failed)
        self.campaigns = [again, *self.campaigns]
        again.start()
        for _ in range(kills):
            self.reaper.strike("campaign", 0.2)
        self.reaper.wait_until_ready()


@pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
def test_kills_over_campaigns_of_every_kind(tmp_path, database, start_simulator):
    seed = int(os.environ.get("LODESTONE_SEED", time.time()))
    print(f"\nLODESTONE_SEED={seed} LODESTONE_KILLS={KILLS}")
    ports = [free_port() for _ in range(1 if database is None else 2)]
    options = [part for setting in SETTINGS for part in ("--set", setting)]
    simulator = start_simulator(webhook_url(ports[0]), "--currency", "INR", *options, seed=11)
    # Some answers never come: Meta has the message, or it does not.
    simulator.control("POST", "faults", {"path": "messages", "drop": True, "share": 0.02})
    simulator.control("POST", "faults", {"path": "messages", "refuse": 130429, "share": 0.005})
    # One after the other: the first makes the instance key that both need.
    servers = [Server(tmp_path, port, database, simulator.url).start() for port in ports]
    try:
        run(servers, simulator, math.ceil(KILLS * (3 if database is None else 2) / 5), random.Random(seed))
    finally:
        for server in servers:
            server.kill()


def run(servers: list[Server], simulator, wanted: int, dice: random.Random):
    began = time.monotonic()
    person = Person(servers[0]).sign_up()
    servers[0].command("credits", "grant", "--workspace", person.workspace, "--points", str(GRANTED), "--reason", "test")
    channel = person.connect(simulator)
    templates = {name: person.template(channel, name) for name in ("hello_world", "welcome_back")}
    reaper = Reaper(servers, simulator, dice)
    rounds: list[Round] = []
    while sum(reaper.kills.values()) < wanted:
        quota = min(KILLS_OF_A_ROUND, wanted - sum(reaper.kills.values()))
        now = Round(person, reaper, channel, templates, len(rounds))
        now.storm(quota)
        now.calm()
        now.retarget(quota // 10)
        now.calm()
        rounds.append(now)
        print(f"{time.monotonic() - began:.0f} s: {dict(reaper.kills)}", flush=True)

    credits = eventually(lambda: books_agree(person, simulator), seconds=60, every=0.5)
    entries = simulator.ledger()
    sent = collections.Counter(entry["biz_opaque_callback_data"] for entry in entries)
    assert max(sent.values()) == 1, "a message was sent twice"
    ledger = {entry["biz_opaque_callback_data"]: entry for entry in entries}
    states, held = collections.Counter(), Decimal(0)
    for campaign in (campaign for one in rounds for campaign in one.campaigns):
        found, kept = check(person, campaign, ledger)
        states += found
        held += kept
    assert not ledger, "something was sent that no campaign knows of"
    assert Decimal(credits["held"]) == held, "credits are held for nobody"
    assert sum(Decimal(credits[part]) for part in ("available", "held", "spent")) == GRANTED + 50, "credits were made or lost"
    # What is counted is what there is.
    wrong = """SELECT c.name FROM campaigns c WHERE c.retrying <> (SELECT count(*) FROM campaign_recipients r
        WHERE r.workspace_id = c.workspace_id AND r.campaign_id = c.id AND r.next_attempt_at IS NOT NULL)"""
    assert sql(servers[0], wrong) == "", "attempts are waited for that nobody makes"

    for server in servers:
        server.stop()
    assert "All invariants hold." in servers[0].command("verify")
    print(f"{dict(states)}, {len(entries)} sent, charged and priced {credits['spent']}, {time.monotonic() - began:.0f} s")


def check(person: Person, campaign: Campaign, ledger: dict[str, dict]) -> tuple[collections.Counter, Decimal]:
    """What a campaign says of each person, its counters and its report are what the simulator saw."""
    recipients = person.recipients(campaign.made)
    states, failed, held = collections.Counter(), collections.Counter(), Decimal(0)
    spent, left_out, reached = Decimal(0), set(), []
    for recipient in recipients:
        state = recipient["state"]
        states[state] += 1
        held += Decimal(recipient["cost"]["held"])
        if state == "skipped":
            left_out.add(recipient["error"]["code"])
            # Who is named twice is written to once; the held out are of those who would have been.
            if recipient["error"]["code"] == -32:
                reached.append(recipient["phone"])
            continue
        reached.append(recipient["phone"])
        if state == "failed":
            failed[recipient["error"]["code"]] += 1
        cost = Decimal(0)
        for entry in attempts(person, recipient, ledger):
            assert entry["recipient"] == recipient["phone"], (recipient, entry)
            cost += Decimal(entry["cost"]) if entry["charged"] else 0
        assert Decimal(recipient["cost"]["charged"] or 0) == cost, recipient
        spent += cost
    assert len(set(reached)) == len(reached), f"{campaign.name}: somebody was written to twice"
    assert set(reached) == campaign.expected, f"{campaign.name}: somebody was lost, or written to who was not meant"
    assert left_out <= {-20, -29, -32}, left_out

    now, report = campaign.now(), person.call("GET", campaign.path + "/report")
    counts = {state: count for state, count in now["counts"].items() if count and state != "audience"}
    assert counts == states, f"{campaign.name}: the counters are not its recipients"
    assert now["counts"]["audience"] == len(recipients) == report["funnel"]["audience"]
    delivered = states["delivered"] + states["read"]
    assert (report["funnel"]["delivered"], report["funnel"]["failed"]) == (delivered, states["failed"])
    assert {reason["code"]: reason["count"] for reason in report["reasons"]} == failed, report["reasons"]
    cost = report["cost"]
    assert Decimal(now["cost"]["charged"]) == Decimal(cost["charged"]) == spent, (campaign.name, cost, spent)
    for part in ("estimated", "charged"):
        assert sum(Decimal(line[part]) for line in cost["lines"]) == Decimal(cost[part]), cost
    for line in cost["lines"]:
        assert line["words"] or Decimal(line["estimated"]) == Decimal(line["charged"]), line
    return states, held


def attempts(person: Person, recipient: dict, ledger: dict[str, dict]) -> list[dict]:
    """What the simulator has of a recipient's attempts: each but the last failed for a reason that may pass."""
    entry = ledger.pop(recipient["messageId"], None)
    # In a dead process's hands: reported as unknown, not sent again. Cancelled: taken back in time.
    assert entry or recipient["state"] in ("unknown", "cancelled"), recipient
    assert entry is None or recipient["state"] == entry["state"], (recipient, entry)
    found = [entry] if entry else []
    assert recipient["attempt"] <= ATTEMPTS + 1
    message = recipient["messageId"]
    for _ in range(recipient["attempt"] - 1):
        message = person.call("GET", f"/api/messages/{message}")["retryOf"]
        earlier = ledger.pop(message)
        assert earlier["state"] == "failed" and earlier["error"] in RETRIED, earlier
        found.append(earlier)
    return found
