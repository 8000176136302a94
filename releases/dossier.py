"""What one person sees of one release: facts they may read, claims, what speaks against, moves open to them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, cast

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext

from accounts.access import may, why_not
from accounts.aliases import Names
from accounts.among import any_of
from accounts.models import User
from accounts.models.teams import in_language
from accounts.questions import Question
from accounts.rights import Right
from casework.dates import PartialDate, say_date
from casework.differences import Change, is_text
from casework.discussing import Together
from casework.kept import kept
from casework.models import MoveMade, moves_made
from casework.moves import Offer
from casework.own.reading import Line, history_of, lines_of
from detainees.models import Governorate, Pair
from detainees.models.pairs import has_pairs
from releases.alike import alike
from releases.case_files.asking import why_not_ask
from releases.deciding.notes import Noted, notes_on
from releases.deciding.presence import At, others_at
from releases.falling import words_of_move
from releases.followup import After, why_not_follow_up
from releases.handing import why_not_hand_over
from releases.lacking import HOME_LACKS, lacks_home
from releases.lists import Mode
from releases.models import CaseFile, CaseHandOver, Finding, Release, ReleaseOwnValue, Revision
from releases.models.claims import CLAIM
from releases.models.facts import ReleaseFacts, fact_fields
from releases.models.findings import FindingFacts
from releases.models.releases import SUBJECT, Status
from releases.named import NamesOf, names_of
from releases.placing import why_not_choose
from releases.suspicion.page import Sign, signs_against
from releases.testimony import Testimony
from releases.there_is import there_is
from releases.wishes import why_not_ask_wish
from releases.workflow import ADD_CLAIM, CHANGE, DROP_CHANGE, FILL_IN, NOTE, WORKFLOW, reason_of

_PEOPLE = Question(lambda people: User.objects.filter(any_of(people)))
DUPLICATES = 5  # that are shown, the likeliest ones


@dataclass(frozen=True)
class FactRow:
    """One fact with its words ("" for what is not known), the notes that stand at it, and what is lacking of it."""

    label: str
    words: str
    name: str
    notes: list[Noted]
    lacks: str = ""


@dataclass(frozen=True)
class Event:
    """A move that was made, as the timeline shows it."""

    when: datetime
    who: str
    what: str
    kind: str
    why: str


class Dossier:
    """The page of one release for one person."""

    def __init__(self, release: Release, user: User) -> None:
        self.release = release
        self.user = user
        self.names_of_people = Names(user)
        self.at_work = release.worked_on_by(user)
        facts = release.shown_to(user)
        if facts is None:
            raise LookupError("visible_to let somebody in who may read nothing of this release.")
        self.facts: ReleaseFacts = facts
        if self.at_work:
            _join_people(release)

    @cached_property
    def sees_sources(self) -> bool:
        return may(self.user, Right.SEE_SOURCES, self.release.team)

    @cached_property
    def why_not_ask_wish(self) -> str | None:
        sentence = why_not_ask_wish(self.release, self.user)
        return str(sentence) if sentence else None

    @cached_property
    def decides(self) -> bool:
        return may(self.user, Right.DECIDE, self.release.team)

    @cached_property
    def is_to_be_decided(self) -> bool:
        """Whether it waits for a verdict of this person's team: then its open page says that it is open."""
        return self.release.waits and self.decides

    @cached_property
    def present(self) -> list[At]:
        """Who else has it open while it waits, for those who work on it."""
        return others_at(self.release, self.user) if self.at_work and self.release.waits else []

    @cached_property
    def rows(self) -> list[FactRow]:
        """Each fact that is known, or at which a note stands; and the home, where only the person's is known."""
        shown = ((f, words_of(self.facts, f)) for f in fact_fields() if f.name not in ("detainee", "of_group"))
        rows = [
            FactRow(
                capfirst(str(f.verbose_name)), text, f.name, self.noted_at.get(f.name, []),
                self._home_lacks if f.name == "home" else "",
            )
            for f, text in shown
        ]  # fmt: skip
        return [row for row in rows if row.words or row.notes or row.lacks]

    @property
    def _home_lacks(self) -> str:
        person = self.facts.detainee if self.at_work else None
        return str(HOME_LACKS) if person and lacks_home(self.facts.home_id, person.home_governorate_id) else ""

    @cached_property
    def notes(self) -> list[Noted]:
        """What supervisors noted at its fields and claims, for those who work on it."""
        return notes_on(self.release, self.user) if self.at_work and there_is(self.release).notes else []

    @cached_property
    def noted_at(self) -> dict[str, list[Noted]]:
        """The notes of each field that has some."""
        found: dict[str, list[Noted]] = {}
        for each in self.notes:
            found.setdefault(each.note.field, []).append(each)
        return found

    @cached_property
    def may_note(self) -> bool:
        """Whether this person may write one now."""
        return NOTE.why_not(self.release, self.user) is None

    @cached_property
    def own(self) -> list[Line]:
        """The fields of its team, for those who see its work."""
        return lines_of(ReleaseOwnValue, self.release, self.user) if self.at_work else []

    @cached_property
    def why_not_fill_in(self) -> str | None:
        return FILL_IN.why_not(self.release, self.user)

    @cached_property
    def testimony(self) -> Testimony | None:
        """Who told what, for those who may know who a source is."""
        if not self.sees_sources:
            return None
        testimony = Testimony(self.release, self.user)
        for claim in testimony.weighing.claims if self.noted_at.get("") else ():
            claim.noted = [each for each in self.noted_at[""] if each.note.claim_id == claim.pk]  # type: ignore[attr-defined]  # for its line
        return testimony

    @cached_property
    def signs(self) -> list[Sign]:
        """What speaks against it, resolved or not; part of the work, not of what is published."""
        return signs_against(self.release, self.user) if self.at_work else []

    @property
    def to_be_read_first(self) -> bool:
        """Whether something stands against it that stops no verdict by itself."""
        return any(sign.flag is None or sign.flag.stands for sign in self.signs)

    @cached_property
    def why_not_flag(self) -> str | None:
        """Why this person raises no flag on it by hand."""
        return why_not(self.user, Right.ENTER, self.release.team)

    @cached_property
    def likely_duplicates(self) -> list[Pair]:
        """Pairs that stop a verification, those that are this person's to open: part of the work."""
        if not self.at_work or self.release.detainee is None or not has_pairs(self.release.detainee):
            return []
        stopping = Pair.objects.visible_to(self.user).stopping(self.release.detainee.standing_id)
        return list(stopping.select_related("one", "other")[:DUPLICATES])

    @cached_property
    def alike(self) -> list[Release]:
        """Of an unnamed group, others that may be the same one: part of the work."""
        return alike(self.release, self.user) if self.at_work else []

    @cached_property
    def offers(self) -> list[Offer[Release]]:
        """The moves that are this person's, open or with the sentence why not; a change only where there is one."""
        offers = WORKFLOW.offers(self.release, self.user)
        changes = self.release.verified_revision_id is not None
        return [offer for offer in offers if changes or offer.move.name != DROP_CHANGE]

    @cached_property
    def is_first_draft(self) -> bool:
        """Whether this is the reader's to submit, and nothing of it was ever verified."""
        first = self.release.status == Status.DRAFT and self.release.verified_revision_id is None
        return first and any(offer.move.name == "submit" for offer in self.offers)

    @cached_property
    def uncounted_as(self) -> Mode | None:
        """The way in which they came out, where that is no release and so never counted."""
        mode = self.facts.mode
        return Mode(mode) if mode and not Mode(mode).counted else None

    @cached_property
    def why_not_change(self) -> str | None:
        return CHANGE.why_not(self.release, self.user)

    @cached_property
    def why_not_add_claim(self) -> str | None:
        return ADD_CLAIM.why_not(self.release, self.user)

    @cached_property
    def why_not_follow_up(self) -> str | None:
        return why_not_follow_up(self.release, self.user)

    @cached_property
    def why_not_case_file(self) -> str | None:
        sentence = why_not_ask(self.release, self.user)
        return str(sentence) if sentence else None

    @cached_property
    def case_files(self) -> list[tuple[CaseFile, bool]]:
        """Those that were asked for of it, for those who may know its sources; whether the reader opens each."""
        if not self.sees_sources or not there_is(self.release).case_files:
            return []
        return CaseFile.objects.visible_to(self.user).shown_to(self.user, self.release)

    @cached_property
    def after(self) -> After | None:
        """What came after it, of one person's release, for those who work on it."""
        return After(self.release) if self.at_work and self.release.detainee_id else None

    @cached_property
    def under_change(self) -> bool:
        """Whether one revision counts while another is being written or decided."""
        return self.release.verified_revision_id is not None and self.release.status != Status.VERIFIED

    @cached_property
    def counted_for(self) -> list[Release]:
        """Releases of the same person, told in other entries, that are one event with this and counted by it."""
        return list(self.release.counts_for.order_by("pk")) if there_is(self.release).counted_for else []

    @cached_property
    def names(self) -> NamesOf | None:
        """Of an unnamed group that counts, the names that took its places."""
        return names_of(self.release, self.user)

    @cached_property
    def why_not_choose_group(self) -> str | None:
        sentence = why_not_choose(self.release, self.user)
        return str(sentence) if sentence else None

    @cached_property
    def may_take_back(self) -> bool:
        """Whether a group could be chosen once this person took it back."""
        return any(offer.move.name == "take-back" and offer.why_not is None for offer in self.offers)

    @cached_property
    def group_is_open(self) -> bool:
        """Whether this person may open the group of which a place is taken."""
        return Release.objects.visible_to(self.user).filter(pk=self.facts.of_group_id or 0).exists()

    @cached_property
    def changes(self) -> list[Change]:
        """What differs from the last revision that was verified; empty where there is none."""
        last = self._last_verified() if self.at_work else None
        return [] if last is None else differences(last, self.release)

    def _last_verified(self) -> Revision | None:
        if not self.release.last_verified_at or self.release.revision_number <= (
            self.release.status == Status.VERIFIED
        ):
            return None  # there is none, or none before the one that is shown
        return (
            Revision.objects.filter(release=self.release, verdict__ruling="verified")
            .exclude(number=self.release.revision_number, release__status=Status.VERIFIED)
            .order_by("-number")
            .first()
        )

    @cached_property
    def why_not_hand_over(self) -> str | None:
        sentence = why_not_hand_over(self.release, self.user)
        return str(sentence) if sentence else None

    @property
    def owner(self) -> str:
        return self.names_of_people.of(self.release.owner)

    @property
    def made_by(self) -> str:
        return self.names_of_people.of(self.release.made_by)

    @property
    def changed_by(self) -> str:
        return self.names_of_people.of(self.release.changed_by)

    @property
    def revised(self) -> str:
        """Where its revisions are compared; "" before anything was submitted."""
        return reverse("releases:compare", args=[self.release.reference]) if self.release.revision_number else ""

    @cached_property
    def together(self) -> Together | None:
        """What colleagues say about it, for those who work on it."""
        return Together(SUBJECT, self.release, self.user) if self.at_work else None

    @cached_property
    def history(self) -> list[Event]:
        """The moves made, newest first, for those who work on it; what became of claims for who may know sources."""
        if not self.at_work:
            return []
        moves = moves_made(SUBJECT, self.release.pk)
        called = self.names_of_people.of
        events = [_event(move, called(move.by)) for move in moves]
        if there_is(self.release).hand_overs:
            events += events_of_handing(self.release, self.names_of_people)
        if self.testimony is not None:
            events += events_of_claims(self.testimony, self.names_of_people)
        written = history_of(ReleaseOwnValue, [self.release], self.user)
        events += [Event(each.when, called(each.who), str(each.field), "info", each.change) for each in written]
        events += events_of_notes(self.notes, self.names_of_people)
        return sorted(events, key=lambda event: event.when, reverse=True)


def events_of_claims(testimony: Testimony, names: Names) -> list[Event]:
    """What became of the claims of a record."""
    numbers = {line.claim.pk: line.number for line in testimony.lines}
    moves = moves_made(CLAIM, *numbers)
    return [
        Event(
            made.at, names.of(made.by), words_of_move(made.name, numbers[made.subject_id]), made.to_state, made.sentence
        )
        for made in moves
    ]


def events_of_notes(notes: Iterable[Noted], names: Names) -> list[Event]:
    """That notes were written at fields, and how each was settled."""
    events = []
    for note in (each.note for each in notes):
        at = note.label or gettext("a claim")
        written = gettext("Note at “%(field)s”") % {"field": at}
        events.append(Event(note.made_at, names.of(note.made_by), written, "note", note.text))
        if note.settled_at is not None:
            how = gettext("Note at “%(field)s”: %(how)s") % {"field": at, "how": note.get_how_display()}
            settled_by = names.of(note.settled_by) if note.settled_by else ""
            events.append(Event(note.settled_at, settled_by, how, "resolved", note.answer))
    return events


def _join_people(release: Release) -> None:
    """Whose it is, who entered and who changed it, asked for at once."""
    concerned = {release.owner_id, release.made_by_id, release.changed_by_id}
    people = {person.pk: person for person in _PEOPLE.rows(people=list(concerned))}
    release.owner = people[release.owner_id]
    release.made_by, release.changed_by = people[release.made_by_id], people[release.changed_by_id]


def differences(old: ReleaseFacts, new: ReleaseFacts, besides: Iterable[str] = ()) -> list[Change]:
    """The facts in which the two differ, in words; `besides` names further fields of both."""
    fields = [*fact_fields(), *(cast(Any, old._meta.get_field(name)) for name in besides)]
    changed = (f for f in fields if getattr(old, f.attname) != getattr(new, f.attname))
    return [Change(capfirst(str(f.verbose_name)), words_of(old, f), words_of(new, f), text=is_text(f)) for f in changed]


def events_of_handing(case: Release | Finding, names: Names) -> list[Event]:
    """Its hand-overs from one colleague to another."""
    said = gettext("Handed over from %(giver)s to %(to)s")
    return [
        Event(
            each.at, names.of(each.by), said % {"giver": names.of(each.giver), "to": names.of(each.to)}, "info",
            each.sentence,
        )
        for each in CaseHandOver.objects.of(case)
    ]  # fmt: skip


def _event(move: MoveMade, who: str) -> Event:
    why = " – ".join(part for part in (reason_of(move), move.sentence) if part)
    return Event(move.at, who, str(WORKFLOW.moves[move.name].label), move.to_state, why)


def words_of(facts: ReleaseFacts | FindingFacts, field: Any) -> str:
    """The value of a fact as it is read: labels for codes, names for places, nothing for what is not known."""
    value = getattr(facts, field.name)
    if value in (None, "", [], False):
        return ""
    if field.name == "group_governorates":
        return in_language("، ", ", ").join(str(g) for pk, g in kept(Governorate).items() if pk in value)
    if isinstance(value, list):
        return in_language("، ", ", ").join(str(dict(field.base_field.flatchoices).get(v, v)) for v in value)
    if field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    return _plain(value)


def _plain(value: Any) -> str:
    if value is True:
        return gettext("yes")
    return say_date(value) if isinstance(value, PartialDate) else str(value)
