"""What contradicts itself is kept as the source said it, asked about, and stops verification until it is settled.

Each rule is a small function that answers with the values that contradict each other, or None. Dates of low precision
are not flagged for what they leave possible.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.dates import PartialDate, must_be_before
from detainees.models import Detention
from releases.models import Settlement
from releases.models.facts import ReleaseFacts
from releases.models.releases import Release

Values = tuple[object, ...]


@dataclass(frozen=True)
class Contradiction:
    """One rule that fits: its code (see `interfaces.md`), its sentence, and what it was seen in."""

    rule: str
    sentence: str | Promise
    values: Values

    @property
    def fingerprint(self) -> str:
        """Changes when one of the values does, so that a settlement holds for these values alone."""
        return hashlib.sha256("|".join(map(str, self.values)).encode()).hexdigest()


def today() -> date:
    """Today in Syria."""
    return timezone.now().astimezone(ZoneInfo(settings.TIME_ZONE)).date()


def released_before_arrest(facts: ReleaseFacts, detentions: list[Detention]) -> Values | None:
    arrests = [d.arrest_date for d in detentions if d.arrest_date]
    if facts.date and arrests and all(must_be_before(facts.date, arrest) for arrest in arrests):
        return (facts.date, *arrests)
    return None


def released_before_birth(facts: ReleaseFacts, detentions: list[Detention]) -> Values | None:
    birth = facts.detainee.birth if facts.detainee else None
    return (facts.date, birth) if birth and facts.date and must_be_before(facts.date, birth) else None


def future_date(facts: ReleaseFacts, detentions: list[Detention]) -> Values | None:
    now = PartialDate.on(today())
    return (facts.date,) if facts.date and must_be_before(now, facts.date) else None


def before_wave(facts: ReleaseFacts, detentions: list[Detention]) -> Values | None:
    if facts.wave and facts.date and must_be_before(facts.date, PartialDate.on(facts.wave.began)):
        return (facts.date, facts.wave.code)
    return None


def redetained_before_release(facts: ReleaseFacts, detentions: list[Detention]) -> Values | None:
    back = facts.redetained_on
    return (facts.date, back) if facts.date and back and must_be_before(back, facts.date) else None


Rule = Callable[[ReleaseFacts, list[Detention]], Values | None]

RULES: dict[str, tuple[Rule, Promise]] = {
    "released-before-arrest": (released_before_arrest, _("The release lies before the arrest.")),
    "released-before-birth": (released_before_birth, _("The release lies before the date of birth.")),
    "future-date": (future_date, _("The release lies in the future.")),
    "before-wave": (before_wave, _("The release lies before its wave began.")),
    "redetained-before-release": (redetained_before_release, _("The new detention lies before the release.")),
}


def found_in(facts: ReleaseFacts, detentions: Iterable[Detention]) -> list[Contradiction]:
    """The contradictions in these facts, beside the person's detentions."""
    known = list(detentions)
    seen = ((code, rule(facts, known), sentence) for code, (rule, sentence) in RULES.items())
    return [Contradiction(code, sentence, values) for code, values, sentence in seen if values is not None]


def detentions_of(facts: ReleaseFacts) -> list[Detention]:
    """The detentions of the person whom these facts are about."""
    return list(facts.detainee.detentions.all()) if facts.detainee else []


def unsettled(release: Release) -> list[Contradiction]:
    """Those of the release's contradictions that nobody has settled as they stand."""
    found = found_in(release, detentions_of(release))
    if not found:
        return []
    settled = set(Settlement.objects.filter(release=release).values_list("rule", "fingerprint"))
    return [c for c in found if (c.rule, c.fingerprint) not in settled]


def unsettled_among(releases: models.QuerySet[Release]) -> list[tuple[Release, list[Contradiction]]]:
    """Those of `releases` in which something contradicts itself unsettled, with what it is; three queries for all."""
    asked = list(releases.select_related("detainee").prefetch_related("detainee__detentions"))
    settled = set(Settlement.objects.filter(release__in=asked).values_list("release_id", "rule", "fingerprint"))
    found = ((release, found_in(release, detentions_of(release))) for release in asked)
    open_ones = ((r, [c for c in all_ if (r.pk, c.rule, c.fingerprint) not in settled]) for r, all_ in found)
    return [(release, contradictions) for release, contradictions in open_ones if contradictions]
