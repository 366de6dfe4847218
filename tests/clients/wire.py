"""Requests written byte by byte, as HTTP clients of other languages write them."""

import json as json_module
import urllib.parse
from http.client import HTTPConnection
from types import SimpleNamespace


class Wire:
    """`wire("POST", "/v21.0/{number}/messages", json={…})`: one request on a connection of its own, nothing added."""

    def __init__(self, simulator):
        self.simulator = simulator
        self.host = urllib.parse.urlparse(simulator.base_url).netloc

    def __call__(self, method, path, body=None, headers=None, json=None, token="Bearer"):
        simulator = self.simulator
        path = path.format(number=simulator.phone_number_id, waba=simulator.waba_id, app=simulator.app_id,
                           business=simulator.business_id, token=simulator.access_token)
        sent = {} if token is None else {"Authorization": f"{token} {simulator.access_token}"}
        if json is not None:
            body, sent["Content-Type"] = json_module.dumps(json).encode(), "application/json"
        connection = HTTPConnection(self.host, timeout=30)
        try:
            connection.request(method, path, body=body, headers=sent | (headers or {}))
            response = connection.getresponse()
            content = response.read()
        finally:
            connection.close()
        names = {name.lower(): value for name, value in response.getheaders()}
        is_json = names.get("content-type", "").startswith("application/json") and content
        return SimpleNamespace(status=response.status, headers=names, content=content,
                               json=json_module.loads(content) if is_json else None)

    def get(self, path, **options):
        """The answer's JSON; it must be a success."""
        return succeeded(self("GET", path, **options))

    def post(self, path, **options):
        return succeeded(self("POST", path, **options))


def succeeded(answer):
    assert answer.status == 200, (answer.status, answer.content[:600])
    return answer.json


def multipart(parts, boundary, ending="\r\n"):
    """`parts` are the lines of each part's head, and its bytes."""
    chunks = []
    for head, content in parts:
        chunks.append(f"--{boundary}\r\n".encode() + "\r\n".join(head).encode() + b"\r\n\r\n" + content + b"\r\n")
    return b"".join(chunks) + f"--{boundary}--{ending}".encode()
