"""Other forms of a generated stream, from stdin to stdout.

stream.py shuffle SEED: another order of arrival; the times are the same ones, still rising.
stream.py no-breaks: no paragraph breaks in any text.
"""
import json
import random
import sys


def shuffled(articles, seed):
    articles = list(articles)
    times = sorted(article["ts"] for article in articles)
    random.Random(int(seed)).shuffle(articles)
    return ({**article, "ts": time} for article, time in zip(articles, times))


def without_breaks(articles):
    return ({**article, "text": article["text"].replace("\n\n", " ")} for article in articles)


FORMS = {"shuffle": shuffled, "no-breaks": without_breaks}


def main(form, *arguments):
    for article in FORMS[form](map(json.loads, sys.stdin), *arguments):
        print(json.dumps(article, ensure_ascii=False))


main(*sys.argv[1:])
