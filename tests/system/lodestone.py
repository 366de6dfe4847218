"""Starts, kills and talks to real Lodestone processes: what the system tests stand on."""

import json
import os
import pathlib
import signal
import socket
import subprocess
import threading
import time

import requests

BINARY = os.environ.get("LODESTONE_BIN", "")
PASSWORD = "correct horse battery"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def webhook_url(port: int) -> str:
    return f"http://127.0.0.1:{port}/webhooks/whatsapp"


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
        self.session = requests.Session()

    def control(self, method: str, path: str, body=None):
        answer = self.session.request(method, f"{self.url}/_simulator/{path}", json=body, timeout=30)
        assert answer.status_code < 300, f"{method} {path}: {answer.status_code} {answer.text[:2000]}"
        return answer.json() if answer.content else None

    def pages(self, path: str) -> list[dict]:
        entries, after = [], None
        while True:
            page = self.control("GET", f"{path}?limit=1000" + (f"&after={after}" if after else ""))
            entries += page["items"]
            after = page.get("next")
            if not after:
                return entries

    def ledger(self) -> list[dict]:
        """Every message that the simulator accepted, with what it priced."""
        return self.pages("ledger")

    def settle(self, seconds: float = 180):
        """Waits until everything that will happen has happened and every webhook was taken."""

        def quiet():
            state = self.control("GET", "state")
            if state["webhooks"]["retrying"]:
                self.control("POST", "webhooks/retry")
            return state["messages"]["planned"] == 0 and state["webhooks"]["undelivered"] == 0

        eventually(quiet, seconds=seconds, every=0.2)

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(20)


class Server:
    """`lodestone serve` on one data directory or database; may be killed and started again at will."""

    def __init__(
        self, folder: pathlib.Path, port: int | None = None, database: str | None = None, simulator: str | None = None
    ):
        self.folder = folder
        self.port = port or free_port()
        self.database = database
        self.simulator = simulator
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = None
        self.log = open(folder / f"server-{self.port}.log", "ab")

    def arguments(self) -> list[str]:
        database = ["--database", self.database] if self.database else []
        simulator = ["--simulators", self.simulator] if self.simulator else []
        # The rupee card that is public lacks markets; nobody is billed here.
        return ["--data-dir", str(self.folder), "--missing-prices", "last-known", *database, *simulator]

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
                if requests.get(self.url + "/readyz", timeout=5).status_code == 200:
                    return
            except requests.RequestException:
                pass
            time.sleep(0.01)
        raise AssertionError(f"the server was not ready in {seconds} s: {self.tail()}")

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def kill(self):
        if self.is_running:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()

    def stop(self):
        self.process.terminate()
        assert self.process.wait(30) == 0, self.tail()

    def tail(self) -> str:
        return (self.folder / f"server-{self.port}.log").read_text(errors="replace")[-3000:]

    def memory_peak(self) -> int:
        """The most memory the process ever had, in MiB."""
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) // 1024
        raise AssertionError("no VmHWM")

    def command(self, *arguments: str) -> str:
        """Runs `lodestone <arguments>` on the same data; fails the test when the command fails."""
        done = subprocess.run(
            [BINARY, *arguments, *self.arguments()], capture_output=True, text=True, timeout=300
        )
        assert done.returncode == 0, f"{arguments}: {done.stdout}\n{done.stderr}"
        return done.stdout


class Sandbox(Server):
    """`lodestone sandbox`, where the test gateway takes money that does not exist."""

    def __init__(self, folder: pathlib.Path, *options: str):
        super().__init__(folder)
        self.options = options

    def launch(self):
        command = [BINARY, "sandbox", "--json", "--port", str(self.port), "--simulator-port", "0", *self.arguments()]
        self.process = subprocess.Popen([*command, *self.options], stdout=subprocess.PIPE, stderr=self.log, text=True)
        # Said once, when the demo data is there too.
        line = self.process.stdout.readline()
        assert line, self.tail()
        self.facts = json.loads(line)


class Person:
    """A signed-in browser's worth of HTTP."""

    def __init__(self, server: Server):
        self.server = server
        self.session = requests.Session()

    def sign_up(self, name="Ada", email="ada@example.com", company="Analytical Engines", country="IN", zone="Asia/Kolkata"):
        body = {
            "name": name,
            "email": email,
            "password": PASSWORD,
            "company": company,
            "country": country,
            "timeZone": zone,
        }
        self.call("POST", "/api/sign-up", body)
        self.me = self.call("GET", "/api/session")
        self.session.headers["X-CSRF-Token"] = self.me["csrf"]
        return self

    @property
    def workspace(self) -> str:
        return self.me["workspace"]["id"]

    def send(self, method: str, path: str, body=None, timeout: float = 60, **more) -> requests.Response:
        return self.session.request(method, self.server.url + path, json=body, timeout=timeout, **more)

    def call(self, method: str, path: str, body=None, **more):
        answer = self.send(method, path, body, **more)
        assert answer.status_code < 300, f"{method} {path}: {answer.status_code} {answer.text[:2000]}"
        return answer.json() if "json" in answer.headers.get("Content-Type", "") else None

    def pay(self, url: str, act: str):
        """What somebody does on the test gateway's page."""
        page = url if url.startswith("http") else self.server.url + url
        form = {"data": {"act": act}, "headers": {"Origin": self.server.url}}
        answer = self.session.post(page, **form, allow_redirects=False, timeout=60)
        assert answer.status_code == 303, answer.text[:2000]

    def until(self, look, method: str, path: str, body=None):
        """What `look` gives, asking for it as a careful client does whose server dies: look, then try (again)."""
        end = time.monotonic() + 120
        while True:
            try:
                found = look()
                if found:
                    return found
                answer = self.send(method, path, body)
                # 409: it was done by an attempt whose answer was lost.
                refused = f"{method} {path}: {answer.status_code} {answer.text[:2000]}"
                assert answer.status_code < 300 or answer.status_code == 409, refused
            except requests.RequestException:
                pass
            assert time.monotonic() < end, f"{method} {path}: in vain"
            time.sleep(0.05)

    def all(self, path: str) -> list[dict]:
        items, after = [], None
        while True:
            mark = "&" if "?" in path else "?"
            page = self.call("GET", f"{path}{mark}limit=200" + (f"&after={after}" if after else ""))
            items += page["items"]
            after = page["next"]
            if not after:
                return items

    def connect(self, simulator: Simulator, name="Shop") -> dict:
        facts = simulator.facts
        return self.call(
            "POST",
            "/api/channels",
            {
                "name": name,
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

    def upload(self, data, content_type="text/csv", **more) -> requests.Response:
        """`data` may be a generator: then it is streamed in chunks."""
        return self.session.post(
            self.server.url + "/api/imports?filename=people.csv",
            data=data,
            headers={"Content-Type": content_type},
            timeout=more.pop("timeout", 120),
            **more,
        )

    def import_csv(self, text: bytes, phone: str, name: str, country="IN") -> dict:
        made = self.upload(text)
        assert made.status_code < 300, made.text
        self.map_import(made.json(), phone, name, country)
        return self.imported(made.json())

    def map_import(self, upload: dict, phone: str, name: str, country="IN"):
        path = f"/api/imports/{upload['id']}"
        self.until(
            lambda: self.call("GET", path)["state"] in ("reading", "ready"),
            "PUT",
            path + "/mapping",
            {"phone": phone, "name": [name], "defaultCountry": country},
        )

    def imported(self, upload: dict, seconds: float = 120) -> dict:
        def ready():
            now = self.call("GET", f"/api/imports/{upload['id']}")
            assert now["state"] != "failed", now
            return now if now["state"] == "ready" else None

        return eventually(ready, seconds=seconds)

    def draft(self, channel: dict, audience: dict, template: dict, name: str) -> dict:
        body = {
            "name": name,
            "channelId": channel["id"],
            "templateId": template["id"],
            "importId": audience["id"],
            "variables": {},
        }
        return self.until(
            lambda: next((c for c in self.all("/api/campaigns") if c["name"] == name), None),
            "POST",
            "/api/campaigns",
            body,
        )

    def start(self, campaign: dict):
        path = f"/api/campaigns/{campaign['id']}"
        self.until(lambda: self.call("GET", path)["state"] != "draft", "PUT", path + "/start", {})

    def campaign(self, campaign: dict) -> dict:
        return self.call("GET", f"/api/campaigns/{campaign['id']}")

    def recipients(self, campaign: dict) -> list[dict]:
        return self.all(f"/api/campaigns/{campaign['id']}/recipients")


class InBackground(threading.Thread):
    """A request that is under way while the server is killed; what becomes of it is not known beforehand."""

    def __init__(self, work):
        super().__init__(daemon=True)
        self.work = work
        self.result = None
        self.start()

    def run(self):
        try:
            self.result = self.work()
        except requests.RequestException:
            pass


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


def people(count: int, first: int = 0) -> bytes:
    """A contact file of `count` valid Indian mobile numbers."""
    rows = ["Name,Phone"] + [f"Person {i},+9198{i:08d}" for i in range(first, first + count)]
    return "\n".join(rows).encode()
