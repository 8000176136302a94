"""Cycles are collected between pages: asked in a process of its own, for it changes how Python collects."""

import subprocess
import sys

from config.embedded.venv import ROOT

PAGES = """
import gc, weakref
from config import collector

class Row:
    def __init__(self):
        self.itself = self

class Answer(list):
    def close(self):
        closed.append(True)

def answer(environ, start_response):
    rows = [Row() for _each in range(5)]
    left.append(weakref.ref(rows[0]))
    return Answer([b"a page"])

looked, closed, left = [], [], []
application = collector.between_pages(answer)
gc.callbacks.append(lambda when, what: looked.append(what["generation"]) if when == "start" else None)

page = application({}, None)
print(b"".join(page), left[0]() is None, looked, closed)
page.close()
print(left[0]() is None, looked, closed)

for _page in range(collector.MIDDLE * collector.ALL * 2):
    application({}, None).close()
print(sorted(set(looked)), any(each() for each in left))
"""


def test_what_a_page_left_in_cycles_goes_when_it_has_been_answered() -> None:
    done = subprocess.run([sys.executable, "-c", PAGES], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "b'a page' False [] []",
        "True [0] [True]",
        "[0, 1, 2] False",
    ]
