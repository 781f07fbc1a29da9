"""Processes that stand still: the broker, the service, a service that has been replaced."""
import time

from broken import promise
from kills import ENDLESS, SMALL
from line import aborted
from processes import wait_until

RATE = 300
STILL = 20  # seconds; a transaction's time is 15 s, a session's 10 s
INTERNAL = 70


def broker_frozen(lab, seconds):
    """The broker does not answer: the service stays, says so, holds its memory, catches up."""
    line = lab.line("outage", extra=SMALL)
    service = line.service()
    service.start()
    service.wait_until_ready()
    feed = line.feed(ENDLESS, rate=RATE)
    time.sleep(5)
    lab.broker.freeze()
    try:
        begin = time.monotonic()
        unready = service.wait_for_status("/readyz", 503, 30)
        memory = service.resident_bytes()
        while time.monotonic() - begin < seconds:
            promise(service.get("/livez")[0] == 200, "/livez is not 200 in the outage")
            time.sleep(1)
        growth = service.resident_bytes() / memory - 1
    finally:
        lab.broker.thaw()
    service.wait_until_ready(60)
    line.stop_feeding(feed)
    caught_up = line.wait(timeout=60)["seconds"]
    promise(growth <= 0.05, f"memory: {growth:+.1%} in the outage")
    service.terminate()
    answer = line.check()
    return (f"{seconds} s: /readyz 503 after {unready:.0f} s, memory {growth:+.1%}, caught up in "
            f"{caught_up:.0f} s, {answer['raw']} records: 0 lost, 0 duplicated, as the oracle")


def service_frozen(lab, times):
    """The service stands still for longer than its transaction may: fenced, it goes on."""
    line = lab.line("frozen", extra=SMALL)
    service = line.service()
    service.start()
    service.wait_until_ready()
    feed = line.feed(ENDLESS, rate=RATE)
    slowest = 0
    for _ in range(times):
        line.wait(at_least=line.wait(at_least=0)["verdicts"] + 100)
        made = service.metric("wiresift_producers_made_total")
        service.freeze()
        time.sleep(STILL)
        before = line.wait(at_least=0)["verdicts"]
        service.thaw()
        slowest = max(slowest, line.wait(timeout=10, at_least=before + 1)["seconds"])
        promise(wait_until(lambda: service.metric("wiresift_producers_made_total") > made, 10),
                "no new producer: the transaction was not fenced")
        service.wait_until_ready(10)
    line.stop_feeding(feed)
    line.wait()
    promise(service.is_running(), "the service has ended")
    service.terminate()
    answer = line.check()
    return (f"{times} times {STILL} s: first verdict {slowest:.1f} s after it, {answer['raw']} "
            "records: 0 lost, 0 duplicated, as the oracle")


def zombie(lab, times):
    """A frozen service is replaced by another of its name and wakes up: one of them yields."""
    line = lab.line("zombie", extra=SMALL)
    old = line.service("zombie-0", instance="one")
    old.start()
    old.wait_until_ready()
    feed = line.feed(ENDLESS, rate=RATE)
    for number in range(1, times + 1):
        line.wait(at_least=line.wait(at_least=0)["verdicts"] + 100)
        old.freeze()
        new = line.service(f"zombie-{number}", instance="one")
        new.start()
        time.sleep(lab.random.uniform(2, 6))
        old.thaw()
        yields = wait_until(lambda: not (old.is_running() and new.is_running()), 90)
        promise(yields is not None, "two processes of one name run on beside each other")
        loser, old = (old, new) if not old.is_running() else (new, old)
        promise(loser.process.returncode == INTERNAL,
                f"the one that yields: exit code {loser.process.returncode}")
        old.wait_until_ready()
    line.stop_feeding(feed)
    line.wait()
    old.terminate()
    answer = line.check()
    promise(aborted(answer) > 0, "no transaction was open when the zombie was replaced")
    return (f"{times} zombies: one of the two ended with code {INTERNAL}, {answer['raw']} records: "
            "0 lost, 0 duplicated, as the oracle")
