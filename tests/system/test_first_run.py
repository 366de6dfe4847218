"""As a new user would, over HTTP and with a real mail server: sign up, buy points, and find the invoice in the mail."""

import datetime
import email
import email.policy
import io
import re
import ssl
import threading

import httpx
import pypdf
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from lodestone import PASSWORD, Sandbox, eventually, free_port

SUPPLIER_GSTIN = "27AAPFU0939F1ZV"
PROFILE = {
    "legalName": "Spice Traders",
    "addressLines": ["2 Market Road"],
    "city": "Bengaluru",
    "postalCode": "560001",
    "stateCode": "29",
    "gstin": "29AAGCB7383J1Z4",
    "email": "ada@example.com",
}


def buy(person, points: str) -> dict:
    """Buys points by the test gateway's page, and gives the payment as it stands then. For `lodestone.Person` too."""
    payment = person.call("POST", "/api/payments", {"points": points, "gateway": "test"})
    person.pay(payment["checkoutURL"], "pay")
    return eventually(
        lambda: next(
            (now for now in [person.call("GET", f"/api/payments/{payment['id']}")] if now["state"] == "captured"), None
        )
    )


class MailServer:
    """aiosmtpd behind STARTTLS and a password, with a certificate that only its own authority vouches for."""

    def __init__(self, folder):
        self.certificate = folder / "mail.pem"
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
        now = datetime.datetime.now(datetime.UTC)
        made = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(hours=1))
            .not_valid_after(now + datetime.timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(key, hashes.SHA256())
        )
        self.certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
        secret = folder / "mail.key"
        secret.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(self.certificate, secret)
        self.lock = threading.Lock()
        self.mails: list[tuple[str, email.message.EmailMessage]] = []
        self.in_clear = 0
        outer = self

        class Handler:
            async def handle_DATA(self, server, session, envelope):
                mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
                with outer.lock:
                    outer.in_clear += session.ssl is None
                    outer.mails += [(to, mail) for to in envelope.rcpt_tos]
                return "250 OK"

        class Guarded(Controller):
            def factory(self):
                return SMTP(
                    self.handler,
                    hostname="localhost",
                    tls_context=context,
                    require_starttls=True,
                    authenticator=lambda server, session, envelope, mechanism, data: AuthResult(
                        success=(data.login, data.password) == (b"robot", b"open sesame")
                    ),
                    auth_required=True,
                )

        self.controller = Guarded(Handler(), hostname="127.0.0.1", port=free_port())
        self.controller.start()
        self.url = f"smtp://robot:open%20sesame@localhost:{self.controller.port}"

    def to(self, address: str) -> list[email.message.EmailMessage]:
        with self.lock:
            return [mail for to, mail in self.mails if to == address]

    def with_documents(self, address: str) -> list[email.message.EmailMessage]:
        return [mail for mail in self.to(address) if list(mail.iter_attachments())]

    def stop(self):
        self.controller.stop()


class Guest:
    """A new user's browser, without a page."""

    def __init__(self, server):
        self.http = httpx.Client(base_url=server.url, timeout=60, headers={"Origin": server.url})

    def call(self, method: str, path: str, body=None):
        answer = self.http.request(method, path, json=body)
        assert answer.status_code < 300, f"{method} {path}: {answer.status_code} {answer.text[:2000]}"
        return answer.json() if "json" in answer.headers.get("Content-Type", "") else None

    def pay(self, url: str, act: str):
        assert "Test payment" in self.http.get(url).text
        assert self.http.post(url, data={"act": act}).status_code == 303

    def session(self):
        self.http.headers["X-CSRF-Token"] = self.call("GET", "/api/session")["csrf"]


@pytest.fixture
def mails(tmp_path):
    server = MailServer(tmp_path)
    yield server
    server.stop()


@pytest.fixture
def server(tmp_path, mails):
    folder = tmp_path / "data"
    folder.mkdir()
    sandbox = Sandbox(
        folder,
        "--smtp", mails.url,
        "--smtp-authority", str(mails.certificate),
        "--mail-from", "Lodestone <desk@example.com>",
    ).start()
    yield sandbox
    sandbox.stop()


def document(mail) -> str:
    """The text of the one PDF that the mail carries, spaces made one."""
    [file] = mail.iter_attachments()
    assert file.get_content_type() == "application/pdf"
    assert file.get_filename().endswith(".pdf")
    pages = pypdf.PdfReader(io.BytesIO(file.get_content())).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def money(value: dict) -> str:
    """As documents write it: 1,18,000.00."""
    rupees, paise = value["amount"].split(".")
    head, tail = rupees[:-3], rupees[-3:]
    groups = []
    while head:
        groups.insert(0, head[-2:])
        head = head[:-2]
    return ",".join([*groups, tail]) + "." + paise


def test_first_run(server, mails):
    guest = Guest(server)
    guest.call("POST", "/api/sign-up", {
        "name": "Ada", "email": "ada@example.com", "password": PASSWORD, "company": "Spice", "country": "IN",
        "timeZone": "Asia/Kolkata",
    })
    guest.session()
    # Mails are delivered, so the trial waits until the address is known to be theirs.
    assert guest.call("GET", "/api/credits")["available"] == "0"
    [confirmation] = eventually(lambda: mails.to("ada@example.com"))
    link = re.search(r"http\S+/confirm/\S+", confirmation.get_content())[0]
    assert link.startswith(server.url)
    assert "Confirm" in guest.http.get(link).text
    assert guest.http.post(link, data={}).status_code < 400
    assert guest.call("GET", "/api/credits")["available"] == "50"

    # Billing details, and a purchase.
    assert guest.call("GET", "/api/billing/terms")["profileComplete"] is False
    guest.call("PUT", "/api/billing/profile", PROFILE)
    quote = guest.call("GET", "/api/billing/quote?points=12345")
    payment = buy(guest, "12345")
    assert (payment["net"], payment["tax"], payment["total"]) == (quote["net"], quote["tax"], quote["total"])
    assert guest.call("GET", "/api/credits")["available"] == "12395"
    [invoice] = guest.call("GET", "/api/invoices")["items"]
    assert invoice["kind"] == "taxInvoice" and invoice["paymentId"] == payment["id"]

    # One mail with the invoice, and no other about the purchase.
    [mail] = eventually(lambda: mails.with_documents("ada@example.com"))
    words = document(mail)
    for wanted in (
        invoice["number"], SUPPLIER_GSTIN, PROFILE["gstin"], PROFILE["legalName"], money(payment["net"]),
        money(payment["tax"]), money(payment["total"]), "IGST", "18",
    ):
        assert wanted in words, f"{wanted} is not in: {words}"
    [file] = mail.iter_attachments()
    # As it is downloaded.
    assert guest.http.get(f"/api/invoices/{invoice['id']}.pdf").headers["Content-Type"] == "application/pdf"
    assert file.get_filename() == invoice["number"].replace("/", "-") + ".pdf"

    # A refund of a part, and its credit note.
    back = {"amount": {"amount": "1180.00", "currency": "INR"}, "reason": "Too many"}
    guest.call("POST", f"/api/payments/{payment['id']}/refunds", back)
    eventually(
        lambda: guest.call("GET", f"/api/payments/{payment['id']}")["refunds"][0]["state"] == "done", seconds=60
    )
    [refund] = guest.call("GET", f"/api/payments/{payment['id']}")["refunds"]
    note = next(one for one in guest.call("GET", "/api/invoices")["items"] if one["kind"] == "creditNote")
    assert note["correctsId"] == invoice["id"] and note["total"] == refund["amount"]
    second = eventually(lambda: mails.with_documents("ada@example.com")[1:])
    assert len(second) == 1
    words = document(second[0])
    for wanted in (note["number"], invoice["number"], money(note["net"]), money(note["tax"]), money(note["total"])):
        assert wanted in words, f"{wanted} is not in: {words}"

    # Nothing else came, nothing came twice, and nothing in clear.
    subjects = [mail["Subject"] for mail in mails.to("ada@example.com")]
    assert len(subjects) == len(set(subjects)) == 3, subjects
    identities = [mail["Message-ID"] for mail in mails.to("ada@example.com")]
    assert len(set(identities)) == 3
    assert mails.in_clear == 0


def test_a_member_may_do_without_and_the_billing_address_may_not(server, mails):
    guest = Guest(server)
    guest.call("POST", "/api/sign-up", {
        "name": "Grace", "email": "grace@example.com", "password": PASSWORD, "company": "Rice", "country": "IN",
        "timeZone": "Asia/Kolkata",
    })
    guest.session()
    guest.call("PUT", "/api/billing/profile", PROFILE | {"email": "accounts@example.com"})
    choice = {"kind": "payment.captured", "app": True, "email": False, "push": True}
    guest.call("PUT", "/api/notice-preferences", {"items": [choice]})
    buy(guest, "100")
    eventually(lambda: mails.with_documents("accounts@example.com"))
    assert mails.with_documents("grace@example.com") == []
    assert [notice["kind"] for notice in guest.call("GET", "/api/notices")["items"]] == ["payment.captured"]
