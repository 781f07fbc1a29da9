"""The service at a steady rate, for long."""
import time

from broken import promise
from kills import ENDLESS

RATE = 100
WINDOW = "5m"  # stories leave as fast as they come: then nothing has a reason to grow
GROWTH_MAX = 0.02


def soak(lab, minutes):
    """Half of the time is warm-up: RocksDB's buffers and cache fill, the first stories leave. Then
    the most memory of the third quarter stands against that of the fourth."""
    line = lab.line("soak", extra=f"match: {{window: {WINDOW}}}\n")
    service = line.service()
    service.start()
    service.wait_until_ready()
    feed = line.feed(ENDLESS, rate=RATE)
    time.sleep(minutes * 30)
    warm = highest(service, minutes * 15)
    last = highest(service, minutes * 15)
    stories = service.metric("wiresift_index_stories")
    line.stop_feeding(feed)
    line.wait()
    service.terminate()
    answer = line.check()
    growth = last / warm - 1
    promise(growth <= GROWTH_MAX, f"{warm >> 20} MiB after warm-up, {last >> 20} at the end")
    return (f"{minutes} min at {RATE}/s, window {WINDOW}, {answer['raw']} records, {stories:.0f} "
            f"stories live: {warm >> 20} MiB at most after warm-up, {growth:+.1%} at the end; as the "
            "oracle")


def highest(service, seconds):
    """The most resident bytes that were seen."""
    end, most = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        most = max(most, service.resident_bytes())
        time.sleep(1)
    return most
