"""The frame: sign-in by link, the keyboard, the palette, themes and languages."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import check_accessibility, ready, shoot


def test_without_a_session_one_is_sent_to_sign_in(browser: Browser, target, console):
    console.allowed = ("401",)
    context = browser.new_context(base_url=target.url)
    page = context.new_page()
    page.goto("/campaigns?state=failed")
    expect(page).to_have_url(re.compile(r"/sign-in\?next=%2Fcampaigns%3Fstate%3Dfailed$"))
    context.close()


def test_the_dashboard_shows_credits_and_the_first_steps(page: Page):
    ready(page, "/")
    credits = page.get_by_role("region", name="Message Credits")
    expect(credits).to_contain_text("points")
    expect(page.get_by_role("link", name=re.compile("Message Credits:"))).to_be_visible()
    expect(page.get_by_role("region", name="Try it now").get_by_role("link", name="Open the phone")).to_be_visible()
    box = credits.bounding_box()
    assert box["x"] > 1440 * 0.6, "Message Credits stand in the right corner"


def test_the_credits_in_the_corner_lead_to_the_statement(page: Page):
    ready(page, "/inbox")
    page.get_by_role("link", name=re.compile("Message Credits:")).click()
    expect(page).to_have_url(re.compile("/credits$"))
    expect(page.get_by_role("heading", name="Message Credits", level=1)).to_be_focused()
    expect(page.get_by_role("heading", name="Statement")).to_be_visible()


def test_the_keyboard_goes_everywhere(page: Page):
    ready(page, "/")
    for second, path in {"i": "/inbox", "c": "/contacts", "m": "/campaigns", "t": "/templates", "b": "/credits", "h": "/"}.items():
        page.keyboard.press("g")
        page.keyboard.press(second)
        expect(page).to_have_url(re.compile(f"{re.escape(path)}$"))


def test_the_map_of_keys_names_those_of_the_screen(page: Page):
    ready(page, "/inbox")
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keyboard shortcuts")
    for words in ("Next conversation", "Previous conversation", "Reply", "Resolve or reopen", "Search and commands"):
        expect(keys.get_by_text(words)).to_be_visible()
    shoot(page, "keys")
    page.keyboard.press("Escape")
    expect(keys).to_have_count(0)


def test_the_palette_finds_places_and_people(page: Page):
    ready(page, "/inbox")
    name = page.locator(".conversation-name").first.inner_text()
    page.keyboard.press("Control+k")
    page.get_by_role("combobox").fill("audit")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/settings/audit$"))
    page.keyboard.press("Control+k")
    page.get_by_role("combobox").fill(name)
    page.get_by_role("option").filter(has_text="Conversation").first.click()
    expect(page).to_have_url(re.compile(r"/inbox/cnv_\w+"))


def test_the_theme_is_kept(page: Page):
    ready(page, "/settings")
    page.get_by_role("radio", name="Dark").check(force=True)
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    ready(page, "/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(14, 16, 20)"


def test_the_language_changes_at_once(page: Page):
    ready(page, "/settings")
    page.get_by_label("Language").select_option("es")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.get_by_role("link", name="Campañas").first).to_be_visible()


def in_locale(page: Page, tag: str) -> None:
    page.add_init_script(f"localStorage.setItem('lodestone.locale', JSON.stringify('{tag}'))")


def test_long_words_fit(page: Page):
    in_locale(page, "en-XA")
    for path in ("/", "/inbox", "/campaigns", "/credits", "/settings/members"):
        ready(page, path)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), path
    shoot(page, "pseudo-long")


@pytest.mark.parametrize("tag", ["ar-XB", "ar"])
def test_right_to_left_is_mirrored(page: Page, tag: str):
    in_locale(page, tag)
    for path in ("/", "/inbox", "/campaigns/new", "/credits"):
        ready(page, path)
        check_accessibility(page)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), path
        shoot(page, f"{tag}-{path.strip('/').replace('/', '-') or 'home'}")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert page.locator(".rail").bounding_box()["x"] > 1000, "the rail stands on the right"


@pytest.mark.parametrize(("tag", "inbox"), [("hi", "इनबॉक्स"), ("pt-BR", "Caixa de entrada"), ("ar", "صندوق الوارد"), ("es", "Bandeja")])
def test_each_language_is_chosen_in_the_account_menu_and_remembered(page: Page, tag: str, inbox: str):
    names = {"hi": "हिन्दी", "pt-BR": "Português (Brasil)", "ar": "العربية", "es": "Español"}
    ready(page, "/")
    page.get_by_role("button", name="Your account").first.click()
    page.get_by_role("menuitemradio", name=names[tag]).click()
    expect(page.locator("html")).to_have_attribute("lang", tag)
    expect(page.locator("html")).to_have_attribute("dir", "rtl" if tag == "ar" else "ltr")
    expect(page.locator(".rail").get_by_text(inbox)).to_be_visible()
    ready(page, "/inbox")
    expect(page.locator(".rail").get_by_text(inbox)).to_be_visible()
    english = page.evaluate(
        """() => [...document.querySelectorAll("main button, main label, main h2, main .tab")]
            .map((element) => element.innerText.trim()).filter((text) => /^[A-Z][a-z]+( [a-z]+)*$/.test(text))"""
    )
    assert [text for text in english if text in ("Filter", "Reply", "Note", "Resolve", "Unassigned", "Mine", "Open", "Resolved")] == []
    page.context.clear_cookies(name="lodestone-language")


def untranslated(page: Page) -> list[str]:
    """In the pseudo-locale every text of ours is in brackets."""
    return page.evaluate(
        """() => [...document.querySelectorAll('button, th, label, h1, h2, legend, .tab, dt, option, .badge')]
            .filter((element) => !element.closest('.template-choice, .rail-account, tbody, .key-list, [lang], .input, .gateway'))
            .map((element) => element.innerText.trim()).filter((text) => /[a-z]{3}/.test(text) && !text.includes('['))"""
    )


def test_untranslated_words_do_not_show(page: Page):
    in_locale(page, "en-XA")
    team = ("/settings/teams", "/settings/roles", "/settings/quick-replies", "/settings/tags")
    for path in ("/", "/inbox", "/contacts?edit=new", "/campaigns/new", "/templates", "/credits", "/settings", "/settings/members", *team):
        ready(page, path)
        bare = untranslated(page)
        assert bare == [], path
