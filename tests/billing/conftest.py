"""A server with a supplier and a customer, and stand-ins for the gateways' servers."""

import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "system"))

from lodestone import Person, Server  # noqa: E402

SUPPLIER = [
    "supplier.legal-name=Acme Private Limited",
    "supplier.address-1=1 Example Street",
    "supplier.city=Mumbai",
    "supplier.postal-code=400001",
    "supplier.state=27",
    "supplier.gstin=27AAPFU0939F1ZV",
    "supplier.sac=998429",
    "supplier.signatory=A. Person",
]

CUSTOMER = {
    "legalName": "Spice Traders",
    "addressLines": ["2 Market Road"],
    "city": "Bengaluru",
    "postalCode": "560001",
    "stateCode": "29",
    "gstin": "29AAGCB7383J1Z4",
    "email": "billing@example.com",
}


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
