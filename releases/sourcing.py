"""Keeping sources: named for the first time, described anew, protected, and two that are found to be one.

Whose voice a source is decides which claims are independent: a release that counts and is not carried any more goes to
*disputed* in the same transaction (releases/falling.py).
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import why_not
from accounts.acting import acting
from accounts.models import Team, User
from accounts.rights import Right
from casework.moves import Refusal
from casework.outbox import follow_with
from detainees.identifiers import digests_in
from detainees.models import WarningIdentifier
from releases.falling import Fallen, Resting, dispute_uncarried, hold_what_rests_on
from releases.lists import LostClaims
from releases.models import Claim, Source
from releases.models.sources import Identity, digest_of_name
from releases.suspicion.looking import LOOK_AT_REGISTER

Values = Mapping[str, Any]
# What is written where somebody's name is not known or not to be said: many are called so, and one name is one voice.
_NOBODY = frozenset({
    "مجهول", "مجهولة", "مجهول الهوية", "مجهولة الهوية", "غير معروف", "غير معروفة", "غير مسمى", "بلا اسم", "بدون اسم",
    "فاعل خير", "لا أحد", "anonymous", "anon", "unknown", "unnamed", "nobody", "no name", "n/a",
})  # fmt: skip
NOBODY = _(
    "This names nobody: all who are called so would be one voice. Give each a sign of their own, for example "
    "“anonymous, Hama, 1”."
)
OF_ANOTHER_KIND = _(
    "The team knows a source of this name, of another kind: %(kind)s. If it is the same, choose that kind. If it is "
    "another, add to the name what tells the two apart: of one name is one voice."
)
_AT_ONCE = 1_000  # sources


def source_named(team: Team, said: Values, *, by: User) -> Source:
    """The team's source of this name, whatever its capitals: the same text is the same source, also for two at once."""
    sources_named(team, [said], by=by)
    return Source.objects.named(said["source_name"]).get(team=team)


def names_nobody(name: str) -> bool:
    """Whether this is no name and no code of anybody."""
    return " ".join(name.split()).strip(" .-_؟?()").casefold() in _NOBODY


def sources_named(team: Team, said: Iterable[Values], *, by: User) -> None:
    """See to it that the team has a source of each of these names; of one that it has, no more need be said."""
    by_digest = {digest_of_name(each["source_name"]): each for each in said}
    known = set(Source.objects.filter(team=team, name_digest__in=by_digest).values_list("name_digest", flat=True))
    new = []
    for each in (each for digest, each in by_digest.items() if digest not in known):
        source = Source(team=team, kind=each["source_kind"], reliability=each["reliability"], made_by=by)
        source.be(Identity(each["source_name"], each["source_owner"]))
        new.append(source)
    with acting(by):
        Source.objects.bulk_create(new, ignore_conflicts=True)


def keep_identifiers(releases: list[int] | None) -> None:
    """Read what may be an identifier in sources that were kept before this was done; in all of them."""
    while True:
        with acting(User.objects.system("suspicion")):
            unread = Source.objects.filter(identifiers=None).order_by("pk")
            some = list(unread.select_for_update(skip_locked=True, no_key=True)[:_AT_ONCE])
            for source in some:
                identity = source.identity
                source.identifiers = digests_in(identity.name, identity.owner, identity.note)
            Source.objects.bulk_update(some, ["identifiers"])
        if not some:
            return


def describe(source: Source, identity: Identity, facts: Values, *, by: User) -> Fallen:
    """Store who a source is and its facts (kind, reliability, asks_money).

    The caller holds its row and has compared the version. Raises IntegrityError where the team has another source of
    this name.
    """
    with acting(by):
        resting = _hold_what_rests_on(source)
        before = source.identifiers
        source.be(identity)
        _note_identifiers({*(before or ())} ^ {*(source.identifiers or ())})
        _note_money(source, asks=facts.get("asks_money", source.asks_money), by=by)
        for name, value in facts.items():
            setattr(source, name, value)
        _changed(source, by)
        return Fallen(dispute_uncarried(resting, LostClaims.ONE_VOICE, _("The owner of a source was changed."), by=by))


def _note_identifiers(changed: set[str]) -> None:
    """The rules are asked of all that rests on a source which begins or ceases to use what a report names."""
    if WarningIdentifier.objects.standing().filter(digest__in=changed).exists():
        follow_with(LOOK_AT_REGISTER)


def _note_money(source: Source, *, asks: bool, by: User) -> None:
    """Who says since when that it asks for money; the rules are asked of all that rests on it."""
    if asks != source.asks_money:
        source.asks_money_by, source.asks_money_at = (by, timezone.now()) if asks else (None, None)
        follow_with(LOOK_AT_REGISTER)


def protect(source: Source, *, by: User) -> None:
    """Seal who the source is; where it is written as the giver of a name, number or link stands its code instead."""
    with acting(by):
        name = source.identity.name
        source.seal(source.identity)
        source.protected_by, source.protected_at = by, timezone.now()
        _changed(source, by)
        with connection.cursor() as cursor:
            cursor.execute("SELECT hide_giver(%s, %s)", [source.pk, name])


def merge_sources(source: Source, into: Source, sentence: str, *, by: User) -> Fallen | Refusal:
    """Keep that two entries are one source: claims stay where they are and count as one voice; or answer why not."""
    with acting(by):
        held = {row.pk: row for row in Source.objects.filter(pk__in=[source.pk, into.pk]).order_by("pk").locked()}
        source, into = held[source.pk], held[into.pk]
        refusal = why_not(by, Right.DECIDE, source.team) or why_not_merge(source, into)
        if refusal is not None:
            return Refusal(str(refusal))
        resting = _hold_what_rests_on(source, into)
        for one in (source, *source.merged.all()):
            one.merged_into, one.merged_by, one.merged_at = into, by, timezone.now()
            one.save(update_fields=["merged_into", "merged_by", "merged_at"])
        if source.owner_digest and not into.owner_digest:  # else the voices that it had would part
            into.be(Identity(into.identity.name, source.identity.owner, into.identity.note))
            _changed(into, by)
        follow_with(LOOK_AT_REGISTER)
        return Fallen(dispute_uncarried(resting, LostClaims.ONE_VOICE, sentence, by=by))


def why_not_merge(source: Source, into: Source) -> str | Promise | None:
    """Why these two cannot be one, or None."""
    if source.pk == into.pk:
        return _("A source is not merged with itself. Choose the other one.")
    if source.team_id != into.team_id:
        return _("These sources belong to two teams.")
    if source.merged_into_id is not None or into.merged_into_id is not None:
        return _("One of them was merged already. Choose the source that it is one with.")
    return None


def part_source(source: Source, *, by: User) -> None:
    """Take a merge back: the entry is a source of its own again. The caller holds its row."""
    with acting(by):
        source.merged_into = source.merged_by = source.merged_at = None
        _changed(source, by)
        follow_with(LOOK_AT_REGISTER)


def _changed(source: Source, by: User) -> None:
    source.version += 1
    source.changed_by, source.changed_at = by, timezone.now()
    source.save()


def _hold_what_rests_on(*sources: Source) -> Resting:
    """Hold what rests on claims of these sources and of those merged into them."""
    family = Source.objects.filter(Q(pk__in=[one.pk for one in sources]) | Q(merged_into__in=sources))
    return hold_what_rests_on(list(Claim.objects.filter(source__in=family).values_list("pk", flat=True)))
