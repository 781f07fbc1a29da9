"""One process of the service."""
import os
import re
import signal
import time
import urllib.error
import urllib.request

from broken import promise
from processes import spawn, wait_until

READY_MAX = 60


class Service:
    def __init__(self, binary, config, log):
        self.command = [binary, "run", "-c", config]
        self.log_file = log
        self.environment = dict(os.environ)
        self.process = None
        self.log_begin = 0

    def start(self):
        self.log_begin = len(self.log())
        with open(self.log_file, "ab") as log:
            self.process = spawn(self.command, stdout=log, stderr=log, env=self.environment)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def terminate(self, limit=5):
        """SIGTERM; the exit code must be 0 within `limit` seconds. How long it took."""
        begin = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        promise(wait_until(lambda: not self.is_running(), limit, 0.01) is not None,
                f"SIGTERM: still running after {limit} s")
        promise(self.process.returncode == 0, f"SIGTERM: exit code {self.process.returncode}")
        return time.monotonic() - begin

    def freeze(self):
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self):
        self.process.send_signal(signal.SIGCONT)

    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def log(self):
        """All that was logged, over several starts."""
        return self.log_file.read_text(errors="replace") if self.log_file.exists() else ""

    def get(self, path):
        """Status and body of a page of the admin server; (0, "") while there is no answer."""
        found = re.search(r"probes on http://([0-9.:]+)/", self.log()[self.log_begin:])
        if not found:
            return 0, ""
        try:
            with urllib.request.urlopen(f"http://{found[1]}{path}", timeout=5) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def wait_for_status(self, path, status, limit):
        """Seconds until the page has this status; it must within `limit`."""
        took = wait_until(lambda: self.get(path)[0] == status, limit)
        promise(took is not None, f"{path}: not {status} within {limit} s, but {self.get(path)}")
        return took

    def wait_until_ready(self, limit=READY_MAX):
        return self.wait_for_status("/readyz", 200, limit)

    def metric(self, name):
        """Sum of a metric over its labels."""
        pattern = rf"^{re.escape(name)}(?:{{[^}}]*}})? (\S+)$"
        return sum(float(value) for value in re.findall(pattern, self.get("/metrics")[1], re.M))

    def resident_bytes(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            return int(re.search(r"VmRSS:\s+(\d+) kB", status.read())[1]) * 1024
