"""What lies downstream takes little: small records, or few bytes a second."""
import time

from broken import promise
from kills import ENDLESS, SMALL

STORIES_MAX = 11_000    # max.message.bytes; some of the generated articles are larger
OVERHEAD = 4_096        # what the service keeps free of it
BYTES_PER_SECOND = 200_000
BACKLOG = 20_000        # records that fill every queue of the service
OVERLOAD = 20           # more of them a second, so that it does not shrink
SETTLED = 30            # seconds without more memory
NO_LIMIT = 1_000_000_000
RATE = 200


def small_topic(lab, records):
    """An operator's topic takes small records only: the larger are dead letters, the rest goes on."""
    line = lab.line("small", extra=SMALL)
    lab.broker.alter("topics", line.topic("stories"), f"max.message.bytes={STORIES_MAX}")
    service = line.service()
    service.start()
    service.wait_until_ready()
    line.feed_all(records, rate=RATE)
    waited = line.wait()
    commits = service.get("/metrics")[1]
    slow = commits_over_a_second(commits)
    service.terminate()
    answer = line.check("--stories-max", STORIES_MAX - OVERHEAD)
    letters = answer["rejected"]["records"]
    promise(0 < letters < records / 2, f"{letters} dead letters: the limit tests nothing")
    promise(slow == 0, f"{slow} commits took over a second")
    return (f"{letters} of {records} articles too large for their topic: as many dead letters, no "
            f"commit over 1 s, all verdicts {waited['seconds']:.1f} s after the feed, as the oracle")


def commits_over_a_second(metrics):
    """Commits of the story stage that took longer than a second, from the histogram."""
    buckets = {}
    for line in metrics.splitlines():
        if line.startswith('wiresift_commit_seconds_bucket{stage="story",le="'):
            edge, value = line.split('le="')[1].split('"} ')
            buckets[edge] = float(value)
    promise("+Inf" in buckets and "1" in buckets, f"no commits in the metrics: {list(buckets)}")
    return buckets["+Inf"] - buckets["1"]


def slow_broker(lab, seconds):
    """The broker takes few bytes a second of the service: memory holds, nobody is evicted."""
    line = lab.line("slow", extra='kafka.client.id: slow\n')
    lab.broker.alter("clients", "slow", f"producer_byte_rate={BYTES_PER_SECOND}")
    line.feed_all(BACKLOG)
    service = line.service()
    service.start()
    service.wait_until_ready()
    feed = line.feed(ENDLESS, rate=OVERLOAD)
    memory = wait_until_settled(service, seconds)
    before = line.wait(at_least=0)["verdicts"]
    time.sleep(seconds * 2 / 3)
    promise(service.is_running(), "the service has ended")
    done = line.wait(at_least=0)["verdicts"] - before
    growth = service.resident_bytes() - memory
    lab.broker.alter("clients", "slow", f"producer_byte_rate={NO_LIMIT}")
    line.stop_feeding(feed)
    line.wait()
    service.terminate()
    answer = line.check()
    promise(done > 0, "no verdict while the broker was slow")
    promise("max.poll.interval" not in service.log(), "evicted by max.poll.interval")
    promise(growth < 150 << 20, f"memory grew by {growth >> 20} MiB")
    return (f"{BACKLOG} records and more for {seconds} s at {BYTES_PER_SECOND // 1000} kB/s: "
            f"{done} verdicts meanwhile, memory {memory >> 20} MiB {growth / (1 << 20):+.0f} MiB, "
            f"{answer['raw']} records: 0 lost, 0 duplicated, as the oracle")


def wait_until_settled(service, limit):
    """The memory that the service stays at once its queues are full."""
    begin, memory = time.monotonic(), 0
    while time.monotonic() - begin < limit:
        before, memory = memory, service.resident_bytes()
        if memory < before * 1.02:
            break
        time.sleep(SETTLED)
    return memory
