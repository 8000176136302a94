"""Message catalogues are compiled when they are newer than what was made of them."""

import gettext
import os
from pathlib import Path
from typing import Any

import pytest
from babel.messages.mofile import write_mo

from config.embedded import catalogues
from config.embedded.catalogues import compile_newer

CATALOGUE = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Release"\nmsgstr "إفراج"\n'


def test_a_catalogue_is_compiled_once_and_again_when_it_changes(tmp_path: Path) -> None:
    source = tmp_path / "ar" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(CATALOGUE)
    assert (compile_newer(tmp_path), compile_newer(tmp_path)) == (1, 0)
    with source.with_suffix(".mo").open("rb") as made:
        assert gettext.GNUTranslations(made).gettext("Release") == "إفراج"
    os.utime(source, (2**31, 2**31))
    assert compile_newer(tmp_path) == 1


def test_two_commands_that_compile_at_once_both_come_to_their_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "ar" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(CATALOGUE)

    def with_another(*given: Any) -> None:
        monkeypatch.setattr(catalogues, "write_mo", write_mo)
        assert compile_newer(tmp_path) == 1
        write_mo(*given)

    monkeypatch.setattr(catalogues, "write_mo", with_another)
    assert compile_newer(tmp_path) == 1
    with source.with_suffix(".mo").open("rb") as made:
        assert gettext.GNUTranslations(made).gettext("Release") == "إفراج"
    assert not list(source.parent.glob("*.new"))
