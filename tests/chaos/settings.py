"""Configurations that are wrong, and secrets in those that are right."""
import re
import signal
import subprocess

from broken import promise
from processes import wait_until

SECRETS = ["hunter2-in-the-open", "hunter2-from-a-file", "hunter2-of-the-environment"]

FED = 500

# One fault each; what the message must name. Line 1 stands before them.
BAD = [
    ("match: {windw: 72h}", "match.windw"), ("window: 72h", "window"),
    ("frobnicate: 1", "frobnicate"), ("match: {window: soon}", "match.window"),
    ("match: {window: 72}", "match.window"), ("match: {window: 10s}", "match.window"),
    ("match: {window: 999d}", "match.window"), ("match: {window: -1h}", "match.window"),
    ("match: {window: [72h]}", "match.window"), ("match: {window: {h: 72}}", "match.window"),
    ("match: {max_bytes: 1}", "match.max_bytes"), ("match: {max_bytes: big}", "match.max_bytes"),
    ("match: {sampling: 0}", "match.sampling"), ("match: {sampling: 1.5}", "match.sampling"),
    ("match: {join: 2}", "match.join"), ("match: {join: -0.1}", "match.join"),
    ("match: {join: much}", "match.join"), ("match: {related: 1.01}", "match.related"),
    ("story: {partitions: 0}", "story.partitions"),
    ("story: {partitions: many}", "story.partitions"), ("story: {memory: 1}", "story.memory"),
    ("story: {hold: 5m}", "story.hold"), ("story: {standby: perhaps}", "story.standby"),
    ("clean: {guard: 1.5}", "clean.guard"), ("clean: {guard: yes}", "clean.guard"),
    ("clean: {publisher_memory: maybe}", "clean.publisher_memory"),
    ("clean: {profiles: /no/such/folder}", "clean.profiles"),
    ("input: {format: pdf}", "input.format"), ("input: {max_bytes: 0}", "input.max_bytes"),
    ("input: {max_bytes: 8 apples}", "input.max_bytes"),
    ("output: {profile: loose}", "output.profile"), ("commit: {interval: 0ms}", "commit.interval"),
    ("commit: {max_records: 0}", "commit.max_records"),
    ("commit: {max_records: -5}", "commit.max_records"), ("roles: [cook]", "roles"),
    ("roles: []", "roles"), ("topics: {raw: 'a b'}", "topics.raw"),
    ("topics: {raw: ''}", "topics.raw"), ("admin: {listen: nowhere}", "admin.listen"),
    ("admin: {listen: '127.0.0.1:99999'}", "admin.listen"), ("log: {level: loud}", "log.level"),
    ("log: {format: xml}", "log.format"), ("group: 'a/b'", "group"),
    ("kafka.enable.auto.commit: true", "kafka.enable.auto.commit"),
    ("kafka.isolation.level: read_uncommitted", "kafka.isolation.level"),
    ("kafka.acks: 1", "kafka.acks"), ("kafka.no.such.property: 1", "kafka.no.such.property"),
    ("kafka.linger.ms: forever", "kafka.linger.ms"),
    ("state_dir: ${NO_SUCH_VARIABLE}", "state_dir"),
    ("state_dir: ${file:/no/such/file}", "state_dir"),
]


def bad(lab):
    """Every fault ends `run` with code 78 and a line that names file, line and key."""
    folder = lab.folder / "bad"
    folder.mkdir()
    wrong = [fault for case in enumerate(BAD) if (fault := fault_of(lab, folder, *case))]
    promise(not wrong, "\n  ".join(["messages:", *wrong]))
    kafkas = sum(is_kafkas(yaml) for yaml, _ in BAD)
    return (f"{len(BAD)} faults: exit 78, {len(BAD) - kafkas} with file, line and key, "
            f"{kafkas} of librdkafka's properties with the key")


def reload(lab):
    """SIGHUP reads the file again: with a fault nothing changes and work goes on, without one
    log.level is taken over, and of the others is said that they wait for a restart."""
    line = lab.line("reload")
    service = line.service()
    service.start()
    service.wait_until_ready()
    good = line.config.read_text()
    for yaml, key in BAD:
        line.config.write_text(f"{yaml}\nkafka.bootstrap.servers: '{lab.broker.servers}'\n")
        hang_up(service, "refused; the old configuration stays",
                rf"SIGHUP: {'' if is_kafkas(yaml) else re.escape(f'{line.config}:1: ')}.*{re.escape(key)}")
    line.config.write_text(good + "match: {window: 48h}\n")
    hang_up(service, "configuration read again", r"SIGHUP: match\.window: .*restart")
    line.config.write_text(good.replace("format: text", "format: text, level: warning"))
    hang_up(service, "log.level: the new value is in effect", "")
    line.feed_all(FED)
    line.wait()
    promise("ready" in service.log(), "nothing was logged before the level was changed")
    service.terminate()
    promise("stopping:" not in service.log(), "the log's level did not change")
    answer = line.check()
    return (f"{len(BAD)} wrong files and SIGHUP: refused with file, line and key, the old one went "
            f"on; log.level changed at once; {answer['raw']} records after that, as the oracle")


def hang_up(service, answer, detail):
    """SIGHUP; the log must then say both."""
    begin = len(service.log())
    service.process.send_signal(signal.SIGHUP)
    said = wait_until(lambda: answer in service.log()[begin:], 10)
    promise(said is not None, f"SIGHUP: not '{answer}', but: {service.log()[begin:]}")
    promise(re.search(detail, service.log()[begin:]),
            f"SIGHUP: not {detail}, but: {service.log()[begin:]}")


def is_kafkas(yaml):
    """A property that librdkafka judges, which knows of no lines."""
    return yaml.startswith("kafka.")


def fault_of(lab, folder, number, case):
    """What is wrong with what `run` says of this configuration; nothing when all is well."""
    yaml, key = case
    config = folder / f"{number}.yaml"
    config.write_text(f"# one fault\n{yaml}\nkafka.bootstrap.servers: '127.0.0.1:1'\n")
    done = subprocess.run([lab.program("wiresift"), "run", "-c", config], capture_output=True,
                          text=True, timeout=20)
    place = "" if is_kafkas(yaml) else re.escape(f"{config}:2: ")
    named = re.search(rf"{place}.*\b{re.escape(key)}", done.stderr)
    if done.returncode == 78 and named:
        return None
    return f"{yaml}: exit code {done.returncode}: {done.stderr.strip()}"


def secrets(lab, seconds):
    """Passwords of a configuration are in no log, page, print or command line."""
    line = lab.line("secret")
    file = line.folder / "password"
    file.write_text(SECRETS[1] + "\n")
    extra = (f"kafka.sasl.password: {SECRETS[0]}\nkafka.ssl.key.password: ${{file:{file}}}\n"
             f"kafka.ssl.keystore.password: ${{CHAOS_SECRET}}\n"
             "kafka.sasl.username: wiresift\nkafka.sasl.mechanism: PLAIN\n"
             "kafka.debug: 'generic,broker,security,conf'\n")
    service = line.service(extra=extra)
    service.environment["CHAOS_SECRET"] = SECRETS[2]
    service.start()
    service.wait_until_ready()
    line.feed_all(100)
    wait_until(lambda: False, seconds)
    config = service.command[-1]
    pages = {page: service.get(page)[1] for page in ("/metrics", "/readyz", "/livez", "/version")}
    pages["/metrics of nothing"] = service.get("/nothing")[1]
    with open(f"/proc/{service.process.pid}/cmdline") as cmdline:
        pages["command line"] = cmdline.read()
    shown = subprocess.run([lab.program("wiresift"), "check", "--show", "-c", config],
                           capture_output=True, text=True, env=service.environment)
    pages["check --show"] = shown.stdout + shown.stderr
    promise("<redacted>" in shown.stdout, f"check --show: {shown.stdout}{shown.stderr}")
    service.terminate()
    pages["log"] = service.log()
    for page, text in pages.items():
        for secret in SECRETS:
            promise(secret not in text, f"{page} shows a secret")
    return f"{len(SECRETS)} secrets, {len(pages)} places, log with librdkafka's debug: 0 hits"
