"""Clients of earlier years: v14.0 paths, multipart by requests-toolbelt, and parsers of the older webhook shapes."""

import json

import pytest
import requests
from aiowhatsapp.whatsapp import Whatsapp as AioWhatsApp
from heyoo import WhatsApp as Heyoo
from whatsapp import Message as PythonMessage
from whatsapp import WhatsApp as PythonWhatsApp

ASHA = "447700900123"


def inbound(simulator, **message):
    return simulator.inbound(**({"from": "+" + ASHA, "name": "Asha"} | message))


@pytest.fixture
def heyoo(simulator):
    wa = Heyoo(simulator.access_token, simulator.phone_number_id)
    wa.base_url = f"{simulator.base_url}/v14.0"
    wa.v15_base_url = f"{simulator.base_url}/v15.0"
    wa.url = f"{wa.base_url}/{simulator.phone_number_id}/messages"
    return wa


def test_heyoo_sends_what_it_can(heyoo, simulator, receiver, tmp_path):
    first = inbound(simulator, text="Hi")
    picture = tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"1" * 300)
    media = heyoo.upload_media(media=str(picture))
    answers = [
        heyoo.send_message("Hello", ASHA),
        heyoo.reply_to_message(first["id"], ASHA, "Yes?"),
        heyoo.send_template("hello_world", ASHA, components=[], lang="en_US"),
        heyoo.send_location(lat=1.29, long=103.85, name="Singapore", address="Here", recipient_id=ASHA),
        heyoo.send_image("https://example.com/i.jpeg", ASHA),
        heyoo.send_image(media["id"], ASHA, link=False),
        heyoo.send_video("https://example.com/v.mp4", ASHA),
        heyoo.send_audio("https://example.com/a.mp3", ASHA),
        heyoo.send_document("https://example.com/d.pdf", ASHA),
        heyoo.send_reply_button(ASHA, button={
            "type": "button", "body": {"text": "Sure?"},
            "action": {"buttons": [{"type": "reply", "reply": {"id": "1", "title": "Yes"}}]}}),
        heyoo.send_button(ASHA and {
            "header": "H", "body": "B", "footer": "F",
            "action": {"button": "Open", "sections": [{"title": "S", "rows": [{"id": "1", "title": "R", "description": ""}]}]}}, ASHA),
    ]
    for answer in answers:
        receiver.wait_status(answer["messages"][0]["id"], "delivered")
    assert heyoo.mark_as_read(first["id"])["success"] is True
    assert heyoo.query_media_url(media["id"]).startswith(simulator.base_url)
    assert heyoo.delete_media(media["id"])["success"] is True
    assert heyoo.send_message("Hello", "12025550143")["error"]["code"] == 131021


@pytest.mark.parametrize("shape", ["cbp", "pmp-v23", "pmp-v24", "2026"])
def test_heyoo_reads_every_shape(start, receiver, shape):
    simulator = start("--set", f"shape={shape}")
    wa = Heyoo(simulator.access_token, simulator.phone_number_id)
    message = inbound(simulator, text="Hello 👋")
    inbound(simulator, type="image", image={"caption": "C"})
    inbound(simulator, interactive={"type": "button_reply", "button_reply": {"id": "b", "title": "B"}})
    receiver.wait(lambda: len(receiver.messages()) == 3)
    bodies = {m["type"]: json.loads(body) for body, _ in receiver.received
              for m in json.loads(body)["entry"][0]["changes"][0]["value"]["messages"]}

    text = bodies["text"]
    assert wa.changed_field(text) == "messages" and wa.is_message(text)
    assert wa.get_mobile(text) == ASHA and wa.get_name(text) == "Asha"
    assert wa.get_message(text) == "Hello 👋" and wa.get_message_id(text) == message["id"]
    assert wa.get_image(bodies["image"])["mime_type"] == "image/jpeg"
    assert wa.get_interactive_response(bodies["interactive"])["button_reply"]["id"] == "b"

    sent = requests.post(
        f"{simulator.base_url}/{simulator.phone_number_id}/messages?access_token={simulator.access_token}",
        data={"messaging_product": "whatsapp", "to": ASHA, "type": "template",
              "template": json.dumps({"name": "hello_world", "language": {"code": "en_US"}})}).json()
    status = receiver.wait_status(sent["messages"][0]["id"], "delivered")
    assert status["pricing"]["pricing_model"] == ("CBP" if shape == "cbp" else "PMP")
    assert ("conversation" in status) == (shape in ("cbp", "pmp-v23"))
    assert ("recipient_user_id" in status) == (shape == "2026")
    delivered = next(json.loads(body) for body, _ in receiver.received if b'"delivered"' in body)
    assert wa.get_delivery(delivered) == "delivered"


def test_aiowhatsapp_sends_and_dispatches(simulator, receiver):
    wa = AioWhatsApp(simulator.phone_number_id, simulator.access_token, mark_as_read=False)
    wa.base_url = f"{simulator.base_url}/v14.0/{simulator.phone_number_id}"
    wa.msg_url, wa.media_url = wa.base_url + "/messages", wa.base_url + "/media"
    inbound(simulator, text="Hi")
    answer = wa.send_message(ASHA, "Hello")
    answer = answer if isinstance(answer, dict) else answer.json()
    receiver.wait_status(answer["messages"][0]["id"], "delivered")
    template = wa.send_template_message(ASHA, "hello_world", [], "en_US")
    template = template if isinstance(template, dict) else template.json()
    receiver.wait_status(template["messages"][0]["id"], "delivered")


@pytest.fixture
def python_client(simulator, monkeypatch):
    """whatsapp-python writes Graph's address into each call, and looks at the web when it starts: a session that sends both
    to the simulator is all it needs."""
    send = requests.Session.send

    def redirected(session, request, **options):
        if request.url.startswith("https://graph.facebook.com"):
            request.url = request.url.replace("https://graph.facebook.com", simulator.base_url)
        elif request.url.startswith("https://developers.facebook.com"):
            answer = requests.Response()
            answer.status_code, answer._content = 200, b"<table></table>"
            return answer
        return send(session, request, **options)

    monkeypatch.setattr(requests.Session, "send", redirected)
    return PythonWhatsApp(
        simulator.access_token, {1: simulator.phone_number_id}, logger=False, update_check=False, debug=False, version="v24.0")


def test_whatsapp_python_sends_and_reads(python_client, simulator, receiver):
    inbound(simulator, text="Hi")
    receiver.wait(receiver.messages)
    message = PythonMessage(instance=python_client, data=json.loads(receiver.received[0][0]))
    assert (message.content, message.sender, message.name) == ("Hi", ASHA, "Asha")
    answer = PythonMessage(instance=python_client, content="Hello", to=ASHA).send(1)
    receiver.wait_status(answer["messages"][0]["id"], "delivered")
    template = python_client.send_template("hello_world", ASHA, components=[], lang="en_US", sender=1)
    receiver.wait_status(template["messages"][0]["id"], "delivered")
    assert python_client.is_message(json.loads(receiver.received[0][0]))
