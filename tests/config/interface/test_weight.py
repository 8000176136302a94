"""The first page over the wire: at most 80 KB in at most 12 requests, also on a slow telephone line."""

import gzip
import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from pytest_django import Settings

MOST_BYTES = 80 * 1024
MOST_REQUESTS = 12


def test_the_first_page_is_light(settings: Settings) -> None:
    settings.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    page = re.sub(r'<link rel="(?:alternate|apple)[^>]*>', "", render_to_string("base.html", {}))  # asked for by few
    files = [Path(str(finders.find(name))) for name in re.findall(r'(?:src|href)="/?static/([^"]+)"', page)]
    weight = sum(len(gzip.compress(content)) for content in [page.encode(), *(file.read_bytes() for file in files)])
    assert len(files) + 1 <= MOST_REQUESTS
    assert weight <= MOST_BYTES
