"""Pages for what went wrong."""

import pytest
from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm
from django import forms
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation
from pytest_django import Settings

from accounts.forms.own import NewPasswordForm
from accounts.models import User
from config.errors import bad_request, csrf_failure
from config.middleware import ReaderMiddleware
from tests.conftest import ClientOf


@pytest.fixture(autouse=True)
def _english(settings: Settings) -> None:
    settings.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    translation.activate("en")


def _posted(**headers: str) -> HttpRequest:
    request = RequestFactory().post(
        "/releases/new/", {"text": "He came by bus.", "password": "secret"}, headers=headers
    )
    return _with_session(request)


def _with_session(request: HttpRequest) -> HttpRequest:
    request.session = {}  # type: ignore[assignment]  # no session is asked of the store
    return request


def test_a_form_that_is_too_old_comes_back_with_what_was_typed() -> None:
    page = csrf_failure(_posted(**{"Sec-Fetch-Site": "same-origin"}))
    assert page.status_code == 403
    assert b'name="text" value="He came by bus."' in page.content
    assert b"secret" not in page.content


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {}])
def test_a_form_from_elsewhere_gets_no_fresh_token(headers: dict[str, str]) -> None:
    page = csrf_failure(_posted(**headers))
    assert b"He came by bus." not in page.content
    assert b"Open the page again" in page.content


def test_too_large_a_request_is_called_so() -> None:
    page = bad_request(_with_session(RequestFactory().get("/")), RequestDataTooBig())
    assert page.status_code == 413
    assert b"too large" in page.content


def test_a_bare_refusal_becomes_a_page_and_keeps_its_headers() -> None:
    def refuses(_request: HttpRequest) -> HttpResponse:
        return HttpResponseNotAllowed(["POST"])

    page = ReaderMiddleware(refuses)(_with_session(RequestFactory().get("/preferences/")))
    assert page.status_code == 405
    assert page["Allow"] == "POST"
    assert b"<h1>" in page.content


@pytest.mark.parametrize("name", ["400", "403", "404", "405", "413", "429", "csrf"])
def test_every_error_page_has_one_heading(name: str) -> None:
    assert render_to_string(f"{name}.html", {}).count("<h1>") == 1


def test_the_last_resort_needs_nothing_and_speaks_both_languages() -> None:
    page = render_to_string("500.html")
    assert "وقع خطأ عندنا" in page
    assert "Something broke on our side" in page


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/releases/%00/", "/detainees/%00/", "/reference/detainees/facility/%00/change/"])
def test_no_record_has_a_name_with_nul(administrator: User, client_of: ClientOf, path: str) -> None:
    assert client_of(administrator).get(path).status_code == 404


def _sent_again(address: str, **typed: str) -> str:
    request = RequestFactory().post(address, typed, headers={"Sec-Fetch-Site": "same-origin"})
    return csrf_failure(_with_session(request)).content.decode()


def test_a_code_that_is_no_secret_comes_back() -> None:
    said = {"code": "sednaya", "code_word": "jasmine", "facility_code": "adra", "wave-code": "decree-7-2022"}
    page = _sent_again("/reference/detainees/facility/add/", **said)
    for name, text in said.items():
        assert f'name="{name}" value="{text}"' in page


SIGNING_IN = (
    LoginForm, ReauthenticateForm, ChangePasswordForm, NewPasswordForm, AuthenticateForm, ActivateTOTPForm,
    AuthenticateWebAuthnForm, AddWebAuthnForm,
)  # fmt: skip


@pytest.mark.parametrize("form", SIGNING_IN)
def test_what_opens_an_account_does_not(form: type[forms.Form]) -> None:
    hidden = [name for name, field in form.base_fields.items() if name == "code" or _is_secret(field)]
    assert hidden
    page = _sent_again("/accounts/login/", **dict.fromkeys(hidden, "opensesame"))
    assert "opensesame" not in page


def _is_secret(field: forms.Field) -> bool:
    return isinstance(field.widget, forms.PasswordInput) or isinstance(field, forms.JSONField)
