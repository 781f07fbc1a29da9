"""Records that no feed should have (tests/support/poison.h), alone and among good ones."""
from kills import SMALL
from broken import promise

SET = 100  # records that hold the whole set at least once


def poison(lab, records):
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
    return (f"{SET} alone, then 1 % of {records}: {answer['raw']} verdicts, "
            f"{answer['rejected']['records']} dead letters, as the oracle; all {SET} alone took "
            f"{alone['seconds']:.1f} s")
