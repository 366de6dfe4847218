"""A server with a supplier and a customer, and stand-ins for the gateways' servers."""

import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "system"))

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
