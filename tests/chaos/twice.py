"""Two whole runs over the same raw partition, of which only one is disturbed."""
from broken import promise
from kills import ENDLESS, FEED_RATE, SMALL, start_and_kill
from line import aborted

FORMS = {"two-stage": "", "fused": "input: {is_scope_partitioned: true}\n"}


def twice(lab, kills):
    """With one raw partition nothing may interleave: the run that was killed has written what the
    other has, byte for byte, append times apart."""
    figures = [run_twice(lab, name, extra, kills) for name, extra in FORMS.items()]
    return f"{kills} kills in one of two runs over one raw partition: " + "; ".join(figures)


def run_twice(lab, name, extra, kills):
    calm = lab.line(f"calm-{name}", raw_partitions=1, extra=SMALL + extra)
    torn = lab.line(f"torn-{name}", raw_partitions=1, extra=SMALL + extra,
                    shared={"raw": calm.topic("raw")})
    undisturbed, disturbed = calm.service(), torn.service()
    undisturbed.start()
    undisturbed.wait_until_ready()
    feed = calm.feed(ENDLESS, rate=FEED_RATE)
    for number in range(kills):
        start_and_kill(lab, disturbed, waits=number % 2 == 1)
    disturbed.start()
    torn.wait(at_least=1)
    calm.stop_feeding(feed)
    for line, service in ((calm, undisturbed), (torn, disturbed)):
        line.wait()
        service.terminate()
    answer = calm.check()
    torn.check()
    agreed = calm.agree(torn)
    promise(aborted(agreed) > 0, f"{name}: no kill fell into a transaction")
    records = sum(topic["records"] for topic in agreed.values() if isinstance(topic, dict))
    return (f"{name}, {answer['raw']} articles, {records} records of six topics the same, "
            f"{aborted(agreed)} written and taken back")
