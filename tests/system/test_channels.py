"""A number's profile, health, doctor and files, and links into it, as a workspace uses them with a simulated Meta."""

import subprocess
import urllib.parse

import pytest
import requests

from lodestone import BINARY, Person, Server, eventually, webhook_url, free_port


def media_programs(*arguments, folder, name) -> bytes:
    subprocess.run(list(arguments), cwd=folder, check=True, capture_output=True, timeout=120)
    return (folder / name).read_bytes()


@pytest.fixture
def desk(tmp_path, start_simulator):
    port = free_port()
    simulator = start_simulator(webhook_url(port))
    server = Server(tmp_path, port, simulator=simulator.url).start()
    ada = Person(server).sign_up()
    channel = ada.connect(simulator)
    yield simulator, server, ada, channel
    server.stop()


def test_profile_health_and_doctor(desk):
    simulator, server, ada, channel = desk
    path = f"/api/channels/{channel['id']}"
    profile = ada.call("PUT", f"{path}/profile", {"about": "We mend engines", "websites": ["https://a.example"], "vertical": "AUTO"})
    assert profile["about"] == "We mend engines" and profile["vertical"] == "AUTO"
    assert ada.call("GET", f"{path}/profile") == profile
    refused = ada.send("PUT", f"{path}/profile", {"about": "x" * 140})
    assert refused.status_code == 422 and refused.json()["errors"][0]["field"] == "about"

    photo = media_programs("vips", "black", "photo.png", "800", "500", "--bands", "3", folder=server.folder, name="photo.png")
    with_photo = ada.session.put(f"{server.url}{path}/profile/photo", data=photo, headers={"Content-Type": "image/png"}, timeout=60)
    assert with_photo.status_code == 200 and with_photo.json()["photoUrl"], with_photo.text
    page = ada.session.put(f"{server.url}{path}/profile/photo", data=b"<svg/>", headers={"Content-Type": "image/png"}, timeout=60)
    assert page.status_code == 422

    simulator.control("POST", "inbound", {"from": "+919800000001", "text": "Hello"})
    health = eventually(lambda: (now := ada.call("GET", f"{path}/health"))["webhook"]["lastAt"] and now["checkedAt"] and now)
    assert health["state"] == "connected" and health["limit"]["used"] == 0 and not health["webhook"]["late"]
    assert health["support"]["phoneNumberId"] == simulator.facts["phone_number_id"]

    checks = {check["name"]: check for check in ada.call("POST", f"{path}/doctor")["checks"]}
    assert len(checks) == 14
    failing = {name: check for name, check in checks.items() if check["state"] == "fail"}
    assert not failing, failing
    for name in ["token", "scopes", "secret", "number", "name", "quality", "subscription", "webhook", "heard", "clock"]:
        assert checks[name]["state"] == "ok", checks[name]


def test_the_command_ends_with_what_it_found(desk):
    simulator, server, ada, channel = desk
    simulator.control("POST", "inbound", {"from": "+919800000001", "text": "Hello"})
    eventually(lambda: ada.call("GET", f"/api/channels/{channel['id']}/health")["webhook"]["lastAt"])
    url = ["--public-url", server.url]
    server.stop()
    server.start()

    def doctor(*more):
        # Beside a running server a command may only read; SQLite lets it.
        return subprocess.run(
            [BINARY, "doctor", *server.arguments(), *url, *more], capture_output=True, text=True, timeout=120
        )

    well = doctor()
    assert well.returncode == 0, well.stdout + well.stderr
    assert "webhook: The address answers" in well.stdout
    assert doctor("--channel", "chn_0000000000001").returncode == 1
    assert doctor("--channel", "nonsense").returncode == 64
    simulator.control("POST", "settings", {"token_valid": False})
    ill = doctor()
    assert ill.returncode == 1 and "FAIL token" in ill.stdout, ill.stdout + ill.stderr
    assert simulator.facts["access_token"] not in ill.stdout


def test_a_recording_becomes_a_voice_note(desk):
    simulator, server, ada, channel = desk
    simulator.control("POST", "inbound", {"from": "+919800000001", "type": "image"})
    conversation = eventually(lambda: next(iter(ada.call("GET", "/api/conversations?tab=open")["items"]), None))
    thread = f"/api/conversations/{conversation['id']}/messages"
    received = eventually(
        lambda: next((m for m in ada.call("GET", thread)["items"] if (m.get("media") or {}).get("thumb")), None)
    )
    thumb = ada.send("GET", received["media"]["thumb"])
    assert thumb.status_code == 200 and thumb.headers["Content-Type"] == "image/webp"

    sine = ["-f", "lavfi", "-i", "sine=duration=2"]
    recording = media_programs(
        "ffmpeg", "-loglevel", "error", *sine, "-c:a", "libopus", "voice.webm", folder=server.folder, name="voice.webm"
    )
    uploaded = ada.session.post(
        f"{server.url}/api/media?filename=voice.webm", data=recording, headers={"Content-Type": "audio/webm"}, timeout=60
    ).json()
    message = ada.call("POST", thread, {"type": "audio", "media": {"mediaId": uploaded["id"], "voice": True}})
    sent = eventually(
        lambda: (now := ada.call("GET", f"/api/messages/{message['id']}"))["state"] in ("sent", "delivered", "read", "failed")
        and now
    )
    assert sent["state"] != "failed", sent["error"]
    assert sent["media"]["waveform"] and sent["media"]["seconds"] == 2
    around = ada.call("GET", f"{thread}?around={received['id']}&limit=1")
    assert [m["id"] for m in around["items"]] == [received["id"]] and around["newer"]
    onwards = ada.call("GET", f"{thread}?after={urllib.parse.quote(around['newer'])}")
    assert message["id"] in [m["id"] for m in onwards["items"]]

    stranger = Person(server).sign_up(email="eve@example.com", company="Elsewhere")
    for path in [received["media"]["url"], received["media"]["thumb"], sent["media"]["url"]]:
        assert stranger.send("GET", path).status_code == 404, path


def test_a_link_brings_a_conversation(desk):
    simulator, server, ada, channel = desk
    link = ada.call("POST", "/api/quick-links", {"channelId": channel["id"], "name": "Poster", "text": "I saw the poster"})
    short = requests.get(f"{server.url}/l/{link['slug']}", allow_redirects=False, timeout=30)
    assert short.status_code == 302 and short.headers["Location"] == link["waUrl"]
    assert link["waUrl"].startswith("https://wa.me/") and "Set-Cookie" not in short.headers
    requests.get(f"{server.url}/l/{link['slug']}", allow_redirects=False, timeout=30, headers={"User-Agent": "WhatsApp/2.23"})
    simulator.control("POST", "inbound", {"from": "+919800000002", "text": "i saw the poster"})
    counted = eventually(lambda: (now := ada.call("GET", f"/api/quick-links/{link['id']}"))["conversations"] and now)
    assert counted["clicks"] == 1 and counted["conversations"] == 1
