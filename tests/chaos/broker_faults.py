"""The broker goes away, in the ways that brokers do."""
import time

from kills import ENDLESS, FEED_RATE, SMALL
from broken import promise


def kill_broker(lab, kills):
    """kill -9 of the broker and its start on the same data: the service stays up."""
    line = lab.line("broker", extra=SMALL)
    service = line.service()
    service.start()
    service.wait_until_ready()
    feed = line.feed(ENDLESS, rate=FEED_RATE)
    slowest = 0
    for _ in range(kills):
        time.sleep(lab.random.uniform(1, 3))
        lab.broker.kill()
        time.sleep(lab.random.uniform(0, 2))
        lab.broker.start()
        slowest = max(slowest, service.wait_until_ready(30))
    line.stop_feeding(feed)
    line.wait()
    promise(service.is_running(), "the service has ended")
    service.terminate()
    answer = line.check()
    return (f"{kills} kills, ready again within {slowest:.1f} s of the start, {answer['raw']} "
            "records: 0 lost, 0 duplicated, as the oracle")
