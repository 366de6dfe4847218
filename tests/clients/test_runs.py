"""How a newcomer starts it, what one seed fixes, and mail while the receiver is down."""

import hashlib
import hmac
import json
import os
import socket
import subprocess
import time

import httpx
import pytest

KEYS = {"base_url", "phone_number_id", "waba_id", "access_token", "app_secret", "verify_token"}


def run(*options):
    command = [os.environ["LODESTONE_BIN"], "simulator", *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def send(simulator, to):
    return httpx.post(f"{simulator.base_url}/{simulator.phone_number_id}/messages",
                      headers={"Authorization": f"Bearer {simulator.access_token}"},
                      json={"messaging_product": "whatsapp", "to": to, "type": "template",
                            "template": {"name": "hello_world", "language": {"code": "en_US"}}}).json()["messages"][0]["id"]


def test_the_line_it_prints_has_six_members():
    command = [os.environ["LODESTONE_BIN"], "simulator", "--port", "0", "--seed", "7"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        facts = json.loads(process.stdout.readline())
        assert set(facts) == KEYS
        # Without a receiver it works all the same.
        answer = httpx.get(f"{facts['base_url']}/{facts['phone_number_id']}", params={"access_token": facts["access_token"]})
        assert answer.json()["id"] == facts["phone_number_id"]
    finally:
        process.terminate()
        assert process.wait(20) == 0
        assert process.stdout.read() == ""


def test_help_says_how():
    answer = run("--help")
    assert answer.returncode == 0
    for word in ["--port", "--seed", "--webhook", "base_url", "/phone", "/_simulator"]:
        assert word in answer.stdout


@pytest.mark.parametrize("options, word", [
    (["--bogus"], "--bogus"),
    (["--port", "x"], "--port"),
    (["--port", "99999"], "65535"),
    (["--seed", "-1"], "--seed"),
    (["--webhook", "nonsense"], "--webhook"),
    (["--webhook", "ftp://example.com/x"], "--webhook"),
    (["--public-url", "example.com"], "--public-url"),
    (["--number", "abc"], "--number"),
    (["--app-secret", ""], "--app-secret"),
    (["--messages-per-second", "0"], "--messages-per-second"),
    (["--speed", "-1"], "--speed"),
    (["--currency", "XYZ"], "--currency"),
    (["--start", "yesterday"], "--start"),
    (["--set", "nope=1"], "read_share"),
    (["--set", "read_share=7"], "read_share"),
])
def test_what_it_does_not_understand_it_says(options, word):
    answer = run(*options)
    assert answer.returncode == 64 and answer.stdout == "" and word in answer.stderr


def test_a_port_in_use_is_said_in_words():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        answer = run("--port", str(port))
    assert answer.returncode == 1 and answer.stdout == "" and f"127.0.0.1:{port} is in use" in answer.stderr


MIX = ["--set", 'failures={"131026":0.2,"131049":0.1}', "--set", "duplicates=0.3", "--set", "disorder=0.3",
       "--set", "late_by_ms=[10,300]", "--set", "read_without_delivered=0.2", "--set", "read_share=0.6", "--set", "batch_size=7"]


def fates(simulator, receiver, count=40):
    """What happened to each recipient: the words in the order of their own clock, and how often each was said."""
    already = len(receiver.received)
    ids = {send(simulator, f"+4477009{10_000 + n}"): n for n in range(count)}

    def all_is_said():
        state = simulator.control("GET", "webhooks/undelivered")
        return state["updates"] == 0 and state["planned"] == 0
    receiver.wait(all_is_said, 40)
    told = [status for body, _ in receiver.received[already:] for entry in json.loads(body)["entry"]
            for change in entry["changes"] for status in change["value"]["statuses"]]
    return {n: sorted((s["status"], s.get("errors", [{}])[0].get("code"), s.get("pricing", {}).get("category"))
                      for s in told if s["id"] == message_id) for message_id, n in ids.items()}, list(ids)


def test_the_same_seed_is_the_same_run(start, receiver):
    first, ids = fates(start("--start", "2026-11-01T09:00:00Z", *MIX), receiver)
    again, ids_again = fates(start("--start", "2026-11-01T09:00:00Z", *MIX), receiver)
    assert first == again and ids == ids_again
    # The mix was there to be compared.
    words = [told for fate in first.values() for told in fate]
    assert {code for _, code, _ in words} == {None, 131026, 131049}
    assert any(len(fate) > len(set(fate)) for fate in first.values())
    assert any([word for word, _, _ in fate].count("delivered") == 0 and "read" in [word for word, _, _ in fate] for fate in first.values())
    # Later the fates are the same, the identities fresh; and another seed is another run.
    later, ids_later = fates(start(*MIX), receiver)
    assert later == first and not set(ids_later) & set(ids)
    other, _ = fates(start("--start", "2026-11-01T09:00:00Z", *MIX, "--seed", "8"), receiver)
    assert other != first


def test_nothing_is_lost_while_the_receiver_is_down(start, receiver):
    simulator = start("--set", "retry_first_ms=100", "--set", "retry_longest_ms=800")
    receiver.status = 503
    ids = [send(simulator, f"+4477009{10_000 + n}") for n in range(10)]
    time.sleep(2)
    webhooks = simulator.control("GET", "webhooks?limit=100")["items"]
    assert receiver.received == [] and max(item["attempts"] for item in webhooks) in range(3, 9)
    receiver.status = 200
    for message_id in ids:
        receiver.wait_status(message_id, "read")
    # Retries keep no order, so a `sent` may come after its `read`; each came once, with the signature of its bytes.
    receiver.wait(lambda: len(receiver.statuses()) >= 30)
    assert len(receiver.statuses()) == 30
    for body, signature in receiver.received:
        assert signature == "sha256=" + hmac.new(simulator.app_secret.encode(), body, hashlib.sha256).hexdigest()


def test_a_receiver_that_is_not_there_yet(start, receiver):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{nobody.getsockname()[1]}/webhook"
    simulator = start("--webhook", address)
    message_id = send(simulator, "+447700900123")
    time.sleep(0.5)
    assert simulator.control("GET", "state")["webhooks"]["failed_posts"] > 0
    assert message_id.startswith("wamid.")
