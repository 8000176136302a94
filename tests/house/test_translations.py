"""What the program says is said in Arabic: the check is that of script/messages --check."""

import io
from gettext import GNUTranslations
from pathlib import Path

import django
import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from config.embedded.messages import CATALOGUE, gathered, problems, said, what_is_wrong_in, what_is_wrong_with
from config.interface import borrowed


def test_everything_that_is_said_is_said_in_arabic() -> None:
    assert problems() == []


def test_the_source_is_read_in_programs_and_in_templates() -> None:
    texts = {text for text, _context in said()}
    assert "Enter a release" in texts, "a template's tag"
    assert "Only a supervisor of this team decides on its records." in texts, "a program's call"
    assert ("%(shown)s record", "%(shown)s records") in texts, "two forms"
    assert len(texts) > 900


def test_gathering_keeps_what_was_translated() -> None:
    kept = gathered().get("Enter a release")
    assert kept is not None
    assert kept.string == "إدخال إفراج"


def test_a_lost_placeholder_a_doubt_and_a_missing_form_are_found() -> None:
    assert _wrong(Message("Entered by %(who)s", "أدخله")) == ["other placeholders"]
    assert _wrong(Message("Sex", "")) == ["no translation"]
    assert _wrong(Message("Sex", "الجنس", flags={"fuzzy"})) == ["translation in doubt (fuzzy)"]
    two = ("%(n)s release", "%(n)s releases")
    assert _wrong(Message(two, ("لا شيء", "إفراج", "إفراجان", "%(n)s إفراجات", "", "%(n)s إفراج"))) == [
        "no translation"
    ]
    assert _wrong(Message(two, ("لا شيء", "إفراج", "إفراجان", "إفراجات", "%(n)s إفراجًا", "%(n)s إفراج"))) == [
        "other placeholders"
    ]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("يوماً", "tanwin"), ("يومًا", ""), ("نعم, لا", "،"), ("لماذا?", "؟"), ("“قال”", "«"), ("«قال»، نعم؟", ""),
        ("أدخله %(who)s", "isolated"), ("أدخله \u2068%(who)s\u2069", ""), ("أدخله <bdi>%(who)s</bdi>", ""),
        ("%(number)s سجلات", ""), ("٣ سجلات", "digits"), ("محـمد", "tatweel"), ('<a href="x">هنا</a>', ""),
    ],
)  # fmt: skip
def test_arabic_is_written_as_the_page_on_words_says(text: str, wrong: str) -> None:
    found = list(what_is_wrong_in(text))
    assert bool(found) == bool(wrong), found
    assert not wrong or wrong in found[0]


def test_arabic_counts_in_six_forms() -> None:
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(CATALOGUE.read_bytes()), locale="ar"))
    compiled.seek(0)
    arabic = GNUTranslations(compiled)
    assert {
        n: arabic.ngettext("%(shown)s record", "%(shown)s records", n) % {"shown": n}
        for n in (0, 1, 2, 3, 11, 100, 103)
    } == {
        0: "لا سجلات",
        1: "سجل واحد",
        2: "سجلان",
        3: "3 سجلات",
        11: "11 سجلًا",
        100: "100 سجل",
        103: "103 سجلات",
    }


def test_django_still_says_what_we_say_in_its_place() -> None:
    known = _said_by("conf") | _said_by("contrib/auth")
    assert [sentence for sentence in borrowed.SENTENCES if sentence not in known] == []


def _said_by(part: str) -> set[str]:
    with (Path(django.__file__).parent / part / "locale/ar/LC_MESSAGES/django.mo").open("rb") as file:
        return {message.id for message in read_mo(file) if isinstance(message.id, str)}


def _wrong(message: Message) -> list[str]:
    return [sentence.split(" in form ")[0].split(":")[0] for sentence in what_is_wrong_with(message)]
