"""What somebody has begun to type and not sent: the forms of which drafts are kept, and how one is gone on with.

Each app puts its forms on the list (`begun.py`), found when the application starts; the page of a form draws
`{% keeps_draft "enter-release" %}`, and its view begins with what was kept:

    begun = Begun(request, "enter-release")        # `?draft=…` opens one; `begun.others` are offered on the page
    submission = Submission(user, begun.data)

A form that its person may not use any more (a role taken away, a record decided meanwhile) is not drawn; what was
typed is shown then, with the sentence why.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import BaseForm, Field, ModelChoiceField
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from accounts.access import signed_in
from accounts.models import User
from casework.drafts import content_of, forget_unfinished, keep
from casework.forms import VersionedForm
from casework.idempotency import FIELD
from casework.models import Draft
from casework.sealed import NotSealedHere
from casework.side_by_side import began_with, words_of
from casework.typed_text import number_of, plain_line

OPENED = "draft"  # in the address of a form: which draft is gone on with
OFFERED = 3  # drafts of a form that its page names
TITLES = (("title_ar",), ("title_en",))  # for `called`
LONGEST_CALLED = 60  # characters by which a draft is told apart
_ROW = re.compile(r"(?:[a-z_]+-)?(?:\d+-)?(?P<name>.+)")
_OF_THE_PAGE = {FIELD, "version", "began", "carried-from"}
Sentence = str | Promise | None


@dataclass(frozen=True)
class BegunForm:
    """A form of which drafts are kept; `name` is its `once_name`.

    `address` is that of its page, `why_not` the sentence for somebody who may not use it now, `why_not_kept` that of
    what is kept of nobody. They take what the form is about: a reference, or `about_of(…)` where that alone does not
    say it. `forms` are those of which the labels of what was typed are read, `is_begun` tells of what was sent whether
    anything would be lost. What stands in `closed` fields is not shown to who may not use the form. Drafts are told
    apart by what `said` says of them, and by what stands in the fields of `called`, the first of these groups in which
    there is something.
    """

    name: str
    label: str | Promise
    address: Callable[[Draft], str]
    why_not: Callable[[User, str], Sentence]
    forms: Callable[[], Iterable[BaseForm | type[BaseForm]]] = tuple
    is_begun: Callable[[QueryDict], bool] = bool
    closed: frozenset[str] = frozenset()
    kept_for: Callable[[], int] = lambda: settings.DRAFTS_KEPT  # days
    why_not_kept: Callable[[str], Sentence] = lambda about: None
    called: tuple[tuple[str, ...], ...] = ()
    said: Callable[[QueryDict], str] = lambda content: ""

    def opened(self, draft: Draft) -> str:
        """The address at which this draft is gone on with."""
        address = self.address(draft)
        return f"{address}{'&' if '?' in address else '?'}{OPENED}={draft.pk}"


BEGUN: dict[str, BegunForm] = {}
_APART = ":"


def about_of(reference: str, *ids: int) -> str:
    """What a form is about that changes what has no reference of its own: that of its record or "", and the ids."""
    return _APART.join((reference, *map(str, ids)))


def ids_in(about: str) -> list[int]:
    """The ids of it; 0 for what is none, because people send it."""
    return [number_of(part) for part in about.split(_APART)[1:]]


def put(*forms: BegunForm) -> None:
    """Put forms on the list."""
    BEGUN.update({form.name: form for form in forms})


@dataclass(frozen=True)
class Line:
    """A draft as it is listed: of which form, and where one goes on."""

    draft: Draft

    @property
    def until(self) -> datetime:
        """When it is removed, if nobody comes back to it."""
        return self.draft.kept_at + _kept_for(self.draft.form)

    @property
    def reference(self) -> str:
        """Of the record that it is about; "" of what has none."""
        return self.draft.about.partition(_APART)[0]

    @property
    def label(self) -> str | Promise:
        """What it is."""
        form = BEGUN.get(self.draft.form)
        return form.label if form else self.draft.form

    @cached_property
    def called(self) -> str:
        """By what is typed in it it is known to who typed it: a name, a title; "" where that is not typed yet."""
        form = BEGUN.get(self.draft.form)
        if form is None or not form.called:
            return ""
        try:
            content = content_of(self.draft)
        except NotSealedHere:
            return ""
        words = (" ".join(filter(None, (plain_line(content.get(name, "")) for name in names))) for names in form.called)
        called = Truncator(next(filter(None, words), "")).chars(LONGEST_CALLED)
        return ": ".join(filter(None, (form.said(content), called)))

    @property
    def told_apart(self) -> str:
        """What it is, of whom, and when it was kept last, as the box of its row is read out."""
        return " ".join(filter(None, (str(self.label), self.called, f"{localtime(self.draft.kept_at):%H:%M}")))


def lines_of(drafts: Iterable[Draft]) -> list[Line]:
    """The drafts as they are listed."""
    return [Line(each) for each in drafts]


def _kept_for(name: str) -> timedelta:
    """How long a draft of this form is kept when nobody comes back to it; also of one that is not there any more."""
    form = BEGUN.get(name)
    return timedelta(days=form.kept_for() if form else settings.DRAFTS_KEPT)


def forget_all_unfinished(*, by: User) -> int:
    """Delete the drafts of all forms to which nobody came back in time, of each form by its own; how many."""
    now = timezone.now()
    forms = list(Draft.objects.order_by().values_list("form", flat=True).distinct())
    return sum(forget_unfinished(form, now - _kept_for(form), by=by) for form in forms)


def why_not_go_on(draft: Draft, user: User) -> Sentence:
    """The sentence that says why the form of this draft cannot be opened any more, or None."""
    form = BEGUN.get(draft.form)
    return form.why_not(user, draft.about) if form else _("This form is not there any more.")


def typed_in(draft: Draft) -> list[tuple[str, str]]:
    """What was typed, by the labels of the fields, for somebody to whom the form is closed; not what stood there
    before, which others wrote. Raises NotSealedHere.
    """
    form, content = BEGUN.get(draft.form), content_of(draft)
    fields = {name: field for each in (form.forms() if form else ()) for name, field in _fields_of(each).items()}
    stood = began_with(content.get("began", ""))
    return [
        said
        for name, values in content.lists()
        if sorted(values) != stood.get(name)
        if not (form and _plain(name) in form.closed)
        if any(map(str.strip, values)) and (said := _said(name, values, fields.get(_plain(name))))
    ]


def _fields_of(form: BaseForm | type[BaseForm]) -> dict[str, Field]:
    found: dict[str, Field] = form.fields if isinstance(form, BaseForm) else form.base_fields  # type: ignore[attr-defined]
    return found


def _said(name: str, values: list[str], field: Field | None) -> tuple[str, str] | None:
    """The label and the words; None for what the page sends of itself, and what cannot be said in words."""
    if field is None:
        return None if _plain(name) in _OF_THE_PAGE or name.endswith("_FORMS") else (name, "\n".join(values))
    words = words_of(field, values)
    if field.widget.is_hidden or (isinstance(field, ModelChoiceField) and words.isdecimal()):
        return None  # the number of a row tells nobody which it is
    return str(field.label or name), words


def _plain(name: str) -> str:
    """The name of a field without the prefix of its row."""
    found = _ROW.fullmatch(name)
    return found["name"] if found else name


class Begun:
    """What one person began in one form: the draft that the address names, which is opened, and others to be offered.

    `data` is what stood in the form, or None; where the draft is gone or cannot be opened, a message says so.
    """

    def __init__(self, request: HttpRequest, form: str, about: str = "") -> None:
        self._mine = Draft.objects.visible_to(signed_in(request)).of_form(form, about)
        self._was_sent = request.method == "POST"
        asked = request.GET.get(OPENED, "") if request.method == "GET" else ""
        self.data: QueryDict | None = self._open(request, asked) if asked else None

    def _open(self, request: HttpRequest, asked: str) -> QueryDict | None:
        number = number_of(asked)
        draft = self._mine.filter(pk=number).first()
        if draft is None:
            messages.info(request, _("What was kept here was sent meanwhile, or thrown away."))
            return None
        try:
            return content_of(draft)
        except NotSealedHere:
            messages.warning(request, _("What was kept here cannot be opened with the keys of this installation."))
            return None

    @cached_property
    def others(self) -> list[Line]:
        """The last ones that were begun and not sent; nothing where one of them is open, or the form comes back."""
        return [] if self.data is not None or self._was_sent else lines_of(self._mine[:OFFERED])

    @cached_property
    def how_many(self) -> int:
        """How many they are altogether; the page names the last ones."""
        return len(self.others) if len(self.others) < OFFERED else self._mine.count()


def refuse_and_keep(request: HttpRequest, why: Sentence, form: str, about: str) -> HttpResponse | None:
    """Where `why` says that this cannot be sent any more, 403 with what was typed, kept if it may be; else None."""
    if not why:
        return None
    may_be_kept = request.method == "POST" and not BEGUN[form].why_not_kept(about)
    kept = keep(request.POST, form, by=signed_in(request), about=about) if may_be_kept else None
    if not isinstance(kept, Draft):
        raise PermissionDenied(why)
    return render(request, "drafts/closed.html", {"typed": typed_in(kept), "line": Line(kept), "why": why}, status=403)


def go_on(request: HttpRequest, begun: Begun, *forms: BaseForm) -> None:
    """Let forms (one, and the rows in it) that are bound to what was kept be drawn, unfinished; messages say what does
    not hold now.
    """
    if begun.data is None:
        return
    for form in forms:
        form.full_clean()
    for sentence in lost_choices(*forms):
        messages.warning(request, sentence)
    for form in forms:
        form.errors.clear()


def is_stale(form: VersionedForm, version: int) -> bool:
    """Whether a form began from another version than is stored now; from here on it goes on from that one."""
    form.is_valid()
    stale = form.is_bound and form.cleaned_data.get("version") != version
    form.see_version(version)
    return stale


def choose_anew(form: BaseForm, name: str) -> None:
    """Where what was chosen in this field is not there any more, let what is offered first stand for it."""
    if form.has_error(name) and isinstance(form.data, QueryDict):
        form.data = form.data.copy()
        form.data[form.add_prefix(name)] = str(form.fields[name].initial or "")


def lost_choices(*forms: BaseForm) -> list[str]:
    """Sentences for what was chosen in forms that were checked, and is not there any more: a wave, a team, a source."""
    return [
        f"{bound.label}: {error}"
        for form in forms
        for bound in form
        if form.is_bound and form.has_error(bound.name, "invalid_choice")
        for error in bound.errors
    ]
