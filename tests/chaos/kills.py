"""The service is killed or told to end, again and again, under a feed."""
import time

from broken import promise
from line import aborted

# Small transactions: the faults fall into many of them.
SMALL = "commit: {interval: 20ms, max_records: 100}\n"
FEED_RATE = 500
ENDLESS = 10_000_000


def kill_service(lab, kills):
    """kill -9 at a random moment, from the first milliseconds of a start to full work."""
    line = lab.line("kill", extra=SMALL)
    service = line.service()
    feed = line.feed(ENDLESS, rate=FEED_RATE)
    for number in range(kills):
        start_and_kill(lab, service, waits=number % 2 == 1)
    records = line.stop_feeding(feed)
    service.start()
    line.wait()
    service.terminate()
    answer = line.check()
    promise(aborted(answer) > 0, "no kill fell into a transaction")
    return (f"{kills} kills, {answer['raw']} of {records} records: 0 lost, 0 duplicated, as the "
            f"oracle; {aborted(answer)} records were written and taken back")


def start_and_kill(lab, service, waits):
    """Killed at any moment, or with `waits` not before it works: on a busy machine it would hardly
    ever come to that."""
    service.start()
    if waits:
        service.wait_until_ready()
    time.sleep(lab.random.uniform(0.05, 1.5))
    service.kill()


def terminate_service(lab, stops):
    """SIGTERM under load ends with what is decided committed, so nothing is done again."""
    line = lab.line("term", extra=SMALL)
    service = line.service()
    feed = line.feed(ENDLESS, rate=FEED_RATE)
    slowest = 0
    for _ in range(stops):
        service.start()
        service.wait_until_ready()
        time.sleep(lab.random.uniform(0.05, 1.0))
        slowest = max(slowest, service.terminate(5))
    line.stop_feeding(feed)
    service.start()
    line.wait()
    service.terminate()
    answer = line.check()
    promise(aborted(answer) == 0, f"{aborted(answer)} records were written and taken back")
    return (f"{stops} stops, exit 0, slowest {slowest:.1f} s, {answer['raw']} records: 0 lost, "
            "0 duplicated, none done twice")
