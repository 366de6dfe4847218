"""A campaign at the number's full rate, server and simulator on the same machine. Called by scripts/bench with release binaries.

    campaign.py [--quick] [RECIPIENTS…]      two sizes unless named; the first figures of each are its plan

Rate, memory, statuses a second, what each message costs at every size (processor, bytes and pages written), what Meta refused, and how
long a colleague's reply took meanwhile. Figures are of this machine at this moment: the load before and the ratios between the sizes
are what to compare.
"""

import itertools
import os
import pathlib
import statistics
import sys
import tempfile
import threading
import time

from stage import RATE, prepared, processor_seconds

from lodestone import Person, eventually

CUSTOMERS = 50


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
            # The pair rate of one customer is one message in six seconds, and the campaign has written to each of them too.
            time.sleep(13 / len(self.conversations))


def known(conversations: list[dict]) -> list[dict]:
    return conversations if len(conversations) == CUSTOMERS else []


def run(folder: pathlib.Path, recipients: int) -> dict:
    simulator, server, person, channel, template = prepared(folder, recipients)
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
