"""Stories of a stream by MinHash, as its libraries for Python do it, or by the exact Jaccard.

match.py METHOD THRESHOLD STREAM.ndjson >ANSWERS: `id<TAB>story` a line. Each article is looked up,
then inserted, in the order of arrival; it and all that the look-up says are like it are one story
(union-find), which gives every one of these a better F1 than joining the best alone. Words are
lower-cased, without apostrophes, in 5-grams. An article without words is alone.
"""
import collections
import hashlib
import json
import re
import sys

WORD = re.compile(r"\d[\d.,]*\d|\w+")
SHINGLE_WORDS = 5


def shingles_of(text, word):
    words = word.findall(text.lower().replace("'", "").replace("’", ""))
    starts = range(max(1, len(words) - SHINGLE_WORDS + 1)) if words else ()
    return {" ".join(words[i:i + SHINGLE_WORDS]) for i in starts}


class Stories:
    """Union-find over the places of the articles in the stream."""

    def __init__(self):
        self.parents = []

    def of(self, article):
        while self.parents[article] != article:
            self.parents[article] = article = self.parents[self.parents[article]]
        return article

    def add(self, like):
        article = len(self.parents)
        self.parents.append(article)
        for other in like:
            one, two = self.of(other), self.of(article)
            self.parents[max(one, two)] = min(one, two)


class Rensa:
    """Its bands let too much through to be the answer; its estimate of the Jaccard decides."""
    BANDS = {.3: 64, .5: 32, .7: 16}  # of 128 permutations, each a step below that Jaccard

    def __init__(self, threshold):
        from rensa import RMinHash, RMinHashLSH
        self.threshold = threshold
        self.minhash = RMinHash
        self.lsh = RMinHashLSH(threshold=threshold, num_perm=128, num_bands=self.BANDS[threshold])
        self.signatures = []

    def like(self, shingles):
        signature = self.minhash(num_perm=128, seed=42)
        signature.update(list(shingles))
        found = [other for other in self.lsh.query(signature)
                 if self.signatures[other].jaccard(signature) >= self.threshold]
        self.lsh.insert(len(self.signatures), signature)
        self.signatures.append(signature)
        return found


class Datasketch:
    """What its look-up returns is the answer."""

    def __init__(self, threshold):
        from datasketch import MinHash, MinHashLSH
        self.minhash = MinHash
        self.lsh = MinHashLSH(threshold=threshold, num_perm=128)
        self.articles = 0

    def like(self, shingles):
        signature = self.minhash(num_perm=128)
        signature.update_batch([shingle.encode() for shingle in shingles])
        found = self.lsh.query(signature)
        self.lsh.insert(self.articles, signature)
        self.articles += 1
        return found


class TextDedup:
    """The method of text-dedup's MinHash script, by its description: 250 permutations, the bands
    that make the fewest errors at the threshold, and all that meet in a band are alike."""
    PERMUTATIONS = 250
    PRIME = (1 << 61) - 1
    HASH_MAX = (1 << 32) - 1

    def __init__(self, threshold):
        import numpy
        self.numpy = numpy
        random = numpy.random.RandomState(42)
        self.factors = random.randint(1, self.PRIME, self.PERMUTATIONS, dtype=numpy.uint64)
        self.terms = random.randint(0, self.PRIME, self.PERMUTATIONS, dtype=numpy.uint64)
        self.bands, self.rows = self.best_bands(threshold)
        self.first_in = [{} for _ in range(self.bands)]
        self.articles = 0

    def best_bands(self, threshold):
        """Bands and rows for the least area of false positives below and of false negatives above."""
        steps = self.numpy.linspace(0, 1, 1001)
        below, above = steps[steps < threshold], steps[steps >= threshold]

        def errors(bands, rows):
            caught = lambda likeness: 1 - (1 - likeness ** rows) ** bands
            return caught(below).sum() + (1 - caught(above)).sum()

        shapes = ((bands, rows) for bands in range(1, self.PERMUTATIONS + 1)
                  for rows in range(1, self.PERMUTATIONS // bands + 1))
        return min(shapes, key=lambda shape: errors(*shape))

    def signature(self, shingles):
        hashes = self.numpy.array([int.from_bytes(hashlib.sha1(shingle.encode()).digest()[:4], "little")
                                   for shingle in shingles], dtype=self.numpy.uint64)
        permuted = (hashes[:, None] * self.factors + self.terms) % self.PRIME & self.HASH_MAX
        return permuted.min(axis=0).astype(self.numpy.uint32)

    def like(self, shingles):
        signature = self.signature(shingles)
        rows_of = lambda band: signature[band * self.rows:(band + 1) * self.rows].tobytes()
        found = {first.setdefault(rows_of(band), self.articles) for band, first in enumerate(self.first_in)}
        self.articles += 1
        return found


class Exact:
    """Every article that shares a 5-gram is counted, so nothing is estimated. An ideograph or kana is a
    word, and a number in two parts two: that gave this one its best F1 on pages."""
    CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    WORD = re.compile(rf"[{CJK}]|[^\W{CJK}]+")

    def __init__(self, threshold):
        self.threshold = threshold
        self.holders = collections.defaultdict(list)
        self.sizes = []

    def like(self, shingles):
        article = len(self.sizes)
        self.sizes.append(len(shingles))
        shared = collections.Counter()
        for shingle in shingles:
            shared.update(self.holders[shingle])
            self.holders[shingle].append(article)
        jaccard = lambda other: shared[other] / (len(shingles) + self.sizes[other] - shared[other])
        return [other for other in shared if jaccard(other) >= self.threshold]


METHODS = {"exact": Exact, "rensa": Rensa, "datasketch": Datasketch, "text-dedup": TextDedup}


def main(method, threshold, path):
    matcher = METHODS[method](float(threshold))
    word = getattr(matcher, "WORD", WORD)
    stories = Stories()
    ids = []
    for line in open(path, encoding="utf-8"):
        article = json.loads(line)
        stories.add(matcher.like(shingles_of(article["text"], word)))
        ids.append(article["id"])
    for place, article in enumerate(ids):
        print(article, stories.of(place), sep="\t")


main(*sys.argv[1:])
