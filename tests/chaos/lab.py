"""What the parts of a campaign share: a folder, a broker, seeded chance."""
import pathlib
import random
import shutil
import subprocess
import tempfile

from broker import Broker
from line import Line


class Lab:
    def __init__(self, build, seed):
        self.build = build
        self.random = random.Random(seed)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="wiresift-chaos-"))
        self.services, self.feeds = [], []
        self._broker = None

    @property
    def broker(self):
        if self._broker is None:
            self._broker = Broker(self.folder / "kafka")
        return self._broker

    def program(self, name):
        return self.build / name

    def run(self, program, *words):
        """Runs a program of the build to its end, which must be well."""
        subprocess.run([str(word) for word in (self.program(program), *words)], check=True,
                       stdout=subprocess.DEVNULL)

    def line(self, name, **more):
        return Line(self, name, **more)

    def end_processes(self):
        """After a part, broken or not."""
        for service in self.services:
            if service.is_running():
                service.kill()
        for feed in self.feeds:
            feed.kill()
            feed.wait()
        self.services.clear()
        self.feeds.clear()

    def log_tails(self):
        """The last words of the services, for a part that broke."""
        return "\n".join(f"--- {service.log_file.name}\n" +
                         "\n".join(service.log().splitlines()[-25:]) for service in self.services)

    def close(self):
        self.end_processes()
        if self._broker is not None:
            self._broker.stop()
        shutil.rmtree(self.folder)
