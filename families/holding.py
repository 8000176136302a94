"""What is so now instead of what a family was told, in a sentence for the liaison."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.among import any_of
from accounts.models import User
from accounts.questions import Question, asker
from casework.dates import say_date
from detainees.models import Detainee
from families.lists import Told
from families.models import Answer
from releases.models import Revision

_FACTS: tuple[tuple[str, Promise], ...] = (
    ("date", gettext_lazy("date of release")),
    ("wave", gettext_lazy("wave")),
    ("facility", gettext_lazy("facility")),
    ("place", gettext_lazy("governorate of release")),
)


_OPEN = Question(
    lambda who, ids: Detainee.objects.visible_to(who.person).filter(any_of(ids)).values_list("pk", flat=True)
)


def open_among(answers: Iterable[Answer], user: User) -> set[int]:
    """Of these answers those about somebody who is open to `user`: of a restricted person nothing new is shown."""
    persons = {answer.pk: _persons(answer) for answer in answers}
    wanted = {person for each in persons.values() for person in each}
    seen = set(_OPEN.rows(asker(user), ids=list(wanted)))
    return {pk for pk, each in persons.items() if each <= seen}


def _persons(answer: Answer) -> set[int]:
    revision, fate = answer.revision, answer.finding_revision
    known = {revision.detainee_id if revision else None, fate.finding.detainee_id if fate else None}
    return {person for person in known if person is not None}


def what_holds_now(answer: Answer) -> str:
    """Of an answer that is to be told again, why; of one that was fetched `for_rows()` it asks nothing."""
    if answer.newer:
        return _("Another release of the person was verified since, or may be told now.")
    if answer.kind == Told.BAD_NEWS:
        return _("The bad news that was told stands no more, is of another person, or is not the worst any more.")
    if answer.revision is None:
        return _("The person of the inquiry is another than who was told of.")
    release = answer.revision.release
    if release.verified_revision is None:
        return _("%(reference)s was withdrawn, or is disputed: no revision of it is verified now.") % {
            "reference": release.reference
        }
    changed = _changed(answer.revision, release.verified_revision)
    if changed:
        return _("%(reference)s was verified anew, and says otherwise: %(facts)s.") % {
            "reference": release.reference, "facts": "; ".join(changed),
        }  # fmt: skip
    if answer.worse:
        return _("It is verified that the person was detained again since, or has died.")
    if answer.elsewhere:
        return _("The person of the inquiry is another than who was told of.")
    return _("The wish of the released person is another now. What may be told by it, the page of the answer says.")


def _changed(then: Revision, now: Revision) -> list[str]:
    return [
        f"{label}: {_said(getattr(then, name))} → {_said(getattr(now, name))}"
        for name, label in _FACTS
        if getattr(then, name) != getattr(now, name)
    ]


def _said(value: object) -> str:
    return str(value) if hasattr(value, "name_ar") else say_date(value)  # type: ignore[arg-type]  # a date, or unknown
