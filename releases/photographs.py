"""Which of the photographs that came with claims stands on a person's page: chosen, changed, taken down."""

from django.utils import timezone

from accounts.acting import acting
from accounts.models import User
from detainees.models import Detainee
from releases.evidence.lists import Preparation
from releases.models import Evidence, Photograph
from releases.models.evidence import EvidenceQuerySet

OFFERED = 24  # pictures at most, the newest


def may_stand(entries: dict[int, str], user: User) -> EvidenceQuerySet:
    """The pictures of the person with these entries from which `user` may choose."""
    shown = Evidence.objects.visible_to(user).of_person(*entries).filter(original__state=Preparation.READY)
    return shown.filter(original__media_type__startswith="image/").select_related("original").order_by("-pk")


def choose(detainee: Detainee, piece: Evidence | None, *, veiled: bool, by: User) -> Photograph | None:
    """Let this picture stand on the person's page, or none; what stood there is taken down and kept in the history."""
    with acting(by):
        Detainee.objects.select_for_update(of=("self",)).get(pk=detainee.pk)
        stood = Photograph.objects.filter(detainee__in=_entries(detainee), taken_down_at__isnull=True)
        if piece is not None and stood.filter(detainee=detainee, evidence=piece, veiled=veiled).exists():
            return stood.get(detainee=detainee)
        for each in stood:
            each.taken_down_by, each.taken_down_at = by, timezone.now()
            each.save(update_fields=["taken_down_by", "taken_down_at"])
        if piece is None:
            return None
        return Photograph.objects.create(detainee=detainee, evidence=piece, veiled=veiled, chosen_by=by)


def _entries(detainee: Detainee) -> list[int]:
    return [detainee.pk, *detainee.merged.values_list("pk", flat=True)]
