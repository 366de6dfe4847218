"""A push service and the browsers that trust it, by other people's packages: http-ece decrypts, py-vapid verifies."""

import base64
import http.server
import json
import os
import queue
import threading
import time
import uuid

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02


def text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def raw(encoded: str) -> bytes:
    return base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))


class PushService:
    """Takes pushes as RFC 8030 says; what it answers can be told beforehand, by browser."""

    def __init__(self):
        self.answers: dict[str, list[tuple[int, dict]]] = {}
        self.got: dict[str, queue.Queue] = {}
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                outer.got.setdefault(self.path, queue.Queue()).put((dict(self.headers), body))
                waiting = outer.answers.get(self.path, [])
                status, headers = waiting.pop(0) if waiting else (201, {})
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", "0")
                self.end_headers()

            do_GET = do_POST

            def log_message(self, *_):
                pass

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    @classmethod
    def absent(cls, host: str) -> "PushService":
        """One that nobody reaches."""
        service = cls.__new__(cls)
        service.answers, service.got, service.url = {}, {}, f"https://{host}"
        return service

    def stop(self):
        self.http.shutdown()
        self.http.server_close()


class Device:
    """One browser's subscription."""

    def __init__(self, service: PushService):
        self.service, self.path = service, f"/push/{uuid.uuid4()}"
        self.secret = ec.generate_private_key(ec.SECP256R1())
        self.auth = os.urandom(16)
        self.public_key = None
        service.got[self.path] = queue.Queue()

    def subscribe(self, person, label: str) -> dict:
        """As the client does it: with the server's key, and under the person's session."""
        self.public_key = person.call("GET", "/api/push")["publicKey"]
        return person.call("POST", "/api/push/subscriptions", self.body(label) | {"publicKey": self.public_key})

    def body(self, label: str) -> dict:
        point = self.secret.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        keys = {"p256dh": text(point), "auth": text(self.auth)}
        return {"endpoint": self.service.url + self.path, "keys": keys, "label": label}

    def will_be_answered(self, *answers: tuple[int, dict]):
        self.service.answers[self.path] = list(answers)

    def request(self, seconds: float = 30) -> tuple[dict, bytes]:
        return self.service.got[self.path].get(timeout=seconds)

    def heard_nothing(self, seconds: float) -> bool:
        try:
            self.request(seconds)
            return False
        except queue.Empty:
            return True

    def read(self, seconds: float = 30) -> dict:
        """The next message, once everything about its request has been looked at."""
        headers, body = self.request(seconds)
        self.check(headers, body)
        return json.loads(http_ece.decrypt(body, private_key=self.secret, auth_secret=self.auth))

    def check(self, headers: dict, body: bytes):
        assert headers["Content-Encoding"] == "aes128gcm"
        assert 0 < int(headers["TTL"]) <= 86_400
        assert headers["Urgency"] in ("low", "normal", "high")
        assert len(headers["Topic"]) <= 32 and text(raw(headers["Topic"])) == headers["Topic"]
        assert len(body) <= 4096
        # The package wants no space after the comma, which HTTP allows.
        authorization = headers["Authorization"].replace(", ", ",")
        assert Vapid02.verify(authorization)
        parts = dict(part.split("=", 1) for part in authorization.removeprefix("vapid ").split(","))
        assert parts["k"] == self.public_key, "signed by another key than the one that was subscribed with"
        header, claims = (json.loads(raw(piece)) for piece in parts["t"].split(".")[:2])
        assert header == {"typ": "JWT", "alg": "ES256"}
        assert claims["aud"] == self.service.url
        assert time.time() < claims["exp"] <= time.time() + 86_400
        assert claims["sub"] == "mailto:desk@example.com"
