"""Joining people of the register: who is whose brother, who was held with whom, as somebody said it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import F
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from accounts.acting import acting
from accounts.models import Team, User
from detainees.knowing import Knowing, knowing_in
from detainees.linkage.following import look_near
from detainees.lists import DIRECTED, Certainty, LinkKind, Sex
from detainees.models import Detainee, Link
from detainees.parts import has_links
from detainees.standing import held_standing

Words = tuple[Promise, Promise]  # of a woman, of a man

# What the other one is to the person on whose page it stands, where the sex is known.
_WORDS: Mapping[str, Words] = {
    LinkKind.SIBLING: (pgettext_lazy("is", "Sister"), pgettext_lazy("is", "Brother")),
    LinkKind.PARENT: (pgettext_lazy("is", "Mother"), pgettext_lazy("is", "Father")),
    LinkKind.CHILD: (pgettext_lazy("is", "Daughter"), pgettext_lazy("is", "Son")),
    LinkKind.SPOUSE: (pgettext_lazy("is", "Wife"), pgettext_lazy("is", "Husband")),
}
_NEWS_TO_THE_OTHER = pgettext_lazy("is", "Heard of through this person")


@dataclass(frozen=True)
class Line:
    """A link from one person's side: the other one, what they are to this one, and what the reader may know of it."""

    row: Link
    other: Detainee
    word: str | Promise
    given_by: str = ""
    struck_why: str = ""
    recorded_by: User | None = None
    may_strike: bool = False


def link_people(
    detainee: Detainee,
    kind: LinkKind,
    other: Detainee,
    certainty: Certainty,
    *,
    team: Team,
    by: User,
    given_by: str = "",
) -> Link:
    """Record what `other` is to `detainee`, as somebody told `team`. Raises AnotherStands."""
    one, two, stored = _as_stored(detainee, kind, other)
    with acting(by):
        for person in sorted((one, two), key=lambda each: each.pk):
            held_standing(person)
        link = Link.objects.create(
            team=team, one=one, other=two, kind=stored, certainty=certainty, recorded_by=by, given_by=given_by
        )
        look_near(one.pk, two.pk)
        return link


def _as_stored(detainee: Detainee, kind: LinkKind, other: Detainee) -> tuple[Detainee, Detainee, LinkKind]:
    if kind == LinkKind.PARENT:
        return other, detainee, LinkKind.PARENT
    if kind == LinkKind.CHILD:
        return detainee, other, LinkKind.PARENT
    if kind in DIRECTED or detainee.pk < other.pk:
        return detainee, other, kind
    return other, detainee, kind


def strike_link(link: Link, why: str, *, by: User) -> None:
    """Strike the link out for good. The caller holds the lock and has seen that it stands."""
    with acting(by):
        link.struck_by, link.struck_at, link.struck_why = by, timezone.now(), why
        link.save(update_fields=["struck_by", "struck_at", "struck_why"])
        look_near(link.one_id, link.other_id)


def lines_of(detainee: Detainee, user: User) -> list[Line]:
    """The links of a person of which `user` may open the other end, those that stand first; struck ones too."""
    if not has_links(detainee):  # few have any, and what may be seen of one is a longer question
        return []
    rows = Link.objects.visible_to(user).of(detainee).select_related("one", "other", "recorded_by", "struck_by")
    return [
        _line(row, detainee, knowing_in(user, row.team_id, detainee.organisation_id))
        for row in rows.order_by(F("struck_at").asc(nulls_first=True), "given_at", "pk")
    ]


def _line(row: Link, detainee: Detainee, knows: Knowing) -> Line:
    from_one = row.one_id == detainee.pk
    other = row.other if from_one else row.one
    return Line(
        row,
        other,
        word_for(row, other, from_one=from_one),
        given_by=row.given_by if knows.sources else "",
        struck_why=row.struck_why if knows.sources else "",
        recorded_by=row.recorded_by if knows.work else None,
        may_strike=knows.enters and row.struck_at is None,
    )


def word_for(row: Link, other: Detainee, *, from_one: bool) -> str | Promise:
    """What `other` is to the person from whose end the link is read, which is `one` where `from_one` says so."""
    kind = LinkKind(row.kind)
    if kind == LinkKind.HEARD_FROM and not from_one:
        return _NEWS_TO_THE_OTHER
    if kind == LinkKind.PARENT and from_one:
        kind = LinkKind.CHILD
    if kind in _WORDS and other.sex in (Sex.FEMALE, Sex.MALE):
        return _WORDS[kind][other.sex == Sex.MALE]
    return kind.label
