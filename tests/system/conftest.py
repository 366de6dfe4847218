"""Databases and simulators for each test."""

import os
import pathlib
import subprocess
import tempfile
import uuid

import pytest

from lodestone import Simulator

SCRIPTS = pathlib.Path(__file__).resolve().parents[2] / "scripts"


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL server: the one that `scripts/test` has started, else one of our own."""
    running = os.environ.get("LODESTONE_TEST_POSTGRES")
    if running:
        yield running
        return
    # Short, for the socket's path, and reachable for the account that PostgreSQL runs under.
    folder = tempfile.mkdtemp(prefix="lodestone-system.", dir="/tmp")
    start = subprocess.run(
        [SCRIPTS / "test-postgres", "start", folder], capture_output=True, text=True, check=True, timeout=120
    )
    yield start.stdout.strip()
    subprocess.run([SCRIPTS / "test-postgres", "stop", folder], check=True, timeout=120)
    subprocess.run(["rm", "-rf", folder], check=True)


@pytest.fixture
def postgres_database(postgres):
    """The connection string of a fresh database."""
    name = f"system_{uuid.uuid4().hex[:12]}"
    query(postgres, f"CREATE DATABASE {name}")
    yield " ".join(part for part in postgres.split() if not part.startswith("dbname=")) + f" dbname={name}"
    query(postgres, f"DROP DATABASE {name} WITH (FORCE)")


def query(database: str, sql: str) -> str:
    return subprocess.run(
        ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", sql],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    ).stdout.strip()


@pytest.fixture
def database(request):
    """SQLite, or a fresh PostgreSQL database: for tests that are parametrised with `indirect`."""
    return request.getfixturevalue("postgres_database") if request.param == "postgresql" else None


@pytest.fixture
def start_simulator():
    """Starts simulators, and stops them after the test."""
    running = []

    def start(webhook: str, *options: str, seed: int = 1) -> Simulator:
        running.append(Simulator(webhook, *options, seed=seed))
        return running[-1]

    yield start
    for simulator in running:
        simulator.stop()
