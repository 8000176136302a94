"""A creating form that is sent twice makes one record.

Each page with such a form carries a key of its own (`OnceForm`). `make_once` makes the record, keeps the key and
forgets what was kept of the form while it was typed (casework/drafts.py), in one transaction; what arrives later with
that key, or at the same instant, is led to what the first one made. Keys belong to a person and a form and are kept for
good.

    if request.method == "POST" and form.is_valid():
        address = make_once(request, form, by=user, make=lambda: register(form, by=user).get_absolute_url())
        if address is not None:
            return redirect(address)
    return render(request, "…/form.html", {"form": form})
"""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from copy import copy
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.db import connection, transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.acting import acting
from accounts.models import User
from accounts.typed_again import WRITTEN_BY
from casework.models import Draft, IdempotencyKey

FIELD = "once"
_NOT_CONTENT = {"csrfmiddlewaretoken", WRITTEN_BY, "kept-page", "kept-turn"}


def draw_key() -> str:
    """A key for one rendering of one form; nobody else can guess it."""
    return secrets.token_urlsafe(24)


class OnceForm(forms.Form):
    """A form that makes something, once. `once_name` says which form it is; draw its hidden fields in the template."""

    once_name: ClassVar[str]

    once = forms.CharField(
        initial=draw_key,
        widget=forms.HiddenInput(attrs={"autocomplete": "off"}),
        validators=[RegexValidator(r"^[A-Za-z0-9_-]{20,64}$")],
        error_messages={
            "required": gettext_lazy("This page was not complete. Please check what you typed and send it again."),
            "invalid": gettext_lazy("This page was not complete. Please check what you typed and send it again."),
        },
    )

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and self.has_error(FIELD):
            self.draw_again()

    def draw_again(self) -> None:
        """Another key, so that what stands in the form can be sent as something new; nothing typed is lost."""
        data: Any = copy(self.data)  # of an immutable QueryDict, a mutable one
        data[self.add_prefix(FIELD)] = draw_key()
        self.data = data


class ChangeOnceForm(OnceForm):
    """The key of a page on which a record is changed; `name` says which form it is. Its version guards it besides, so
    that a page without a key is taken too."""

    def __init__(self, data: Any = None, *, name: str) -> None:
        super().__init__(data)
        self.once_name = name  # type: ignore[misc]  # of this form alone
        self.fields[FIELD].required = False


def change_once(request: HttpRequest, form: ChangeOnceForm, *, by: User, make: Callable[[], str]) -> str:
    """As `make_once`, for a form that was compared with what is stored; one transaction, which the caller began."""
    address = make()
    if form.is_valid() and form.cleaned_data[FIELD]:
        key = form.cleaned_data[FIELD]
        if _sent_before(by, form.once_name, key) is None:
            content = _digest(request, form)
            IdempotencyKey.objects.create(person=by, form=form.once_name, key=key, content=content, result=address)
        _forget_draft(by, form.once_name, key)
    return address


def make_once(request: HttpRequest, form: OnceForm, *, by: User, make: Callable[[], str | None]) -> str | None:
    """The address of what `make` made now, or of what it made when this form was sent before; one transaction.

    None when nothing was made and the form is to be shown again: because `make` answered None (what it wrote is rolled
    back, and it has told the form why), or because the same page was sent before with another content (after the back
    button, say): then the form says so and gets a new key.
    """
    key, content = form.cleaned_data[FIELD], _digest(request, form)
    with transaction.atomic():
        _wait_for_turn(by, form.once_name, key)
        before = _sent_before(by, form.once_name, key)
        if before is None:
            address = make()
            if address is None:
                transaction.set_rollback(True)
                return None
            IdempotencyKey.objects.create(person=by, form=form.once_name, key=key, content=content, result=address)
            _forget_draft(by, form.once_name, key)
            return address
    if hmac.compare_digest(before.content, content):
        return before.result
    form.add_error(
        None,
        _(
            "This page was already sent, and what it made is kept. What stands here now differs from it: send it again "
            "to make another record, or open the one that was made to change that."
        ),
    )
    form.draw_again()
    return None


def led_to(request: HttpRequest, form: OnceForm, *, by: User) -> str:
    """The address to which the same page led when it was sent before, as it is sent now; "" where it was not.

    Asked before anything is compared: what was stored by the first sending is not somebody else's version.
    """
    key = str(form[FIELD].value() or "")
    if not key:
        return ""
    with transaction.atomic():
        _wait_for_turn(by, form.once_name, key)
        before = _sent_before(by, form.once_name, key)
    return before.result if before and hmac.compare_digest(before.content, _digest(request, form)) else ""


def was_sent(person: User, form: str, key: str) -> bool:
    """Whether this form was sent with this key; nobody sends it until the caller's transaction ends."""
    _wait_for_turn(person, form, key)
    return _sent_before(person, form, key) is not None


def _wait_for_turn(person: User, form: str, key: str) -> None:
    """Hold the key until the transaction ends; whoever comes at the same instant waits here and then sees the row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"once|{person.pk}|{form}|{key}"])


def _forget_draft(person: User, form: str, key: str) -> None:
    mine = Draft.objects.visible_to(person).of_form(form).filter(key=key).order_by()
    if mine.exists():
        with acting(person):
            mine.delete()


def _sent_before(person: User, form: str, key: str) -> IdempotencyKey | None:
    return IdempotencyKey.objects.filter(person=person, form=form, key=key).first()


def _digest(request: HttpRequest, form: OnceForm) -> str:
    """A keyed digest of all that was sent, files by their bytes; the key and the CSRF token are no content."""
    digest = hmac.new(bytes.fromhex(settings.KEYS["secret"]), b"once", hashlib.sha256)
    left_out = {*_NOT_CONTENT, form.add_prefix(FIELD)}
    for name, values in sorted(request.POST.lists()):
        if name not in left_out:
            digest.update(repr((name, values)).encode("utf-8", "surrogatepass"))
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            digest.update(repr((name, file.name, file.size)).encode("utf-8", "surrogatepass"))
            _digest_file(digest, file)
    return digest.hexdigest()


def _digest_file(digest: hmac.HMAC, file: Any) -> None:
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
