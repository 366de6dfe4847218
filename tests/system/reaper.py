"""What kills servers again and again, and looks over time's shoulder."""

import collections
import random
import sqlite3
import time
from decimal import Decimal

from conftest import query
from lodestone import InBackground, Person, Server


class Reaper:
    """Kills servers again and again, one of them at a time, and knows what was done before each died."""

    def __init__(self, servers: list[Server], simulator, dice: random.Random):
        self.servers = servers
        self.simulator = simulator
        self.dice = dice
        self.kills = collections.Counter()
        self.before = self.counters()

    @property
    def counted(self) -> int:
        """Kills of processes that had sent messages or taken webhooks of a campaign."""
        return self.kills["sending"] + self.kills["webhooks only"]

    def counters(self) -> tuple[int, int]:
        state = self.simulator.control("GET", "state")
        return state["messages"]["accepted"], state["webhooks"]["posts"] - state["webhooks"]["failed_posts"]

    def wait_until_ready(self):
        for server in self.servers:
            server.wait_until_ready()

    def strike(self, phase: str, seconds: float, act=None, meanwhile=None):
        """Lets the processes live for a moment, with `act` under way, kills one and launches the next; `meanwhile` it is dead."""
        victim = self.dice.choice(self.servers)
        # Some are killed while they still start.
        if self.dice.random() < 0.15:
            time.sleep(self.dice.uniform(0, 0.3))
            victim.kill()
            self.kills["while starting"] += 1
            victim.launch()
        self.wait_until_ready()
        acting = InBackground(act) if act else None
        # Most, but not all, die after their first message or webhook rather than before.
        if phase == "campaign" and not act and self.dice.random() < 0.8:
            self.wait_for_work()
        time.sleep(self.dice.uniform(0, seconds))
        victim.kill()
        if acting:
            acting.join()
        now = self.counters()
        if phase == "campaign":
            accepted, taken = (new - old for new, old in zip(now, self.before))
            phase = "sending" if accepted else "webhooks only" if taken else "idle"
        self.kills[phase] += 1
        self.before = now
        # Where other processes may live, a dead one's jobs wait for their leases to end: a minute each time.
        if victim.database:
            end_leases(victim)
        if meanwhile:
            meanwhile()
        victim.launch()

    def wait_for_work(self):
        end = time.monotonic() + 3
        while self.counters() == self.before and time.monotonic() < end:
            time.sleep(0.02)


def sql(server: Server, statement: str) -> str:
    """Runs a statement on the servers' database, and gives its first column."""
    if server.database:
        return query(server.database, statement)
    with sqlite3.connect(server.folder / "lodestone.sqlite", timeout=60) as database:
        return "\n".join(str(row[0]) for row in database.execute(statement))


def end_leases(server: Server):
    """As if a minute had passed, in which nobody renewed them: who lives finds theirs lost, too, and two are at work on one job."""
    sql(server, "UPDATE jobs SET leased_until = 1, claim_at = 1 WHERE leased_until IS NOT NULL")


def hurry(server: Server):
    """Days pass: attempts that wait for tomorrow are due, variants are compared, and what wakes campaigns rings."""
    sql(server, "UPDATE campaign_recipients SET next_attempt_at = 1 WHERE next_attempt_at IS NOT NULL")
    sql(server, "UPDATE campaigns SET winner_at = 1 WHERE winner_at IS NOT NULL AND winner IS NULL")
    sql(server, "UPDATE jobs SET run_at = 1, claim_at = 1 WHERE kind = 'campaigns.run' AND claim_at = run_at AND leased_until IS NULL")


def books_agree(person: Person, simulator):
    """The wallet, once it was charged exactly what the simulator priced."""
    credits = person.call("GET", "/api/credits")
    priced = sum(Decimal(entry["cost"]) for entry in simulator.ledger() if entry["charged"])
    return credits if Decimal(credits["spent"]) == priced else None
