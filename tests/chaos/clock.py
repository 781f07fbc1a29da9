"""Wall clocks that are stepped, of the service and of the broker."""
import struct

from broken import promise
from kills import ENDLESS, SMALL
from processes import wait_until

RATE = 200
DAY = 86_400
STEPS = [DAY, 0, -DAY, 0, -DAY, DAY, 0]  # seconds ahead of the true time, one after the other
GO_ON_MAX = 120
# Kafka refuses records that are an hour ahead of the broker, as the feed's are of one set back.
TAKE_ALL_TIMES = f"message.timestamp.after.max.ms={2 ** 63 - 1}"
# A day later Kafka compacts what is a day old, and the oracle wants to see all of it.
KEEP_ALL = f"min.compaction.lag.ms={365 * DAY * 1000},max.compaction.lag.ms={2 ** 63 - 1}"
MISDATE_EVERY = 20


class Clock:
    """What a process takes for the wall clock (stepped_clock.cc)."""

    def __init__(self, lab, name):
        self.name = name
        self.file = lab.folder / f"{name}.clock"
        self.file.write_bytes(struct.pack("<q", 0))
        self.environment = {"LD_PRELOAD": str(lab.program("libchaos_clock.so")),
                            "STEPPED_CLOCK": str(self.file)}

    def step(self, seconds_ahead):
        with open(self.file, "r+b", buffering=0) as file:
            file.write(struct.pack("<q", seconds_ahead))


class BrokerClock(Clock):
    """Goes back while the broker is down: one that runs then does not connect to its own controller
    again before the clock is where it was."""

    def __init__(self, lab):
        super().__init__(lab, "broker")
        self.broker, self.ahead = lab.broker, 0

    def step(self, seconds_ahead):
        goes_back, self.ahead = seconds_ahead < self.ahead, seconds_ahead
        if goes_back:
            self.broker.stop()
        super().step(seconds_ahead)
        if goes_back:
            self.broker.start()


def service_stepped(lab, rounds):
    """A day ahead, back, and two days at once; every 20th article is dated ten years off. Work goes
    on, and the window keeps its stories."""
    clock = Clock(lab, "service")
    line = lab.line("clock", extra=SMALL)
    service = line.service()
    service.environment.update(clock.environment)
    return under_steps(line, service, clock, rounds)


def broker_stepped(lab, rounds):
    """The same of the broker, whose append times are the service's time. Back while it is down."""
    clock = BrokerClock(lab)
    restart(lab.broker, clock.environment)
    try:
        line = lab.line("broker-clock", extra=SMALL)
        lab.broker.alter("topics", line.topic("raw"), TAKE_ALL_TIMES)
        for topic in ("stories", "state"):
            lab.broker.alter("topics", line.topic(topic), KEEP_ALL)
        return under_steps(line, line.service(), clock, rounds)
    finally:
        restart(lab.broker, {})


def under_steps(line, service, clock, rounds):
    slowest = step_all(line, service, clock, rounds)
    line.wait()
    service.terminate()
    answer = line.check()
    return (f"{rounds * len(STEPS)} steps of a day or two of the {clock.name}'s clock, 1 article in "
            f"{MISDATE_EVERY} dated 10 years off: on again within {slowest:.1f} s, no story left the "
            f"window, {answer['raw']} records: 0 lost, 0 duplicated, as the oracle")


def restart(broker, environment):
    """With other clocks, or with the true one."""
    broker.stop()
    for name in ("LD_PRELOAD", "STEPPED_CLOCK"):
        broker.environment.pop(name, None)
    broker.environment.update(environment)
    broker.start()


def step_all(line, service, clock, rounds):
    """The longest time that it took until work went on."""
    service.start()
    service.wait_until_ready()
    feed = line.feed(ENDLESS, rate=RATE, misdate_every=MISDATE_EVERY)
    line.wait(at_least=RATE)
    slowest = stories = 0
    for seconds in STEPS * rounds:
        clock.step(seconds)
        slowest = max(slowest, wait_for_more(service, clock, seconds))
        known = service.metric("wiresift_index_stories")
        promise(known >= stories, f"{clock.name} {seconds:+} s: {stories} stories, then {known}")
        stories = known
    line.stop_feeding(feed)
    return slowest


def wait_for_more(service, clock, seconds):
    """Seconds until three seconds' worth of records have their verdicts."""
    done = service.metric("wiresift_articles_total")
    took = wait_until(lambda: service.metric("wiresift_articles_total") >= done + 3 * RATE,
                      GO_ON_MAX)
    promise(service.is_running(), f"{clock.name} {seconds:+} s: the service has ended")
    promise(took is not None, f"{clock.name} {seconds:+} s: no verdicts for {GO_ON_MAX} s")
    return took
