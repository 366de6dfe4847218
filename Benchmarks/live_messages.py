"""What live messages cost a browser four times slower than this one: main-thread time of five seconds of them, by CDP.

    LODESTONE_BIN=… .venv-test/bin/python Benchmarks/live_messages.py [messages a second]

Beside the figure stands that of the same five seconds without a message, and of a fixed piece of work, so that two machines can
be compared. It is a figure, not a gate: the aim is 700 ms.
"""

import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Web/tests/e2e"))

from playwright.sync_api import sync_playwright  # noqa: E402

import target as targets  # noqa: E402
from test_speed import task_seconds, yardstick  # noqa: E402

SECONDS = 5
THROTTLE = 4


def spent(page, client, act) -> float:
    """Milliseconds of the main thread while `act` goes on for five seconds."""
    before, began = task_seconds(client), time.monotonic()
    act()
    page.wait_for_timeout(max(0, (SECONDS - (time.monotonic() - began)) * 1000))
    return (task_seconds(client) - before) * 1000


def main() -> None:
    rate = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    target = targets.start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_context(base_url=target.url, viewport={"width": 1440, "height": 900}).new_page()
        page.goto(target.login_url)
        page.goto("/inbox")
        page.locator(".conversation").first.wait_for()
        client = page.context.new_cdp_session(page)
        client.send("Performance.enable")
        client.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
        page.wait_for_timeout(4000)
        measure = yardstick(page)
        idle = spent(page, client, lambda: None)

        def messages() -> None:
            for count in range(rate * SECONDS):
                target.inbound(f"9199{int(time.time()) % 100_000:05d}{count:03d}", f"Crowd {count}", f"Message {count}")
                page.wait_for_timeout(1000 / rate - 20)

        busy = spent(page, client, messages)
        browser.close()
    target.stop()
    print(f"{rate * SECONDS} live messages in {SECONDS} s, processor {THROTTLE} times slower:")
    print(f"  main thread {busy:.0f} ms (aim 700), idle {idle:.0f} ms, {busy / measure:.1f} times the yardstick of {measure:.0f} ms")


if __name__ == "__main__":
    main()
