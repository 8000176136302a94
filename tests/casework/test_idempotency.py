"""A creating form that is sent twice makes one record: after a double click, a lost answer, the back button."""

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils.translation import override

from accounts.founding import found_organisation
from accounts.models import Organisation, User
from casework import idempotency
from casework.idempotency import OnceForm, draw_key, make_once
from casework.models import IdempotencyKey
from tests.conftest import make_person

KEY = "a" * 32


class Founding(OnceForm):
    once_name = "founding"
    name = forms.CharField()


def posted(key: str = KEY, name: str = "one", **more: Any) -> HttpRequest:
    return RequestFactory().post("/", {"once": key, "name": name, **more})


def send(request: HttpRequest, by: User, form_class: type[OnceForm] = Founding) -> tuple[str | None, OnceForm]:
    """What a creating view does with a valid form: found an organisation, here."""
    form = form_class(request.POST)
    assert form.is_valid()

    def make() -> str:
        count = Organisation.objects.count()
        found_organisation(f"made-{count}", "م", "Made")
        return f"/organisations/made-{count}/"

    return make_once(request, form, by=by, make=make), form


def made() -> int:
    return Organisation.objects.filter(slug__startswith="made-").count()


def test_each_rendering_draws_a_key_of_its_own() -> None:
    one, other = str(Founding()["once"]), str(Founding()["once"])
    assert one != other
    assert 'type="hidden"' in one


def test_the_second_arrival_is_led_to_what_the_first_made(documenter: User) -> None:
    first, _form = send(posted(), documenter)
    assert send(posted(), documenter)[0] == first
    assert made() == 1


def test_another_page_makes_another_record(documenter: User) -> None:
    assert send(posted(), documenter)[0] != send(posted(draw_key()), documenter)[0]
    assert made() == 2


def test_the_key_is_bound_to_the_person_and_to_the_form(documenter: User, supervisor: User) -> None:
    class Other(Founding):
        once_name = "other"

    addresses = {send(posted(), documenter)[0], send(posted(), supervisor)[0], send(posted(), documenter, Other)[0]}
    assert len(addresses) == 3


def test_another_content_under_the_same_key_is_neither_lost_nor_made_silently(documenter: User) -> None:
    """The back button: the old page, its old key, and something else typed."""
    send(posted(name="one"), documenter)
    with override("en"):
        address, form = send(posted(name="two"), documenter)
    assert address is None
    assert "already sent" in form.non_field_errors()[0]
    assert form["name"].value() == "two"
    assert form["once"].value() != KEY
    assert made() == 1
    assert send(posted(form["once"].value(), name="two"), documenter)[0] is not None
    assert made() == 2


def test_a_csrf_token_is_no_content_and_a_file_is(documenter: User) -> None:
    def with_file(content: bytes, token: str) -> HttpRequest:
        return posted(csrfmiddlewaretoken=token, paper=SimpleUploadedFile("list.txt", content))

    first, _form = send(with_file(b"103 names", "x"), documenter)
    assert send(with_file(b"103 names", "y"), documenter)[0] == first
    assert send(with_file(b"104 names", "z"), documenter)[0] is None


@pytest.mark.parametrize("key", ["", "short", "a" * 65, "<script>alert(1)</script>"])
def test_a_page_without_a_key_is_refused_and_can_be_sent_again(key: str) -> None:
    form = Founding({"once": key, "name": "one"})
    with override("en"):
        assert form.errors == {"once": [
            "This page was not complete. Please check what you typed and send it again."
        ]}  # fmt: skip
    again = Founding(form.data)
    assert again.is_valid()
    assert again["name"].value() == "one"


def test_what_could_not_be_made_is_not_remembered(documenter: User) -> None:
    form = Founding(posted().POST)
    assert form.is_valid()

    def make() -> None:
        found_organisation("made-half", "م", "Made")

    assert make_once(posted(), form, by=documenter, make=make) is None
    assert made() == 0
    assert send(posted(), documenter)[0] is not None
    assert made() == 1


def test_a_failure_leaves_nothing_and_the_key_free(documenter: User) -> None:
    form = Founding(posted().POST)
    assert form.is_valid()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        make_once(posted(), form, by=documenter, make=lambda: str(1 / 0))
    assert not IdempotencyKey.objects.exists()
    assert send(posted(), documenter)[0] is not None


@pytest.mark.parametrize("result", ["https://elsewhere.example/", "//elsewhere.example/", ""])
def test_a_result_is_an_address_of_ours(documenter: User, result: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        IdempotencyKey.objects.create(person=documenter, form="f", key=KEY, content="", result=result)


def test_what_a_key_made_cannot_be_rewritten(documenter: User) -> None:
    send(posted(), documenter)
    for change in (lambda: IdempotencyKey.objects.update(result="/x/"), lambda: IdempotencyKey.objects.all().delete()):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            change()


def both_at_once(work: Callable[[], Any]) -> list[Any]:
    """What two threads got that began together: an answer or an exception each."""
    start, answers = threading.Barrier(2), []

    def one() -> None:
        try:
            start.wait(5)
            answers.append(work())
        except Exception as error:
            answers.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _again in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    return answers


def send_slowly(by: User) -> str | None:
    """Long enough between looking and remembering that the other one looks too."""
    request = posted()
    form = Founding(request.POST)
    assert form.is_valid()
    slug = f"made-{threading.get_ident()}"

    def make() -> str:
        found_organisation(slug, "م", "Made")
        time.sleep(0.3)
        return f"/organisations/{slug}/"

    return make_once(request, form, by=by, make=make)


@pytest.mark.django_db(transaction=True)
def test_two_that_arrive_at_the_same_instant_make_one_record() -> None:
    person = make_person("racer")
    one, other = both_at_once(lambda: send_slowly(person))
    assert isinstance(one, str)
    assert one == other
    assert made() == 1


@pytest.mark.django_db(transaction=True)
def test_control_without_waiting_for_its_turn_one_of_the_two_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """The race above can be lost: then only the unique constraint stands, and a person sees an error."""
    monkeypatch.setattr(idempotency, "_wait_for_turn", lambda *_key: None)
    person = make_person("racer")
    answers = both_at_once(lambda: send_slowly(person))
    assert sorted(type(answer).__name__ for answer in answers) == ["IntegrityError", "str"]
    assert made() == 1
