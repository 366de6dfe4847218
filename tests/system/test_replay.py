"""Every webhook three times and shuffled ends where every webhook once and in order ends: over HTTP, on the binary."""

import hashlib
import random
import re
import shutil
import sqlite3
import time

from recorder import Recorder, post_all

from lodestone import Person, Server, eventually, people

RECIPIENTS = 400
CUSTOMERS = 20
COPIES = 3

# Everything that follows from webhooks, without what only tells when or under which number our side wrote it down. Meta's
# times are whole seconds: which of two messages of one second is the newer only their arrival tells.
FACTS = {
    "messages": """
        SELECT m.direction, m.origin, m.type, m.text, m.content, m.state, m.wamid, m.at * (m.direction = 'in'),
        m.reply_to, m.target, m.reference, m.recipient, m.sent_at, m.delivered_at, m.read_at, m.failed_at,
        m.error_code, m.error_title, m.error_detail, m.charged, c.phone, c.user_id
        FROM messages m JOIN contacts c ON c.workspace_id = m.workspace_id AND c.id = m.contact_id""",
    "conversations": """
        SELECT c.phone, c.user_id, v.shown, v.status, v.unread, m.at, v.window_until, v.entry_asked_at, v.entry_until
        FROM conversations v
        JOIN contacts c ON c.workspace_id = v.workspace_id AND c.id = v.contact_id
        LEFT JOIN messages m ON m.workspace_id = v.workspace_id AND m.id = v.last_message_id""",
    "contacts": "SELECT name, phone, user_id, username, opt_in, blocked_at IS NULL, source FROM contacts",
    "identities": """
        SELECT i.kind, i.value, c.phone, c.name FROM contact_identities i
        JOIN contacts c ON c.workspace_id = i.workspace_id AND c.id = i.contact_id""",
    "recipients": """
        SELECT row_number, name, phone, state, error_code, error_text, charged, quoted FROM campaign_recipients""",
    "campaigns": """
        SELECT name, state, audience, queued, submitting, unknown, sent, delivered, read_count, failed, skipped,
        cancelled, estimated, charged FROM campaigns""",
    "charges": """
        SELECT c.market, c.category, c.quote, c.state, c.charged, c.final_category, c.final_free_reason, c.event_at,
        c.flag, m.wamid FROM charges c
        JOIN messages m ON m.workspace_id = c.workspace_id AND m.id = c.message_id""",
    "wallets": "SELECT available, held, spent, expired, paid_in, promo_in, adjusted FROM wallets",
    "journal": "SELECT kind, debit, credit, sum(amount) FROM transfers GROUP BY kind, debit, credit",
    "lots": "SELECT kind, amount, held, used, expired FROM lots",
    "media": "SELECT meta_id, mime_type, filename FROM media",
    "parked": "SELECT wamid, status FROM parked_statuses",
}


def facts(server: Server) -> dict[str, list]:
    database = sqlite3.connect(f"file:{server.folder / 'lodestone.sqlite'}?mode=ro", uri=True)
    try:
        found = {name: sorted(map(repr, database.execute(sql))) for name, sql in FACTS.items()}
        # The number under which our side keeps a file is its own.
        found["messages"] = sorted(re.sub(r"med_\w+", "med_", message) for message in found["messages"])
        return found
    finally:
        database.close()


def state_hash(found: dict[str, list]) -> str:
    return hashlib.sha256(repr(found).encode()).hexdigest()


def wait_until_processed(server: Server):
    """The inbox is empty, and what follows from it has followed."""

    def is_empty():
        database = sqlite3.connect(f"file:{server.folder / 'lodestone.sqlite'}?mode=ro", uri=True)
        try:
            # Files are fetched, and small pictures made of them, by jobs.
            waiting = """
                SELECT (SELECT count(*) FROM webhook_inbox WHERE state = 0) + (SELECT count(*) FROM jobs
                    WHERE kind IN ('media.fetch', 'media.make') AND attempts < 2)
            """
            return database.execute(waiting).fetchone() == (0,)
        finally:
            database.close()

    eventually(is_empty, seconds=120)
    # Jobs that the last webhooks rang for: the end of the campaign.
    before = None
    while (now := facts(server)) != before:
        before = now
        time.sleep(1.5)


def history(tmp_path, start_simulator):
    """A server that sent a campaign and heard nothing yet, and all that Meta had to say."""
    recorder = Recorder()
    simulator = start_simulator(
        recorder.url,
        *("--currency", "INR", "--messages-per-second", "400"),
        *("--set", 'failures={"131026":0.05,"131049":0.05}', "--set", "read_without_delivered=0.2"),
        *("--set", "sent_after_ms=[10,400]", "--set", "delivered_after_ms=[10,900]", "--set", "read_after_ms=[50,2000]"),
        *("--set", "duplicates=0.1", "--set", "disorder=0.2", "--set", "late_by_ms=[100,1500]"),
        *("--set", "batch_size=5"),
        seed=11,
    )
    folder = tmp_path / "origin"
    folder.mkdir()
    server = Server(folder, simulator=simulator.url).start()
    person = Person(server).sign_up()
    server.command("credits", "grant", "--workspace", person.workspace, "--points", "5000", "--reason", "test")
    channel = person.connect(simulator)
    template = person.template(channel, "hello_world")
    audience = person.import_csv(people(RECIPIENTS), "Phone", "Name")
    campaign = person.draft(channel, audience, template, "Replayed")
    person.start(campaign)
    eventually(lambda: person.campaign(campaign)["counts"]["sent"] == RECIPIENTS, seconds=120)

    for number in range(CUSTOMERS):
        # Half of them got the campaign; each says a few things, of several kinds.
        customer = {"from": f"+9198{number * 40:08d}" if number % 2 else f"+9199{number:08d}", "name": f"Customer {number}"}
        for body in ("Hello?", "नमस्ते", "👍 thanks"):
            simulator.control("POST", "inbound", customer | {"text": body})
        simulator.control("POST", "inbound", customer | {"type": "image"})
    first = simulator.control("GET", "templates")["items"][0]
    simulator.control("POST", f"templates/{first['id']}/quality", {"score": "YELLOW"})
    simulator.settle()
    person.call("GET", "/api/session")
    server.stop()
    recorder.stop()
    return server, simulator, recorder.posts


def restored(server: Server, folder, simulator) -> Server:
    """A fresh server on a backup of another's data."""
    folder.mkdir()
    server.command("backup", str(folder / "lodestone.sqlite"))
    shutil.copy(server.folder / "instance.key", folder)
    return Server(folder, simulator=simulator.url).start()


def test_three_times_and_shuffled_ends_as_once_in_order(tmp_path, start_simulator):
    origin, simulator, posts = history(tmp_path, start_simulator)
    dice = random.Random(5)
    shuffled = posts * COPIES
    dice.shuffle(shuffled)

    servers = [restored(origin, tmp_path / name, simulator) for name in ("once", "shuffled")]
    try:
        silence = facts(servers[0])
        post_all(servers[0].url, posts)
        post_all(servers[1].url, shuffled, connections=8)
        for server in servers:
            wait_until_processed(server)
        once, thrice = map(facts, servers)

        for name in FACTS:
            assert once[name] == thrice[name], name
        assert state_hash(once) == state_hash(thrice) != state_hash(silence)
        assert len(once["messages"]) == RECIPIENTS + 4 * CUSTOMERS
        assert not once["parked"]

        # Again, from the inbox: nothing changes.
        servers[0].command("webhooks", "replay", "--since", "2020-01-01T00:00:00Z")
        wait_until_processed(servers[0])
        again = facts(servers[0])
        for name in FACTS:
            assert again[name] == once[name], name
        assert state_hash(again) == state_hash(once)
        print(f"\n{len(posts)} webhooks, {len(shuffled)} shuffled, state {state_hash(once)[:16]}")
        for server in servers:
            server.stop()
            assert "All invariants hold." in server.command("verify")
    finally:
        for server in servers:
            server.kill()
