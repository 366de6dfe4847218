"""Real Chromium against the real server (or the mock, while developing). See target.py for how the server is chosen."""

import json
import os
import sys
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

import target as targets
from browsing import Problems, check_accessibility, check_room, launching, ready, shoot

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "contract"))

import contract  # noqa: E402
from seen import Seen  # noqa: E402

expect.set_options(timeout=10_000)


def pytest_addoption(parser):
    parser.addoption("--standin", metavar="K/N", help="only what the stand-in alone can show: the Kth of N parts of it")


def pytest_collection_modifyitems(config, items):
    """Two parts run side by side, each with a server and a browser of its own; a file stays whole."""
    wanted = config.getoption("--standin")
    if not wanted:
        return
    part, parts = map(int, wanted.split("/"))
    of_module: dict[str, list] = {}
    for item in items:
        if any(mark.name == "skipif" for mark in item.iter_markers()):
            of_module.setdefault(item.module.__name__, []).append(item)
    heaps: list[list] = [[] for _ in range(parts)]
    for found in sorted(of_module.values(), key=len, reverse=True):
        min(heaps, key=len).extend(found)
    items[:] = heaps[part - 1]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, **launching()}


@pytest.fixture(scope="session")
def target():
    found = targets.start()
    yield found
    found.stop()


@pytest.fixture(scope="session", autouse=True)
def seen(target):
    """Whatever the tests did: the answers were of the shapes that the web client believes in, and what it sent was taken."""
    found = Seen()
    found.watch()
    yield found
    told = contract.unfit(found)
    if not target.is_mock:
        with urllib.request.urlopen(f"{target.url}/api/openapi.json", timeout=30) as response:
            told += contract.unknown(found, json.load(response))
    if dump := os.environ.get("LODESTONE_SEEN"):
        Path(dump).write_text("\n".join(told))
    assert told == []


@pytest.fixture(scope="session")
def signed_in(browser: Browser, target, tmp_path_factory) -> str:
    """The session that the one-time link gives, as a file that contexts start from."""
    state = str(tmp_path_factory.mktemp("session") / "state.json")
    context = browser.new_context()
    page = context.new_page()
    page.goto(target.login_url)
    expect(page.locator("#root[data-ready=true]")).to_be_attached()
    context.storage_state(path=state)
    context.close()
    return state


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args, target, signed_in):
    return {
        **browser_context_args,
        "base_url": target.url,
        "storage_state": signed_in,
        "viewport": {"width": 1440, "height": 900},
        "locale": "en-IN",
        "timezone_id": "Asia/Kolkata",
        # A picture or a check in the middle of a movement says nothing.
        "reduced_motion": "reduce",
    }


@pytest.fixture(autouse=True)
def console(context: BrowserContext):
    """A page that logs an error, or breaks its own Content-Security-Policy, fails its test."""
    problems = Problems()
    context.on("page", problems.watch)
    yield problems
    assert problems.found() == []


def put(page: Page, path: str, body: object) -> None:
    """A lever of the mock."""
    page.evaluate(
        """async ([path, body]) => {
            const headers = { "Content-Type": "application/json", "X-CSRF-Token": "mock-csrf-token" };
            headers["Idempotency-Key"] = crypto.randomUUID();
            await fetch(path, { method: "PUT", headers, body: JSON.stringify(body) });
        }""",
        [path, body],
    )


HEIGHTS = {1440: 900, 390: 844}
# Each theme and each width is looked at once; with LODESTONE_LOOKS=all, each theme in each width.
PAIRS = [("light", 1440), ("dark", 390)]
if os.environ.get("LODESTONE_LOOKS") == "all":
    PAIRS = [(theme, width) for theme in ("light", "dark") for width in HEIGHTS]
LOOKS = [(theme, width, HEIGHTS[width]) for theme, width in PAIRS]
# With the languages that stretch the words and turn the page round.
PLACES = [(*pair, "en") for pair in PAIRS] + [("light", 390, "en-XA"), ("dark", 1440, "ar-XB")]


@pytest.fixture(params=LOOKS, ids=[f"{theme}-{width}" for theme, width, _ in LOOKS])
def looked(request, browser: Browser, browser_context_args, console):
    """A page in a theme and a width; `page.look(name)` takes a picture and checks what can be checked of any state."""
    theme, width, height = request.param
    size = {"width": width, "height": height}
    context = browser.new_context(**{**browser_context_args, "viewport": size, "color_scheme": theme})
    page = context.new_page()
    page.on("console", lambda message: console.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: console.append(str(error)))

    def look(name: str) -> None:
        shoot(page, f"{name}-{theme}-{width}")
        check_accessibility(page)
        check_room(page, name)

    page.look = look
    yield page
    context.close()


@pytest.fixture
def sample_file() -> Path:
    """Five hundred people in the damaged shape that real files have."""
    return Path(__file__).resolve().parents[3] / "Tests/ContactsTests/Fixtures/contacts-messy.csv"
