"""Text that people type: nothing invisible comes in, nothing visible is lost, and refusals are sentences."""

import unicodedata
from typing import Any

import pytest
from django import forms
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import isolate_apps
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from casework.mistake import Mistake
from casework.typed_text import (
    ARABIC,
    LATIN,
    TypedName,
    TypedText,
    number_of,
    plain_line,
    plain_text,
    read_name,
    visible_only,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  محمد \t علي \n", "محمد علي"),
        ("\u202eمحمد\u202c", "محمد"),
        ("\u2067محمد\u2069\u200f\u061c", "محمد"),
        ("mo\u200bham\u00admad\ufeff", "mohammad"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u200cمحمد \u200c", "محمد"),
        ("a\x07b\x1bc\x7f", "abc"),
        ("e\u0301", "é"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("ﷲ", "الله"),
        ("<b>Ali</b> & 'co'", "<b>Ali</b> & 'co'"),
        ("a\u00a0\u2003b", "a b"),
        ("a\ud800b", "ab"),
        ("أم خالد\u3164\u2800", "أم خالد"),
    ],
)
def test_a_line_keeps_what_is_seen(typed: str, kept: str) -> None:
    assert plain_line(typed) == kept


@pytest.mark.parametrize(
    ("sent", "read"),
    [("12", 12), ("١٢", 12), ("007", 7), ("9" * 18, 10**18 - 1), ("9" * 19, -1), ("9" * 5_000, -1), ("", -1),
     ("-3", -1), ("1.5", -1), (" 1", -1), ("²", -1)],
)  # fmt: skip
def test_a_number_is_read_or_is_none(sent: str, read: int) -> None:
    assert number_of(sent, -1) == read


def test_a_text_keeps_its_lines() -> None:
    assert plain_text("one \r\ntwo\rthree\u2028four\n\n\n\nfive  \n") == "one\ntwo\nthree\nfour\n\nfive"


UNSEEN = "\u200b\u200c\u200f\u202e\u2067\u061c\ufeff\u00ad\x07\u3164"


@given(st.lists(st.one_of(st.sampled_from(f"{UNSEEN}a م"), st.characters())).map("".join))
def test_nothing_invisible_is_left_and_cleaning_twice_changes_nothing(typed: str) -> None:
    for clean in (plain_line, plain_text):
        once = clean(typed)
        assert clean(once) == once
        assert unicodedata.is_normalized("NFC", once)
        assert not [c for c in once if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c not in "\n\0\u200c"]


@given(st.text(st.sampled_from("أإآؤئءىيةهابتثم ab-Z.,؟،é÷0٩~<")))
def test_what_needs_no_cleaning_is_cleaned_as_all_else_is(typed: str) -> None:
    """Something invisible makes the text go the long way."""
    assert plain_text(typed) == plain_text(f"\u200b{typed}")


class Sheet(forms.Form):
    line = TypedText(required=False)
    text = TypedText(required=False, lines=True, max_length=100)
    name = TypedName(required=False)
    name_ar = TypedName(required=False, script=ARABIC)
    name_latin = TypedName(required=False, script=LATIN)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("line", "x" * 10_000, "This has 10000 characters, and at most 200 fit. Please shorten it."),
        ("text", "x" * 101, "This has 101 characters, and at most 100 fit. Please shorten it."),
        ("line", "a\0b", "This holds a character that no text can hold (NUL). Please type it again."),
        ("name", "…", "This has no letter in it. Leave it empty if the name is not known."),
        ("name", "Ali 2", "A name has no digits. Write a number into the field it belongs to."),
        ("name", "علي ٢", "A name has no digits. Write a number into the field it belongs to."),
        ("name", "x" * 10_000, "This has 10000 characters, and a part of a name has at most 80."),
        ("name", "a\0b", "This holds a character that no text can hold (NUL). Please type it again."),
        ("name_ar", "Ali", "“A” is not an Arabic letter. Names in Latin script have fields of their own."),
        ("name_latin", "Аli", "“А” is not a Latin letter. Names in Arabic script have fields of their own."),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_kept_in_the_form(field: str, typed: str, sentence: str) -> None:
    with override("en"):
        form = Sheet({field: typed})
        assert form.errors == {field: [sentence]}
        assert form[field].value() == typed


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name_ar", "أبو عبد الله"),
        ("name_ar", "مُحَمَّد"),
        ("name_ar", "کاوە"),
        ("name_latin", "al-Ḥasan d'Arc"),
        ("name", "A."),
    ],
)
def test_names_as_sources_give_them_are_taken(field: str, typed: str) -> None:
    form = Sheet({field: typed})
    assert form.is_valid()
    assert form.cleaned_data[field] == unicodedata.normalize("NFC", typed)


def test_nothing_typed_is_an_empty_text() -> None:
    form = Sheet({"line": " \u200f ", "name": "\u200b"})
    assert form.is_valid()
    assert (form.cleaned_data["line"], form.cleaned_data["name"], form.cleaned_data["text"]) == ("", "", "")


def test_a_required_text_of_invisible_characters_is_missing() -> None:
    with pytest.raises(forms.ValidationError):
        TypedText().clean("\u200f")


def test_the_browser_neither_cuts_nor_remembers_nor_sends_it() -> None:
    drawn = str(Sheet()["line"])
    assert "maxlength" not in drawn
    assert 'autocomplete="off"' in drawn
    assert 'spellcheck="false"' in drawn
    assert 'dir="auto"' in drawn


def test_an_import_reads_names_by_the_same_rule() -> None:
    assert read_name(" محمد ") == "محمد"
    assert read_name("") == ""
    assert isinstance(read_name("12"), Mistake)


@pytest.mark.parametrize("text", ["a\u202eb", "a\u200bb", "a\tb", "a\ufeff", "a\u2066"])
def test_postgresql_refuses_invisible_characters(temporary_tables: None, text: str) -> None:
    with isolate_apps("casework"):

        class Note(models.Model):  # noqa: DJ008
            text = models.TextField()

            class Meta:
                app_label = "casework"
                constraints = [visible_only("note_text_visible", ["text"])]

        with connection.schema_editor(atomic=False) as editor:
            editor.create_model(Note)
        objects: Any = Note._default_manager
        objects.create(text="می\u200cخواهم\nمحمد <b>")
        with pytest.raises(IntegrityError, match="note_text_visible"), transaction.atomic():
            objects.create(text=text)
