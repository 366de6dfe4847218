"""Contact files as the world writes them, and as nobody should: refused in words or read right, streamed, never half."""

import os
import time

import pytest
from requests import ConnectionError

from lodestone import Person, Server, eventually

# How many rows the large file has. A debug build reads some thousands a second, so it reads fewer to the end.
ROWS = int(os.environ.get("LODESTONE_ROWS", "1000000"))
READ_ROWS = int(os.environ.get("LODESTONE_READ_ROWS", "50000"))
MEMORY = 200

# name, bytes, rows, valid numbers
READABLE = [
    ("Latin-1", "Name;Phone\nJosé Muñoz;+919800000001\nZoë;+919800000002\n".encode("latin-1"), 2, 2, "José Muñoz"),
    ("Windows-1252", "Name,Phone\n“Renée”,+919800000001\n".encode("cp1252"), 1, 1, "“Renée”"),
    ("UTF-8 with BOM", "\ufeffName,Phone\nZoë,+919800000001\n".encode(), 1, 1, "Zoë"),
    ("UTF-16 with BOM", "Name\tPhone\nZoë 🙂\t+919800000001\n".encode("utf-16"), 1, 1, "Zoë 🙂"),
    ("UTF-16 big-endian", b"\xfe\xff" + "Name,Phone\nZoë,+919800000001\n".encode("utf-16-be"), 1, 1, "Zoë"),
    ("ragged rows", b"Name,Phone\nA,+919800000001\nB\nC,+919800000003,more,and more\n\nD,+919800000004\n", 4, 3, "A"),
    ("old Mac lines", b"Name,Phone\rA,+919800000001\rB,+919800000002\r", 2, 2, "A"),
    ("quotes and newlines", b'Name,Phone\n"A ""the"" B,\nC",+919800000001\n', 1, 1, None),
    ("formulas", b"Name,Phone\n=cmd|'/c calc'!A0,+919800000001\n", 1, 1, None),
    ("no number at all", b"Name,Phone\nA,none\nB,12\nC,\n", 3, 0, "A"),
]
REFUSED = [
    ("empty", b""),
    ("blank", b"\n\n \n"),
    ("a workbook", b"PK\x03\x04" + b"\x14\x00\x06\x00" * 500),
    ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
    ("a PDF", b"%PDF-1.7\n" + b"\x00\x01\x02" * 500),
    ("an old workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 1000),
    ("NUL bytes", b"Name,Phone\n" + b"\x00" * 5000),
    ("one endless cell", b'Name,Phone\n"' + b"x" * 8_000_000),
    ("one endless row", b"Name,Phone\n" + b"x," * 3_000_000),
]


@pytest.fixture(scope="module")
def person(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("files")).start()
    yield Person(server).sign_up()
    server.stop()


@pytest.mark.parametrize("data, rows, valid, name", [case[1:] for case in READABLE], ids=[case[0] for case in READABLE])
def test_files_that_can_be_read(person, data, rows, valid, name):
    made = person.upload(data)
    assert made.status_code == 201, made.text
    columns = made.json()["columns"]
    assert columns[:2] == ["Name", "Phone"], columns
    person.map_import(made.json(), "Phone", "Name")
    audience = person.imported(made.json())
    assert (audience["rows"], audience["ok"]) == (rows, valid), audience
    read = person.all(f"/api/imports/{audience['id']}/rows")
    assert len(read) == rows
    assert name is None or read[0]["name"] == name, read[0]
    assert all(row["reason"] for row in read if row["verdict"] != "ok"), "no words for what is wrong"


@pytest.mark.parametrize("data", [case[1] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_files_that_cannot(person, data):
    before = person.all("/api/imports")
    try:
        answer = person.upload(data)
    except ConnectionError:
        # Refused before the end, which this client does not wait to hear.
        answer = None
    if answer is not None:
        assert 400 <= answer.status_code < 500, (answer.status_code, answer.text[:500])
        assert answer.headers["Content-Type"].startswith("application/problem+json")
        assert len(answer.json()["detail"].split()) >= 3, answer.text
    assert person.all("/api/imports") == before, "half a file was kept"
    assert person.call("GET", "/api/session")


def test_an_upload_that_breaks_off_leaves_nothing(person):
    def broken():
        yield b"Name,Phone\n" + b"A,+919800000001\n" * 50_000
        raise InterruptedError

    before = person.all("/api/imports")
    with pytest.raises((InterruptedError, ConnectionError)):
        person.upload(broken())
    time.sleep(1)
    assert person.all("/api/imports") == before


def rows(count: int):
    yield b"Name,Phone,City\n"
    for start in range(0, count, 2000):
        part = range(start, min(count, start + 2000))
        yield b"".join(b"Person %d,+9198%08d,Pune\n" % (n, n) for n in part)


def test_a_million_rows_are_streamed(tmp_path):
    """The whole file goes in, in bounded memory; `LODESTONE_READ_ROWS` of the kind are read to the end too."""
    server = Server(tmp_path).start()
    try:
        person = Person(server).sign_up()
        began = time.monotonic()
        made = person.upload(rows(ROWS), timeout=600)
        assert made.status_code == 201, made.text
        assert made.json()["state"] == "uploaded"
        taken, peak = time.monotonic() - began, server.memory_peak()
        print(f"\n{ROWS} rows uploaded in {taken:.1f} s; the most memory: {peak} MiB")
        assert peak < MEMORY

        began = time.monotonic()
        if READ_ROWS < ROWS:
            made = person.upload(rows(READ_ROWS))
        person.map_import(made.json(), "Phone", "Name")
        audience = person.imported(made.json(), seconds=600)
        taken, peak = time.monotonic() - began, server.memory_peak()
        print(f"{READ_ROWS} rows read in {taken:.1f} s; the most memory: {peak} MiB")
        assert (audience["rows"], audience["ok"]) == (min(ROWS, READ_ROWS),) * 2
        assert peak < MEMORY
        server.stop()
    finally:
        server.kill()
