"""Members come and go, and strangers take transactions away."""
import subprocess
import time

from broken import promise
from kills import ENDLESS, SMALL
from line import aborted
from processes import spawn

RATE = 300
PAUSE_MS = 2_000  # a service that was fenced reads its state back meanwhile


def rebalance_storm(lab, rounds):
    """From one member to four and back, by SIGTERM or kill -9, three seconds a round."""
    line = lab.line("storm", extra=SMALL)
    constant = line.service()
    others = [line.service(f"other-{i}") for i in range(3)]
    constant.start()
    constant.wait_until_ready()
    feed = line.feed(ENDLESS, rate=RATE)
    for _ in range(rounds):
        for other in others:
            other.start()
            time.sleep(lab.random.uniform(0, 0.5))
        time.sleep(lab.random.uniform(0.2, 1.5))
        for other in others:
            other.kill() if lab.random.random() < 0.5 else other.terminate()
    line.stop_feeding(feed)
    line.wait()
    promise(constant.is_running(), "the member that stayed has ended")
    constant.terminate()
    answer = line.check()
    return (f"{rounds} rounds of 1 to 4 to 1 members, {answer['raw']} records: 0 lost, 0 "
            f"duplicated, as the oracle; {aborted(answer)} records were written and taken back")


def forced_aborts(lab, times):
    """Somebody opens the story stage's transactional id, which aborts what is open there: no
    article may meet itself in the state that was taken back."""
    line = lab.line("aborts", extra=SMALL)
    service = line.service()
    service.start()
    service.wait_until_ready()
    feed = line.feed(ENDLESS, rate=RATE)
    line.wait(at_least=100)
    made = service.metric("wiresift_producers_made_total")
    fence = spawn([lab.program("chaos_fence"), "--servers", lab.broker.servers, "--id",
                   f"{line.name}-story-0", "--times", times, "--pause-ms", PAUSE_MS],
                  stdout=subprocess.DEVNULL)
    promise(fence.wait(timeout=600) == 0, f"chaos_fence: exit code {fence.returncode}")
    line.stop_feeding(feed)
    line.wait()
    renewed = int(service.metric("wiresift_producers_made_total") - made)
    service.terminate()
    answer = line.check()
    promise(renewed > times / 2, f"only {renewed} of {times} aborts met a transaction")
    return (f"{times} aborts from outside, {renewed} new producers, {answer['raw']} records: 0 "
            f"lost, 0 duplicated, as the oracle; {aborted(answer)} written and taken back")
