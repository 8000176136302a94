"""Cycles are collected between pages: asked in a process of its own, for it changes how Python collects."""

import subprocess
import sys

from config.embedded.venv import ROOT

PAGES = """
import gc, weakref
from django.core.signals import request_finished
from config import collector

class Row:
    def __init__(self):
        self.itself = self

old = Row()
collector.between_pages()
looked = []
gc.callbacks.append(lambda when, what: looked.append(what["generation"]) if when == "start" else None)

left = weakref.ref(Row())
print(left() is None, looked)
request_finished.send(object)
print(left() is None, looked)

for _page in range(collector.MIDDLE * collector.ALL * 2):
    rows = [Row() for _each in range(5)]
    request_finished.send(object)
print(sorted(set(looked)))
"""


def test_what_a_page_left_in_cycles_goes_when_it_has_been_answered() -> None:
    done = subprocess.run([sys.executable, "-c", PAGES], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["False []", "True [0]", "[0, 1, 2]"]
