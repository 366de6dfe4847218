"""A simulator and a receiver of webhooks for each test."""

import hashlib
import hmac
import json
import os
import subprocess
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import pytest

VERIFY_TOKEN = "let me in"


class Receiver:
    """Takes webhooks, keeps their bytes and signatures, answers 200 (or what it is told to)."""

    def __init__(self):
        self.received: list[tuple[bytes, str]] = []
        self.verified: list[dict] = []
        self.status = 200
        self.arrived = threading.Condition()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                length = int(self.headers["Content-Length"])
                body = self.rfile.read(length)
                if len(body) < length:
                    return  # the simulator was stopped in the middle
                if receiver.status == 200:
                    with receiver.arrived:
                        receiver.received.append((body, self.headers["X-Hub-Signature-256"]))
                        receiver.arrived.notify_all()
                self.answer(receiver.status, b"")

            def do_GET(self):
                query = dict(urllib.parse.parse_qsl(urllib.parse.urlparse(self.path).query))
                if query.get("hub.mode") == "subscribe" and query.get("hub.verify_token") == VERIFY_TOKEN:
                    receiver.verified.append(query)
                    self.answer(200, query["hub.challenge"].encode())
                else:
                    self.answer(403, b"no")

            def answer(self, status, body):
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/webhook"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def values(self, field="messages"):
        """Every `value` of a field, in order of arrival."""
        with self.arrived:
            bodies = [json.loads(body) for body, _ in self.received]
        return [
            change["value"]
            for body in bodies
            for entry in body["entry"]
            for change in entry["changes"]
            if change["field"] == field
        ]

    def statuses(self, message_id=None):
        found = [status for value in self.values() for status in value.get("statuses", [])]
        return [status for status in found if message_id in (None, status["id"])]

    def messages(self):
        return [message for value in self.values() for message in value.get("messages", [])]

    def wait(self, condition, seconds=20):
        """Until `condition()` gives something, which is given back."""
        deadline = time.monotonic() + seconds
        while True:
            found = condition()
            if found:
                return found
            left = deadline - time.monotonic()
            assert left > 0, f"nothing came; received: {[body for body, _ in self.received]}"
            with self.arrived:
                self.arrived.wait(min(left, 0.2))

    def wait_status(self, message_id, status):
        return self.wait(lambda: [s for s in self.statuses(message_id) if s["status"] == status])[0]


class Simulator(SimpleNamespace):
    """The facts of a running simulator, and its control API."""

    def control(self, method, path, body=None):
        request = urllib.request.Request(
            f"{self.base_url}/_simulator/{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=20) as response:
            return json.load(response)

    def inbound(self, **message):
        return self.control("POST", "inbound", message)


@pytest.fixture
def receiver():
    receiver = Receiver()
    yield receiver
    receiver.server.shutdown()
    receiver.server.server_close()


@pytest.fixture
def start(receiver):
    """Starts simulators: `start("--set", "batch_size=10")`."""
    binary = os.environ["LODESTONE_BIN"]
    running = []

    def start(*options):
        quick = ["sent_after_ms=[0,20]", "delivered_after_ms=[0,40]", "read_after_ms=[0,60]", "read_share=1",
                 "review_after_ms=[50,100]", "retry_first_ms=100"]
        command = [binary, "simulator", "--port", "0", "--seed", "7", "--webhook", receiver.url]
        command += [part for setting in quick for part in ("--set", setting)]
        process = subprocess.Popen(command + list(options), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        running.append(process)
        line = process.stdout.readline()
        assert line, "the simulator did not start"
        facts = json.loads(line)
        with urllib.request.urlopen(facts["base_url"] + "/_simulator/facts", timeout=20) as response:
            more = json.load(response)
        assert facts.items() <= more.items() and all(facts.values())
        return Simulator(process=process, **more)

    yield start
    for process in running:
        process.terminate()
        process.wait(20)


@pytest.fixture
def simulator(start):
    return start()


@pytest.fixture(autouse=True)
def signatures(request, receiver):
    """Whatever a test is about, every webhook must carry the signature of its exact bytes."""
    yield
    simulator = request.node.funcargs.get("simulator")
    if simulator is None:
        return
    for body, signature in receiver.received:
        digest = hmac.new(simulator.app_secret.encode(), body, hashlib.sha256).hexdigest()
        assert signature == f"sha256={digest}"
