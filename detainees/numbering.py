"""Keeping identity numbers: given, struck out, shown in full; and who else has the same."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import may, where
from accounts.acting import acting
from accounts.models import User
from accounts.rights import Right
from casework.copying import new_ids
from casework.sealed import NotSealedHere, opened, seal_for
from detainees.knowing import Knowing, knowing_of
from detainees.linkage.following import look_near
from detainees.models import Detainee, IdentityNumber, NumberShown
from detainees.models.detainees import DetaineeQuerySet
from detainees.numbers import GivenNumber, digests_of, masked
from detainees.parts import numbers_of
from detainees.similar import Likeness
from detainees.standing import held_standing

Same = tuple[str, str, str]  # kind, digest, issuer: one number of one issuer
SHOWN = 20  # persons of one number

THE_SAME = gettext_lazy("the same identity number")


@dataclass(frozen=True)
class Line:
    """A number as a page lists it: the end of it, and what else the reader may know and do.

    `others` are those who have it too, of those whom the reader may open.
    """

    row: IdentityNumber
    ending: str
    unreadable: bool = False
    others: Sequence[Detainee] = field(default=())
    given_by: str = ""
    struck_why: str = ""
    recorded_by: User | None = None
    may_show: bool = False
    may_strike: bool = False


def add_numbers(detainee: Detainee, numbers: Iterable[GivenNumber], *, by: User, given_by: str = "") -> None:
    """Add numbers as somebody gave them now; older ones stay. Raises AnotherStands."""
    given = list(numbers)
    if not given:
        return
    rows = [
        IdentityNumber(detainee=detainee, recorded_by=by, given_by=given_by, **columns(row, number))
        for row, number in zip(new_ids(IdentityNumber, len(given)), given, strict=True)
    ]
    with acting(by):
        held_standing(detainee)
        IdentityNumber.objects.bulk_create(rows)
        look_near(detainee.pk)


def columns(row: int, number: GivenNumber) -> dict[str, object]:
    """The columns of `IdentityNumber` that hold this number in the row with this id."""
    return {
        "id": row,
        "kind": number.kind,
        "issuer": number.issuer,
        "issuer_key": number.issuer_key,
        "number": seal_for(IdentityNumber, "number", row, number.text),
        "digest": number.digest,
    }


def unknown_of(detainee: Detainee, numbers: Iterable[GivenNumber]) -> list[GivenNumber]:
    """Those that were never given for this person; one that was struck out is not given anew by the same file."""
    known = {_same(row) for row in detainee.numbers.all()}
    return [number for number in numbers if (number.kind, number.digest, number.issuer_key) not in known]


def stands(detainee: Detainee, number: GivenNumber) -> bool:
    """Whether this number was given for this person and was not struck out."""
    return _same(number) in {_same(row) for row in detainee.numbers.standing()}


def strike_number(number: IdentityNumber, why: str, *, by: User) -> None:
    """Strike the number out for good. The caller holds the lock and has seen that it stands."""
    with acting(by):
        number.struck_by, number.struck_at, number.struck_why = by, timezone.now(), why
        number.save(update_fields=["struck_by", "struck_at", "struck_why"])
        look_near(number.detainee_id)


def show_number(number: IdentityNumber, *, by: User) -> str:
    """The whole number, and for good that `by` was shown it. Raises NotSealedHere."""
    with acting(by):
        NumberShown.objects.create(number=number, by=by)
        return opened(number, "number")


# -- Who has which -----------------------------------------------------------------------------------------------------


def lines_of(detainee: Detainee, user: User) -> list[Line]:
    """The numbers of a person as `user` may see them, struck ones too; [] for who sees none."""
    if detainee.organisation_id not in where(user, Right.SEE_NUMBERS):
        return []
    rows = numbers_of(detainee)
    others = holders_beside(detainee, [row for row in rows if row.struck_at is None], user)
    knows = knowing_of(user, detainee)
    return [_line(row, others.get(_same(row), ()), knows) for row in rows]


def _line(row: IdentityNumber, others: Sequence[Detainee], knows: Knowing) -> Line:
    try:
        ending, unreadable = masked(opened(row, "number")), False
    except NotSealedHere:
        ending, unreadable = masked(""), True
    return Line(
        row,
        ending,
        unreadable,
        others=() if row.struck_at else others,
        given_by=row.given_by if knows.sources else "",
        struck_why=row.struck_why if knows.sources else "",
        recorded_by=row.recorded_by if knows.work else None,
        may_show=knows.shows_numbers and not unreadable,
        may_strike=knows.enters and row.struck_at is None,
    )


def holders_beside(
    detainee: Detainee, numbers: Collection[IdentityNumber | GivenNumber], user: User
) -> dict[Same, list[Detainee]]:
    """By number the other persons of the organisation who have it, of those whom `user` may open.

    Entries that are one person with `detainee` are no others. Nothing tells that there are more.
    """
    wanted = {_same(number) for number in numbers}
    if not wanted:
        return {}
    found: defaultdict[Same, list[Detainee]] = defaultdict(list)
    rows = IdentityNumber.objects.visible_to(user).standing().filter(digest__in={digest for _k, digest, _i in wanted})
    rows = rows.filter(detainee__organisation=detainee.organisation_id).exclude(detainee=detainee)
    for row in rows.select_related("detainee").order_by("pk")[:SHOWN]:
        known = found[_same(row)]
        if _stands_for(row.detainee) != _stands_for(detainee) and row.detainee not in known:
            known.append(row.detainee)
    return {same: known for same, known in found.items() if same in wanted and known}


def told_of_others(detainee: Detainee, numbers: Collection[GivenNumber], user: User) -> list[str]:
    """The sentences for somebody who has just entered these numbers: what is unusual, and who else has one."""
    said = [_("A national number has eleven digits, and this one has not. It is kept as it was given.")
            for number in numbers if number.is_unusual]  # fmt: skip
    holders = holders_beside(detainee, numbers, user).values()
    others = dict.fromkeys(person.reference for known in holders for person in known)
    if others:
        sentence = _("The same number stands under %(references)s. Look whether it is the same person.")
        said.append(sentence % {"references": ", ".join(others)})
    return said


def numbered(persons: DetaineeQuerySet, typed: str, user: User) -> DetaineeQuerySet:
    """Those of `persons` who have the number that was typed, of any kind; nobody for who sees no numbers.

    Of entries that were merged, the one that stands.
    """
    digests = digests_of(typed) if may(user, Right.SEE_NUMBERS) else []
    if not digests:
        return persons.none()
    rows = IdentityNumber.objects.visible_to(user).standing().filter(digest__in=digests)
    of_merged = Q(pk__in=rows.filter(detainee__merged_into__isnull=False).values("detainee__merged_into"))
    return persons.standing().filter(Q(pk__in=rows.values("detainee")) | of_merged)


def likely_numbered(persons: DetaineeQuerySet, typed: str, user: User) -> list[Likeness]:
    """The same, as those who may be meant, with the reason."""
    found = numbered(persons, typed, user).only("reference", "name_ar", "name_latin", "external_id").order_by("pk")
    return [Likeness(person, 1.0, [THE_SAME]) for person in found[:SHOWN]]


def _same(number: IdentityNumber | GivenNumber) -> Same:
    return str(number.kind), number.digest, number.issuer_key


def _stands_for(detainee: Detainee) -> int:
    return detainee.merged_into_id or detainee.pk
