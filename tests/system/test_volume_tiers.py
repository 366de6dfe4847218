"""Meta's volume discount through the whole pipeline: the operator imports the file of tiers, the simulator counts and sends its
webhook at the boundary, and what is delivered from then on costs less, here as in Meta's own count."""

import time
from datetime import datetime, timezone
from decimal import Decimal

import pytest

from lodestone import Person, Server, eventually, free_port, webhook_url

POINTS_PER_DOLLAR = 20
LIST, TIER = Decimal("0.0014"), Decimal("0.0013")
BOUNDARY = 21
SETTING = f'volume_tiers=[{{"market":"India","category":"utility","from":{BOUNDARY},"rate":"{TIER}"}}]'
FILE = f"""Volume tiers
Market,Currency,{",".join(["From,To,Rate type,Rate,Difference"] * 3)}
India,$US,0,{BOUNDARY - 1},List,{LIST},0%,,,,,,,,,,
India,$US,{BOUNDARY},,Tier,{TIER},-5%,,,,,,,,,,
"""


class Shop:
    def __init__(self, folder, database, start_simulator):
        port = free_port()
        settings = ["sent_after_ms=10", "delivered_after_ms=[20,100]", "read_share=0", "posts_at_once=1", SETTING]
        options = [part for setting in settings for part in ("--set", setting)]
        self.simulator = start_simulator(webhook_url(port), "--currency", "USD", *options)
        self.server = Server(folder, port, database, self.simulator.url)
        (folder / "tiers.csv").write_text(FILE)
        imported = self.server.command("prices", "import", str(folder / "tiers.csv"), "--currency", "USD", "--from", "2026-10-01")
        assert f"India, utility from message {BOUNDARY} on: none -> {POINTS_PER_DOLLAR * TIER:.3f} points" in imported, imported
        self.server.start()
        self.person = Person(self.server).sign_up(country="US", zone="UTC")
        self.server.stop()
        self.server.command("credits", "grant", "--workspace", self.person.workspace, "--points", "1000", "--reason", "test")
        self.server.start()
        self.channel = self.person.connect(self.simulator)

    def send(self, name: str, phones: list[str]) -> tuple[Decimal, Decimal]:
        """Estimated and charged."""
        template = self.person.template(self.channel, "hello_world")
        audience = {"sources": [{"kind": "numbers", "text": "\n".join(phones)}], "exclude": []}
        body = {"name": name, "channelId": self.channel["id"], "templateId": template["id"], "variables": {}, "audience": audience}
        path = "/api/campaigns/" + self.person.call("POST", "/api/campaigns", body)["id"]
        self.person.call("PUT", path + "/start", {})
        eventually(lambda: self.person.call("GET", path)["state"] == "completed", seconds=120, every=0.2)
        self.simulator.settle()
        settled = lambda: Decimal(self.person.call("GET", "/api/credits")["held"]) == 0
        eventually(settled, seconds=60, every=0.2)
        cost = self.person.call("GET", path)["cost"]
        return Decimal(cost["estimated"]), Decimal(cost["charged"])


@pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
def test_what_is_beyond_the_boundary_costs_less(tmp_path, database, start_simulator):
    shop = Shop(tmp_path, database, start_simulator)
    try:
        person = shop.person
        first = [f"+9198{number:08}" for number in range(10_000_000, 10_000_000 + BOUNDARY - 1)]
        estimated, charged = shop.send("At list", first)
        assert estimated == charged == POINTS_PER_DOLLAR * LIST * len(first)
        assert person.call("GET", "/api/prices/tiers")["items"] == []

        # Meta tells times by the second: what is delivered in that of the step may be on either side.
        time.sleep(1.5)
        second = [f"+9197{number:08}" for number in range(10_000_000, 10_000_025)]
        estimated, charged = shop.send("Beyond", second)
        assert estimated == POINTS_PER_DOLLAR * LIST * len(second)
        assert charged == POINTS_PER_DOLLAR * TIER * len(second)

        standing = person.call("GET", "/api/prices/tiers")
        assert standing["month"] == datetime.now(timezone.utc).strftime("%Y-%m")
        [step] = standing["items"]
        assert (step["market"], step["category"], step["tierFrom"]) == ("India", "utility", BOUNDARY)
        assert Decimal(step["amount"]) == POINTS_PER_DOLLAR * TIER and Decimal(step["list"]) == POINTS_PER_DOLLAR * LIST
        assert step["channels"] == [shop.channel["id"]]
        told = lambda: [notice for notice in person.all("/api/notices") if notice["kind"] == "tier.reached"]
        [notice] = eventually(told)
        assert notice["facts"]["market"] == "India" and notice["facts"]["from"] == str(BOUNDARY)

        # Meta's own count and cost, by tier, agree with what was charged here.
        today = datetime.now(timezone.utc).strftime("%Y-%m-%d")
        person.call("PUT", "/api/reconciliation/refresh", {"from": today, "to": today})

        def compared():
            rows = person.call("GET", f"/api/reconciliation/{today}")["rows"]
            return [row for row in rows if row["category"] == "utility" and row["theirs"] > 0]

        [row] = eventually(compared, seconds=60, every=0.2)
        assert row["ours"] == row["theirs"] == len(first) + len(second)
        assert row["class"] == "agrees" and row["tier"].startswith(f"0:{BOUNDARY - 1}, {BOUNDARY}:"), row

        shop.server.stop()
        assert "All invariants hold." in shop.server.command("verify")
    finally:
        shop.server.kill()
