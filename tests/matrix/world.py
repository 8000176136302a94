"""The people and the records between whom the matrix is asked, built once for all of its tests."""

from dataclasses import dataclass, field
from uuid import UUID

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from accounts.acting import acting
from accounts.founding import found_organisation, found_team
from accounts.inviting import Invited, invite
from accounts.models import AccessToken, Invitation, Membership, Team, User, WorkHandOver
from accounts.models.tokens import TokenScope
from accounts.rights import Role
from accounts.tokens import make_token
from casework.discussing import say
from casework.drafts import keep
from casework.models import Comment, Draft, SavedView
from casework.seen.saved import save
from casework.worked_on import KINDS
from detainees.agreements import propose
from detainees.describing.keeping import register_unidentified
from detainees.facilities.merging import merge as merge_facilities
from detainees.linking import link_people
from detainees.lists import Certainty, LinkKind
from detainees.models import Agreement, Detainee, Detention, Facility, FacilityMerge
from detainees.numbering import add_numbers
from detainees.numbers import GivenNumber
from detainees.registration import record_arrest
from detainees.restriction import restrict
from families.lists import RejectedWhy
from families.models import BadNews, Inquiry, Telling
from families.models.inquiries import INQUIRY
from families.news import gate
from families.news.writing import write_news
from families.quarantine.workflow import reject
from families.taking import choose_person
from releases.deciding.many import Shown, begin_with
from releases.deciding.notes import Said, write_notes
from releases.entry import tell
from releases.evidence.receiving import begin
from releases.evidence.vault import COPIES, path_of, writer
from releases.falling import Fallen
from releases.imports.wizard.arriving import paste
from releases.imports.wizard.carrying import carry_out_here
from releases.models import (
    Claim,
    CleanCopy,
    Evidence,
    FieldNote,
    Flag,
    FlagOther,
    FrozenTally,
    ImportJob,
    Original,
    Redaction,
    Release,
    Upload,
)
from releases.models.ledger import settled_now
from releases.models.releases import Status
from releases.photographs import choose
from releases.sourcing import merge_sources, source_named
from releases.suspicion.by_hand import raise_flag
from releases.suspicion.looking import look_at_cases
from releases.tallies.freezing import freeze
from releases.tallies.question import Question
from tests.casework.exports.asking import asked
from tests.casework.exports.asking import made as made_file
from tests.casework.own.making import field as field_of
from tests.conftest import make_person
from tests.detainees.pairing import merged, pair_of
from tests.families.advising import line, published, written
from tests.families.advising import moved as moved_advisory
from tests.families.making import (
    NUMBER,
    checked,
    contact_of,
    destroyed,
    moved,
    referred_to,
    shared_with,
    taken,
    told,
    wished,
)
from tests.families.reporting import THEIRS, reported
from tests.families.writing import came_in
from tests.matrix.colleagues import REVISED
from tests.matrix.expected import CAST
from tests.matrix.factors import factors, sign_in_on_known_devices
from tests.matrix.history import with_past
from tests.matrix.lists import SUBJECTS as ARRANGED_LISTS
from tests.releases.figures.making import explained, noted
from tests.releases.figures.making import published as published_figure
from tests.releases.knowing import DEAD, death, known, known_in
from tests.releases.records import DIRECT, draft, made, person, release_in
from tests.releases.stating import let_go, saved, stated
from tests.releases.stating import moved as moved_statement
from tests.releases.stating import published as stated_publicly

AUTHORS = {  # who enters in a team, and who decides there
    "documentation": ("documenter", "supervisor"),
    "family-centre": ("colleague_documenter", "overseer"),
    "other": ("other_documenter", "other_supervisor"),
}


@dataclass
class World:
    """People with a browser each, and what stands in addresses, by the relation of the record to the cast."""

    people: dict[str, User | AnonymousUser] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    releases: dict[str, Release] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)  # of who has an account, with all that one may read
    found: dict[tuple[str, str], dict[str, object]] = field(default_factory=dict)  # by subject and relation

    def user(self, name: str) -> User:
        """One of the cast who has an account."""
        found = self.people[name]
        assert isinstance(found, User)
        return found


def build() -> World:
    """Everything; the caller's transaction takes it away again."""
    world = World()
    _people(world)
    _releases(world)
    _deciding(world)
    _sources(world)
    _findings(world)
    _persons(world)
    _facilities(world)
    _pairs(world)
    _flags(world)
    _inquiries(world)
    _intakes(world)
    _had(world)
    _advisories(world)
    _figures(world)
    _tallies(world)
    _statements(world)
    _accounts(world)
    _exports(world)
    _views(world)
    _case_files(world)
    _own_fields(world)
    _tokens(world)
    factors(world)
    _among_colleagues(world)
    with_past(world.found)
    for name, one in world.people.items():
        world.clients[name] = Client()
        if isinstance(one, User):
            world.clients[name].force_login(one)
            with acting(one):
                RecoveryCodes.activate(one)
    sign_in_on_known_devices(world)
    return world


def _people(world: World) -> None:
    admsp = found_organisation("admsp", "رابطة معتقلي ومفقودي سجن صيدنايا", "ADMSP")
    other = found_organisation("other", "منظمة أخرى", "Another organisation")
    world.teams = {
        "documentation": found_team(admsp, "documentation", "فريق التوثيق", "Documentation team", open_to_public=True),
        "family-centre": found_team(
            admsp, "family-centre", "مركز العائلات", "Family centre", family_centre=True, open_to_public=True
        ),
        "other": found_team(other, "documentation", "فريق التوثيق", "Documentation team", open_to_public=True),
    }
    for name, places in CAST.items():
        roles = [(world.teams[team], Role(role)) for team, role in places]
        world.people[name] = AnonymousUser() if name == "stranger" else make_person(name, *roles)


def _releases(world: World) -> None:
    ours, theirs, others = (world.teams[name] for name in ("documentation", "family-centre", "other"))
    documenter, documenter2, author = map(world.user, ("documenter", "documenter2", "author_supervisor"))
    colleague, overseer = map(world.user, ("colleague_documenter", "overseer"))
    supervisor, elsewhere, judge = map(world.user, ("supervisor", "other_documenter", "other_supervisor"))
    world.releases = {
        "one's own draft": draft(ours, documenter),
        "a colleague's draft": draft(ours, documenter2),
        "submitted": release_in(Status.SUBMITTED, ours, documenter, supervisor),
        "submitted by a supervisor": release_in(Status.SUBMITTED, ours, author, supervisor),
        "verified": release_in(Status.VERIFIED, ours, documenter, supervisor),
        "verified and under change": made(
            release_in(Status.VERIFIED, ours, documenter, supervisor), "amend", documenter
        ),
        "disputed": release_in(Status.DISPUTED, ours, documenter, supervisor),
        "returned": release_in(Status.RETURNED, ours, documenter, supervisor),
        "rejected": release_in(Status.REJECTED, ours, documenter, supervisor),
        "withdrawn": release_in(Status.WITHDRAWN, ours, documenter, supervisor),
        "another team's draft": draft(theirs, colleague),
        "another team's, verified": release_in(Status.VERIFIED, theirs, colleague, overseer),
        "another organisation's draft": draft(others, elsewhere),
        "another organisation's, verified": release_in(Status.VERIFIED, others, elsewhere, judge),
        "restricted and verified": release_in(Status.VERIFIED, ours, documenter, supervisor),
    }
    secret = world.releases["restricted and verified"].detainee
    assert secret is not None
    restrict(secret, [documenter], by=supervisor)
    for relation, release in world.releases.items():
        world.found["release", relation] = {"reference": release.reference}
        claim = Claim.objects.get(release=release)
        piece = _evidence(claim, world.user("documenter"), release.pk)
        world.found["evidence", relation] = {"pk": piece.pk}
        world.found["redaction", relation] = {"pk": Redaction.objects.get(evidence=piece).pk}
        world.found["page", relation] = {"pk": piece.pk, "page": 1}
        copy = piece.original.copies.get(purpose="page")
        world.found["copy", relation] = {"pk": piece.pk, "number": copy.pk}
        world.found["claim", relation] = {"pk": claim.pk}
    world.found["release", "unknown"] = {"reference": "R-7K3M-9QTA"}
    world.found["evidence", "unknown"] = {"pk": 999_999_999}
    world.found["redaction", "unknown"] = {"pk": 999_999_999}
    world.found["page", "unknown"] = {"pk": 999_999_999, "page": 1}
    world.found["copy", "unknown"] = {"pk": 999_999_999, "number": 1}
    for relation, name in (("one's own", "documenter"), ("another person's", "documenter2")):
        upload = begin("photo.jpg", 10, by=world.user(name))
        assert isinstance(upload, Upload)
        world.found["upload", relation] = {"pk": upload.pk}
    world.found["upload", "unknown"] = {"pk": UUID(int=1)}
    world.found["claim", "unknown"] = {"pk": 999_999_999}


def _deciding(world: World) -> None:
    """A note at a field of what waits, and of two supervisors one decision on many each."""
    release = world.releases["submitted"]
    write_notes(release, [Said("Which calendar?", "date")], by=world.user("supervisor"))
    found = {"reference": release.reference, "pk": FieldNote.objects.get().pk}
    world.found["field note", "on our release"] = found
    world.found["field note", "unknown"] = {**found, "pk": 999_999_999}
    for relation, name in (("one's own", "supervisor"), ("another person's", "supervisor2")):
        decision = begin_with("verify", [Shown(release.reference, 1)], by=world.user(name))
        assert decision is not None
        world.found["decision on many", relation] = {"pk": decision.pk}
    world.found["decision on many", "unknown"] = {"pk": 999_999_999}


def _sources(world: World) -> None:
    """Of each team a source that was merged into another one: every page about a source can be asked for it."""
    relations = {
        "ours": ("documentation", "supervisor"),
        "another team's": ("family-centre", "overseer"),
        "another organisation's": ("other", "other_supervisor"),
    }
    for relation, (team, name) in relations.items():
        by = world.user(name)
        said = {"source_kind": "lawyer", "source_owner": "", "reliability": "B"}
        one, other = (source_named(world.teams[team], {**said, "source_name": n}, by=by) for n in ("one", "other"))
        assert isinstance(merge_sources(one, other, "They are one.", by=by), Fallen)
        world.found["source", relation] = {"reference": one.reference}
        job = paste(world.teams[team], "external_id,given_ar\nA,أحمد\n", by=by)
        assert isinstance(job, ImportJob)
        carry_out_here(job.pk)
        world.found["import", relation] = world.found["own import", relation] = {"pk": job.pk}
    world.found["source", "unknown"] = {"reference": "S-7K3M-9QTA"}
    world.found["import", "unknown"] = world.found["own import", "unknown"] = {"pk": 999_999_999}


def _among_colleagues(world: World) -> None:
    """Records that are handed over, talked about and read as they were once; a day that is read; what was left."""
    for name, release in world.releases.items():
        for subject in ("owned release", "release at work", "revision"):
            world.found[subject, name] = dict(world.found["release", name])
        world.found["release at work", name]["subject"] = "release"
        if name in ("submitted", *REVISED):
            world.found["revision", name] = {"reference": release.reference, "number": 1}
        else:
            del world.found["revision", name]
    for (subject, name), found in list(world.found.items()):
        if subject == "person":
            world.found["person at work", name] = dict(found)
        if subject == "finding":
            world.found["owned finding", name] = dict(found)
            if name in ("submitted", *REVISED):
                world.found["revision of a finding", name] = {**found, "number": 1}
    release = world.releases["one's own draft"]
    for relation, who in (("one's own", "documenter"), ("a colleague's", "documenter2")):
        said = say(KINDS["release"], release, "Which cousin?", [], by=world.user(who))
        assert isinstance(said, Comment)
        world.found["own comment", relation] = {"pk": said.pk}
    world.found["person of my teams", "ours"] = {"pk": world.user("documenter").pk}
    world.found["person of my teams", "another organisation's"] = {"pk": world.user("other_documenter").pk}
    giver, to, by = map(world.user, ("documenter", "documenter2", "supervisor"))
    with acting(by):
        handed = WorkHandOver.objects.create(giver=giver, to=to, team=world.teams["documentation"], by=by)
    world.found["hand-over", "ours"] = {"pk": handed.pk}
    for subject in ("own comment", "person of my teams", "hand-over"):
        world.found[subject, "unknown"] = {"pk": 999_999_999}
    strange: dict[str, object] = {"reference": "R-7K3M-9QTA"}
    world.found["owned release", "unknown"] = strange
    world.found["release at work", "unknown"] = {**strange, "subject": "release"}
    world.found["revision", "unknown"] = {**strange, "number": 1}
    world.found["owned finding", "unknown"] = {"reference": "F-7K3M-9QTA"}
    world.found["revision of a finding", "unknown"] = {"reference": "F-7K3M-9QTA", "number": 1}


def _findings(world: World) -> None:
    """Sightings in the states that their pages ask about, and deaths."""
    ours, theirs, others = (world.teams[name] for name in ("documentation", "family-centre", "other"))
    documenter, supervisor = map(world.user, ("documenter", "supervisor"))
    colleague, overseer = map(world.user, ("colleague_documenter", "overseer"))
    elsewhere, judge = map(world.user, ("other_documenter", "other_supervisor"))
    found = {
        "a draft": known(ours, documenter),
        "submitted": known_in(Status.SUBMITTED, ours, documenter, supervisor),
        "verified": known_in(Status.VERIFIED, ours, documenter, supervisor),
        "another team's draft": known(theirs, colleague),
        "another team's, verified": known_in(Status.VERIFIED, theirs, colleague, overseer),
        "another organisation's, verified": known_in(Status.VERIFIED, others, elsewhere, judge),
        "restricted and verified": known_in(Status.VERIFIED, ours, documenter, supervisor),
    }
    restrict(found["restricted and verified"].detainee, [documenter], by=supervisor)
    deaths = {"submitted": death(ours, documenter), "a draft": known(ours, documenter, DEAD)}
    for subject, records in (("finding", found), ("death", deaths)):
        for relation, record in records.items():
            world.found[subject, relation] = {"reference": record.reference}
        world.found[subject, "unknown"] = {"reference": "F-7K3M-9QTA"}


def _evidence(claim: Claim, by: User, number: int, **about: str) -> Evidence:
    """A piece whose clean copy is made; its file is laid by `lay_picture`."""
    with acting(by):
        original = Original.objects.create(
            sha256=f"{number:064x}", bytes=1, media_type="image/png", state="ready", prepared_at=timezone.now()
        )
        for purpose in ("page", "small"):
            CleanCopy.objects.create(
                original=original, purpose=purpose, media_type="image/png", bytes=7, sha256=f"{number:064x}"
            )
        piece = Evidence.objects.create(
            claim=claim, original=original, original_name="photo.png", received_by=by, **about
        )
        Redaction.objects.create(
            evidence=piece, page=1, boxes=[[0, 0, 10, 10]], for_whom="court", media_type="image/png", bytes=7,
            sha256=original.sha256, made_by=by,
        )  # fmt: skip
        return piece


def _photograph(detention: Detention, by: User) -> int:
    """The id of the picture on a person's page, which came with a claim about their detention."""
    detainee = detention.detainee
    claim = tell({"detention": detention}, detainee.team, DIRECT, by=by)
    piece = _evidence(claim, by, 1_000_000 + detainee.pk, shows="person")
    made = choose(detainee, piece, veiled=False, by=by)
    assert made is not None
    return made.pk


def lay_picture() -> None:
    """The files that the evidence names, where this test keeps its files."""
    for copy in (*CleanCopy.objects.all(), *Redaction.objects.all()):
        if not path_of(COPIES, copy.place).exists():
            with writer(COPIES, copy.place) as file:
                file.write(b"picture")


def _facilities(world: World) -> None:
    kept, merged = (Facility.objects.get(pk=code) for code in ("sednaya", "adra"))
    one = merge_facilities(kept, merged, sentence="One building.", by=world.user("supervisor"))
    assert isinstance(one, FacilityMerge)
    world.found["facility", "known"] = {"code": "sednaya"}
    world.found["facility", "unknown"] = {"code": "nowhere"}
    world.found["merge of facilities", "known"] = {"pk": one.pk}
    world.found["merge of facilities", "unknown"] = {"pk": 999_999_999}


def _persons(world: World) -> None:
    relations = {
        "ours": (world.teams["documentation"], "documenter"),
        "another team's": (world.teams["family-centre"], "colleague_documenter"),
        "another organisation's": (world.teams["other"], "other_documenter"),
        "restricted": (world.teams["documentation"], "documenter"),
    }
    for relation, (team, name) in relations.items():
        detainee = person(team, world.user(name))
        author = world.user(name)
        detention = record_arrest(detainee, by=author, date=None, facility=None)
        world.found["photograph", relation] = {"pk": _photograph(detention, author)}
        if relation == "restricted":
            restrict(detainee, [world.user("documenter")], by=world.user("supervisor"))
        world.found["person", relation] = {"reference": detainee.reference}
        world.found["detention", relation] = {"reference": detainee.reference, "pk": detention.pk}
        world.found["number", relation] = {"reference": detainee.reference, "pk": _numbered(detainee, author)}
        nobody = register_unidentified(team, {"marks": "scar on the chin"}, by=author, sex="male")
        if relation == "restricted":
            restrict(nobody, [world.user("documenter")], by=world.user("supervisor"))
        world.found["unidentified", relation] = {"reference": nobody.reference}
        world.found["tie", relation] = {"reference": detainee.reference, "pk": _tied(detainee, author)}
    ours = world.found["person", "ours"]
    world.found["unidentified", "unknown"] = {"reference": "D-7K3M-9QTA"}
    world.found["person", "unknown"] = {"reference": "D-7K3M-9QTA"}
    world.found["photograph", "unknown"] = {"pk": 999_999_999}
    for part in ("detention", "number", "tie"):
        world.found[part, "unknown"] = {**ours, "pk": 999_999_999}
        world.found[part, "of another person"] = {**ours, "pk": world.found[part, "another organisation's"]["pk"]}


def _numbered(detainee: Detainee, by: User) -> int:
    add_numbers(detainee, [GivenNumber("national", "01234567890")], by=by)
    return detainee.numbers.get().pk


def _tied(detainee: Detainee, by: User) -> int:
    """A link to somebody whom everybody of the team sees."""
    brother = person(detainee.team, by)
    link = link_people(detainee, LinkKind.SIBLING, brother, Certainty.LIKELY, team=detainee.team, by=by)
    return link.pk


def _pairs(world: World) -> None:
    """Of each relation a pair that waits, and a merge that can be undone."""
    ours, theirs, others = (world.teams[name] for name in ("documentation", "family-centre", "other"))
    documenter, colleague, elsewhere = map(world.user, ("documenter", "colleague_documenter", "other_documenter"))
    supervisor, judge = map(world.user, ("supervisor", "other_supervisor"))
    relations = {
        "ours": ((ours, documenter), (ours, documenter), supervisor),
        "between our two teams": ((ours, documenter), (theirs, colleague), supervisor),
        "another organisation's": ((others, elsewhere), (others, elsewhere), judge),
        "with a restricted side": ((ours, documenter), (ours, documenter), supervisor),
    }
    for relation, (*entries, decides) in relations.items():
        one, other, third = (person(team, author) for team, author in (*entries, entries[1]))
        if relation == "with a restricted side":
            for entry in (other, third):
                restrict(entry, [documenter], by=supervisor)
        world.found["pair", relation] = {"pk": pair_of(one, other).pk}
        (merge,) = merged(person(*entries[0]), third, by=decides)
        world.found["merge", relation] = {"pk": merge.pk}
        if relation == "ours":
            world.found["person", "merged into ours"] = {"reference": third.reference}
    for subject in ("pair", "merge"):
        world.found[subject, "unknown"] = {"pk": 999_999_999}


def _flags(world: World) -> None:
    """Flags that somebody raised by hand, and one that names another person too."""
    ours, theirs, others = (world.teams[name] for name in ("documentation", "family-centre", "other"))
    documenter, colleague, elsewhere = map(world.user, ("documenter", "colleague_documenter", "other_documenter"))
    secret = person(ours, documenter)
    raised = {
        "on our release": raise_flag(draft(ours, documenter), "warning", "Look.", by=documenter),
        "on our person": raise_flag(person(ours, documenter), "warning", "Look.", by=documenter),
        "on another team's release": raise_flag(draft(theirs, colleague), "warning", "Look.", by=colleague),
        "on another organisation's release": raise_flag(draft(others, elsewhere), "warning", "Look.", by=elsewhere),
        "on a restricted person": raise_flag(secret, "warning", "Look.", by=documenter),
        "seen in a restricted person too": raise_flag(person(ours, documenter), "warning", "Look.", by=documenter),
    }
    restrict(secret, [documenter], by=world.user("supervisor"))
    with acting(documenter):
        FlagOther.objects.create(flag=raised["seen in a restricted person too"], detainee=secret)
    for relation, flag in raised.items():
        world.found["flag", relation] = {"pk": flag.pk}
    world.found["flag", "unknown"] = {"pk": 999_999_999}


def _inquiries(world: World) -> None:
    """Of each desk an inquiry with a number, and calls that two people have begun."""
    relations = {
        "ours": ("documentation", "liaison"),
        "another desk's": ("family-centre", "overseer"),
        "another organisation's": ("other", "other_supervisor"),
    }
    for relation, (team, name) in relations.items():
        inquiry = taken(world.user(name), world.teams[team], number=NUMBER)
        report = reported(world.user(name), world.teams[team], inquiry=inquiry)
        world.found["report", relation] = {"reference": report.reference}
        world.found["identifier", relation] = {"reference": report.reference, "pk": report.identifiers.get().pk}
        world.found["inquiry", relation] = {"reference": inquiry.reference}
        world.found["caller's number", relation] = {"reference": inquiry.reference, "pk": contact_of(inquiry).pk}
        world.found["consent asked", relation] = {"reference": inquiry.reference, "purpose": "publish"}
        match = inquiry.consents.get(purpose="match")
        world.found["consent", relation] = {"reference": inquiry.reference, "pk": match.pk}
        closed = moved(taken(world.user(name), world.teams[team]), "close", by=world.user(name))
        world.found["closed inquiry", relation] = {"reference": closed.reference}
        referred_to(inquiry, "Legal Aid", world.user(name))
        world.found["asked of somebody known", relation] = {"reference": _known(world, team, name).reference}
        _bad_news(world, relation, team)
    world.found["asked of somebody known", "unknown"] = {"reference": "Q-7K3M-9QTA"}
    for subject in ("news", "signed news"):
        world.found[subject, "unknown"] = {"pk": 999_999_999}
    used = taken(world.user("liaison"), world.teams["documentation"], number=THEIRS)
    look_at_cases(INQUIRY, [used.pk])
    world.found["flag", "on an inquiry of ours"] = {"pk": Flag.objects.get(case__number=used.pk).pk}
    ours = world.found["inquiry", "ours"]
    world.found["inquiry", "unknown"] = {"reference": "Q-7K3M-9QTA"}
    world.found["report", "unknown"] = {"reference": "L-7K3M-9QTA"}
    of_report = world.found["report", "ours"]
    world.found["identifier", "unknown"] = {**of_report, "pk": 999_999_999}
    of_another = world.found["identifier", "another organisation's"]
    world.found["identifier", "of another report"] = {**of_report, "pk": of_another["pk"]}
    world.found["caller's number", "unknown"] = {**ours, "pk": 999_999_999}
    others = world.found["caller's number", "another organisation's"]
    world.found["caller's number", "of another caller"] = {**ours, "pk": others["pk"]}
    for about, stranger in (("consent asked", {"purpose": "publish"}), ("closed inquiry", {})):
        world.found[about, "unknown"] = {"reference": "Q-7K3M-9QTA", **stranger}
    world.found["consent", "unknown"] = {**ours, "pk": 999_999_999}
    world.found["consent", "of another inquiry"] = {
        **ours,
        "pk": world.found["consent", "another organisation's"]["pk"],
    }
    _passed_on(world)
    _begun_calls(world)


def _bad_news(world: World, relation: str, team: str) -> None:
    """Bad news of this desk, and such as is signed where there is a family centre."""
    writer = make_person(f"writer_{team}", (world.teams[team], Role.LIAISON))
    for subject in ("news", "signed news"):
        news = _news(_mistaken(world, team, writer), writer)
        world.found[subject, relation] = {"pk": news.pk}
    if team != "other":
        for signing in ("overseer", "supervisor2"):
            assert gate.sign(news, by=world.user(signing)) is None
        assert gate.offer_support(news, "taken", by=writer) is None


def _begun_calls(world: World) -> None:
    for relation, name in (("one's own", "liaison"), ("another person's", "supervisor")):
        sent = QueryDict(mutable=True)
        sent.update({"once": "k" * 24, "given_ar": "خالد"})
        draft_of_call = keep(sent, "call", by=world.user(name))
        assert isinstance(draft_of_call, Draft)
        world.found["begun call", relation] = {"pk": draft_of_call.pk}
    world.found["begun call", "unknown"] = {"pk": 999_999_999}


def _intakes(world: World) -> None:
    """Of each desk a message of the public page that waits, and one that was rejected."""
    desks = {
        "ours": ("documentation", "liaison"),
        "another desk's": ("family-centre", "overseer"),
        "another organisation's": ("other", "other_supervisor"),
    }
    for relation, (team, name) in desks.items():
        waits, put_aside = came_in(world.teams[team]), came_in(world.teams[team])
        assert reject(put_aside, RejectedWhy.SPAM, revision=0, by=world.user(name)) is None
        world.found["intake", relation] = {"reference": waits.reference}
        world.found["rejected intake", relation] = {"reference": put_aside.reference}
    for subject in ("intake", "rejected intake"):
        world.found[subject, "unknown"] = {"reference": "Q-7K3M-9QTA"}


def _had(world: World) -> None:
    """Of each desk the one who wrote the news there, and at one somebody who takes none of its inquiries."""
    relations = {"ours": "documentation", "another desk's": "family-centre", "another organisation's": "other"}
    for relation, team in relations.items():
        writer = User.objects.get(username=f"writer_{team}")
        world.found["what somebody has", relation] = {"team": world.teams[team].pk, "pk": writer.pk}
    desk, elsewhere = world.teams["documentation"].pk, world.user("analyst").pk
    world.found["what somebody has", "of nobody of the desk"] = {"team": desk, "pk": elsewhere}
    world.found["what somebody has", "unknown"] = {"team": 999_999_999, "pk": elsewhere}


def _known(world: World, team: str, name: str) -> Inquiry:
    """An inquiry about somebody on the register, as a possible match."""
    by, place = world.user(name), world.teams[team]
    return moved(taken(by, place, detainee=person(place, world.user(AUTHORS[team][0]))), "match", by=by)


def _mistaken(world: World, team: str, by: User) -> Inquiry:
    """An inquiry whose caller was told of somebody else than is sought."""
    place, author, judge = world.teams[team], *map(world.user, AUTHORS[team])
    freed = wished(release_in(Status.VERIFIED, place, author, judge), "checked-relative", author)
    asked = taken(by, place, detainee=freed.detainee, relationship="parent")
    told(checked(moved(asked, "match", by=by), by), by)
    asked.refresh_from_db()
    choose_person(asked, person(place, author), by=by)
    return asked


def _news(inquiry: Inquiry, by: User) -> BadNews:
    said = {"kind": "mistaken", "finding": None, "evidence": "His identity card.", "language": "ar", "text": "نأسف."}
    news = write_news(inquiry, said, by=by)
    assert isinstance(news, BadNews)
    return BadNews.objects.for_rows().get(pk=news.pk)


def _passed_on(world: World) -> None:
    """Between the two desks of one organisation, and between desks of another: a share, a referral, one who is told."""
    desks = {"sent by us": ("documentation", "liaison", "family-centre"),
             "sent to us": ("family-centre", "overseer", "documentation")}  # fmt: skip
    for relation, (team, name, to) in desks.items():
        by, other = world.user(name), world.teams[to]
        inquiry, back = taken(by, world.teams[team], number=NUMBER), taken(by, world.teams[team])
        world.found["referral", relation] = {"pk": referred_to(inquiry, other, by).pk}
        passed = shared_with(inquiry, other, by, "name", "numbers")
        world.found["share", relation] = {"pk": passed.pk}
        world.found["shared number", relation] = {"pk": passed.pk, "contact": contact_of(inquiry).pk}
        world.found["sent referral", relation] = world.found["referral", relation]
        shared_with(back, other, by)
        world.found["telling", relation] = {"pk": Telling.objects.get(share__inquiry=destroyed(back, by).inquiry).pk}
    third, judge = (
        found_team(world.teams["other"].organisation, "second", "فريق ثان", "Second"),
        world.user("other_supervisor"),
    )
    theirs, back = taken(judge, world.teams["other"], number=NUMBER), taken(judge, world.teams["other"])
    world.found["referral", "between others"] = {"pk": referred_to(theirs, third, judge).pk}
    passed = shared_with(theirs, third, judge, "name", "numbers")
    world.found["share", "between others"] = {"pk": passed.pk}
    world.found["shared number", "between others"] = {"pk": passed.pk, "contact": contact_of(theirs).pk}
    ours = world.found["shared number", "sent by us"]
    world.found["shared number", "unknown"] = {**ours, "pk": 999_999_999}
    shared_with(back, third, judge)
    stone = destroyed(back, judge)
    world.found["telling", "between others"] = {"pk": Telling.objects.get(share__inquiry=stone.inquiry).pk}
    for about in ("share", "referral", "sent referral", "telling"):
        world.found[about, "unknown"] = {"pk": 999_999_999}


def _advisories(world: World) -> None:
    """Of each desk a draft that can be submitted, and a line that waits for another supervisor."""
    relations = {
        "ours": ("documentation", "liaison", "supervisor"),
        "another desk's": ("family-centre", "overseer", "overseer"),
        "another organisation's": ("other", "other_supervisor", "other_supervisor"),
    }
    for relation, (team, author, keeper) in relations.items():
        place = world.teams[team]
        world.found["advisory", relation] = {"pk": written(world.user(author), place).pk}
        world.found["public line", relation] = {"pk": line(place, world.user(keeper)).pk}
    ours, liaison, supervisor = world.teams["documentation"], world.user("liaison"), world.user("supervisor")
    stands, over = (published(liaison, supervisor, ours) for _number in range(2))
    moved_advisory(over, "withdraw", by=supervisor)
    world.found["published advisory", "holds today"] = {"pk": stands.pk}
    world.found["published advisory", "is over"] = {"pk": over.pk}
    for subject in ("advisory", "public line", "published advisory"):
        world.found[subject, "unknown"] = {"pk": 999_999_999}


def _exports(world: World) -> None:
    """Lists by their names; a request for one that waits, and one whose file is there."""
    lists = {
        "what is verified": "verified-releases", "the work of teams": "releases", "the queue": "queue",
        "the families' desk": "inquiries", "unknown": "nothing",
    }  # fmt: skip
    for relation, name in lists.items():
        world.found["exported list", relation] = {"name": name}
    for subject in ("arranged list", "picked and exported", "picked and handed over"):
        for relation in ARRANGED_LISTS[subject]:
            world.found[subject, relation] = {"name": lists[relation]}
    second = make_person("other_supervisor2", (world.teams["other"], Role.SUPERVISOR))
    askers = {
        "asked by the analyst": ("documentation", world.user("analyst"), world.user("supervisor")),
        "another organisation's": ("other", world.user("other_supervisor"), second),
    }
    for relation, (team, asker, approver) in askers.items():
        organisation = world.teams[team].organisation
        waits, there = (asked(asker, organisation) for _number in range(2))
        world.found["export", relation] = {"reference": waits.reference}
        world.found["made export", relation] = {"reference": made_file(there, approver).reference}
    for subject in ("export", "made export"):
        world.found[subject, "unknown"] = {"reference": "L-2222-2222"}


def _views(world: World) -> None:
    """Views of what is verified: of one person, of a team, of another organisation's."""
    views = {
        "one's own": ("documenter", None), "shared with the team": ("supervisor", "documentation"),
        "another organisation's": ("other_documenter", "other"),
    }  # fmt: skip
    for relation, (maker, team) in views.items():
        name, shared = f"View of {maker}", world.teams[team] if team else None
        view = save("verified-releases", name, "home=SY-ID", shared, by=world.user(maker))
        assert isinstance(view, SavedView)
        world.found["saved view", relation] = {"pk": view.pk}
    world.found["saved view", "unknown"] = {"pk": 999_999_999}


def _case_files(world: World) -> None:
    """Of which releases and persons one is asked for: the same that others are about."""
    for (about, relation), kwargs in list(world.found.items()):
        if about in ("release", "person"):
            world.found[f"{about} of a case file", relation] = kwargs


def _own_fields(world: World) -> None:
    """Of each team a field of its own."""
    keepers = {
        "ours": ("documentation", "supervisor"), "another team's": ("family-centre", "overseer"),
        "another organisation's": ("other", "other_supervisor"),
    }  # fmt: skip
    for relation, (team, keeper) in keepers.items():
        world.found["own field", relation] = {"pk": field_of(world.teams[team], world.user(keeper)).pk}
    world.found["own field", "unknown"] = {"pk": 999_999_999}


def _figures(world: World) -> None:
    """Of each organisation a figure that is a draft, one that is published, and an explanation that waits."""
    relations = {"ours": ("documentation", "supervisor"), "another organisation's": ("other", "other_supervisor")}
    for relation, (team, decides) in relations.items():
        place = world.teams[team]
        writer = make_person(f"counts_{team}", (place, Role.ANALYST))
        kind = "a draft" if team == "documentation" else "another organisation's draft"
        world.found["figure", kind] = {"pk": noted(writer, place).pk}
        kind = "published" if team == "documentation" else "another organisation's, published"
        world.found["figure", kind] = {"pk": published_figure(writer, world.user(decides), place).pk}
        world.found["explanation", relation] = {"pk": explained(writer, place).pk}
    for kind in ("published", "a draft"):
        world.found["read figure", kind] = {"key": world.found["figure", kind]["pk"]}
    for kind in ("holds today", "is over"):
        world.found["read advisory", kind] = {"key": world.found["published advisory", kind]["pk"]}
    for subject in ("read figure", "read advisory"):
        world.found[subject, "unknown"] = {"key": 999_999_999}
    world.found["counted", "published"] = {"group": "released-wave--decree-7-2022", "part": 1}
    world.found["counted", "unknown"] = {"group": "released-wave--decree-7-2022", "part": 2}
    for subject in ("figure", "explanation"):
        world.found[subject, "unknown"] = {"pk": 999_999_999}


def _tallies(world: World) -> None:
    """Of each organisation a tally that was saved."""
    for relation, team, name in (
        ("ours", "documentation", "analyst"),
        ("another organisation's", "other", "other_supervisor"),
    ):
        saved = freeze(Question(settled_now()), world.teams[team].organisation, "حصيلة", "A tally", by=world.user(name))
        assert isinstance(saved, FrozenTally)
        world.found["saved tally", relation] = {"reference": saved.reference}
    world.found["saved tally", "unknown"] = {"reference": "T-7K3M-9QTA"}


def _tokens(world: World) -> None:
    """Of everybody who has an account a token, two of which somebody else may be asked to revoke."""
    for name, one in world.people.items():
        if isinstance(one, User):
            made = make_token("matrix", list(TokenScope.values), 30, by=one)
            assert isinstance(made, str)
            world.tokens[name] = made
    for relation, name in (("of the liaison", "liaison"), ("of another organisation", "other_supervisor")):
        world.found["token", relation] = {"pk": AccessToken.objects.get(person=world.user(name)).pk}
    world.found["token", "unknown"] = {"pk": 999_999_999}


def _statements(world: World) -> None:
    """Of each organisation a draft and one that was submitted; and one that is published."""
    for relation, team, entrant, judge, author in (
        ("ours", "documentation", "documenter", "supervisor", "analyst"),
        ("another organisation's", "other", "other_documenter", "other_supervisor", "other_supervisor"),
    ):
        by = world.user(author)
        let_go(world.user(entrant), world.user(judge), world.teams[team], "SY-TA")
        tally = saved(by, world.teams[team].organisation)
        draft, handed_in = stated(by, tally), moved_statement(stated(by, tally), "submit", by=by)
        world.found["statement", relation] = {"pk": draft.pk}
        world.found["submitted statement", relation] = {"pk": handed_in.pk}
        world.found["file of a statement", relation] = {"pk": draft.pk, "kind": "txt"}
        if relation == "ours":
            stated_publicly(by, world.user(judge), tally)
    one: dict[str, object] = {"organisation": "admsp", "number": 1}
    for number, relation in ((1, "published"), (999, "unknown")):
        world.found["published statement", relation] = {**one, "number": number}
        world.found["edition of a statement", relation] = {**one, "number": number, "edition": 0}
        world.found["file of an edition", relation] = {**one, "number": number, "edition": 0, "kind": "txt"}
    for number, relation in ((1, "published"), (999, "unknown")):
        world.found["read statement", relation] = {"key": f"admsp-{number}-0"}
    world.found["file of an edition", "of a strange kind"] = {**one, "edition": 0, "kind": "exe"}
    for subject in ("statement", "submitted statement"):
        world.found[subject, "unknown"] = {"pk": 999_999_999}
    world.found["file of a statement", "unknown"] = {"pk": 999_999_999, "kind": "txt"}


def _accounts(world: World) -> None:
    relations = {"ours": ("documentation", "administrator"), "another organisation's": ("other", "other_administrator")}
    for relation, (team, administrator) in relations.items():
        invited = invite(
            f"invited_{team}", "Invited", alias="", language="ar", team=world.teams[team], roles=[Role.DOCUMENTER],
            by=world.user(administrator),
        )  # fmt: skip
        assert isinstance(invited, Invited)
        world.found["team", relation] = {"pk": world.teams[team].pk}
        world.found["account", relation] = {"pk": invited.person.pk}
        world.found["role", relation] = {"pk": Membership.objects.get(user=invited.person).pk}
        world.found["link", relation] = {"pk": Invitation.objects.get(user=invited.person).pk}
    world.found["account", "without a role"] = {"pk": world.user("newcomer").pk}
    ours, others = (world.teams[name].organisation for name in ("documentation", "other"))
    agreement = propose(ours, others, "the desk", by=world.user("supervisor"))
    assert isinstance(agreement, Agreement)
    world.found["agreement", "ours"] = {"pk": agreement.pk}
    for subject in ("account", "role", "link", "team", "agreement"):
        world.found[subject, "unknown"] = {"pk": 999_999_999}
