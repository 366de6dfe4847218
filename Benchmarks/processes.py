"""What real processes do: start, idle memory, webhook intake, a campaign. Called by scripts/bench with release binaries.

    processes.py [--quick] [start_up] [intake] [dispatch]      all three unless named

Figures are of this machine at this moment; the ratios, against what runs beside them, are what to compare.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tests/system"))

from lodestone import BINARY, Person, Server, Simulator, eventually, free_port, people  # noqa: E402

BENCH = os.environ["LODESTONE_BENCH"]
TICKS = os.sysconf("SC_CLK_TCK")


def processor_seconds(pid: int) -> float:
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory(pid: int, name: str) -> float:
    """`VmRSS` or `VmHWM`, in MB."""
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(name):
            return int(line.split()[1]) / 1024
    return 0


def load(port: int, pid: int, secret: str, number: str, seconds: int) -> tuple[float, float]:
    """Answers a second, and answers a second of the server's processor time."""
    before = processor_seconds(pid)
    command = [BENCH, "load", "--port", str(port), "--secret", secret, "--number", number, "--seconds", str(seconds)]
    done = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert done["refused"] == 0, done
    return done["answered"] / done["seconds"], done["answered"] / (processor_seconds(pid) - before)


def start_up(folder: pathlib.Path) -> None:
    server = Server(folder).start()  # The first start makes the tables.
    server.stop()
    times = []
    for _ in range(5):
        begun = time.monotonic()
        server.start()
        times.append(time.monotonic() - begun)
        if len(times) < 5:
            server.stop()
    time.sleep(5)
    print(f"start to ready                 {sorted(times)[2] * 1000:.0f} ms (aim < 1,000)")
    print(f"idle memory, resident          {memory(server.process.pid, 'VmRSS'):.0f} MB (aim < 60)")
    server.stop()


def connected(folder: pathlib.Path, *options: str):
    port = free_port()
    simulator = Simulator(f"http://127.0.0.1:{port}/webhooks/whatsapp", "--currency", "INR", *options)
    server = Server(folder, port, simulator=simulator.url).start()
    person = Person(server).sign_up()
    workspace = person.me["workspace"]["id"]
    server.command("credits", "grant", "--workspace", workspace, "--points", "1000000", "--reason", "bench")
    return simulator, server, person, person.connect(simulator)


def intake(folder: pathlib.Path, seconds: int) -> None:
    simulator, server, _, _ = connected(folder)
    secret = simulator.facts["app_secret"]
    bare = subprocess.Popen([BENCH, "bare"], stdout=subprocess.PIPE, text=True)
    bare_port = int(bare.stdout.readline())
    ours, plain = [], []
    for _ in range(3):  # In turns, so that what else the machine does falls on both.
        plain.append(load(bare_port, bare.pid, secret, "1", seconds))
        # A number that is not connected: signature, disk, answer, and next to nothing after that.
        ours.append(load(server.port, server.process.pid, secret, "1", seconds))
    bare.terminate()
    bare.wait()
    (rate, per_cpu), (plain_rate, plain_per_cpu) = sorted(ours)[1], sorted(plain)[1]
    print(f"webhook intake                 {rate:,.0f} signed POSTs/s, load on the same cores (aim 8,000)")
    print(f"  per second of processor      {per_cpu:,.0f}, bare Hummingbird {plain_per_cpu:,.0f} at {plain_rate:,.0f}/s")
    print(f"  ratio                        {per_cpu / plain_per_cpu:.2f} (aim 0.5)")

    before, begun = processor_seconds(server.process.pid), time.monotonic()
    rate, _ = load(server.port, server.process.pid, secret, simulator.facts["phone_number_id"], seconds)
    expected = rate * seconds
    eventually(lambda: waiting(server) == 0, seconds=600, every=0.2)
    taken, spent = time.monotonic() - begun, processor_seconds(server.process.pid) - before
    print(f"inbound texts, to the inbox    {rate:,.0f} taken/s, all {expected:,.0f} shown after {taken:.1f} s, "
          f"{spent / expected * 1e6:.0f} µs of processor each")
    print(f"  memory at most               {memory(server.process.pid, 'VmHWM'):.0f} MB")
    server.stop()
    simulator.stop()


def waiting(server: Server) -> int:
    """Webhook bodies that are not processed yet."""
    import sqlite3

    with sqlite3.connect(f"file:{server.folder}/lodestone.sqlite?mode=ro", uri=True) as database:
        return database.execute("SELECT count(*) FROM webhook_inbox WHERE state = 0").fetchone()[0]


def dispatch(folder: pathlib.Path, recipients: int) -> None:
    simulator, server, person, channel = connected(
        folder, "--messages-per-second", "1000", "--set", "tier=TIER_UNLIMITED", "--set", "batch_size=100"
    )
    audience = person.import_csv(people(recipients), "Phone", "Name")
    template = person.template(channel, "hello_world")
    draft = {
        "name": "Bench",
        "channelId": channel["id"],
        "templateId": template["id"],
        "importId": audience["id"],
        "variables": {},
    }
    campaign = person.call("POST", "/api/campaigns", draft)
    pids = {"server": server.process.pid, "simulator": simulator.process.pid}
    before = {name: processor_seconds(pid) for name, pid in pids.items()}
    begun = time.monotonic()
    person.call("PUT", f"/api/campaigns/{campaign['id']}/start", {})
    marks = []

    def done():
        now = person.call("GET", f"/api/campaigns/{campaign['id']}")
        left = now["counts"]["queued"] + now["counts"]["submitting"] if now["counts"].get("audience") else recipients
        marks.append((time.monotonic() - begun, recipients - left))
        return now if now["state"] in ("completed", "failed", "cancelled") else None

    eventually(done, seconds=600, every=0.25)
    taken = time.monotonic() - begun
    # Without the plan before and the last webhooks after: the middle 80 %.
    middle = [mark for mark in marks if recipients * 0.1 <= mark[1] <= recipients * 0.9]
    rate = (middle[-1][1] - middle[0][1]) / (middle[-1][0] - middle[0][0])
    spent = {name: processor_seconds(pid) - before[name] for name, pid in pids.items()}
    print(f"campaign dispatch              {rate:,.0f} messages/s sustained (the number allows 1,000), "
          f"{recipients:,} done after {taken:.1f} s")
    each = ", ".join(f"{name} {seconds / recipients * 1e6:.0f} µs" for name, seconds in spent.items())
    print(f"  processor for each message   {each}")
    print(f"  memory at most               {memory(server.process.pid, 'VmHWM'):.0f} MB")
    server.stop()
    simulator.stop()


def main() -> None:
    quick = "--quick" in sys.argv
    print(f"binary                         {pathlib.Path(BINARY).stat().st_size / 1e6:.0f} MB")
    named = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    for part, argument in [(start_up, None), (intake, 1 if quick else 4), (dispatch, 3_000 if quick else 20_000)]:
        if named and part.__name__ not in named:
            continue
        with tempfile.TemporaryDirectory(prefix="lodestone-bench-") as folder:
            part(pathlib.Path(folder), *([argument] if argument else []))


main()
