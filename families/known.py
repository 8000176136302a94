"""Where the identifiers of a report are used: by callers, by sources, in other reports."""

from families.models import Contact, ExtortionIdentifier, ExtortionReport, Inquiry
from families.models.extortion import ReportQuerySet
from releases.models import Release, Source

SHOWN = 20  # other reports


def users_of(report: int) -> tuple[list[int], list[int]]:
    """The inquiries of callers, and the releases that rest on sources, who use an identifier of this report (ids)."""
    given = ExtortionIdentifier.objects.filter(report=report)
    organisation = ExtortionReport.objects.values_list("organisation", flat=True).get(pk=report)
    callers = Contact.objects.filter(digest__in=given.values("contact_digest")).values("relative")
    inquiries = Inquiry.objects.filter(relative__in=callers, organisation=organisation)
    sources = Source.objects.filter(
        team__organisation=organisation, identifiers__overlap=list(given.values_list("digest", flat=True))
    )
    releases = Release.objects.filter(claims__source__in=sources)
    return list(inquiries.values_list("pk", flat=True)), list(releases.values_list("pk", flat=True).distinct())


def reports_with(report: ExtortionReport, seen: ReportQuerySet) -> list[ExtortionReport]:
    """Of `seen` the other reports that name an identifier of this one, the newest first."""
    digests = report.identifiers.filter(struck_at=None).values("digest")
    same = ExtortionIdentifier.objects.filter(digest__in=digests, struck_at=None).exclude(report=report)
    return list(seen.filter(pk__in=same.values("report")).order_by("-pk")[:SHOWN])
