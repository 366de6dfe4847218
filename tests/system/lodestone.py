"""Starts, kills and talks to real Lodestone processes: what the system tests stand on."""

import json
import os
import pathlib
import signal
import socket
import subprocess
import time

import requests

BINARY = os.environ.get("LODESTONE_BIN", "")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Simulator:
    """`lodestone simulator` as a process of its own, so that it outlives the servers that are killed."""

    def __init__(self, webhook: str, *options: str, seed: int = 1):
        self.process = subprocess.Popen(
            [BINARY, "simulator", "--port", "0", "--seed", str(seed), "--webhook", webhook, *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.facts = json.loads(self.process.stdout.readline())
        self.url = self.facts["base_url"].rstrip("/")

    def control(self, method: str, path: str, body=None):
        answer = requests.request(method, f"{self.url}/_simulator/{path}", json=body, timeout=30)
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def ledger(self) -> list[dict]:
        """Every message that the simulator accepted, with what it priced."""
        entries, after = [], None
        while True:
            page = self.control("GET", "ledger?limit=1000" + (f"&after={after}" if after else ""))
            entries += page["data"]
            after = page.get("next")
            if not after:
                return entries

    def stop(self):
        self.process.terminate()
        self.process.wait(20)


class Server:
    """`lodestone serve` on one data directory or database; may be killed and started again at will."""

    def __init__(self, folder: pathlib.Path, port: int | None = None, database: str | None = None):
        self.folder = folder
        self.port = port or free_port()
        self.database = database
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = None
        self.log = open(folder / f"server-{self.port}.log", "ab")

    def arguments(self) -> list[str]:
        database = ["--database", self.database] if self.database else []
        return ["--data-dir", str(self.folder), *database]

    def launch(self):
        self.process = subprocess.Popen(
            [BINARY, "serve", "--port", str(self.port), *self.arguments()], stdout=self.log, stderr=self.log
        )

    def start(self):
        self.launch()
        self.wait_until_ready()
        return self

    def wait_until_ready(self, seconds: float = 60):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise AssertionError(f"the server ended with {self.process.returncode}: {self.tail()}")
            try:
                if requests.get(self.url + "/readyz", timeout=2).status_code == 200:
                    return
            except requests.ConnectionError:
                pass
            time.sleep(0.01)
        raise AssertionError(f"the server was not ready in {seconds} s: {self.tail()}")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.terminate()
        assert self.process.wait(30) == 0, self.tail()

    def tail(self) -> str:
        return (self.folder / f"server-{self.port}.log").read_text(errors="replace")[-3000:]

    def command(self, *arguments: str) -> str:
        """Runs `lodestone <arguments>` on the same data; fails the test when the command fails."""
        done = subprocess.run(
            [BINARY, *arguments, *self.arguments()], capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, f"{arguments}: {done.stdout}\n{done.stderr}"
        return done.stdout


class Person:
    """A signed-in browser's worth of HTTP."""

    def __init__(self, server: Server):
        self.server = server
        self.session = requests.Session()

    def sign_up(self, name="Ada", email="ada@example.com", company="Analytical Engines"):
        body = {
            "name": name,
            "email": email,
            "password": "correct horse battery",
            "company": company,
            "country": "IN",
            "timeZone": "Asia/Kolkata",
        }
        self.call("POST", "/api/sign-up", body)
        self.me = self.call("GET", "/api/session")
        self.session.headers["X-CSRF-Token"] = self.me["csrf"]
        return self

    def call(self, method: str, path: str, body=None, **more):
        answer = self.session.request(method, self.server.url + path, json=body, timeout=60, **more)
        assert answer.status_code < 300, f"{method} {path}: {answer.status_code} {answer.text[:2000]}"
        return answer.json() if answer.content else None

    def all(self, path: str) -> list[dict]:
        items, after = [], None
        while True:
            mark = "&" if "?" in path else "?"
            page = self.call("GET", f"{path}{mark}limit=200" + (f"&after={after}" if after else ""))
            items += page["items"]
            after = page["next"]
            if not after:
                return items

    def connect(self, simulator: Simulator) -> dict:
        facts = simulator.facts
        return self.call(
            "POST",
            "/api/channels",
            {
                "name": "Shop",
                "kind": "simulator",
                "baseURL": simulator.url,
                "phoneNumberId": facts["phone_number_id"],
                "wabaId": facts["waba_id"],
                "accessToken": facts["access_token"],
                "appSecret": facts["app_secret"],
                "verifyToken": facts["verify_token"],
            },
        )

    def template(self, channel: dict, name: str) -> dict:
        self.call("PUT", f"/api/channels/{channel['id']}/templates")
        return eventually(
            lambda: next(
                (t for t in self.all(f"/api/templates?channel={channel['id']}") if t["name"] == name), None
            )
        )

    def import_csv(self, text: bytes, phone: str, name: str, country="IN") -> dict:
        made = self.session.post(
            self.server.url + "/api/imports?filename=people.csv",
            data=text,
            headers={"Content-Type": "text/csv"},
            timeout=120,
        )
        assert made.status_code < 300, made.text
        upload = made.json()
        self.call(
            "PUT",
            f"/api/imports/{upload['id']}/mapping",
            {"phone": phone, "name": [name], "defaultCountry": country},
        )

        def ready():
            now = self.call("GET", f"/api/imports/{upload['id']}")
            assert now["state"] != "failed", now
            return now if now["state"] == "ready" else None

        return eventually(ready, seconds=120)


def eventually(look, seconds: float = 30, every: float = 0.1):
    """What `look` gives, once it gives something."""
    end = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"nothing after {seconds} s: {look}")
        time.sleep(every)


def people(count: int) -> bytes:
    """A contact file of `count` valid Indian mobile numbers."""
    rows = ["Name,Phone"] + [f"Person {i},+9198{i:08d}" for i in range(count)]
    return "\n".join(rows).encode()
