"""A process of its own: how long this machine takes over a page, whatever the page is of.

`python -m tests.bench.drawing` writes the milliseconds of processor for a table of a thousand cells, drawn by Django.
Additions say less: on a busy machine they run as fast as ever while all that reads memory takes twice as long.
"""

import time

import django
from django.conf import settings
from django.template import engines

ROWS, CELLS, TIMES = 100, 10, 7
TABLE = (
    "<table>{% for row in rows %}<tr>{% for cell in row.cells %}<td{% if forloop.first %} class='first'{% endif %}>"
    "<bdi>{{ cell.text }}</bdi> {{ cell.number|add:1 }}</td>{% endfor %}</tr>{% endfor %}</table>"
)


def milliseconds() -> float:
    """The quickest of some times."""
    settings.configure(TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}])
    django.setup()
    table = engines["django"].from_string(TABLE)
    rows = [{"cells": [{"text": f"خالد {row}", "number": cell} for cell in range(CELLS)]} for row in range(ROWS)]
    taken = []
    for _time in range(TIMES):
        began = time.process_time()
        table.render({"rows": rows})
        taken.append((time.process_time() - began) * 1000)
    return min(taken)


if __name__ == "__main__":
    print(f"{milliseconds():.1f}")  # noqa: T201 - the answer of this process
