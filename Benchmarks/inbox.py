"""The inbox at its full size: pages of the list, threads, counts and search, asked of a real server over HTTP.

    inbox.py [--quick] [--conversations N] [--messages N] [sqlite] [postgres]      both engines unless named

`bench inbox` makes the past (1,000,000 conversations and 20,000,000 messages unless said; `--quick`: 10,000 and 200,000). Beside each
figure stands the bare SQL of the same rows, run by the engine's own shell on the same file or server. PostgreSQL: the server in
LODESTONE_TEST_POSTGRES. About 25 GB of disk for both in $TMPDIR at full size.
"""

import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tests/system"))

from lodestone import Person, Server, Simulator, free_port  # noqa: E402

BENCH = os.environ["LODESTONE_BENCH"]
POSTGRES = os.environ.get("LODESTONE_TEST_POSTGRES", "")
TABS = ["unassigned", "mine", "open", "resolved", "pinned", "mentions"]


def option(name: str, usual: int) -> int:
    return int(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else usual


def percentiles(times: list[float]) -> str:
    ordered = sorted(times)
    return f"p50 {ordered[len(ordered) // 2]:6.1f} ms, p95 {ordered[int(len(ordered) * 0.95)]:6.1f} ms"


def timed(person: Person, paths: list[str]) -> tuple[list[float], list[dict]]:
    times, answers = [], []
    for path in paths:
        begun = time.perf_counter()
        answer = person.send("GET", path)
        times.append((time.perf_counter() - begun) * 1000)
        assert answer.status_code == 200, f"{path}: {answer.text[:500]}"
        answers.append(answer.json())
    return times, answers


def pages(person: Person, path: str, count: int) -> list[str]:
    """The first pages of a list, as somebody scrolls."""
    found, after = [], None
    for _ in range(count):
        found.append(path + (f"&after={after}" if after else ""))
        after = person.call("GET", found[-1])["next"]
        if not after:
            break
    return found


class Shell:
    """sqlite3 or psql, with the milliseconds that it says each statement took."""

    def __init__(self, engine: str, where: str):
        self.engine, self.where = engine, where

    def times(self, statements: list[str]) -> list[float]:
        if self.engine == "sqlite":
            text = ".timer on\n.output /dev/null\n" + "\n".join(f"{s};" for s in statements)
            # The timer writes to the standard output whatever .output says.
            out = subprocess.run(["sqlite3", "-readonly", self.where], input=text, capture_output=True, text=True)
            found = [float(s) * 1000 for s in re.findall(r"real ([0-9.]+)", out.stdout)]
        else:
            text = "\\timing on\n" + "\n".join(f"{s} \\g /dev/null" for s in statements)
            out = subprocess.run(["psql", "-qX", self.where], input=text, capture_output=True, text=True)
            found = [float(s) for s in re.findall(r"Time: ([0-9.]+) ms", out.stdout)]
        assert len(found) == len(statements), out.stdout[-500:] + out.stderr[-500:]
        return found

    def rows(self, statement: str) -> list[str]:
        command = ["sqlite3", "-readonly", self.where] if self.engine == "sqlite" else ["psql", "-qtAX", self.where, "-c"]
        return subprocess.run([*command, statement], capture_output=True, text=True, check=True).stdout.split()


def line(name: str, ours: list[float], bare: list[float], aim: int) -> None:
    # Of the means: sqlite3's timer knows whole milliseconds only.
    ratio = (sum(ours) / len(ours)) / max(sum(bare) / len(bare), 0.01)
    print(f"{name:<30} {percentiles(ours)} (aim p95 < {aim}); bare SQL {percentiles(bare)}; ratio {ratio:.1f}", flush=True)


def measure(engine: str, folder: pathlib.Path, conversations: int, messages: int) -> None:
    port = free_port()
    simulator = Simulator(f"http://127.0.0.1:{port}/webhooks/whatsapp")
    database = POSTGRES if engine == "postgres" else None
    server = Server(folder, port, database=database, simulator=simulator.url).start()
    person = Person(server).sign_up()
    person.connect(simulator)
    server.stop()
    where = POSTGRES if database else str(folder / "lodestone.sqlite")
    command = [BENCH, "inbox", f"--{engine}", where, "--conversations", str(conversations), "--messages", str(messages)]
    begun = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    print(f"{engine}: {conversations:,} conversations, {messages:,} messages made in {time.monotonic() - begun:.0f} s", flush=True)
    server.start()
    shell, draw = Shell(engine, where), random.Random(1)
    here = "workspace_id = (SELECT workspace_id FROM channels LIMIT 1)"

    lists = [
        page
        for tab in TABS
        for more in ("", "&unread=true", "&sort=waiting", "&inbox=support")
        for page in pages(person, f"/api/conversations?tab={tab}&limit=50{more}", 5)
    ]
    # Each was asked for just now, as by a server that has been up for a while.
    ours, _ = timed(person, lists)
    bare = shell.times(
        [
            "SELECT c.*, k.name, k.phone, m.text FROM conversations c "
            "JOIN contacts k ON k.workspace_id = c.workspace_id AND k.id = c.contact_id "
            "LEFT JOIN messages m ON m.workspace_id = c.workspace_id AND m.id = c.last_message_id "
            f"WHERE c.{here} AND c.shown = 1 AND c.inbox = '{box}' "
            f"AND c.status = '{status}' ORDER BY c.updated_at DESC, c.id DESC LIMIT 51"
            for box in ("sales", "support")
            for status in ("open", "resolved")
            for _ in range(10)
        ]
    )
    line("  list, a page of 50", ours, bare, 50)
    ours, _ = timed(person, ["/api/conversations/counts"] * 50)
    bare = shell.times(["SELECT status, sum(total) FROM conversation_counts GROUP BY status"] * 20)
    line("  numbers of the tabs", ours, bare, 50)

    # Of messages picked evenly: long threads as often as they are talked in.
    low, high = (int(shell.rows(f"SELECT {end}(id) FROM messages WHERE {here}")[0]) for end in ("min", "max"))
    ids = [
        shell.rows(f"SELECT conversation_id FROM messages WHERE {here} AND id >= {draw.randrange(low, high)} ORDER BY id LIMIT 1")[0]
        for _ in range(100)
    ]
    # The outside form of an identifier.
    names = [f"cnv_{base32(int(value))}" for value in ids]
    ours, answers = timed(person, [f"/api/conversations/{name}/messages?limit=50" for name in names])
    assert all(answer["items"] for answer in answers)
    bare = shell.times(
        [
            f"SELECT * FROM messages WHERE {here} AND conversation_id = {value} ORDER BY at DESC, id DESC LIMIT 51"
            for value in ids
        ]
    )
    line("  thread, newest 50", ours, bare, 50)

    words = shell.rows(f"SELECT text FROM messages WHERE {here} ORDER BY id DESC LIMIT 400")
    # One word and two, as often and as rarely as they are said; and the beginnings that somebody types.
    asked = [draw.choice(words) for _ in range(60)] + [" ".join(draw.sample(words, 2)) for _ in range(40)]
    asked += [word[:3] for word in draw.sample(words, 20)]
    ours, _ = timed(person, [f"/api/search?kind=messages&limit=20&q={word}" for word in asked])
    bare = shell.times([bare_search(engine, word) for word in asked])
    line("  search, newest 20", ours, bare, 200)
    print(f"  memory of the server at most  {server.memory_peak()} MB", flush=True)
    server.stop()
    simulator.stop()


def base32(value: int) -> str:
    digits = "0123456789abcdefghjkmnpqrstvwxyz"
    return "".join(digits[value >> shift & 31] for shift in range(60, -1, -5))


def bare_search(engine: str, text: str) -> str:
    words = text.split()
    if engine == "sqlite":
        match = " AND ".join(f'"{word}"*' for word in words)
        return (
            "SELECT m.id, m.text FROM message_search s CROSS JOIN messages m "
            f"WHERE message_search MATCH '{match}' AND m.workspace_id = (SELECT workspace_id FROM channels LIMIT 1) "
            "AND m.id = s.rowid ORDER BY s.rowid DESC LIMIT 21"
        )
    match = " & ".join(f"''{word}'':*" for word in words)
    return (
        "SELECT m.id, m.text FROM message_search s JOIN messages m ON m.id = s.id "
        f"WHERE s.words @@ CAST('{match}' AS tsquery) ORDER BY s.id DESC LIMIT 21"
    )


def main() -> None:
    quick = "--quick" in sys.argv
    conversations = option("--conversations", 10_000 if quick else 1_000_000)
    messages = option("--messages", 200_000 if quick else 20_000_000)
    engines = [name for name in ("sqlite", "postgres") if name in sys.argv[1:]] or ["sqlite", "postgres"]
    for engine in engines:
        if engine == "postgres" and not POSTGRES:
            print("postgres: skipped: no server in LODESTONE_TEST_POSTGRES (scripts/bench starts one)")
            continue
        with tempfile.TemporaryDirectory(prefix="lodestone-bench-") as folder:
            measure(engine, pathlib.Path(folder), conversations, messages)


main()
