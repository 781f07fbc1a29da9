"""A line of topics on the broker: what feeds it, the services on it, and what verifies it."""
import json
import signal
import subprocess

from broken import Broken, promise
from processes import spawn
from service import Service

PATIENCE = 120  # seconds without one more verdict
TOPICS = ["raw", "clean", "stories", "audit", "rejected", "state", "publishers"]


class Line:
    def __init__(self, lab, name, raw_partitions=4, extra="", shared=None):
        """`shared`: topics of another line, by kind."""
        self.lab, self.name, self.extra = lab, name, extra
        self.shared = shared or {}
        self.raw_partitions = raw_partitions
        self.folder = lab.folder / name
        self.folder.mkdir()
        self.config = self.write_config("one")
        lab.run("wiresift", "topics", "--create", "--raw-partitions", raw_partitions,
                "-c", self.config)

    def topic(self, kind):
        return self.shared.get(kind, f"{self.name}.{kind}")

    def write_config(self, name, extra="", instance=None):
        topics = ", ".join(f"{kind}: {self.topic(kind)}" for kind in TOPICS)
        config = self.folder / f"{name}.yaml"
        config.write_text(
            f"instance: {instance or name}\ngroup: {self.name}\n"
            f'kafka.bootstrap.servers: "{self.lab.broker.servers}"\n'
            f"topics: {{{topics}}}\nstate_dir: {self.folder / name}\n"
            'admin: {listen: "127.0.0.1:0"}\nlog: {format: text}\n' + self.extra + extra)
        return config

    def service(self, name="one", extra="", instance=None):
        """A process with a configuration and a state folder of its own; not started. `instance`
        is its name, unless another process shall have the same."""
        config = self.write_config(name, extra, instance)
        service = Service(self.lab.program("wiresift"), config, self.folder / f"{name}.log")
        self.lab.services.append(service)
        return service

    def feed(self, records, rate=0, seed=None, poison_every=0, misdate_every=0):
        """Starts feeding in the background; `stop_feeding` ends it."""
        seed = self.lab.random.randrange(1 << 31) if seed is None else seed
        feed = spawn([self.lab.program("chaos_feed"), "--servers", self.lab.broker.servers,
                      "--topic", self.topic("raw"), "--records", records, "--rate", rate,
                      "--seed", seed, "--poison-every", poison_every,
                      "--misdate-every", misdate_every], stdout=subprocess.PIPE)
        self.lab.feeds.append(feed)
        return feed

    def feed_all(self, records, **more):
        self.stop_feeding(self.feed(records, **more), early=False)

    def stop_feeding(self, feed, early=True):
        """How many records were fed. With `early`, the feed must have gone on until now: a fault
        that comes when all is done proves nothing."""
        if early:
            promise(feed.poll() is None, "the feed ended before the faults did")
            feed.send_signal(signal.SIGTERM)
        answer, _ = feed.communicate(timeout=600)
        promise(feed.returncode == 0, f"chaos_feed: exit code {feed.returncode}")
        return json.loads(answer)["fed"]

    def wait(self, timeout=None, at_least=None):
        """Waits for a verdict on every record, or for `at_least` of them: within `timeout`, or
        however slow the machine is while they become more."""
        limit = ["--patience", PATIENCE] if timeout is None else ["--timeout", timeout]
        more = [] if at_least is None else ["--at-least", at_least]
        code, answer = self._verify("wait", *limit, *more)
        if code != 0:
            raise Broken(f"not all verdicts (waited with {limit[0]} {limit[1]}): {answer}")
        return answer

    def check(self, *more):
        """Holds all topics against the oracle; what was found, when it is as promised."""
        code, answer = self._verify("check", *more)
        promise(code == 0, f"not as the oracle says: {json.dumps(answer)}")
        return answer

    def agree(self, other):
        """Holds the topics of another line on the same raw topic against those of this one."""
        code, answer = self._verify("agree", "--other", other.config)
        promise(code == 0, f"the two runs do not agree: {json.dumps(answer)}")
        return answer

    def latency(self):
        """Milliseconds from the feed to the verdict, of the articles that were not rejected."""
        code, answer = self._verify("latency")
        promise(code == 0, f"no latency: {answer}")
        return answer

    def _verify(self, command, *more):
        words = [self.lab.program("chaos_verify"), command, "--config", self.config,
                 "--raw-partitions", self.raw_partitions, *more]
        done = subprocess.run([str(word) for word in words], stdout=subprocess.PIPE, text=True)
        if not done.stdout.startswith("{"):
            raise Broken(f"chaos_verify {command}: exit code {done.returncode}")
        return done.returncode, json.loads(done.stdout)


def aborted(answer):
    """Records that were written and taken back, over all topics."""
    return sum(topic["aborted"] for topic in answer.values() if isinstance(topic, dict))
