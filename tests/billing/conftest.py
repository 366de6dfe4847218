"""A server with a supplier and a customer, and stand-ins for the gateways' servers."""

import pathlib
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/system"))
# Last: a test there may have the name of one here.
sys.path.append(str(ROOT / "Web/tests/e2e"))

from browsing import launching  # noqa: E402
from lodestone import Person, Server  # noqa: E402
from standing import CUSTOMER, SUPPLIER  # noqa: E402


def pytest_configure(config):
    # Cashfree's package decorates hundreds of functions in a way that its own dependency has outgrown.
    config.addinivalue_line("filterwarnings", "ignore::DeprecationWarning")


@pytest.fixture
def server(tmp_path):
    server = Server(tmp_path)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def owner(server):
    server.command("billing", "set", *SUPPLIER)
    owner = Person(server).sign_up()
    owner.call("PUT", "/api/billing/profile", CUSTOMER)
    return owner


@pytest.fixture
def stand_in():
    """Starts stand-ins, and stops them after the test."""
    running = []

    def start(kind, *arguments):
        running.append(kind(*arguments))
        return running[-1]

    yield start
    for one in running:
        one.stop()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, **launching()}
