"""A stream in another form, from stdin to stdout.

stream.py shuffle SEED: another order of arrival; the times are the same ones, still rising.
stream.py no-breaks: no paragraph breaks in any text.
stream.py pages: pages with gold as raw articles, in the order of their times; the gold stays behind.
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


def raw_articles(pages):
    pages = sorted(pages, key=lambda page: page["ts"])
    return ({"id": page["id"], "url": page["url"], "source": page["domain"], "published": page["ts"],
             "language": page["lang"], "body": page["html"]} for page in pages)


FORMS = {"shuffle": shuffled, "no-breaks": without_breaks, "pages": raw_articles}


def main(form, *arguments):
    for article in FORMS[form](map(json.loads, sys.stdin), *arguments):
        print(json.dumps(article, ensure_ascii=False))


main(*sys.argv[1:])
