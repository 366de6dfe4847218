"""What the screens cost a browser four times slower than this one, by CDP: live messages, first loads, typing.

    LODESTONE_BIN=… .venv-test/bin/python Benchmarks/screens.py [messages a second]

Beside each figure stands how many times that of a fixed piece of work it is, so that two machines can be compared. They are
figures, not gates: the aim of five seconds of live messages is 700 ms of the main thread.
"""

import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Web/tests/e2e"))

from playwright.sync_api import sync_playwright  # noqa: E402

import target as targets  # noqa: E402

SECONDS = 5
THROTTLE = 4

BLOCKED = """window.blocked = 0;
new PerformanceObserver((list) => {
    for (const task of list.getEntries()) window.blocked += Math.max(0, task.duration - 50);
}).observe({ type: 'longtask', buffered: true });"""

SLOWEST = """() => {
    window.slowest = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.slowest = Math.max(window.slowest, entry.processingEnd - entry.processingStart);
    }).observe({ type: 'event', durationThreshold: 16 });
}"""

YARDSTICK = """() => {
    const times = [];
    for (let round = 0; round < 5; round++) {
        const began = performance.now();
        const list = Array.from({ length: 60000 }, (_, index) => ({ id: `row ${index * 7919 % 60000}` }));
        list.sort((left, right) => left.id < right.id ? -1 : 1);
        times.push(performance.now() - began);
    }
    return times.sort((left, right) => left - right)[2];
}"""


def task_seconds(client) -> float:
    return next(metric["value"] for metric in client.send("Performance.getMetrics")["metrics"] if metric["name"] == "TaskDuration")


def spent(page, client, act) -> float:
    """Milliseconds of the main thread while `act` goes on for five seconds."""
    before, began = task_seconds(client), time.monotonic()
    act()
    page.wait_for_timeout(max(0, (SECONDS - (time.monotonic() - began)) * 1000))
    return (task_seconds(client) - before) * 1000


def opened(context, path: str):
    """A page with that screen, on a throttled processor, and its session."""
    page = context.new_page()
    page.add_init_script(BLOCKED)
    client = page.context.new_cdp_session(page)
    client.send("Performance.enable")
    client.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
    page.goto(path)
    page.wait_for_timeout(4000)
    return page, client


def line(name: str, figure: float, unit: float, more: str = "") -> None:
    print(f"  {name:<34} {figure:6.0f} ms, {figure / unit:5.1f} times the yardstick{more}")


def main() -> None:
    rate = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    target = targets.start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        context = browser.new_context(base_url=target.url, viewport={"width": 1440, "height": 900})
        context.new_page().goto(target.login_url)
        print(f"processor {THROTTLE} times slower:")
        for path in ("/", "/inbox"):
            page, _ = opened(context, path)
            line(f"main thread blocked, {path}", page.evaluate("window.blocked"), page.evaluate(YARDSTICK))
            page.close()

        page, client = opened(context, "/inbox")
        unit = page.evaluate(YARDSTICK)
        idle = spent(page, client, lambda: None)

        def messages() -> None:
            for count in range(rate * SECONDS):
                target.inbound(f"9199{int(time.time()) % 100_000:05d}{count:03d}", f"Crowd {count}", f"Message {count}")
                page.wait_for_timeout(1000 / rate - 20)

        busy = spent(page, client, messages)
        line(f"{rate * SECONDS} live messages in {SECONDS} s", busy, unit, f" (aim 700 ms); idle {idle:.0f} ms")

        page.locator(".conversation").first.click()
        page.locator(".bubble").first.wait_for()
        page.evaluate(SLOWEST)
        page.get_by_label("Message", exact=True).press_sequentially("Thank you, it will be with you on Friday.", delay=30)
        line("slowest key", page.evaluate("window.slowest"), unit)
        browser.close()
    target.stop()


if __name__ == "__main__":
    main()
