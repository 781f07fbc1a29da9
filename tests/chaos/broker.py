"""A real Apache Kafka of one broker, through tests/kafka/kafka-up."""
import os
import pathlib
import signal
import subprocess

from processes import free_port

# All that was written is compared: compaction takes away what has been replaced, within half an
# hour.
NO_COMPACTION = "log.cleaner.enable=false"
KAFKA_UP = pathlib.Path(__file__).parent.parent / "kafka" / "kafka-up"


class Broker:
    def __init__(self, data):
        self.data = data
        self.environment = dict(os.environ)
        self.port, self.controller_port = free_port(), free_port()
        self.start()

    @property
    def servers(self):
        return f"127.0.0.1:{self.port}"

    def start(self):
        self._do("start", "--port", self.port, "--controller-port", self.controller_port,
                 "--owner", os.getpid(), "--set", NO_COMPACTION)

    def kill(self):
        self._do("kill")

    def stop(self):
        self._do("stop")

    def freeze(self):
        os.kill(self._pid(), signal.SIGSTOP)

    def thaw(self):
        os.kill(self._pid(), signal.SIGCONT)

    def alter(self, kind, name, setting):
        """Sets a setting of a topic or a client, `name=value`, by Kafka's own tool."""
        jars = subprocess.run([KAFKA_UP, "jars"], check=True, stdout=subprocess.PIPE, text=True)
        subprocess.run(["java", "-Xmx128m", "-cp", jars.stdout.strip() + "/*",
                        "kafka.admin.ConfigCommand", "--bootstrap-server", self.servers, "--alter",
                        "--entity-type", kind, "--entity-name", name, "--add-config", setting],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def _pid(self):
        return int((self.data / "pid").read_text())

    def _do(self, command, *more):
        words = [KAFKA_UP, command, "--data", self.data, *more]
        subprocess.run([str(word) for word in words], check=True, stdout=subprocess.DEVNULL,
                       env=self.environment)
