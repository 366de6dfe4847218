"""Web push end to end: Lodestone sends, and a push service and browsers made of other people's packages receive."""

import sqlite3

import pytest

from lodestone import PASSWORD, Person, Sandbox, eventually
from push_service import Device, PushService
from test_first_run import PROFILE, buy

EMAIL = "ada@example.com"


@pytest.fixture(scope="module")
def service():
    service = PushService()
    yield service
    service.stop()


@pytest.fixture(scope="module")
def server(tmp_path_factory, service):
    sandbox = Sandbox(
        tmp_path_factory.mktemp("push"),
        "--push-services", service.url,
        "--mail-from", "Lodestone <desk@example.com>",
    ).start()
    yield sandbox
    sandbox.stop()


@pytest.fixture(scope="module")
def account(server):
    """One for all: strangers may not sign up often."""
    account = Person(server).sign_up("Ada", EMAIL)
    account.call("PUT", "/api/billing/profile", PROFILE)
    return account


@pytest.fixture
def person(server, account):
    """A browser's session of its own, of somebody who has no devices yet."""
    for known in account.call("GET", "/api/push")["subscriptions"]:
        account.call("DELETE", f"/api/push/subscriptions/{known['id']}")
    return sign_in(server)


@pytest.fixture
def device(service):
    return Device(service)


def sign_in(server) -> Person:
    person = Person(server)
    person.call("POST", "/api/sign-in", {"email": EMAIL, "password": PASSWORD})
    person.me = person.call("GET", "/api/session")
    person.session.headers["X-CSRF-Token"] = person.me["csrf"]
    return person


def devices(person) -> list[str]:
    return [one["label"] for one in person.call("GET", "/api/push")["subscriptions"]]


def test_a_test_reaches_the_device(person, device):
    made = device.subscribe(person, "Chromium on Linux")
    assert person.call("POST", "/api/push/test") == {"devices": 1}
    message = device.read()
    assert set(message) == {"title", "body", "link", "tag"}
    assert message["link"] == "/settings/notifications"
    eventually(lambda: person.call("GET", "/api/push")["subscriptions"][0]["lastUsedAt"])
    person.call("DELETE", f"/api/push/subscriptions/{made['id']}")
    assert person.call("POST", "/api/push/test") == {"devices": 0}


def test_a_payment_is_told_as_the_member_chose(person, device):
    device.subscribe(person, "Phone")
    payment = buy(person, "100")
    message = device.read()
    assert message["title"] == "100 points were added"
    assert message["link"] == f"/billing/payments/{payment['id']}"

    choice = {"kind": "payment.captured", "app": True, "email": True, "push": False}
    person.call("PUT", "/api/notice-preferences", {"items": [choice]})
    buy(person, "200")
    assert [notice["title"] for notice in person.all("/api/notices")][:1] == ["200 points were added"]
    assert device.heard_nothing(2)


@pytest.mark.parametrize("status", [404, 410])
def test_a_subscription_that_is_gone_is_forgotten(person, device, status):
    device.subscribe(person, "Phone")
    device.will_be_answered((status, {}))
    person.call("POST", "/api/push/test")
    device.request()
    eventually(lambda: devices(person) == [])


def test_a_busy_service_is_asked_again_and_a_full_one_told_less(person, device):
    device.subscribe(person, "Phone")
    device.will_be_answered((429, {"Retry-After": "1"}), (503, {}), (413, {}), (201, {}))
    person.call("POST", "/api/push/test")
    sent = [device.request() for _ in range(4)]
    assert len({body for _, body in sent}) == 4, "no message is encrypted twice alike"
    eventually(lambda: person.call("GET", "/api/push")["subscriptions"][0]["lastUsedAt"])


def test_a_redirect_is_not_followed(person, device, service):
    device.subscribe(person, "Phone")
    elsewhere = Device(service)
    device.will_be_answered((307, {"Location": service.url + elsewhere.path}))
    person.call("POST", "/api/push/test")
    device.request()
    assert elsewhere.heard_nothing(2)
    assert devices(person) == ["Phone"]


@pytest.mark.parametrize(
    "endpoint",
    ["http://push.example.com/x", "https://127.0.0.1/x", "https://10.0.0.1/x", "https://[::1]/x", "http://127.0.0.1:1/x",
     "https://169.254.169.254/latest/meta-data", "https://localhost/x", "file:///etc/passwd", "gopher://x.example.com/"],
)
def test_a_service_in_ones_own_network_is_refused(person, device, endpoint):
    body = device.body("Phone") | {"endpoint": endpoint}
    answer = person.send("POST", "/api/push/subscriptions", body)
    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"][0]["field"] == "endpoint"
    assert devices(person) == []


def test_signing_out_ends_the_device(server, person, device):
    device.subscribe(person, "Library")
    home = sign_in(server)
    assert devices(home) == ["Library"]
    person.call("POST", "/api/sign-out")
    assert devices(home) == []


def test_a_member_who_is_removed_hears_no_more(server, person, device):
    invitation = person.call("POST", "/api/invitations", {"email": "bob@example.com", "role": "ADMIN"})
    bob = Person(server)
    token = invitation["url"].rsplit("/", 1)[1]
    form = {"data": {"name": "Bob", "password": PASSWORD}, "headers": {"Origin": server.url}}
    answer = bob.session.post(f"{server.url}/invitations/{token}", **form, allow_redirects=False, timeout=30)
    assert answer.status_code < 400, answer.text
    me = bob.call("GET", "/api/session")
    bob.session.headers["X-CSRF-Token"] = me["csrf"]
    device.subscribe(bob, "Bob phone")
    bob.call("POST", "/api/push/test")
    device.read()
    person.call("DELETE", f"/api/members/{me['member']['id']}")
    database = sqlite3.connect(f"file:{server.folder}/lodestone.sqlite?mode=ro", uri=True)
    left = database.execute("SELECT count(*) FROM push_subscriptions WHERE label = 'Bob phone'").fetchone()
    database.close()
    assert left == (0,)


def test_a_new_key_takes_over(server, person, device, service):
    device.subscribe(person, "Phone")
    new = server.command("push", "rotate-key").strip().splitlines()[-1]
    shown = person.call("GET", "/api/push")
    assert shown["publicKey"] == new != device.public_key
    assert [one["isCurrent"] for one in shown["subscriptions"]] == [False]
    # The old pair signs for what was made with it.
    person.call("POST", "/api/push/test")
    device.read()
    device.subscribe(person, "Phone")
    assert [one["isCurrent"] for one in person.call("GET", "/api/push")["subscriptions"]] == [True]
    person.call("POST", "/api/push/test")
    device.read()
