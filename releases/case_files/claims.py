"""The claims of one record as a case file prints them: each with its grade, how the source knows, and what it said;
where they contradict each other side by side.
"""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from accounts.access import may
from accounts.rights import Right
from casework.dates import say_date
from releases.bar import weighed
from releases.case_files import saying
from releases.case_files.saying import Said
from releases.case_files.telling import NOT_CITED, Teller, why_not_cited
from releases.lists import ClaimState
from releases.models import Claim, Finding, Release
from releases.spoken_of import words_for
from releases.testimony import LABELS, OF_FINDING, contradict, in_words


def told_of(record: Release | Finding, teller: Teller) -> Iterator[Said]:
    """What is said of a release with its conditions, or of a finding, and whether it carries what was verified."""
    yield saying.heading(_("Claims"), 3)
    if not may(teller.user, Right.SEE_SOURCES, record.team):
        yield saying.paragraph(_("They are another team's, and whoever asked for this file does not see them."))
        return
    yield saying.paragraph(weighed(record, as_verified=True).why)
    claims = [each for each in teller.claims if _is_about(each, record)]
    yield from compared(record, claims, teller)
    yield from listed(claims, teller)


def _is_about(claim: Claim, record: Release | Finding) -> bool:
    if isinstance(record, Finding):
        return claim.finding_id == record.pk
    return record.pk in (claim.release_id, claim.condition_id)


def listed(claims: Iterable[Claim], teller: Teller) -> Iterator[Said]:
    """Claim by claim."""
    for claim in claims:
        title = _("Claim %(number)s: %(about)s") % {"number": teller.order[claim.pk], "about": words_for(claim)}
        yield saying.heading(title, 4)
        yield saying.rows(_facts(claim, teller))
        reason = why_not_cited(claim)
        if reason:
            yield saying.paragraph(NOT_CITED[reason], soft=True)
        elif claim.text:
            yield saying.words(_("What was said"), teller.said(claim.text))


def _facts(claim: Claim, teller: Teller) -> Iterator[tuple[str, str]]:
    yield _("Source"), teller.source(claim)
    yield _("How the source knows"), str(claim.get_connection_display())
    yield _("Grade"), f"{claim.grade} · {claim.get_reliability_display()} · {claim.get_credibility_display()}"
    yield _("Said on"), say_date(claim.said_on) if claim.said_on else ""
    yield _("Received on"), f"{claim.received_on:%Y-%m-%d}" if claim.received_on else ""
    for name, label in LABELS.items():
        yield _("It says: %(fact)s") % {"fact": label}, saying.plain(in_words(getattr(claim, Claim.SAYS[name])))
    if claim.derived_from_id:
        number = teller.order.get(claim.derived_from_id)
        yield _("Repeats"), _("claim %(number)s") % {"number": number} if number else _("a claim of another record")
    yield _("Consent to cite"), str(claim.get_cite_display())
    state = str(claim.get_state_display())
    yield _("State"), state if claim.state == ClaimState.STANDS else f"{state} · {saying.moment(claim.state_at)}"
    yield _("Entered"), f"{saying.moment(claim.made_at)} · {teller.alias(claim.made_by)}"
    pieces = [str(piece.pk) for piece in teller.pieces if piece.claim_id == claim.pk]
    yield _("Pieces of evidence"), ", ".join(pieces)


def compared(record: Release | Finding, claims: Iterable[Claim], teller: Teller) -> Iterator[Said]:
    """Of each fact of which claims speak what was verified and what each says, with a mark where they contradict."""
    verified = record.verified_revision
    standing = [each for each in claims if each.state == ClaimState.STANDS]
    lines: list[list[str]] = []
    for name, label in (OF_FINDING if isinstance(record, Finding) else LABELS).items():
        said = [(teller.order[claim.pk], getattr(claim, Claim.SAYS[name])) for claim in standing]
        said = [(number, value) for number, value in said if value]
        ours = getattr(verified, name, None)
        sides = [value for _number, value in said] + ([ours] if in_words(ours) else [])
        for number, value in said:
            mark = _("contradicts") if any(contradict(value, other) for other in sides) else _("agrees")
            lines.append([saying.plain(label), saying.plain(in_words(ours)) or "–", str(number),
                          saying.plain(in_words(value)), mark])  # fmt: skip
    if lines:
        head = (_("Fact"), _("Verified"), _("Claim"), _("It says"), _("Beside the others"))
        yield saying.table(head, lines, (3, 4, 2, 4, 3))
