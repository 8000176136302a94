"""Where the identifiers of a report are used: by callers, by sources, in other reports."""

from django.db.models import Q
from django.db.models.functions import Coalesce

from detainees.models.warnings import DISTINCTIVE
from families.models import Contact, ExtortionIdentifier, ExtortionReport, Inquiry
from families.models.extortion import ReportQuerySet
from releases.models import Release, Source
from releases.sourcing import keep_identifiers

SHOWN = 20  # other reports
AT_ONCE = 50  # releases that are looked at by themselves; more, and the whole register is


def users_of(report: int) -> tuple[list[int], list[int]]:
    """The inquiries of callers, and the releases that rest on sources, who use what is one person's own of this report.

    Ids; of a source that was kept before identifiers were read, it is read first.
    """
    keep_identifiers(None)
    given = ExtortionIdentifier.objects.filter(report=report, kind__in=DISTINCTIVE)
    organisation = ExtortionReport.objects.values_list("organisation", flat=True).get(pk=report)
    callers = Contact.objects.filter(digest__in=given.values("contact_digest")).values("relative")
    inquiries = Inquiry.objects.filter(relative__in=callers, organisation=organisation, erased_at__isnull=True)
    used = Source.objects.filter(
        team__organisation=organisation, identifiers__overlap=list(given.values_list("digest", flat=True))
    )
    roots = set(used.annotate(root=Coalesce("merged_into_id", "pk")).values_list("root", flat=True))
    sources = Source.objects.filter(Q(pk__in=roots) | Q(merged_into__in=roots))
    releases = Release.objects.filter(claims__source__in=sources).distinct()
    return list(inquiries.values_list("pk", flat=True)), list(releases.values_list("pk", flat=True)[: AT_ONCE + 1])


def reports_with(report: ExtortionReport, seen: ReportQuerySet) -> list[ExtortionReport]:
    """Of `seen` the other reports that name an identifier of this one, the newest first."""
    digests = report.identifiers.filter(struck_at=None).values("digest")
    same = ExtortionIdentifier.objects.filter(digest__in=digests, struck_at=None).exclude(report=report)
    return list(seen.filter(pk__in=same.values("report")).order_by("-pk")[:SHOWN])
