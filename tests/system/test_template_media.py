"""Sample files of templates: kept here, and uploaded to Meta in pieces that can be resumed; hostile ones are refused in words."""

import os

import pytest
import requests

from lodestone import Person, Server, Simulator, eventually, free_port, webhook_url

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(200) + b"\xff\xd9"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
MP4 = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2" + bytes(400)
LARGE = PNG + os.urandom(3_000_000)
MOST = 16 * 1_048_576


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def desk(request, tmp_path_factory):
    database = None
    if request.param == "postgres":
        if not os.environ.get("LODESTONE_TEST_POSTGRES"):
            pytest.skip("LODESTONE_TEST_POSTGRES names no server")
        from conftest import query

        postgres = os.environ["LODESTONE_TEST_POSTGRES"]
        query(postgres, "DROP DATABASE IF EXISTS template_media WITH (FORCE)")
        query(postgres, "CREATE DATABASE template_media")
        database = " ".join(part for part in postgres.split() if not part.startswith("dbname=")) + " dbname=template_media"
    port = free_port()
    simulator = Simulator(webhook_url(port))
    server = Server(tmp_path_factory.mktemp("media"), port, database=database, simulator=simulator.url).start()
    ada = Person(server).sign_up()
    channel = ada.connect(simulator)
    yield server, ada, channel
    server.stop()
    simulator.stop()


def upload(server: Server, ada: Person, channel: str, data, kind: str, name="sample") -> requests.Response:
    return ada.session.post(
        f"{server.url}/api/template-media",
        params={"channel": channel, "filename": name},
        data=data,
        headers={"Content-Type": kind},
        timeout=60,
    )


def header(kind: str, handle: str) -> list[dict]:
    return [
        {"type": "HEADER", "format": kind, "example": {"header_handle": [handle]}},
        {"type": "BODY", "text": "Your order is on its way."},
    ]


@pytest.mark.parametrize(
    "data, mime, format",
    [(PNG, "image/png", "IMAGE"), (JPEG, "image/jpeg", "IMAGE"), (LARGE, "image/png", "IMAGE"),
     (MP4, "video/mp4", "VIDEO"), (PDF, "application/pdf", "DOCUMENT")],
    ids=["png", "jpeg", "3 MB", "mp4", "pdf"],
)
def test_a_sample_is_kept_and_reviewed(desk, data, mime, format):
    server, ada, channel = desk
    made = upload(server, ada, channel["id"], data, mime, "sample.bin")
    assert made.status_code == 201, made.text
    body = made.json()
    assert body["bytes"] == len(data) and body["mimeType"] == mime and body["handle"]
    kept = ada.send("GET", f"/api/media/{body['mediaId']}")
    assert kept.status_code == 200 and kept.content == data
    assert "sandbox" in kept.headers.get("Content-Security-Policy", "") or kept.headers["X-Content-Type-Options"] == "nosniff"

    draft = ada.call(
        "POST",
        "/api/templates",
        {
            "channelId": channel["id"], "name": f"sample_{len(data)}_{mime.split('/')[1]}", "language": "en",
            "category": "UTILITY", "components": header(format, body["handle"]),
        },
    )
    sent = ada.send("PUT", f"/api/templates/{draft['id']}/submission")
    assert sent.status_code == 200, sent.text
    eventually(lambda: ada.call("GET", f"/api/templates/{draft['id']}")["status"] in ("PENDING", "APPROVED"))


@pytest.mark.parametrize(
    "data, mime",
    [
        (b"<script>alert(1)</script>", "text/html"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "image/svg+xml"),
        (b"<script>alert(1)</script>", "image/png"),
        (b"GIF89a" + bytes(100), "image/png"),
        (b"MZ" + bytes(200), "video/mp4"),
        (b"PK\x03\x04" + bytes(200), "application/pdf"),
        (b"", "image/png"),
        (PNG, "image/webp"),
        (PNG, ""),
        (PNG, "image/png; charset=\"x\r\nX-Evil: 1\"".replace("\r\n", " ")),
    ],
    ids=["html", "svg", "script as png", "gif as png", "program as film", "zip as pdf", "empty", "webp", "no type", "odd type"],
)
def test_hostile_files_are_refused_or_are_what_they_are(desk, data, mime):
    server, ada, channel = desk
    answer = upload(server, ada, channel["id"], data, mime)
    if answer.status_code == 201:
        assert answer.json()["mimeType"] in ("image/png", "image/jpeg", "video/mp4", "application/pdf")
        assert data.startswith(b"\x89PNG")
    else:
        assert answer.status_code in (400, 413, 415, 422), answer.text
        assert answer.headers["Content-Type"].startswith("application/problem+json")
        assert "handle" not in answer.json()


def test_a_file_that_is_too_large_is_refused(desk):
    server, ada, channel = desk
    try:
        answer = upload(server, ada, channel["id"], PNG + bytes(MOST), "image/png")
        assert answer.status_code == 413, answer.text
    except requests.ConnectionError:
        pass  # The server may close before it has read what it will not take.
    assert upload(server, ada, channel["id"], PNG, "image/png").status_code == 201


def test_nobody_uploads_for_a_channel_that_is_not_theirs(desk):
    server, ada, channel = desk
    other = Person(server).sign_up(name="Eve", email=f"eve{server.port}@example.com")
    for person, target in [(other, channel["id"]), (ada, "chn_1"), (ada, "../../etc"), (ada, "")]:
        answer = upload(server, person, target, PNG, "image/png")
        assert answer.status_code in (400, 404, 422), f"{target}: {answer.status_code} {answer.text}"
        assert "handle" not in answer.json()
    stranger = requests.post(
        f"{server.url}/api/template-media", params={"channel": channel["id"]}, data=PNG,
        headers={"Content-Type": "image/png"}, timeout=30,
    )
    assert stranger.status_code == 401
    mine = upload(server, ada, channel["id"], PNG, "image/png").json()["mediaId"]
    assert other.send("GET", f"/api/media/{mine}").status_code == 404

