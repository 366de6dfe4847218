"""The server under test: a given one, a sandbox of our own, or the mock."""

import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import urllib.request

WEB = Path(__file__).resolve().parents[2]


@dataclass
class Target:
    url: str
    login_url: str
    simulator: str
    is_mock: bool
    process: subprocess.Popen | None = None
    folder: str | None = None

    def inbound(self, sender: str, name: str, text: str) -> None:
        """A customer writes, by the simulator's control interface."""
        body = json.dumps({"from": sender, "name": name, "type": "text", "text": text}).encode()
        request = urllib.request.Request(
            f"{self.simulator}/_simulator/inbound", body, {"Content-Type": "application/json"}, method="POST"
        )
        with urllib.request.urlopen(request, timeout=10) as response:
            assert response.status < 300

    def fresh_login(self) -> str:
        """A login link works once; a sandbox of our own, and the mock, give the same one to each browser context."""
        return self.login_url

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=20)
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)


def _facts_of(process: subprocess.Popen) -> dict:
    for line in process.stdout:
        if line.lstrip().startswith("{"):
            return json.loads(line)
    raise RuntimeError(f"the server ended with {process.wait()} before it was ready")


def is_mock() -> bool:
    return not (os.environ.get("LODESTONE_URL") or os.environ.get("LODESTONE_BIN"))


def start() -> Target:
    if url := os.environ.get("LODESTONE_URL"):
        simulator = json.loads(os.environ.get("LODESTONE_SIMULATOR", "{}")).get("base_url", url)
        return Target(url, os.environ["LODESTONE_LOGIN_URL"], simulator, is_mock=False)
    if binary := os.environ.get("LODESTONE_BIN"):
        folder = tempfile.mkdtemp(prefix="lodestone-web-")
        command = [binary, "sandbox", "--json", "--port", "0", "--data-dir", folder, "--web-dir", str(WEB / "dist")]
        command += ["--log-level", "warning"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        facts = _facts_of(process)
        return Target(facts["url"], facts["login_url"], facts["simulator"]["base_url"], False, process, folder)
    mock = ["node", str(WEB / "tests/mock/server.mjs"), "--port", "0"]
    process = subprocess.Popen(mock, stdout=subprocess.PIPE, text=True)
    facts = _facts_of(process)
    return Target(facts["url"], facts["login_url"], facts["simulator"]["base_url"], True, process)
