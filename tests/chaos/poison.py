"""Records that no feed should have (tests/support/poison.h), alone and among good ones."""
from kills import SMALL
from broken import promise

RATE = 100
TURNS = 5
SET = 100  # records that hold the whole set at least once


def poison(lab, records, beside):
    """All of the set one after the other, then as one record in a hundred of a stream."""
    line = lab.line("poison", extra=SMALL)
    service = line.service()
    service.start()
    service.wait_until_ready()
    line.feed_all(SET, poison_every=1)
    alone = line.wait(timeout=60)
    line.feed_all(records, poison_every=100)
    line.wait()
    promise(service.is_running(), "the service has ended")
    service.terminate()
    answer = line.check()
    promise(answer["rejected"]["records"] > SET / 2, "hardly anything was rejected")
    calm, hostile = neighbours(lab, beside)
    return (f"{SET} alone, then 1 % of {records}: {answer['raw']} verdicts, "
            f"{answer['rejected']['records']} dead letters, as the oracle; all {SET} alone took "
            f"{alone['seconds']:.1f} s; good articles beside 1 % of them, {RATE}/s: "
            f"{hostile['median_ms']} ms at the median and {hostile['p99_ms']} ms at the 99th "
            f"percentile, without them {calm['median_ms']} and {calm['p99_ms']} ms")


def neighbours(lab, records):
    """How long good articles take without and with hostile ones among them, two services by turns,
    so that both meet the same machine."""
    lines = [lab.line(name, extra=SMALL) for name in ("calm", "hostile")]
    services = [line.service() for line in lines]
    for service in services:
        service.start()
    for service in services:
        service.wait_until_ready()
    for _ in range(TURNS):
        for line, every in zip(lines, (0, 100)):
            line.feed_all(records, rate=RATE, poison_every=every)
            line.wait()
    for service in services:
        service.terminate()
    return [line.latency() for line in lines]
