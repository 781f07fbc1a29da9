"""The service at a steady rate, for long."""
import time

from broken import promise
from kills import ENDLESS

RATE = 100
GROWTH_MAX = 0.02


def soak(lab, minutes):
    """After a quarter of the time memory stands, but for what the index is known to hold."""
    line = lab.line("soak")
    service = line.service()
    service.start()
    service.wait_until_ready()
    feed = line.feed(ENDLESS, rate=RATE)
    time.sleep(minutes * 15)
    warm = beside_index(service)
    time.sleep(minutes * 45)
    growth = beside_index(service) / warm - 1
    index = service.metric("wiresift_index_bytes")
    line.stop_feeding(feed)
    line.wait()
    service.terminate()
    answer = line.check()
    promise(growth <= GROWTH_MAX, f"memory beside the index: {growth:+.1%} after warm-up")
    return (f"{minutes} min at {RATE}/s, {answer['raw']} records: memory beside the index "
            f"{warm / (1 << 20):.0f} MiB after warm-up, {growth:+.1%} at the end; index "
            f"{index / (1 << 20):.0f} MiB; as the oracle")


def beside_index(service):
    """Mean of ten looks, two seconds apart."""
    looks = []
    for _ in range(10):
        looks.append(service.resident_bytes() - service.metric("wiresift_index_bytes"))
        time.sleep(2)
    return sum(looks) / len(looks)
