"""Holds the documents to what can be checked: a ctest.

  docs_check.py ROOT WIRESIFT

Sentences are short, links and paths lead somewhere, decisions that comments cite are written down,
nothing cites a page outside the tree, commands have the options that are shown of them, and the README
shows what the program really prints."""
import glob
import pathlib
import re
import subprocess
import sys
import tempfile

WORDS_MAX = 40
# What comments and documents may be read from; the rest is data and pictures.
SUFFIXES = {".h", ".cc", ".py", ".sh", ".mjs", ".go", ".cmake", ".txt", ".yml", ".yaml", ".md", ".in"}
TOP = ["src", "daemon", "tests", "deploy", "monitoring", "docs", ".ci"]
OUTSIDE = re.compile(r"\bdecisions? [0-9]+\b|"
                     r"\b(?:design|decisions|cleaning|dedup|kafka|streaming|field|ops|style)\.md\b")
CITED = re.compile(r"\bA-([0-9]+)\b")


class Documents:
    def __init__(self, root):
        self.root = root
        files = [file for top in TOP for file in (root / top).rglob("*")]
        files += [file for file in root.iterdir() if file.suffix == ".md"]
        self.texts = {file: file.read_text() for file in sorted(files)
                      if file.is_file() and file.suffix in SUFFIXES}
        self.pages = {file: text for file, text in self.texts.items() if file.suffix == ".md"}
        self.faults = []

    def fault(self, file, what):
        self.faults.append(f"{file.relative_to(self.root)}: {what}")


# --- Sentences --------------------------------------------------------------------------------

def without_code(text):
    """The text without fenced blocks, and with each piece of inline code as one word."""
    text = re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)
    return re.sub(r"`[^`\n]+`", "code", text)


def paragraphs(text):
    """Runs of prose: an item of a list, a heading and a cell of a table are each their own."""
    lines = []
    for line in without_code(text).splitlines():
        if line.startswith("|"):
            yield from line.strip("| ").split(" | ")
        elif not line.strip() or line.startswith("#"):
            yield " ".join(lines)
            lines = []
        elif re.match(r"\s*(?:[-*]|[0-9]+\.) ", line):
            yield " ".join(lines)
            lines = [re.sub(r"^\s*(?:[-*]|[0-9]+\.) ", "", line)]
        else:
            lines.append(line.strip())
    yield " ".join(lines)


def sentences(paragraph):
    return re.split(r"(?<=[.!?])[\"”)*]*\s+", paragraph)


def check_sentences(documents):
    own = [documents.root / name for name in ("README.md", "ARCHITECTURE.md", "CHANGELOG.md")]
    for file, text in documents.pages.items():
        if file not in own and file.parent != documents.root / "docs":
            continue
        for sentence in (one for paragraph in paragraphs(text) for one in sentences(paragraph)):
            words = len(re.findall(r"\w[\w'’.,-]*", sentence))
            if words > WORDS_MAX:
                documents.fault(file, f"{words} words, at most {WORDS_MAX}: {sentence}")


# --- Links and paths --------------------------------------------------------------------------

def anchors(text):
    """The anchors of a page's headings, as GitHub makes them."""
    heads = re.findall(r"^#+ (.*)$", without_fences(text), flags=re.M)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


def without_fences(text):
    return re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)


def check_links(documents):
    for file, text in documents.pages.items():
        for target in re.findall(r"\]\(([^)\s]+)\)", without_fences(text)):
            if "://" in target:
                continue
            path, _, anchor = target.partition("#")
            goal = (file.parent / path).resolve() if path else file
            if not goal.exists():
                documents.fault(file, f"link to nothing: {target}")
            elif anchor and anchor not in anchors(documents.pages.get(goal, "")):
                documents.fault(file, f"no such heading: {target}")


def choices(path):
    """`a/{b,c}` as `a/b` and `a/c`."""
    found = re.search(r"\{([^{}]*)\}", path)
    if not found:
        return [path]
    return [one for choice in found[1].split(",")
            for one in choices(path[:found.start()] + choice + path[found.end():])]


def exists(root, page, path):
    """A file or folder, with `.h`, `.cc` or another ending left out; seen from the top, from src or
    from the folder of the page."""
    return any(glob.glob(str(base / path)) or glob.glob(str(base / path) + ".*")
               for base in (root, root / "src", page.parent))


def check_paths(documents):
    root = documents.root
    known = {*TOP, *(folder.name for folder in (root / "src").iterdir() if folder.is_dir())}
    for file, text in documents.pages.items():
        for code in re.findall(r"`([\w./*{},-]+/[\w./*{},-]*)`", text):
            if code.split("/")[0] not in known or re.search(r"\b[A-Z]{4,}\b", code):
                continue
            for path in choices(code.rstrip("/")):
                if not exists(root, file, path):
                    documents.fault(file, f"no such path: {path}")


# --- Citations --------------------------------------------------------------------------------

def check_citations(documents):
    architecture = documents.texts[documents.root / "ARCHITECTURE.md"]
    written = set(re.findall(r"^\*\*A-([0-9]+)\.?\*\*", architecture, flags=re.M))
    for file, text in documents.texts.items():
        for number in sorted(set(CITED.findall(text)) - written):
            documents.fault(file, f"A-{number} is not in ARCHITECTURE.md")


def check_outside(documents):
    for file, text in documents.texts.items():
        if file == pathlib.Path(__file__).resolve():
            continue
        for number, line in enumerate(text.splitlines(), 1):
            for cited in OUTSIDE.findall(line):
                documents.fault(file, f"{number}: cites {cited}, which is outside the tree")


# --- What the README shows --------------------------------------------------------------------

def check_shown_output(documents, wiresift):
    readme = documents.root / "README.md"
    blocks = re.findall(r"^```json\n(.*?)^```$", documents.texts[readme], flags=re.M | re.S)
    if len(blocks) != 2:
        return documents.fault(readme, f"{len(blocks)} blocks of JSON, expected a story and a verdict")
    printed = demo(documents.root, wiresift)
    for block in blocks:
        for piece in re.sub(r"\n ?", "", block).split("…"):
            if piece not in printed:
                documents.fault(readme, f"shows what the program does not print: {piece}")


def demo(root, wiresift):
    with tempfile.TemporaryDirectory() as folder:
        audit = pathlib.Path(folder) / "audit.ndjson"
        with (root / "deploy/sample/two.ndjson").open() as feed:
            done = subprocess.run([wiresift, "pipe", "--audit", audit], stdin=feed, check=True,
                                  capture_output=True, text=True)
        return done.stdout + audit.read_text()


# --- Commands that are shown ------------------------------------------------------------------

def check_commands(documents, wiresift):
    """Every option that a page shows of a command stands in the help of that command."""
    shown = re.compile(r"\bwiresift ((?:publishers )?[a-z]+)\b([^`|\n]*)")
    helps = {}
    for file, text in documents.pages.items():
        for command, words in shown.findall("\n".join(code_of(text))):
            options = re.findall(r"(?<=\s)--[a-z-]+", words.split("#")[0])
            if options and command not in helps:
                helps[command] = subprocess.run([wiresift, *command.split(), "--help"],
                                                capture_output=True, text=True).stdout
            for option in options:
                if not re.search(rf"{option}\b(?!-)", helps[command]):
                    documents.fault(file, f"no such option: wiresift {command} {option}")


def code_of(text):
    yield from re.findall(r"^```(?:sh)?$\n(.*?)^```$", text, flags=re.M | re.S)
    yield from re.findall(r"`([^`\n]+)`", without_fences(text))


def main():
    documents = Documents(pathlib.Path(sys.argv[1]).resolve())
    for check in (check_sentences, check_links, check_paths, check_citations):
        check(documents)
    for check in (check_shown_output, check_commands):
        check(documents, sys.argv[2])
    print("\n".join(documents.faults))
    sys.exit(1 if documents.faults else 0)


main()
