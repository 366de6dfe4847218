"""A campaign at the number's full rate, server and simulator on the same machine. Called by scripts/bench with release binaries.

    campaign.py [--quick] [RECIPIENTS…]      two sizes unless named; the first figures of each are its plan

Rate, memory, statuses a second, what each message costs at every size (processor, bytes and pages written), what Meta refused, and how
long a colleague's reply took meanwhile. Figures are of this machine at this moment: the load before and the ratios between the sizes
are what to compare.
"""

import itertools
import os
import pathlib
import sqlite3
import statistics
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tests/system"))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from lodestone import Person, Server, Simulator, eventually, free_port  # noqa: E402

TICKS = os.sysconf("SC_CLK_TCK")
RATE = 1000
CUSTOMERS = 20


def processor_seconds(pid: int) -> float:
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory_peak(pid: int) -> float:
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0


def written(pid: int) -> int:
    """Bytes that the process had the disk write."""
    for line in pathlib.Path(f"/proc/{pid}/io").read_text().splitlines():
        if line.startswith("write_bytes"):
            return int(line.split()[1])
    return 0


def fill(folder: pathlib.Path, workspace: int, count: int) -> None:
    """Contacts straight into the database of a server that is stopped: reading them from a file is another figure."""
    with sqlite3.connect(folder / "lodestone.sqlite") as database:
        rows = ((workspace, 10_000_000 + n, f"Person {n}", f"+9181{10_000_000 + n}", "IN", f"person {n}") for n in range(count))
        database.executemany(
            "INSERT INTO contacts (workspace_id, id, name, phone, country, opt_in, source, folded_name, folded_last, created_at)"
            " VALUES (?, ?, ?, ?, ?, 'yes', 'manual', ?, '', 1)",
            rows,
        )
        pairs = ((workspace, f"+9181{10_000_000 + n}", 10_000_000 + n) for n in range(count))
        database.executemany("INSERT INTO contact_identities VALUES (?, 'phone', ?, ?)", pairs)
        database.execute("PRAGMA optimize")


class Replies(threading.Thread):
    """A colleague who answers one customer after the other, and how long until WhatsApp had each answer."""

    def __init__(self, person: Person, conversations: list[str]):
        super().__init__(daemon=True)
        self.person, self.conversations = person, conversations
        self.taken, self.stopped = [], False

    def run(self):
        for conversation in itertools.cycle(self.conversations):
            begun = time.monotonic()
            body = {"type": "text", "text": {"body": "On its way"}}
            message = self.person.call("POST", f"/api/conversations/{conversation}/messages", body)
            while not self.stopped:
                state = self.person.call("GET", f"/api/messages/{message['id']}")["state"]
                if state not in ("queued", "submitting"):
                    break
                time.sleep(0.01)
            if self.stopped:
                return
            self.taken.append(time.monotonic() - begun)
            # The pair rate of one customer is one message in six seconds.
            time.sleep(6.5 / len(self.conversations))


def known(conversations: list[dict]) -> list[dict]:
    return conversations if len(conversations) == CUSTOMERS else []


def run(folder: pathlib.Path, recipients: int) -> dict:
    port = free_port()
    options = ["--messages-per-second", str(RATE), "--set", "tier=TIER_UNLIMITED", "--set", "batch_size=100"]
    simulator = Simulator(f"http://127.0.0.1:{port}/webhooks/whatsapp", "--currency", "INR", *options)
    server = Server(folder, port, simulator=simulator.url).start()
    person = Person(server).sign_up()
    server.command("credits", "grant", "--workspace", person.workspace, "--points", "100000000", "--reason", "bench")
    channel = person.connect(simulator)
    template = person.template(channel, "hello_world")
    server.stop()
    with sqlite3.connect(folder / "lodestone.sqlite") as database:
        workspace = database.execute("SELECT workspace_id FROM wallets").fetchone()[0]
    fill(folder, workspace, recipients)
    server.start()
    pid = server.process.pid

    for n in range(CUSTOMERS):
        customer = {"from": f"9199999000{n:02}", "name": f"Customer {n}", "type": "text", "text": "Hello?"}
        simulator.control("POST", "inbound", customer)
    conversations = eventually(lambda: known(person.call("GET", "/api/conversations")["items"]), seconds=30)
    draft = {
        "name": "Bench",
        "channelId": channel["id"],
        "templateId": template["id"],
        "audience": {"sources": [{"kind": "all"}], "exclude": []},
    }
    campaign = person.call("POST", "/api/campaigns", draft)
    path = f"/api/campaigns/{campaign['id']}"
    size = sum(file.stat().st_size for file in folder.iterdir() if file.is_file())
    before = processor_seconds(pid)
    begun = time.monotonic()
    person.call("PUT", path + "/start", {})
    eventually(lambda: person.call("GET", path)["state"] == "running", seconds=600, every=0.05)
    planned, plan_cpu = time.monotonic() - begun, processor_seconds(pid) - before

    replies = Replies(person, [conversation["id"] for conversation in conversations])
    replies.start()
    before, disk, begun = processor_seconds(pid), written(pid), time.monotonic()
    marks = []

    def done():
        now = person.call("GET", path)
        counts = now["counts"]
        settled = counts["delivered"] + counts["read"] + counts["failed"]
        marks.append((time.monotonic() - begun, recipients - counts["queued"] - counts["submitting"], settled))
        return now if now["state"] in ("completed", "failed", "cancelled") else None

    now = eventually(done, seconds=3600, every=0.5)
    assert now["state"] == "completed", now
    middle = [mark for mark in marks if recipients * 0.1 <= mark[1] <= recipients * 0.9]
    first, last = middle[0], middle[-1]
    seconds = last[0] - first[0]
    eventually(lambda: person.call("GET", path)["counts"]["sent"] == 0, seconds=600, every=0.5)
    replies.stopped = True
    if "--replies" in sys.argv:
        print("  ", [round(one * 1000) for one in replies.taken])
    replies.join()
    cpu, disk = processor_seconds(pid) - before, written(pid) - disk
    grown = sum(file.stat().st_size for file in folder.iterdir() if file.is_file()) - size
    state = simulator.control("GET", "state")
    refused = state["messages"]["refused"]
    taken = sorted(replies.taken)
    figures = {
        "plan": planned,
        "plan cpu": plan_cpu,
        "rate": (last[1] - first[1]) / seconds,
        "settled": (last[2] - first[2]) / seconds,
        "memory": memory_peak(pid),
        "cpu": cpu / recipients * 1e6,
        "disk": disk / recipients,
        "bytes": grown / recipients,
        "refused": {code: refused.get(code, 0) for code in ("130429", "131056")},
        "reply": taken[min(len(taken) - 1, int(len(taken) * 0.99))] if taken else float("nan"),
        "replies": len(taken),
        "reply median": statistics.median(taken) if taken else float("nan"),
    }
    server.stop()
    simulator.stop()
    return figures


def main() -> None:
    sizes = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    sizes = sizes or ([2_000, 6_000] if "--quick" in sys.argv else [10_000, 200_000])
    print(f"campaigns at {RATE:,} a second     load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors before")
    found = []
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="lodestone-bench-") as folder:
            figures = run(pathlib.Path(folder), size)
        found.append(figures)
        print(f"{size:,} recipients")
        print(f"  planned in                   {figures['plan']:.2f} s, {figures['plan cpu']:.2f} s of processor "
              f"({figures['plan cpu'] / size * 1e6:.1f} µs each)")
        print(f"  sustained                    {figures['rate']:,.0f} messages/s (aim 950), "
              f"{figures['settled']:,.0f} of them settled by statuses a second")
        print(f"  processor for each           {figures['cpu']:.0f} µs, {figures['disk']:,.0f} bytes written, "
              f"{figures['bytes']:,.0f} bytes kept")
        print(f"  memory at most               {figures['memory']:.0f} MB (aim < 100)")
        print(f"  refused                      130429: {figures['refused']['130429']}, 131056: {figures['refused']['131056']}")
        print(f"  a reply meanwhile            {figures['reply median'] * 1000:.0f} ms, p99 {figures['reply'] * 1000:.0f} ms "
              f"of {figures['replies']} (aim < 300)")
    if len(found) > 1:
        print(f"last against first             processor {found[-1]['cpu'] / found[0]['cpu']:.2f}, "
              f"bytes {found[-1]['bytes'] / found[0]['bytes']:.2f} (aim 1)")


main()
