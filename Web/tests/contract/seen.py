"""What pages ask and are answered, written down while tests run, and what it is made of."""

import json
import os
import re
from dataclasses import dataclass, field

from playwright.sync_api import Browser

# Pages read by `fetch` alone; what is asked is noted after the page has its answer.
LISTENER = """(() => {
    const original = window.fetch;
    const known = new Set();
    window.fetch = async (input, init) => {
        const response = await original(input, init);
        const { pathname } = new URL(typeof input === "string" ? input : input.url ?? String(input), location.href);
        const type = response.headers.get("Content-Type") ?? "";
        if (!pathname.startsWith("/api/") || type.includes("event-stream")) return response;
        const copy = type.startsWith("application/json") ? response.clone().text() : Promise.resolve("");
        const method = init?.method ?? "GET";
        const sent = typeof init?.body === "string" ? init.body : "";
        void copy.then((text) => {
            const key = [method, pathname, sent, response.status, text].join(" ");
            if (known.has(key)) return;
            known.add(key);
            return window.lodestoneSeen(method, pathname, sent, response.status, text);
        }).catch(() => {});
        return response;
    };
})()"""

# These break the network in the middle of an answer, where a second reader of it is one too many.
BREAKING = ("test_inbox.py", "test_offline.py", "test_push.py", "test_two_browsers.py")

# More different texts than this are no longer taken for words of a list.
WORDS = 24


@dataclass
class Shape:
    """What was found at one place of many answers."""

    kinds: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    members: dict[str, "Shape"] = field(default_factory=dict)
    present: dict[str, int] = field(default_factory=dict)
    objects: int = 0
    items: "Shape | None" = None

    def add(self, value: object) -> None:
        if isinstance(value, dict):
            self.objects += 1
            for name, member in value.items():
                self.present[name] = self.present.get(name, 0) + 1
                self.members.setdefault(name, Shape()).add(member)
        elif isinstance(value, list):
            self.items = self.items or Shape()
            for item in value:
                self.items.add(item)
        elif isinstance(value, str):
            self.words.add(value[:60])
        else:
            self.kinds.add("null" if value is None else "boolean" if isinstance(value, bool) else "number")

    def typescript(self) -> str:
        found = sorted(self.kinds)
        if len(self.words) > WORDS:
            found.append("string")
        else:
            found += sorted(json.dumps(word) for word in self.words)
        if self.items:
            found.append(f"({self.items.typescript() or 'never'})[]")
        if self.objects:
            of = [
                f"{json.dumps(name)}{'' if self.present[name] == self.objects else '?'}: {member.typescript()};"
                for name, member in self.members.items()
            ]
            found.append("{ " + " ".join(of) + " }")
        return " | ".join(found)


class Seen:
    """All that the pages of a session asked and were answered."""

    def __init__(self) -> None:
        self.answers: dict[tuple[str, str], Shape] = {}
        self.bodies: dict[tuple[str, str], list[object]] = {}

    def note(self, method: str, path: str, sent: str, status: int, text: str) -> None:
        shape = self.answers.setdefault((method, path), Shape())
        if status >= 400:
            return
        if sent:
            self.bodies.setdefault((method, path), []).append(json.loads(sent))
        if text:
            shape.add(json.loads(text))

    def watch(self) -> None:
        """Listens in every context that is made from now on."""
        made = Browser.new_context

        def new_context(browser: Browser, **options):
            context = made(browser, **options)
            if any(name in os.environ.get("PYTEST_CURRENT_TEST", "") for name in BREAKING):
                return context
            context.expose_binding("lodestoneSeen", lambda _, *told: self.note(*told))
            context.add_init_script(LISTENER)
            return context

        Browser.new_context = new_context


def pattern(path: str) -> re.Pattern:
    """`/api/tags/{id}` for what is really asked."""
    return re.compile("^" + re.sub(r"\\\{.*?\\\}", "[^/]+", re.escape(path)) + "$")
