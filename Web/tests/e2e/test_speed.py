"""What live messages may touch. How long anything takes is a figure of `Benchmarks/screens.py`, not a test."""

import time

from playwright.sync_api import Page, expect

from conftest import ready

# One message may touch a few nodes of a list of rows that are in sight, never the whole list.
NODES_PER_MESSAGE = 60


def test_live_messages_touch_a_few_nodes(page: Page, target):
    ready(page, "/inbox")
    page.evaluate(
        """() => {
            window.touched = 0;
            new MutationObserver((records) => {
                for (const record of records) window.touched += record.addedNodes.length + record.removedNodes.length;
            }).observe(document.querySelector('.inbox-list'), { childList: true, subtree: true });
        }"""
    )
    base = int(time.time()) % 100_000
    for count in range(25):
        target.inbound(f"9197{base:05d}{count:03d}", f"Crowd {count}", f"Message {count}")
        page.wait_for_timeout(160)
    expect(page.locator(".conversation").first).to_contain_text("Crowd 24")
    touched = page.evaluate("window.touched")
    assert touched / 25 < NODES_PER_MESSAGE
