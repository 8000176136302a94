"""What is so now instead of what a family was told, in a sentence for the liaison."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.dates import say_date
from families.models import Answer
from releases.models import Revision

_FACTS: tuple[tuple[str, Promise], ...] = (
    ("date", gettext_lazy("date of release")),
    ("wave", gettext_lazy("wave")),
    ("facility", gettext_lazy("facility")),
    ("place", gettext_lazy("governorate of release")),
)


def what_holds_now(answer: Answer) -> str:
    """Of an answer that is to be told again, why; of one that was fetched `for_rows()` it asks nothing."""
    if answer.newer:
        return _("Another release of the person was verified since.")
    if answer.revision is None:
        return _("The fate that was told is not verified any more.")
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
    quoted = answer.wish and (answer.wish.wish, answer.wish.relatives)
    if quoted != (release.wish, release.wish_relatives):
        return _("The wish of the released person is now: %(wish)s.") % {"wish": release.get_wish_display()}
    return _("The person of the inquiry is another than who was told of.")


def _changed(then: Revision, now: Revision) -> list[str]:
    return [
        f"{label}: {_said(getattr(then, name))} → {_said(getattr(now, name))}"
        for name, label in _FACTS
        if getattr(then, name) != getattr(now, name)
    ]


def _said(value: object) -> str:
    return str(value) if hasattr(value, "name_ar") else say_date(value)  # type: ignore[arg-type]  # a date, or unknown
