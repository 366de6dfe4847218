"""What the server says is said in the reader's language: problems, notices, checks, the doctor, money in suspense."""

import pytest
from playwright.sync_api import Page, expect

from browsing import check_room, ready, shoot
from test_desk import pytestmark  # noqa: F401
from test_setup import channel
from test_shell import in_locale

WORDS = {
    "hi": {
        "low": "मैसेज क्रेडिट कम हैं: 96.4 पॉइंट बचे हैं",
        "held": "212.3 और होल्ड पर हैं",
        "approved": "टेम्पलेट “festival offer” (en) मंज़ूर हुआ",
        "stopped": "अभी सशुल्क मैसेज नहीं भेजे जाते",
        "doctor": "खाते के वेबहुक किसी दूसरे ऐप को जाते हैं।",
        "suspense": "माँगे गए से कम या ज़्यादा पैसा आया।",
        "ready": "टेम्पलेट मंज़ूर है।",
    },
    "ar": {
        "low": "رصيد الرسائل منخفض: بقيت \u206896.4\u2069 نقطة",
        "held": "وهناك \u2068212.3\u2069 محجوزة لرسائل جارية",
        "approved": "اعتُمد القالب «\u2068festival offer\u2069» (\u2068en\u2069)",
        "stopped": "لا تُرسل الرسائل المدفوعة حاليًا",
        "doctor": "تذهب إشعارات webhook للحساب إلى تطبيق آخر.",
        "suspense": "وصل أكثر أو أقل من المطلوب.",
        "ready": "القالب معتمد.",
    },
}


@pytest.fixture(params=list(WORDS))
def told(request, page: Page):
    """A page in a language, and what is said in it."""
    in_locale(page, request.param)
    page.shown = lambda name: (shoot(page, f"words-{name}-{request.param}"), check_room(page, name))
    return page, WORDS[request.param]


def test_a_notice_has_its_figures_and_one_that_is_not_known_stays(told):
    page, words = told
    ready(page, "/notifications")
    notices = page.locator(".notice-list")
    expect(notices).to_contain_text(words["low"])
    expect(notices).to_contain_text(words["held"])
    expect(notices).to_contain_text(words["approved"])
    expect(notices).to_contain_text("“Diwali preview” is complete")
    page.shown("notices")


def test_a_refusal_has_its_title_and_keeps_what_only_the_server_knows(told, console):
    page, words = told
    console.allowed = ("402",)
    ready(page, "/inbox")
    page.locator(".conversation").first.click()
    page.locator(".composer textarea").fill("a paused plan")
    page.keyboard.press("Enter")
    failure = page.locator(".failure").last
    expect(failure).to_contain_text(words["stopped"])
    expect(failure).to_contain_text("The workspace’s plan Growth is paused")
    page.shown("inbox")


def test_the_doctor_says_what_is_wrong_and_what_mends_it(told):
    page, words = told
    ready(page, f"{channel(page)}/doctor")
    page.locator(".button-primary", has=page.locator("svg")).first.click()
    expect(page.locator(".checks")).to_contain_text(words["doctor"])
    # Not known to the catalogue: as the server says it.
    expect(page.locator(".checks")).to_contain_text("The certificate ends in 9 days.")
    page.shown("doctor")


def test_money_in_suspense_says_why(told):
    page, words = told
    ready(page, "/operator/suspense")
    expect(page.locator("tbody, .rows, main").first).to_contain_text(words["suspense"])
    page.shown("suspense")
