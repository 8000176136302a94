"""Rows that the team has already: what they say otherwise than the record becomes a new revision, submitted.

An empty cell says nothing and changes nothing. Names and claims are added, never overwritten. Each change is made by
the function that the pages call, and refused where the page would refuse it.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.acting import acting
from accounts.models import Team, User
from casework.kept import kept
from casework.moves import Given, Refusal
from casework.own.writing import Said
from detainees.models import Detainee, Detention, Facility
from detainees.models.names import Script
from detainees.naming import Parts
from detainees.numbering import add_numbers, unknown_of
from detainees.numbers import GivenNumber
from detainees.registration import add_detention, add_names, change, change_detention
from detainees.standing import AnotherStands
from releases.entry import add_claim, change_facts, enter_release
from releases.imports.givers import Givers
from releases.imports.known import Known
from releases.imports.own import Own, fill_in, otherwise_on
from releases.imports.rows import Row
from releases.lists import CiteConsent
from releases.models import Claim, Release
from releases.models.releases import Status
from releases.models.sources import digest_of_name
from releases.workflow import WORKFLOW

# The move after which the facts of a release in this state can be changed; the others need another supervisor first.
OPENED_BY = {
    Status.DRAFT: "",
    Status.RETURNED: "",
    Status.SUBMITTED: "take-back",
    Status.VERIFIED: "amend",
    Status.DISPUTED: "amend",
}
_BESIDES = {"said_on": None, "cite": CiteConsent.NOT_ASKED.value, "source": None}


class NotChanged(Exception):  # it is no error of the program: the row is refused with the sentence
    """The record cannot be changed now; the text says why."""


@dataclass
class Difference:
    """What a row says otherwise than the record, each part ready to be stored."""

    names: dict[str, dict[str, str]] = field(default_factory=dict)  # by script
    numbers: list[GivenNumber] = field(default_factory=list)
    person: dict[str, Any] = field(default_factory=dict)
    detention: dict[str, Any] = field(default_factory=dict)
    facility: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    new_release: bool = False
    claim: dict[str, Any] | None = None
    own: Said = field(default_factory=dict)  # in fields of the team, of the person
    own_of_release: Said = field(default_factory=dict)
    typed_unseen: bool = False  # in the names that are new

    def __bool__(self) -> bool:
        return self.tells or bool(self.own or self.own_of_release)

    @property
    def tells(self) -> bool:
        """Whether it says anything of the person or the release besides the fields of the team, which are no facts."""
        of_person = (self.names, self.numbers, self.person, self.detention, self.facility)
        return any((*of_person, self.facts, self.new_release, self.claim))


def difference(row: Row, known: Known, own: Own | None = None) -> Difference:
    """What the row says otherwise; in the fields of the team too, where `own` is given."""
    found = Difference(
        names=_new_names(row, known.person),
        typed_unseen=row.typed_unseen,
        numbers=unknown_of(known.person, row.numbers),
        person={name: value for name, value in _said(row.person).items() if getattr(known.person, name) != value},
    )
    _compare_detention(found, row, known.person)
    if row.has_release:
        _compare_release(found, row, known.release)
    if own is not None:
        found.own = otherwise_on(known.person, own.of_person(row.said))
        found.own_of_release = otherwise_on(known.release, own.of_release(row.said))
    return found


def store(
    row: Row, known: Known, found: Difference, givers: Givers, team: Team, by: User, *, submit: bool = True,
    received: date | None = None,
) -> Release | None:  # fmt: skip
    """Store what differs, and submit; answers the release. Raises NotChanged, and then nothing is stored.

    The caller holds what is known, and has read it and found what differs while it was held (`known.hold`).
    `received` is the day on which the list came, where it is not today.
    """
    said = found.claim
    if said is not None:
        found = replace(found, claim={**said, "received_on": received or timezone.localdate()})
    try:
        with acting(by):
            release = _store(row, known, found, givers, team, by) if found.tells else known.release
            sentence = fill_in(known.person, found.own, release, found.own_of_release, by)
            if sentence is not None:
                raise NotChanged(sentence)
            if release is not None and submit and found.tells:
                _submit(release, by)
            return release
    except AnotherStands as refused:
        raise NotChanged(str(refused)) from refused


def _store(row: Row, known: Known, found: Difference, givers: Givers, team: Team, by: User) -> Release | None:
    release = known.release
    if release is not None:
        _open(release, by)
    _apply_to_person(givers.of(row), known.person, found, by)
    if found.new_release:
        release = enter_release(team, known.person, {**row.release, "external_id": row.external_id}, [], by=by)
    elif found.facts and release is not None:
        change_facts(release, found.facts, by=by)
    if release is not None and found.claim is not None:
        add_claim(release, found.claim, by=by)
    return release


def _said(values: dict[str, Any]) -> dict[str, Any]:
    """Without what the row leaves open."""
    return {name: value for name, value in values.items() if value not in (None, "", "unknown")}


def _new_names(row: Row, person: Detainee) -> dict[str, dict[str, str]]:
    latest = sorted(person.names.all(), key=lambda name: (name.given_at, name.pk))
    new: dict[str, dict[str, str]] = {}
    for script, parts in ((Script.ARABIC, row.arabic), (Script.LATIN, row.latin)):
        stored = next((name for name in reversed(latest) if name.script == script), None)
        before: Parts = {part: getattr(stored, part) for part in parts} if stored else dict.fromkeys(parts, "")
        after = {part: parts[part] or before[part] for part in parts}
        if after != before:
            new[script.value] = after
    return new


def _compare_detention(found: Difference, row: Row, person: Detainee) -> None:
    if not row.has_detention:
        return
    said = {"arrest_date": row.said.get("arrest_date"), "charge": row.said.get("charge_category")}
    facility = row.said.get("facility", "")
    detention = _detention_of(person)
    if detention is None:
        found.detention, found.facility = _said(said), facility
        return
    found.detention = {name: value for name, value in _said(said).items() if getattr(detention, name) != value}
    if facility and facility not in [stay.facility_id for stay in detention.stays.all()]:
        found.facility = facility


def _detention_of(person: Detainee) -> Detention | None:
    """The first that was recorded: it is the one that came with the row."""
    return min(person.detentions.all(), key=lambda detention: detention.pk, default=None)


def _compare_release(found: Difference, row: Row, release: Release | None) -> None:
    if release is None:
        found.new_release = True
    else:
        found.facts = {name: value for name, value in _said(row.release).items() if getattr(release, name) != value}
    said = row.claim
    if said is not None and not any(_says(claim, said) for claim in (release.claims.all() if release else ())):
        found.claim = {**said, **_BESIDES}


def _says(claim: Claim, said: dict[str, Any]) -> bool:
    """Whether the claim says this already; one that was entered before single facts were kept says nothing of them."""
    compared = ["connection", "reliability", "credibility", "text"]
    of_facts = [name for name in said if name.startswith("says_")]
    if any(getattr(claim, name) for name in of_facts):
        compared += of_facts
    same_source = claim.source.name_digest == digest_of_name(said["source_name"])
    return same_source and all(getattr(claim, name) == said[name] for name in compared)


def why_not_change(release: Release | None) -> str | None:
    """The sentence that says why the release of a row cannot be changed now, by its state; or None."""
    if release is None or Status(release.status) in OPENED_BY:
        return None
    sentence = _(
        "The record %(reference)s is “%(state)s”: another supervisor has to reopen it before it can be changed."
    )
    return sentence % {"reference": release.reference, "state": release.state.label}


def _open(release: Release, by: User) -> None:
    name = OPENED_BY.get(Status(release.status))
    if name is None:
        raise NotChanged(str(why_not_change(release)))
    if name:
        _move(name, release, by)


def _move(name: str, release: Release, by: User) -> None:
    visible = Release.objects.visible_to(by)
    answer = WORKFLOW.make(name, visible, release.pk, by=by, given=Given(release.revision_number))
    if isinstance(answer, Refusal):
        raise NotChanged(answer.sentence)
    release.refresh_from_db()


def _apply_to_person(giver: str, person: Detainee, found: Difference, by: User) -> None:
    if new := found.names:
        unseen = found.typed_unseen
        add_names(person, new.get("ar", {}), new.get("latin", {}), by=by, given_by=giver, typed_unseen=unseen)
    add_numbers(person, found.numbers, by=by, given_by=giver)
    if found.person:
        change(Detainee.objects.locked().get(pk=person.pk), found.person, by=by)
    if found.detention or found.facility:
        _apply_to_detention(person, found, by)


def _apply_to_detention(person: Detainee, found: Difference, by: User) -> None:
    detention, stays = _detention_of(person), _stays(person, found.facility)
    if detention is None:
        add_detention(person, found.detention, stays, by=by)
    else:
        change_detention(detention, found.detention, stays, by=by)


def _stays(person: Detainee, facility: str) -> list[dict[str, Any]]:
    """The only stay there is, corrected; or one more."""
    if not facility:
        return []
    detention = _detention_of(person)
    known = list(detention.stays.all()) if detention else []
    place = kept(Facility)[facility]
    if len(known) == 1:
        only = known[0]
        return [{"stay": only.pk, "facility": place, "from_date": only.from_date, "to_date": only.to_date}]
    return [{"facility": place}]


def _submit(release: Release, by: User) -> None:
    release.refresh_from_db()
    if release.claims.standing().exists():  # without one it stays a draft, as a row without a source does
        _move("submit", release, by)
