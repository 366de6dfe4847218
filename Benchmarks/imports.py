"""A file of a million contacts, from upload to contacts and back: seconds of each step and the most memory, over HTTP.

    imports.py [--quick] [--rows N] [sqlite] [postgres]      both engines unless named; --quick: 20,000 rows

Beside it stands the engine's own shell, which takes the same file into one table with the two indexes that contacts cannot
do without (the number, the name). PostgreSQL: the server in LODESTONE_TEST_POSTGRES.
"""

import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tests/system"))

from lodestone import Person, Server, free_port  # noqa: E402

POSTGRES = os.environ.get("LODESTONE_TEST_POSTGRES", "")
CITIES = ["Chennai", "Mumbai", "Delhi", "Pune", "Kochi", "Jaipur", "Surat", "Indore"]


def processor_seconds(pid: int) -> float:
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def write_file(path: pathlib.Path, rows: int) -> None:
    draw = random.Random(1)
    with open(path, "w") as file:
        file.write("First name,Last name,Mobile,Email,City\n")
        for row in range(rows):
            city = draw.choice(CITIES)
            file.write(f"Person,Number {row},+9181{20_000_000 + row},person{row}@example.com,{city}\n")


def wait(person: Person, path: str, done) -> dict:
    while True:
        now = person.call("GET", path)
        assert now["state"] != "failed", now
        if done(now):
            return now
        time.sleep(0.1)


def measure(engine: str, folder: pathlib.Path, file: pathlib.Path, rows: int) -> None:
    server = Server(folder, free_port(), database=POSTGRES if engine == "postgres" else None).start()
    person = Person(server).sign_up()
    person.call("POST", "/api/contact-fields", {"key": "city", "label": "City", "type": "text"})
    times = {}
    idle = processor_seconds(server.process.pid)

    def step(name: str, work):
        begun = time.monotonic()
        result = work()
        times[name] = time.monotonic() - begun
        return result

    def upload():
        with open(file, "rb") as data:
            answer = person.upload(data, timeout=600)
        assert answer.status_code < 300, answer.text
        return answer.json()

    path = f"/api/imports/{step('upload', upload)['id']}"
    columns = {"First name": "name", "Last name": "name", "Mobile": "phone", "Email": "email", "City": "custom.city"}
    mapping = [{"column": column, "to": to} for column, to in columns.items()]

    def verdicts():
        person.call("PATCH", path, {"mapping": mapping, "country": "IN", "optIn": "yes"})
        return wait(person, path, lambda now: now["state"] == "ready")

    def contacts():
        person.call("POST", path + "/start")
        return wait(person, path, lambda now: now["work"]["state"] == "applied")

    read = step("verdicts", verdicts)
    done = step("contacts", contacts)
    assert read["ok"] == rows and done["work"]["created"] == rows, (read, done)
    total = sum(times.values())
    peak = server.memory_peak()
    processor = processor_seconds(server.process.pid) - idle

    def undo():
        person.call("POST", path + "/undo")
        return wait(person, path, lambda now: now["work"]["state"] == "undone")

    step("undo", undo)
    server.stop()
    bare = shell(engine, folder, file)
    print(
        f"{engine}: {rows:,} rows in {total:.1f} s (aim < 60 for 1,000,000): "
        + ", ".join(f"{name} {seconds:.1f}" for name, seconds in times.items() if name != "undo")
        + f"; undone in {times['undo']:.1f} s; bare shell {bare:.1f} s, ratio {total / bare:.1f};"
        + f" processor {processor / rows * 1e6:.0f} µs a row, most memory {peak} MB (aim < 200)",
        flush=True,
    )


def shell(engine: str, folder: pathlib.Path, file: pathlib.Path) -> float:
    """The same file by sqlite3's or psql's own means."""
    table = "CREATE TABLE bare (first TEXT, last TEXT, phone TEXT, email TEXT, city TEXT);"
    indexes = "CREATE UNIQUE INDEX bare_phone ON bare (phone); CREATE INDEX bare_name ON bare (last, first);"
    begun = time.monotonic()
    if engine == "sqlite":
        text = f"{table}\n{indexes}\n.mode csv\n.import --skip 1 {file} bare\n"
        subprocess.run(["sqlite3", str(folder / "bare.sqlite")], input=text, text=True, check=True)
    else:
        copy = f"\\copy bare FROM '{file}' WITH (FORMAT csv, HEADER true)\n"
        text = f"{table}\n{indexes}\n{copy}"
        subprocess.run(["psql", "-qX", POSTGRES], input=text, text=True, check=True)
        subprocess.run(["psql", "-qX", POSTGRES, "-c", "DROP TABLE bare"], check=True)
    return time.monotonic() - begun


def main() -> None:
    rows = 20_000 if "--quick" in sys.argv else 1_000_000
    if "--rows" in sys.argv:
        rows = int(sys.argv[sys.argv.index("--rows") + 1])
    engines = [name for name in ("sqlite", "postgres") if name in sys.argv] or ["sqlite", "postgres"]
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "people.csv"
        write_file(file, rows)
        for engine in engines:
            place = pathlib.Path(folder) / engine
            place.mkdir()
            measure(engine, place, file, rows)


main()
