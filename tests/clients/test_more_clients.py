"""Clients of today that nobody here wrote, each told only another base URL: async and sync, httpx, requests and aiohttp,
JSON and form bodies, the token in a header and in the query, with and without `appsecret_proof`."""

import asyncio
import hashlib
import json

import httpx
import pytest
from facebook_business.adobjects.whatsappbusinessaccount import WhatsAppBusinessAccount
from facebook_business.api import FacebookAdsApi
from facebook_business.exceptions import FacebookRequestError
from facebook_business.session import FacebookSession
from kapso_whatsapp import WhatsAppClient as Kapso
from kapso_whatsapp.exceptions import WhatsAppAPIError as KapsoError
from wa_cloud_py.whatsapp import WhatsApp as WaCloud
from waba_sdk import WhatsApp as Waba
from whatsapp_client import WhatsAppClient as SmallClient
from whatsapp_cloud_api.client import WhatsAppClient as CloudClient
from whatsapp_sdk import WhatsAppClient as SdkClient
from whatsloon import WhatsApp as Whatsloon

ASHA = "447700900123"
BODY = "Your parcel {{1}} left us today and should be with you by {{2}}, unless snow holds it up."
COMPONENTS = [{"type": "BODY", "text": BODY, "example": {"body_text": [["0042", "Monday"]]}},
              {"type": "FOOTER", "text": "Example Store"},
              {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "Thanks"}]}]
FLOW = {"version": "7.1", "screens": [{"id": "FIRST", "title": "T", "terminal": True, "layout": {
    "type": "SingleColumnLayout", "children": [{"type": "TextHeading", "text": "Hi"}, {
        "type": "Footer", "label": "Done", "on-click-action": {"name": "complete", "payload": {}}}]}}]}


@pytest.fixture
def written(simulator):
    """Asha wrote, so the window is open."""
    return simulator.inbound(**{"from": "+" + ASHA, "name": "Asha", "text": "Hi"})["id"]


def ids_of(answers):
    return [answer["messages"][0]["id"] if isinstance(answer, dict) else answer.messages[0].id for answer in answers]


def test_kapso_sends_everything_and_manages(simulator, receiver, written):
    number, waba = simulator.phone_number_id, simulator.waba_id

    async def talk():
        async with Kapso(access_token=simulator.access_token, base_url=simulator.base_url, max_retries=0) as wa:
            to = {"phone_number_id": number, "to": ASHA}
            media = await wa.media.upload(phone_number_id=number, file=b"\x89PNG" * 100, type="image/png", filename="a.png")
            assert await wa.media.download(media_id=media.id) == b"\x89PNG" * 100
            m = wa.messages
            answers = [
                await m.send_text(**to, body="Hello https://example.com", preview_url=True, biz_opaque_callback_data="k1"),
                await m.send_text(**to, body="A quote", context={"message_id": written}),
                await m.send_image(**to, image={"id": media.id, "caption": "C"}),
                await m.send_video(**to, video={"link": "https://example.com/v.mp4"}),
                await m.send_audio(**to, audio={"link": "https://example.com/a.ogg"}),
                await m.send_document(**to, document={"link": "https://example.com/d.pdf", "filename": "d.pdf"}),
                await m.send_sticker(**to, sticker={"link": "https://example.com/s.webp"}),
                await m.send_location(**to, location={"latitude": 18.9, "longitude": 72.8, "name": "Gate"}),
                await m.send_contacts(**to, contacts=[{"name": {"formatted_name": "M I", "first_name": "M"}, "phones": [{"phone": "+447700900456", "type": "WORK"}]}]),
                await m.send_interactive_buttons(**to, body_text="Sure?", buttons=[{"id": "y", "title": "Yes"}, {"id": "n", "title": "No"}], footer_text="F"),
                await m.send_interactive_list(**to, body_text="Pick", button_text="Open", sections=[{"title": "S", "rows": [{"id": "1", "title": "One"}]}]),
                await m.send_interactive_cta_url(**to, body_text="Go", parameters={"display_text": "Open", "url": "https://example.com"}),
                await m.send_interactive_flow(**to, body_text="Fill", parameters={"flow_message_version": "3", "flow_id": "1", "flow_cta": "Start", "flow_token": "t"}),
                await m.send_interactive_location_request(**to, body_text="Where?"),
                await m.send_interactive_product(**to, catalog_id="1", product_retailer_id="p", body_text="This?"),
                await m.send_interactive_product_list(**to, catalog_id="1", header_text="H", body_text="B", sections=[{"title": "S", "product_items": [{"product_retailer_id": "p"}]}]),
                await m.send_interactive_catalog(**to, body_text="All"),
                await m.send_template(**to, template={"name": "hello_world", "language": {"code": "en_US"}}),
            ]
            reacted = await m.send_reaction(**to, reaction={"message_id": written, "emoji": "👍"})
            assert (await m.mark_read(phone_number_id=number, message_id=written, typing_indicator=True))["success"]

            created = await wa.templates.create(business_account_id=waba, name="kapso_parcel", language="en_US", category="UTILITY", components=COMPONENTS)
            assert created["status"] == "PENDING"
            names, ids, after = [], [], None
            while True:
                page = await wa.templates.list(business_account_id=waba, limit=3, after=after)
                names += [item["name"] for item in page["data"]]
                ids += [item["id"] for item in page["data"]]
                if "next" not in page.get("paging", {}):
                    break
                after = page["paging"]["cursors"]["after"]
            assert len(ids) == len(set(ids)) > 6 and {"hello_world", "kapso_parcel"} <= set(names)
            assert (await wa.templates.delete(business_account_id=waba, name="kapso_parcel"))["success"]

            numbers = wa.phone_numbers
            assert (await numbers.update_business_profile(phone_number_id=number, about="Kurtas", websites=["https://example.com"]))["success"]
            assert (await numbers.get_business_profile(phone_number_id=number))["data"][0]["about"] == "Kurtas"
            assert (await numbers.register(phone_number_id=number, pin="123456"))["success"]
            with pytest.raises(KapsoError):
                await numbers.register(phone_number_id=number, pin="654321")

            flow = await wa.flows.create(waba_id=waba, name="survey", categories=["SURVEY"])
            with pytest.raises(KapsoError):
                await wa.flows.publish(flow_id=flow["id"])
            assert (await wa.flows.update_asset(flow_id=flow["id"], asset=FLOW))["validation_errors"] == []
            assert (await wa.flows.get_preview(flow_id=flow["id"]))["preview_url"].startswith("https://")
            assert (await wa.flows.publish(flow_id=flow["id"]))["success"]
            assert (await wa.flows.get(flow_id=flow["id"]))["status"] == "PUBLISHED"
            assert [f["id"] for f in (await wa.flows.list(waba_id=waba))["data"]] == [flow["id"]]
            with pytest.raises(KapsoError):
                await wa.flows.delete(flow_id=flow["id"])
            assert (await wa.flows.deprecate(flow_id=flow["id"]))["success"]
            return answers, reacted

    answers, reacted = asyncio.run(talk())
    for message_id in ids_of(answers):
        receiver.wait_status(message_id, "delivered")
    assert receiver.statuses(ids_of(answers)[0])[0]["biz_opaque_callback_data"] == "k1"
    receiver.wait_status(ids_of([reacted])[0], "sent")


def test_waba_sdk(simulator, receiver, written):
    async def talk():
        async with Waba(simulator.access_token, simulator.phone_number_id, waba_id=simulator.waba_id, base_url=simulator.base_url) as wa:
            media = await wa.media.upload(b"%PDF-1.4 x", mime_type="application/pdf", filename="d.pdf")
            download = await wa.media.download(media)
            assert download.content == b"%PDF-1.4 x"
            page = await wa.templates.list(name="hello_world", limit=5)
            assert [item.name for item in page.data] == ["hello_world"]
            await wa.mark_read(written, typing=True)
            return [
                await wa.send_text(ASHA, "Hello", preview_url=True),
                await wa.reply(ASHA, written, "Yes"),
                await wa.send_document(ASHA, media_id=media, filename="d.pdf", caption="Read"),
                await wa.send_image(ASHA, url="https://example.com/i.jpg"),
                await wa.send_location(ASHA, 18.9, 72.8, name="Gate", address="Mumbai"),
                await wa.send_contacts(ASHA, [{"name": {"formatted_name": "M I", "first_name": "M"}}]),
                await wa.send_buttons(ASHA, "Sure?", [("y", "Yes"), ("n", "No")], header="H", footer="F"),
                await wa.send_list(ASHA, "Pick", "Open", [{"title": "S", "rows": [{"id": "1", "title": "One"}]}]),
                await wa.send_cta_url(ASHA, "Go", "Open", "https://example.com"),
                await wa.send_flow(ASHA, "Fill", flow_id="1", flow_cta="Start", screen="FIRST"),
                await wa.send_single_product(ASHA, catalog_id="1", product_retailer_id="p"),
                await wa.send_multi_product(ASHA, "B", catalog_id="1", header="H", sections=[{"title": "S", "product_items": [{"product_retailer_id": "p"}]}]),
                await wa.send_catalog(ASHA, "All"),
                await wa.send_location_request(ASHA, "Where?"),
                await wa.send_template(ASHA, "hello_world"),
            ], await wa.react(ASHA, written, "🎉")

    answers, _ = asyncio.run(talk())
    for message_id in ids_of(answers):
        receiver.wait_status(message_id, "delivered")


def test_whatsapp_client(simulator, receiver, written):
    async def talk():
        async with SmallClient(phone_number_id=simulator.phone_number_id, access_token=simulator.access_token,
                               base_url=f"{simulator.base_url}/v22.0") as wa:
            sent = await wa.send_text(to=ASHA, body="Hello", preview_url=True)
            picture = await wa.send_image(to=ASHA, link="https://example.com/i.jpg", caption="C")
            place = await wa.send_location(to=ASHA, latitude=18.9, longitude=72.8, name="Gate", address="Mumbai")
        return [sent.messages[0].id, picture.messages[0].id, place.messages[0].id]

    for message_id in asyncio.run(talk()):
        receiver.wait_status(message_id, "delivered")


def test_whatsapp_cloud_api_client(simulator, receiver, written, tmp_path):
    picture = tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG" * 50)
    with CloudClient(simulator.access_token, simulator.phone_number_id, base_url=simulator.base_url) as wa:
        sent = [wa.send_text(to=ASHA, body="Hello", context_message_id=written),
                wa.send_template(to=ASHA, name="hello_world", language_code="en_US")]
        assert wa.mark_as_read(message_id=written).success
    for message_id in ids_of(sent):
        receiver.wait_status(message_id, "delivered")


def test_whatsapp_sdk(simulator, receiver, written):
    wa = SdkClient(simulator.phone_number_id, simulator.access_token, app_secret=simulator.app_secret,
                   webhook_verify_token=simulator.verify_token, base_url=simulator.base_url, max_retries=0)
    # Its uploads call a multipart body JSON, which no server can read; they are left out.
    sent = [wa.messages.send_text(to=ASHA, body="Hello"),
            wa.messages.send_image(to=ASHA, image="https://example.com/i.jpg", caption="C"),
            wa.messages.send_location(to=ASHA, latitude=18.9, longitude=72.8, name="Gate"),
            wa.templates.send(to=ASHA, template_name="hello_world", language_code="en_US")]
    for message_id in ids_of(sent):
        receiver.wait_status(message_id, "delivered")
    # It finds the account by its number.
    made = wa.templates.create(name="sdk_parcel", category="UTILITY", language="en_US", components=COMPONENTS)
    assert wa.templates.get(made.id).name == "sdk_parcel"
    listed = wa.templates.list(limit=50).data
    assert {"sdk_parcel", "login_code", "hello_world"} <= {template.name for template in listed}
    assert wa.templates.delete("sdk_parcel")
    for body, _ in receiver.received:
        wa.webhooks.parse_event(json.loads(body))


def test_whatsloon(simulator, receiver, written):
    with Whatsloon(simulator.access_token, simulator.phone_number_id, base_url=simulator.base_url) as wa:
        sent = wa.send_text(to="+" + ASHA, body="Hello", preview_url=True)
        receiver.wait_status(sent.message_id, "delivered")
        uploaded = wa.media.upload_bytes(b"\x89PNG" * 50, mime_type="image/png", filename="a.png")
        assert wa.media.download(uploaded.media_id).content == b"\x89PNG" * 50
        assert wa.business.get_account(simulator.waba_id).currency == "USD"
        assert [number.id for number in wa.business.list_phone_numbers(simulator.waba_id)] == [simulator.phone_number_id]
        assert "hello_world" in {template.name for template in wa.templates.list_templates(simulator.waba_id)}


def test_wa_cloud_py(simulator, receiver, written):
    wa = WaCloud(access_token=simulator.access_token, phone_number_id=simulator.phone_number_id)
    for name, value in list(vars(wa).items()):
        if isinstance(value, str) and value.startswith("https://graph.facebook.com"):
            setattr(wa, name, value.replace("https://graph.facebook.com", simulator.base_url))
    answers = [
        wa.send_text(ASHA, "Hello"), wa.send_location_request(ASHA, "Where?"), wa.send_image(ASHA, "https://example.com/i.jpg"),
        wa.send_audio(ASHA, "https://example.com/a.mp3"), wa.send_cta_url(ASHA, "Open", "https://example.com", "Go"),
        wa.send_catalog(ASHA, "All"), wa.send_reaction(ASHA, written, "👍"), wa.mark_as_read(written),
        wa.update_cart_status(False), wa.update_catalog_status(True), wa.update_business_profile(about="Kurtas"),
    ]
    assert all(ok for ok, _ in answers), [body for ok, body in answers if not ok]
    headers = {"Authorization": f"Bearer {simulator.access_token}"}
    kept = httpx.get(f"{simulator.base_url}/{simulator.phone_number_id}/whatsapp_commerce_settings", headers=headers).json()
    assert kept == {"data": [{"is_cart_enabled": False, "is_catalog_visible": True, "id": simulator.phone_number_id}]}


class MetaSession(FacebookSession):
    """Meta's own library, with its own way: form bodies, the token and `appsecret_proof` in the query."""


def test_metas_own_library(simulator, receiver, written):
    MetaSession.GRAPH = simulator.base_url
    api = FacebookAdsApi(MetaSession(simulator.app_id, simulator.app_secret, simulator.access_token), api_version="v23.0")
    account = WhatsAppBusinessAccount(simulator.waba_id, api=api)
    assert account.api_get(fields=["id", "name", "currency", "timezone_id"])["currency"] == "USD"
    assert [n["id"] for n in account.get_phone_numbers()] == [simulator.phone_number_id]
    account.create_subscribed_app()
    assert len(list(account.get_subscribed_apps())) == 1

    created = account.create_message_template(params={
        "name": "meta_parcel", "language": "en_US", "category": "UTILITY", "components": COMPONENTS})
    assert created["id"]
    # The cursor walks every page.
    templates = list(account.get_message_templates(fields=["name", "status"], params={"limit": 2}))
    assert len(templates) == len({t["id"] for t in templates}) > 6
    account.delete_message_templates(params={"name": "meta_parcel"})

    answer = api.call("POST", (simulator.phone_number_id, "messages"), params={
        "messaging_product": "whatsapp", "to": ASHA, "type": "text", "text": {"body": "By form"}}).json()
    receiver.wait_status(answer["messages"][0]["id"], "delivered")
    points = account.get_pricing_analytics(params={"start": 1, "end": 4_000_000_000, "granularity": "MONTHLY"})
    assert list(points)

    wrong = FacebookAdsApi(MetaSession(simulator.app_id, "0" * 32, simulator.access_token), api_version="v23.0")
    with pytest.raises(FacebookRequestError) as caught:
        WhatsAppBusinessAccount(simulator.waba_id, api=wrong).api_get(fields=["id"])
    assert caught.value.api_error_code() == 100


@pytest.mark.parametrize("prefix", ["", "/v2.12", "/v12.0", "/v13.0", "/v18.0", "/v23.0", "/v26.0", "/v23"])
@pytest.mark.parametrize("way", ["header", "lower-case header", "query", "form"])
def test_every_way_to_say_the_same(simulator, prefix, way):
    url = f"{simulator.base_url}{prefix}/{simulator.phone_number_id}/messages"
    template = {"name": "hello_world", "language": {"code": "en_US"}}
    message = {"messaging_product": "whatsapp", "to": ASHA, "type": "template", "template": template}
    token = simulator.access_token
    match way:
        case "header": answer = httpx.post(url, json=message, headers={"Authorization": f"Bearer {token}"})
        case "lower-case header": answer = httpx.post(url + "/", json=message, headers={"authorization": f"bearer {token}"})
        case "query": answer = httpx.post(url, params={"access_token": token}, json=message)
        case "form":
            flat = {"messaging_product": "whatsapp", "to": ASHA, "type": "template", "access_token": token,
                    "template[name]": "hello_world", "template[language][code]": "en_US"}
            answer = httpx.post(url, data=flat)
    assert answer.status_code == 200 and answer.json()["messages"][0]["message_status"] == "accepted"


def test_a_header_handle_by_resumable_upload(simulator, receiver):
    headers = {"Authorization": f"OAuth {simulator.access_token}"}
    picture = b"\x89PNG" * 1000
    session = httpx.post(f"{simulator.base_url}/v23.0/{simulator.app_id}/uploads", headers=headers, params={
        "file_name": "a.png", "file_length": len(picture), "file_type": "image/png"}).json()["id"]
    first = httpx.post(f"{simulator.base_url}/v23.0/{session}", content=picture[:1500], headers=headers | {"file_offset": "0"})
    assert first.status_code == 200
    offset = httpx.get(f"{simulator.base_url}/v23.0/{session}", headers=headers).json()["file_offset"]
    handle = httpx.post(f"{simulator.base_url}/v23.0/{session}", content=picture[offset:], headers=headers | {"file_offset": str(offset)}).json()["h"]
    created = httpx.post(f"{simulator.base_url}/v23.0/{simulator.waba_id}/message_templates", headers=headers, json={
        "name": "with_picture", "language": "en_US", "category": "MARKETING", "components": [
            {"type": "HEADER", "format": "IMAGE", "example": {"header_handle": [handle]}}, *COMPONENTS]})
    assert created.status_code == 200
    receiver.wait(lambda: receiver.values("message_template_status_update"))


def test_next_and_previous_are_addresses_that_work_alone(simulator):
    url = f"{simulator.base_url}/v23.0/{simulator.waba_id}/message_templates?fields=name&limit=2&access_token={simulator.access_token}"
    pages = []
    while url:
        page = httpx.get(url).json()
        pages.append([item["name"] for item in page["data"]])
        last, url = page, page["paging"].get("next")
    assert len(pages) > 3 and all(set(item) == {"name", "id"} for item in last["data"])
    back = httpx.get(last["paging"]["previous"]).json()
    assert [item["name"] for item in back["data"]] == pages[-2]


def test_media_of_a_customer_reaches_the_business(simulator, receiver, written):
    simulator.inbound(**{"from": "+" + ASHA, "type": "image"})
    message = receiver.wait(lambda: [m for m in receiver.messages() if m["type"] == "image"])[0]
    headers = {"Authorization": f"Bearer {simulator.access_token}"}
    node = httpx.get(f"{simulator.base_url}/v23.0/{message['image']['id']}", headers=headers).json()
    content = httpx.get(node["url"], headers=headers)
    assert hashlib.sha256(content.content).hexdigest() == node["sha256"] and content.headers["content-type"] == "image/jpeg"
    assert httpx.get(node["url"]).status_code == 403
    assert json.loads(httpx.get(node["url"] + "0", headers=headers).text)["error"]["code"] == 100
