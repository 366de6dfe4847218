"""Steps of a sequence that are all due at once, server and simulator on the same machine. Called with release binaries.

    sequences.py [STEPS]      50,000 unless named

How many steps a second are carried out (looked at anew, paid and put in line), and how many messages a second leave, at a number whose
rate is the highest that there is: what carries steps out must not be slower than what sends them.
"""

import pathlib
import sqlite3
import sys
import tempfile
import time

from stage import prepared, processor_seconds

from lodestone import eventually


def count(folder: pathlib.Path, sql: str) -> int:
    with sqlite3.connect(f"file:{folder / 'lodestone.sqlite'}?mode=ro", uri=True) as database:
        return database.execute(sql).fetchone()[0]


def run(folder: pathlib.Path, steps: int) -> None:
    simulator, server, person, channel, template = prepared(folder, steps)
    sequence = person.call("POST", "/api/sequences", {"name": "Bench", "channelId": channel["id"]})
    path = f"/api/sequences/{sequence['id']}"
    plan = sequence["draft"] | {
        "stopOnReply": True,
        "steps": [
            {
                "id": "one", "name": "One", "on": True, "delay": {"amount": 30, "unit": "days", "after": "enrolment"},
                "template": {"templateId": template["id"], "variables": {}},
            }
        ],
    }
    person.call("PATCH", path, {"draft": plan})
    person.call("PUT", f"{path}/publication")
    begun = time.monotonic()
    person.call("POST", f"{path}/enrolments", {"filter": {"all": []}})
    eventually(lambda: count(folder, "SELECT count(*) FROM sequence_enrolments") >= steps, seconds=600, every=0.5)
    print(f"enrolled     {steps / (time.monotonic() - begun):,.0f} contacts a second")
    server.stop()
    with sqlite3.connect(folder / "lodestone.sqlite") as database:
        database.execute("UPDATE automation_timers SET due_at = 1 WHERE kind = 'sequence'")
        database.execute("UPDATE sequence_enrolments SET entered_at = 1, enrolled_at = 1, next_at = 1")

    server.start()
    pid = server.process.pid
    begun, used = time.monotonic(), processor_seconds(pid)
    eventually(lambda: count(folder, "SELECT count(*) FROM sequence_path WHERE kind = 'sent'") >= steps, seconds=900, every=0.2)
    seconds = time.monotonic() - begun
    print(f"steps        {steps / seconds:,.0f} a second, while {count(folder, 'SELECT count(*) FROM messages WHERE state > 1'):,} left")
    eventually(lambda: count(folder, "SELECT count(*) FROM messages WHERE state IN (0, 1)") == 0, seconds=900, every=0.2)
    seconds = time.monotonic() - begun
    print(f"sent         {steps / seconds:,.0f} messages a second in all")
    print(f"processor    {(processor_seconds(pid) - used) / steps * 1e6:,.0f} µs a step and its message")
    assert len(simulator.ledger()) == steps
    server.stop()
    simulator.stop()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        run(pathlib.Path(folder), int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
