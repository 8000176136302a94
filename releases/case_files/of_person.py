"""A person in a case file: names, facts, detentions, where they were seen, what became of them, releases, links."""

from collections.abc import Iterator, Sequence

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from casework.dates import say_date
from casework.differences import words_of
from casework.models import moves_made
from casework.sealed import NotSealedHere, opened
from detainees.dossier import Dossier
from detainees.models import Detainee, Detention, Name
from releases.case_files import of_release, saying
from releases.case_files.claims import listed, told_of
from releases.case_files.saying import Said
from releases.case_files.telling import Teller
from releases.dossier import words_of as words_of_fact
from releases.findings.page import words_of_move
from releases.models import Finding, FindingVerdict, Release
from releases.models.findings import FINDING, fact_fields
from releases.models.revisions import Ruling

_OF_PERSON = ("sex", "birth", "age_stated", "age_stated_on", "home_governorate", "home_area", "home_place",
              "occupation", "civil_servant", "army_defector")  # fmt: skip
_OF_DETENTION = ("arrest_date", "arrest_governorate", "arrest_place", "arresting_body", "charge", "basis", "court",
                 "responsible", "disappeared", "disappeared_since")  # fmt: skip


def facts_of(person: Detainee) -> Said:
    """Who they are, as a release's case file says it too."""
    said = [(_("Name in Arabic"), saying.plain(person.name_ar)),
            (_("Name in Latin script"), saying.plain(person.name_latin)),
            (_("Reference of the person"), str(person.reference))]  # fmt: skip
    return saying.rows([*said, *_said(person, _OF_PERSON)])


def sections(
    dossier: Dossier, releases: Sequence[Release], findings: Sequence[Finding], teller: Teller
) -> Iterator[Said]:
    """The person of this dossier, with the releases and findings that are verified."""
    yield saying.heading(_("The person"))
    yield facts_of(dossier.detainee)
    yield from _names(dossier)
    yield from _numbers(dossier, teller)
    yield from _detentions(dossier)
    yield from _links(dossier)
    parts = [each for each in teller.claims if each.detention_id or each.number_id or each.link_id]
    if parts:
        yield saying.heading(_("What sources say of detentions, numbers and links"), 3)
        yield from listed(parts, teller)
    for finding in findings:
        yield from _finding(finding, teller)
    for release in releases:
        yield from of_release.sections(release, teller)


def _said(record: models.Model, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        field = record._meta.get_field(name)
        if isinstance(field, models.Field):
            yield capfirst(str(field.verbose_name)), saying.typed(words_of(record, field))


def _names(dossier: Dossier) -> Iterator[Said]:
    """Every name as it was given; by whom is told of no name."""
    yield saying.heading(_("Names, as they were given"), 3)
    parts = [Name._meta.get_field(name) for name in Name.PARTS]
    head = [capfirst(str(getattr(part, "verbose_name", ""))) for part in parts]
    lines = [
        [*(saying.plain(getattr(told.row, name)) for name in Name.PARTS), saying.moment(told.row.given_at)]
        for told in dossier.names
    ]
    yield saying.table([*head, _("When")], lines, (3, 3, 3, 3, 3, 4))
    others = [(str(told.row.get_kind_display()), saying.plain(told.row.text)) for told in dossier.other_names]
    if others:
        yield saying.rows(others)


def _numbers(dossier: Dossier, teller: Teller) -> Iterator[Said]:
    """The numbers where their approval says so; else of which kinds there are any."""
    standing = [line.row for line in dossier.numbers if line.row.struck_at is None]
    if not standing:
        return
    yield saying.heading(_("Identity numbers"), 3)
    yield saying.rows((str(row.get_kind_display()), _number(row, teller)) for row in standing)


def _number(row: models.Model, teller: Teller) -> str:
    if not teller.numbers:
        return _("known, and left out")
    try:
        return saying.plain(opened(row, "number"))
    except NotSealedHere:
        return _("cannot be read")


def _detentions(dossier: Dossier) -> Iterator[Said]:
    for number, told in enumerate(dossier.detentions, start=1):
        detention: Detention = told.row
        yield saying.heading(_("Detention %(number)s") % {"number": number}, 3)
        yield saying.rows(_said(detention, _OF_DETENTION))
        stays = [(saying.plain(stay.facility), say_date(stay.from_date), say_date(stay.to_date))
                 for stay in detention.stays.all()]  # fmt: skip
        if stays:
            yield saying.table((_("Facility"), _("From"), _("Until")), stays, (6, 3, 3))


def _links(dossier: Dossier) -> Iterator[Said]:
    """What joins them to others, who are named by their reference alone; to nobody restricted, whoever asked."""
    standing = [line for line in dossier.links if line.row.struck_at is None and not line.other.restricted]
    if standing:
        yield saying.heading(_("Links to other people"), 3)
        lines = [
            (str(line.word), str(line.other.reference), str(line.row.get_certainty_display())) for line in standing
        ]
        yield saying.table((_("What they are"), _("Reference"), _("Certainty")), lines, (4, 4, 4))


def _finding(finding: Finding, teller: Teller) -> Iterator[Said]:
    revision = finding.verified_revision
    if revision is None:
        return
    title = _("Sighting %(reference)s") if finding.is_sighting else _("Fate %(reference)s")
    yield saying.heading(title % {"reference": finding.reference})
    submitted = f"{saying.moment(revision.submitted_at)} · {teller.alias(revision.submitted_by)}"
    verdicts = FindingVerdict.objects.open_of([finding]).filter(revision=revision, ruling=Ruling.VERIFIED)
    verified = [(_("Verified"), f"{saying.moment(each.at)} · {teller.alias(each.by)}") for each in verdicts]
    yield saying.rows([(_("Verified revision"), str(revision.number)), (_("Submitted"), submitted), *verified])
    facts = ((field, words_of_fact(revision, field)) for field in fact_fields())
    yield saying.rows((capfirst(str(field.verbose_name)), saying.typed(words)) for field, words in facts)
    yield from told_of(finding, teller)
    yield saying.heading(_("History of the record"), 3)
    made = moves_made(FINDING, finding.pk)
    lines = [(saying.moment(each.at), teller.alias(each.by), words_of_move(each.name), str(each.revision))
             for each in made]  # fmt: skip
    yield saying.table((_("When"), _("Who"), _("What"), _("Revision")), lines, (3, 3, 5, 2))
