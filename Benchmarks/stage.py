"""What benchmarks of sending share: a server and a simulator at Meta's highest rate, and contacts without a file."""

import os
import pathlib
import sqlite3
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tests/system"))

from lodestone import Person, Server, Simulator, free_port  # noqa: E402

TICKS = os.sysconf("SC_CLK_TCK")
RATE = 1000


def processor_seconds(pid: int) -> float:
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def fill(folder: pathlib.Path, count: int) -> None:
    """Contacts straight into the database of a server that is stopped: reading them from a file is another figure."""
    with sqlite3.connect(folder / "lodestone.sqlite") as database:
        workspace = database.execute("SELECT workspace_id FROM wallets").fetchone()[0]
        rows = ((workspace, 10_000_000 + n, f"Person {n}", f"+9181{10_000_000 + n}", f"person {n}") for n in range(count))
        database.executemany(
            "INSERT INTO contacts (workspace_id, id, name, phone, country, opt_in, source, folded_name, folded_last, created_at)"
            " VALUES (?, ?, ?, ?, 'IN', 'yes', 'manual', ?, '', 1)",
            rows,
        )
        pairs = ((workspace, f"+9181{10_000_000 + n}", 10_000_000 + n) for n in range(count))
        database.executemany("INSERT INTO contact_identities VALUES (?, 'phone', ?, ?)", pairs)
        database.execute("PRAGMA optimize")


def prepared(folder: pathlib.Path, contacts: int) -> tuple[Simulator, Server, Person, dict, dict]:
    """Both running, with an owner, a channel, an approved template, credits and so many contacts."""
    port = free_port()
    options = ["--messages-per-second", str(RATE), "--set", "tier=TIER_UNLIMITED", "--set", "batch_size=100"]
    simulator = Simulator(f"http://127.0.0.1:{port}/webhooks/whatsapp", "--currency", "INR", *options)
    server = Server(folder, port, simulator=simulator.url).start()
    person = Person(server).sign_up()
    server.command("credits", "grant", "--workspace", person.workspace, "--points", "100000000", "--reason", "bench")
    channel = person.connect(simulator)
    template = person.template(channel, "hello_world")
    server.stop()
    fill(folder, contacts)
    server.start()
    return simulator, server, person, channel, template
