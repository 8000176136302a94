"""A style sheet is handed out with its parts, named by them; the first page is light over a slow telephone line."""

import gzip
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.template.loader import render_to_string
from pytest_django.fixtures import Settings

from tests.house.source import ROOT

SHEETS = ROOT / "static" / "css"
# Of the first page, in a browser that knows nothing yet.
MOST_REQUESTS, MOST_BYTES = 8, 80 * 1024


@pytest.fixture
def collected(settings: Settings, tmp_path: Path) -> Path:
    """The folder out of which the server hands files."""
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "config.static_files.StaticFiles"}}
    call_command("collectstatic", "--no-input", "--verbosity=0")
    return tmp_path / "static"


def handed_out(collected: Path, name: str) -> str:
    return at(collected, staticfiles_storage.url(name)).read_text()


def at(collected: Path, address: str) -> Path:
    """The file of an address."""
    return collected / urlsplit(address).path.removeprefix("/static/")


def test_the_first_page_is_light(collected: Path) -> None:
    page = re.sub(r'<link rel="(?:alternate|apple)[^>]*>', "", render_to_string("base.html", {}))  # asked for by few
    files = [at(collected, address) for address in re.findall(r'(?:src|href)="(/static/[^"]+)"', page)]
    weight = sum(len(gzip.compress(content)) for content in [page.encode(), *(file.read_bytes() for file in files)])
    assert 4 < len(files) + 1 <= MOST_REQUESTS
    assert weight <= MOST_BYTES


def test_a_style_sheet_holds_what_it_imports(collected: Path) -> None:
    whole = handed_out(collected, "css/site.css")
    assert "@import" not in whole
    parts = re.findall(r'@import url\("([^"]+)"\)', (SHEETS / "site.css").read_text())
    stand = [whole.index((SHEETS / part).read_text()) for part in parts]
    assert len(stand) > 3
    assert stand == sorted(stand)


def test_it_has_another_name_as_soon_as_a_part_changes(collected: Path, settings: Settings, tmp_path: Path) -> None:
    before = staticfiles_storage.url("css/site.css")
    changed = tmp_path / "changed" / "css"
    changed.mkdir(parents=True)
    (changed / "fields.css").write_text("/* other */")
    settings.STATICFILES_DIRS = [changed.parent, *settings.STATICFILES_DIRS]
    call_command("collectstatic", "--clear", "--no-input", "--verbosity=0")
    assert staticfiles_storage.url("css/site.css") != before
    assert "/* other */" in handed_out(collected, "css/site.css")
