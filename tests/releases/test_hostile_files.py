"""Files made to hurt: refused with a sentence, or made harmless; what was typed beside them is kept."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Team, User
from casework.mistake import Mistake
from releases.evidence import vault
from releases.evidence.lists import Preparation
from releases.evidence.preparing import prepare, told_by
from releases.evidence.receiving import receive
from releases.models import CleanCopy, Upload
from tests.conftest import ClientOf
from tests.releases.files import received
from tests.releases.hostile import HARMLESS, REFUSED, Making
from tests.releases.hostile_parts import PLANTED, SCRIPT
from tests.releases.test_enter import typed

pytestmark = pytest.mark.django_db
ACTING = (PLANTED, SCRIPT, b"alert", b"JavaScript", b"/Launch", b"/URI", b"/SubmitForm", b"/XFA", b"iframe", b"onerror")
NAMES = ("photo.png", "../../x.jpg", "scan\u202efdp.exe", "a" * 300 + ".pdf")


def test_there_are_a_hundred_of_them() -> None:
    assert len(REFUSED) + len(HARMLESS) >= 100


@pytest.mark.parametrize(("number", "making"), list(enumerate(REFUSED.values())), ids=list(REFUSED))
def test_it_is_refused_with_a_sentence_and_nothing_of_it_stays(number: int, making: Making, documenter: User) -> None:
    answer = receive(SimpleUploadedFile(NAMES[number % len(NAMES)], making()), by=documenter)
    assert isinstance(answer, Mistake)
    assert answer.sentence.endswith(".")
    assert not Upload.objects.exists()
    assert not [file for file in Path(settings.MEDIA_ROOT).rglob("*") if file.is_file()]


@pytest.mark.parametrize("making", HARMLESS.values(), ids=list(HARMLESS))
def test_it_is_taken_and_nothing_in_its_copies_acts(making: Making, documenter: User) -> None:
    original = received(making(), documenter).original
    assert original is not None
    prepare(original.pk)
    original.refresh_from_db()
    assert original.state == Preparation.READY
    for copy in original.copies.all():
        content = _read(copy)
        if copy.media_type != "text/plain":
            assert not [each for each in ACTING if each in content]
        else:
            shown = content.decode()
            assert not set(shown) & set("\u202e\u2066\u2069\x1b\x07\0")
    assert all(len(value) <= 200 and value.isprintable() for value in told_by(original).values())


@pytest.mark.parametrize("name", ["page as png", "saved page", "page with a frame"])
def test_of_a_page_only_what_is_read_is_left(name: str, documenter: User) -> None:
    original = received(HARMLESS[name](), documenter).original
    assert original is not None
    prepare(original.pk)
    assert [_read(copy).decode().strip() for copy in original.copies.all()] == ["said"]


@pytest.mark.parametrize("name", ["zip bomb", "svg with a script", "bomb in a png", "docm with macros", "nothing"])
def test_the_page_says_it_and_keeps_what_was_typed(
    name: str, documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    said = typed(documentation)
    file = SimpleUploadedFile("photo.jpg", REFUSED[name]())
    page = client_of(documenter).post("/releases/new/", {**said, "claims-0-file": file})
    form = page.context["submission"].claims[0]
    assert page.status_code == 422
    assert form.errors["file"]
    assert form["source_name"].value() == said["claims-0-source_name"]
    assert page.context["submission"].person["given_ar"].value() == said["given_ar"]


def _read(copy: CleanCopy) -> bytes:
    with vault.opened(copy) as file:
        return file.read()
