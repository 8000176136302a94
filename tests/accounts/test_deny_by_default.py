"""Nobody comes to a view that declares no rule, nor past the rule that it declares."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from accounts.access import ANYONE, SIGNED_IN, having, rule
from accounts.middleware import DenyByDefault
from accounts.models import User
from accounts.rights import Right


def bare(request: HttpRequest) -> HttpResponse:
    """A view whose author forgot to say who may come."""
    return HttpResponse()


@rule(having(Right.DECIDE))
def deciding(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


@rule(SIGNED_IN)
def inside(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


@rule(ANYONE)
def outside(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def comes_in(person: User | AnonymousUser, view: object) -> bool:
    """Whether the request reaches its view; who is not signed in is led to the login instead."""
    request = RequestFactory().get("/somewhere/")
    request.user = person
    request.resolver_match = SimpleNamespace(view_name="somewhere")  # type: ignore[assignment]  # all that is asked
    try:
        return DenyByDefault(lambda r: HttpResponse()).process_view(request, view, (), {}) is None  # type: ignore[arg-type]
    except PermissionDenied:
        return False


def test_a_view_without_a_rule_opens_to_nobody(supervisor: User, administrator: User, stranger: AnonymousUser) -> None:
    assert not any(comes_in(person, bare) for person in (supervisor, administrator, stranger))


def test_a_rule_lets_in_whom_it_names_alone(
    supervisor: User, documenter: User, administrator: User, stranger: AnonymousUser
) -> None:
    everybody = (supervisor, documenter, administrator, stranger)
    assert [comes_in(person, deciding) for person in everybody] == [True, False, False, False]
    assert [comes_in(person, inside) for person in everybody] == [True, True, True, False]
    assert [comes_in(person, outside) for person in everybody] == [True, True, True, True]


@pytest.mark.django_db
def test_who_has_lost_every_role_comes_in_nowhere(supervisor: User) -> None:
    supervisor.is_active = False
    assert not comes_in(supervisor, deciding)
