"""pywa, the most complete client there is: httpx, versioned and unversioned paths, sync and async."""

import asyncio

import httpx
import pytest
from conftest import VERIFY_TOKEN
from pywa import WhatsApp, errors, types
from pywa.types import templates as t
from pywa.types.flows import FlowCategory, FlowStatus
from pywa_async import WhatsApp as AsyncWhatsApp

ASHA = "447700900123"


def client(simulator, path="/v25.0", kind=WhatsApp, **options):
    wa = kind(
        phone_id=simulator.phone_number_id,
        token=simulator.access_token,
        waba_id=simulator.waba_id,
        app_id=int(simulator.app_id),
        app_secret=simulator.app_secret,
        verify_token=VERIFY_TOKEN,
        server=None,
        **options,
    )
    wa.api._session.base_url = simulator.base_url + path
    return wa


@pytest.fixture(params=["/v25.0", "/v20.0", ""], ids=["v25.0", "v20.0", "unversioned"])
def wa(request, simulator):
    return client(simulator, request.param)


def test_text_needs_an_open_window(wa, simulator, receiver):
    refused = wa.send_message(ASHA, "Hello")
    failed = receiver.wait_status(refused.id, "failed")
    assert failed["errors"][0]["code"] == 131047

    simulator.inbound(**{"from": "+" + ASHA, "text": "Hi"})
    sent = wa.send_message(ASHA, "Hello *you* 👋", footer="F", header="H", buttons=[types.Button("Yes", "yes"), types.Button("No", "no")])
    # Three POSTs on three connections: any order, as with Meta.
    for status in ["sent", "delivered", "read"]:
        receiver.wait_status(sent.id, status)


def test_every_kind_of_message(wa, simulator, receiver, tmp_path):
    simulator.inbound(**{"from": "+" + ASHA, "text": "Hi"})
    picture = tmp_path / "p.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 500)
    sent = [
        wa.send_message(ASHA, "https://example.com", preview_url=True),
        wa.send_image(ASHA, picture, caption="Look"),
        wa.send_image(ASHA, "https://example.com/a.jpg"),
        wa.send_video(ASHA, "https://example.com/a.mp4", caption="Film"),
        wa.send_audio(ASHA, "https://example.com/a.mp3"),
        wa.send_document(ASHA, picture, filename="p.pdf", caption="Read"),
        wa.send_sticker(ASHA, "https://example.com/a.webp"),
        wa.send_location(ASHA, 18.9, 72.8, "Gate", "Mumbai"),
        wa.send_contact(ASHA, types.Contact(name=types.Contact.Name(formatted_name="Meera Iyer", first_name="Meera"))),
        wa.request_location(ASHA, "Where are you?"),
        wa.send_message(
            ASHA, "Choose", buttons=types.SectionList("Open", [types.Section("One", [
                types.SectionRow("A", "a", "first"), types.SectionRow("B", "b")])])),
        wa.send_message(ASHA, "Go", buttons=types.URLButton("Open", "https://example.com")),
    ]
    for message in sent:
        receiver.wait_status(message.id, "delivered")
    wa.send_reaction(ASHA, "👍", sent[0].id)
    chat = simulator.control("GET", f"users/{ASHA}/chat")["messages"]
    assert len([m for m in chat if m["author"] == "business"]) == len(sent)
    assert chat[1]["reactions"] == {"business": "👍"}


def test_read_marks_and_typing(wa, simulator):
    message = simulator.inbound(**{"from": "+" + ASHA, "text": "Hi"})
    assert wa.mark_message_as_read(message["id"]).success
    assert wa.indicate_typing(message["id"]).success


def test_errors_arrive_as_the_client_knows_them(wa):
    with pytest.raises(errors.RecipientCannotBeSender):
        wa.send_message("+1 202 555 0143", "to myself")
    with pytest.raises(errors.TemplateNotExists):
        wa.send_template(ASHA, "no_such_template", t.TemplateLanguage.ENGLISH_US)
    with pytest.raises(errors.TemplateParamCountMismatch):
        wa.send_template(ASHA, "appointment_reminder", t.TemplateLanguage.ENGLISH_US, [t.BodyText.params("only one")])
    with pytest.raises(errors.TooManyMessages):
        wa.send_message("+1 209 913 1056", "pair rate by magic number")
    with pytest.raises(errors.WhatsAppError) as caught:
        wa.get_template("123456789012345")
    assert caught.value.code == 100


def test_a_wrong_token_is_an_expired_token(simulator):
    wa = client(simulator)
    wa.token = "EAAnonsense"
    wa.api._session.headers["Authorization"] = "Bearer EAAnonsense"
    with pytest.raises(errors.ExpiredAccessToken):
        wa.send_message(ASHA, "Hello")


def test_templates_from_creation_to_deletion(wa, simulator, receiver):
    existing = [template for template in wa.get_templates()]
    assert "hello_world" in {template.name for template in existing}
    template = t.Template(
        name="pywa_offer",
        category=t.TemplateCategory.MARKETING,
        language=t.TemplateLanguage.ENGLISH_US,
        parameter_format=t.ParamFormat.NAMED,
        components=[
            header := t.HeaderText(text="Our {{sale_name}} is on!", sale_name="Summer Sale"),
            body := t.BodyText(text="Shop now through {{end_date}} and save a lot on all merchandise.", end_date="August"),
            t.FooterText(text="Reply stop to end"),
            t.Buttons(buttons=[quick := t.QuickReplyButton(text="Unsubscribe"), url := t.URLButton(text="Shop", url="https://example.com/{{1}}", example="x")]),
        ],
    )
    created = wa.create_template(template)
    assert created.status == t.TemplateStatus.PENDING
    update = receiver.wait(lambda: receiver.values("message_template_status_update"))[0]
    assert (update["event"], update["message_template_name"]) == ("APPROVED", "pywa_offer")
    assert wa.get_template(created.id).status == t.TemplateStatus.APPROVED

    sent = wa.send_template(ASHA, template=template, params=[
        header.params(sale_name="Winter"), body.params(end_date="May"), quick.params(callback_data="stop", index=0),
        url.params(url_variable="77", index=1)], tracker="our-id-1")
    status = receiver.wait_status(sent.id, "delivered")
    assert status["biz_opaque_callback_data"] == "our-id-1"
    assert status["pricing"] == {"billable": True, "pricing_model": "PMP", "type": "regular", "category": "marketing"}
    assert wa.delete_template("pywa_offer").success
    with pytest.raises(errors.TemplateNotExists):
        wa.send_template(ASHA, "pywa_offer", t.TemplateLanguage.ENGLISH_US)


def test_a_malformed_template_says_why(wa):
    with pytest.raises(errors.WhatsAppError) as caught:
        wa.create_template(t.Template(
            name="bad_one", category=t.TemplateCategory.UTILITY, language=t.TemplateLanguage.ENGLISH_US,
            parameter_format=t.ParamFormat.POSITIONAL, components=[t.BodyText("{{1}} comes first here", "x")]))
    assert caught.value.subcode == 2388299


def test_media_there_and_back(wa, tmp_path):
    content = bytes(range(256)) * 200
    media = wa.upload_media(content, mime_type="image/jpeg", filename="a.jpg")
    url = wa.get_media_url(media.id)
    assert (url.mime_type, url.file_size) == ("image/jpeg", len(content))
    assert wa.get_media_bytes(url.url) == content
    assert wa.delete_media(media.id).success
    with pytest.raises(errors.WhatsAppError):
        wa.get_media_url(media.id)


def test_flows_from_draft_to_deprecation(wa):
    screen = {"id": "HOME", "terminal": True, "layout": {"type": "SingleColumnLayout", "children": []}}
    made = wa.create_flow("Ours", [FlowCategory.SURVEY])
    assert not wa.update_flow_json(made.id, {"version": "6.0"}).success
    with pytest.raises(errors.FlowPublishingError):
        wa.publish_flow(made.id)
    assert wa.update_flow_json(made.id, {"version": "6.0", "screens": [screen]}).success
    assert wa.update_flow_metadata(made.id, name="Ours again").success
    flow = wa.get_flow(made.id)
    assert (flow.name, flow.status, flow.categories) == ("Ours again", FlowStatus.DRAFT, (FlowCategory.SURVEY,))
    assert flow.updated_at < flow.preview.expires_at
    (asset,) = wa.get_flow_assets(made.id)
    assert httpx.get(asset.url).json()["screens"] == [screen]
    assert wa.publish_flow(made.id).success
    with pytest.raises(errors.FlowDeletingError):
        wa.delete_flow(made.id)
    assert wa.deprecate_flow(made.id).success
    assert [found.status for found in wa.get_flows()] == [FlowStatus.DEPRECATED]


def test_templates_are_edited_and_made_for_codes(wa, receiver):
    made = wa.create_template(t.Template(
        name="pywa_order", category=t.TemplateCategory.UTILITY, language=t.TemplateLanguage.ENGLISH_US,
        parameter_format=t.ParamFormat.POSITIONAL, components=[t.BodyText("Your order {{1}} is on its way.", "77")]))
    receiver.wait(lambda: receiver.values("message_template_status_update"))
    edited = wa.update_template(made.id, new_components=[t.BodyText("Your order {{1}} has left us.", "77")])
    assert (edited.id, edited.name, edited.category) == (made.id, "pywa_order", t.TemplateCategory.UTILITY)
    codes = wa.upsert_authentication_template(
        name="pywa_codes", languages=[t.TemplateLanguage.ENGLISH_US, t.TemplateLanguage.SPANISH],
        otp_button=t.CopyCodeOTPButton(), add_security_recommendation=True, code_expiration_minutes=5)
    assert [code.category for code in codes.templates] == [t.TemplateCategory.AUTHENTICATION] * 2
    receiver.wait(lambda: len(receiver.values("message_template_status_update")) >= 3)
    (listed,) = [found for found in wa.get_templates(name="pywa_codes") if found.language == t.TemplateLanguage.ENGLISH_US]
    assert [type(component).__name__ for component in listed.components][:2] == ["AuthenticationBody", "AuthenticationFooter"]


def test_settings_of_a_number(wa, simulator):
    assert wa.update_conversational_automation(ice_breakers=["Prices"], commands=[types.Command("start", "Begin")]).success
    assert wa.get_business_phone_number().conversational_automation.ice_breakers == ("Prices",)
    assert wa.update_commerce_settings(is_catalog_visible=True).success
    assert wa.get_commerce_settings().is_catalog_visible
    assert wa.get_business_phone_number_settings().storage_configuration is not None
    assert wa.update_display_name("Lodestone Shop").success
    assert wa.set_username("lodestone.shop").username == wa.get_current_username().username == "lodestone.shop"
    for accounts in [wa.get_owned_business_accounts, wa.get_shared_business_accounts]:
        assert {account.id for account in accounts(business_portfolio_id=simulator.business_id)} <= {simulator.waba_id}
    code = wa.create_qr_code("Hello", "SVG")
    assert wa.update_qr_code(code.code, "Hello again").prefilled_message == "Hello again"
    assert [found.code for found in wa.get_qr_codes(image_type="SVG")] == [code.code]


def test_account_numbers_profile_links_and_blocks(wa, simulator):
    assert wa.get_business_account().id == simulator.waba_id
    number = wa.get_business_phone_number()
    assert number.id == simulator.phone_number_id
    assert [n.id for n in wa.get_business_phone_numbers()] == [simulator.phone_number_id]
    assert wa.update_business_profile(about="We sell kurtas", websites=["https://example.com"]).success
    assert wa.get_business_profile().about == "We sell kurtas"
    link = wa.create_qr_code("Hello", "PNG")
    assert wa.get_qr_code(link.code).prefilled_message == "Hello"
    assert wa.delete_qr_code(link.code).success
    simulator.inbound(**{"from": "+" + ASHA, "text": "Hi"})
    wa.block_users(["+" + ASHA])
    assert len(list(wa.get_blocked_users())) == 1
    with pytest.raises(errors.WhatsAppError) as caught:
        wa.send_message(ASHA, "Hello")
    assert caught.value.code == 130403
    wa.unblock_users(["+" + ASHA])
    wa.send_message(ASHA, "Hello")
    with pytest.raises(errors.WhatsAppError) as caught:
        wa.block_users(["+447700900999"])
    assert caught.value.code == 139100


def test_registration_with_its_pin(wa):
    assert wa.register_phone_number(pin="123456").success
    assert wa.deregister_phone_number().success
    with pytest.raises(errors.WhatsAppError) as caught:
        wa.send_message(ASHA, "Hello")
    assert caught.value.code == 133010
    with pytest.raises(errors.WhatsAppError) as caught:
        wa.register_phone_number(pin="000000")
    assert caught.value.code == 133005
    assert wa.register_phone_number(pin="123456").success


def test_callbacks_are_verified_before_they_are_used(wa, simulator, receiver):
    token = wa.get_app_access_token(int(simulator.app_id), simulator.app_secret)
    wa.set_app_callback_url(
        app_id=int(simulator.app_id), app_access_token=token, callback_url=receiver.url,
        verify_token=VERIFY_TOKEN, fields=("messages",))
    assert len(receiver.verified) == 1
    with pytest.raises(errors.WhatsAppError) as caught:
        wa.override_waba_callback_url(receiver.url, "a wrong token")
    assert caught.value.code == 2200
    assert wa.override_phone_callback_url(receiver.url, VERIFY_TOKEN).success
    assert wa.delete_phone_callback_url().success


# What pywa makes of our webhooks.


class Heard:
    """A pywa that hears what the receiver got, checks its signature, and keeps the updates it made of it."""

    def __init__(self, simulator):
        self.wa = client(simulator)
        self.updates = []
        for hear in ["on_message", "on_message_status", "on_callback_button", "on_callback_selection",
                     "on_template_status_update", "on_user_marketing_preferences"]:
            getattr(self.wa, hear)(self.keep)

    def keep(self, _: WhatsApp, update):
        self.updates.append(update)

    def hear(self, receiver):
        for body, signature in receiver.received:
            assert self.wa.webhook_update_validator(body, signature) is None
            assert self.wa.webhook_update_handler(body) == ("ok", 200)
        return self.updates


def test_its_parser_takes_every_inbound_kind(simulator, receiver):
    who = {"from": "+" + ASHA, "name": "Asha Verma"}
    sent = client(simulator).send_template(ASHA, "hello_world", t.TemplateLanguage.ENGLISH_US)
    simulator.inbound(**who, text="Hello 👋", referral={
        "source_type": "ad", "source_id": "1", "source_url": "https://fb.me/x", "headline": "H", "body": "B", "media_type": "image",
        "image_url": "https://example.com/i.jpg", "ctwa_clid": "c"})
    for kind in ["image", "video", "audio", "document", "sticker"]:
        simulator.inbound(**who, type=kind)
    simulator.inbound(**who, location={"latitude": 18.9, "longitude": 72.8, "name": "Gate"})
    simulator.inbound(**who, contacts=[{"name": {"formatted_name": "M I", "first_name": "M"}, "phones": [{"phone": "+44", "type": "CELL"}]}])
    simulator.inbound(**who, reaction={"message_id": sent.id, "emoji": "👍"})
    simulator.inbound(**who, button={"payload": "P", "text": "Yes"}, reply_to=sent.id)
    simulator.inbound(**who, interactive={"type": "button_reply", "button_reply": {"id": "b", "title": "B"}}, reply_to=sent.id)
    simulator.inbound(**who, interactive={"type": "list_reply", "list_reply": {"id": "l", "title": "L", "description": "d"}}, reply_to=sent.id)
    simulator.inbound(**who, type="unsupported")
    receiver.wait(lambda: len(receiver.messages()) == 13)
    receiver.wait_status(sent.id, "read")

    heard = Heard(simulator).hear(receiver)
    kinds = [type(update).__name__ for update in heard]
    assert kinds.count("Message") == 10
    assert (kinds.count("CallbackButton"), kinds.count("CallbackSelection"), kinds.count("MessageStatus")) == (2, 1, 3)
    texts = [update for update in heard if getattr(update, "text", None) == "Hello 👋"]
    assert texts[0].from_user.name == "Asha Verma" and texts[0].from_user.wa_id == ASHA
    assert texts[0].referral.source_id == "1"


def test_its_parser_takes_statuses_with_prices_and_failures(simulator, receiver):
    wa = client(simulator)
    good = wa.send_template(ASHA, "hello_world", t.TemplateLanguage.ENGLISH_US, tracker="t1")
    bad = wa.send_template("919899131026", "hello_world", t.TemplateLanguage.ENGLISH_US)
    receiver.wait_status(good.id, "read")
    receiver.wait_status(bad.id, "failed")

    heard = Heard(simulator).hear(receiver)
    statuses = {(update.id, update.status.value): update for update in heard}
    assert statuses[(good.id, "sent")].pricing.billable is True
    assert statuses[(good.id, "delivered")].tracker == "t1"
    assert isinstance(statuses[(bad.id, "failed")].error, errors.MessageUndeliverable)


def test_its_parser_takes_preferences_and_templates(simulator, receiver):
    simulator.control("POST", "users", {"phone": "+" + ASHA})
    simulator.control("POST", f"users/{ASHA}/marketing", {"value": "stop"})
    template = simulator.control("GET", "templates")["items"][0]["id"]
    simulator.control("POST", f"templates/{template}/status", {"status": "PAUSED"})
    receiver.wait(lambda: receiver.values("message_template_status_update") and receiver.values("user_preferences"))

    kinds = {type(update).__name__ for update in Heard(simulator).hear(receiver)}
    assert kinds == {"UserMarketingPreferences", "TemplateStatusUpdate"}


def test_a_user_without_a_number_is_answered_by_user_id(simulator, receiver):
    user = simulator.control("POST", "users", {"phone": "+919800000001", "username": "kavya_k", "hides_number": True})
    simulator.inbound(**{"from": user["user_id"], "text": "Hi"})
    receiver.wait(receiver.messages)
    heard = Heard(simulator).hear(receiver)
    assert heard[0].from_user.wa_id is None
    assert heard[0].from_user.bsuid == user["user_id"]

    sent = client(simulator).send_message(user["user_id"], "Hello")
    status = receiver.wait_status(sent.id, "delivered")
    assert "recipient_id" not in status and status["recipient_user_id"] == user["user_id"]


def test_the_async_client_too(simulator, receiver):
    async def talk():
        wa = client(simulator, kind=AsyncWhatsApp)
        sent = await asyncio.gather(*[
            wa.send_template(f"4477009{10_000 + index}", "hello_world", t.TemplateLanguage.ENGLISH_US) for index in range(40)])
        media = await wa.upload_media(b"%PDF-1.4", mime_type="application/pdf", filename="a.pdf")
        url = await wa.get_media_url(media.id)
        return sent, await wa.get_media_bytes(url.url)

    sent, content = asyncio.run(talk())
    assert content == b"%PDF-1.4"
    for message in sent:
        receiver.wait_status(message.id, "delivered")


def test_the_rate_of_the_number_holds(start, receiver):
    simulator = start("--messages-per-second", "20")

    async def talk():
        async with httpx.AsyncClient(headers={"Authorization": f"Bearer {simulator.access_token}"}) as session:
            body = {"messaging_product": "whatsapp", "type": "template",
                    "template": {"name": "hello_world", "language": {"code": "en_US"}}}
            calls = [session.post(f"{simulator.base_url}/v25.0/{simulator.phone_number_id}/messages",
                                  json=body | {"to": f"+4477009{10_000 + index}"}) for index in range(200)]
            return await asyncio.gather(*calls)

    answers = asyncio.run(talk())
    refused = [answer for answer in answers if answer.status_code != 200]
    assert refused and all(answer.json()["error"]["code"] == 130429 for answer in refused)
    assert simulator.control("GET", "state")["messages"]["accepted"] == 200 - len(refused)


def test_the_ledger_is_the_sum_of_the_webhooks(start, receiver):
    simulator = start("--set", 'failures={"131026":0.2}', "--set", "read_without_delivered=0.3", "--set", "duplicates=0.3",
                      "--set", "disorder=0.3", "--set", "late_by_ms=[10,300]", "--set", "batch_size=20")
    wa = client(simulator)
    for index in range(60):
        wa.send_template(f"9198{10_000_000 + index}", "welcome_back", t.TemplateLanguage.SPANISH, [t.BodyText.params("Ana")])


    def all_is_said():
        state = simulator.control("GET", "webhooks/undelivered")
        return state["updates"] == 0 and state["planned"] == 0

    receiver.wait(all_is_said)
    charged = {s["id"] for s in receiver.statuses() if s["status"] in ("delivered", "read") and s.get("pricing", {}).get("billable")}
    ledger = simulator.control("GET", "ledger?limit=1000")["items"]
    assert charged == {item["id"] for item in ledger if item["charged"]}
    assert len(ledger) == 60 and 0 < len(charged) < 60
    totals = simulator.control("GET", "ledger/totals")["priced"]
    assert [(line["market"], line["category"], line["messages"]) for line in totals] == [("India", "marketing", len(charged))]
