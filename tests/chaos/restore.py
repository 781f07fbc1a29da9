"""A start with a state that is large already."""
import shutil
import time

from broken import promise
from processes import wait_until

READY_MAX = 1_200
LATER = 2_000  # articles after it: decided as if nothing had happened


def restore(lab, articles):
    """The state comes back from the changelog, then from the local copy; not ready before its end."""
    line = lab.line("restore")
    service = line.service()
    service.start()
    service.wait_until_ready()
    line.feed_all(articles)
    line.wait(timeout=articles / 20)
    service.terminate()
    shutil.rmtree(line.folder / "one")
    from_log, _, remaining = start(service)
    promise(remaining > 0, "nothing was left to be restored when it was looked at")
    line.feed_all(LATER)
    line.wait()
    service.terminate()
    from_copy, index, _ = start(service)
    line.feed_all(LATER)
    line.wait()
    service.terminate()
    answer = line.check()
    deltas = answer["state"]["records"]
    return (f"state of {articles} articles, {deltas} records of changelog: ready {from_log:.1f} s "
            f"after the start from the changelog alone ({deltas / from_log:.0f}/s, all of a start "
            f"included), {from_copy:.1f} s with the local copy (index {index:.1f} s); never ready "
            f"before the end; {2 * LATER} articles after that: 0 lost, 0 duplicated, as the oracle")


def start(service):
    """Seconds until ready, those for the index, and the most records that were seen to remain."""
    begin = time.monotonic()
    service.start()
    most = 0

    def is_ready():
        nonlocal most
        ready = service.get("/readyz")[0] == 200
        remaining = service.metric("wiresift_restore_remaining_records")
        promise(not (ready and remaining > 0), f"ready while {remaining} records remain")
        most = max(most, remaining)
        return ready

    promise(wait_until(is_ready, READY_MAX) is not None, f"not ready within {READY_MAX} s")
    return (time.monotonic() - begin, service.metric("wiresift_index_build_seconds"), most)
