"""Advisories that hold today: warnings, and verdicts on rumours."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone

from config.api.collection import Collection, Item, News
from config.api.schema import DAY, MOMENT, Row, record, several, text, texts, whole, words
from families.models import Advisory
from families.models.advice import LANGUAGES
from families.models.advisories import AdvisoryQuerySet, AdvisoryVersion
from families.rumours import AdvisoryKind, Verdict

SHAPE = record(
    id=whole(),
    url=text("address of this advisory"),
    kind=words(AdvisoryKind.values),
    verdict=words(Verdict.values, null=True),
    first_day=DAY,
    last_day=DAY,
    title=texts(*LANGUAGES),
    text=texts(*LANGUAGES),
    sources=record(ar=several(text()), en=several(text())),
    unnamed_sources={"type": "boolean"},
    version=whole("counts corrections"),
    published_at=MOMENT,
)


def _active() -> AdvisoryQuerySet:
    return Advisory.objects.active(timezone.localdate())


def _page(after: int, most: int) -> list[Item]:
    found = _active().filter(pk__gt=after).order_by("pk")[:most]
    return [Item(advisory.pk, _row(advisory)) for advisory in found]


def _one(key: str) -> Row | None:
    found = _active().filter(pk=int(key)).first()
    return None if found is None else _row(found)


def _news() -> Sequence[News]:
    return [_news_of(advisory, _said(advisory)) for advisory in _active()]


def _news_of(advisory: Advisory, said: AdvisoryVersion) -> News:
    assert advisory.published_at is not None
    return News(
        url=reverse("api:advisory", args=[advisory.pk]),
        title_ar=said.title_ar,
        title_en=said.title_en,
        summary=f"{said.text_ar}\n{said.text_en}",
        at=advisory.published_at,
    )


def _said(advisory: Advisory) -> AdvisoryVersion:
    assert advisory.standing is not None  # it is published
    return advisory.standing


def _row(advisory: Advisory) -> Row:
    said = _said(advisory)
    assert advisory.published_at is not None
    return {
        "id": advisory.pk,
        "url": reverse("api:advisory", args=[advisory.pk]),
        "kind": said.kind,
        "verdict": said.verdict,
        "first_day": said.first_day.isoformat(),
        "last_day": said.last_day.isoformat(),
        "title": {language: getattr(said, f"title_{language}") for language in LANGUAGES},
        "text": {language: getattr(said, f"text_{language}") for language in LANGUAGES},
        "sources": {"ar": said.sources_ar.splitlines(), "en": said.sources_en.splitlines()},
        "unnamed_sources": said.unnamed_sources,
        "version": said.number,
        "published_at": advisory.published_at.isoformat(),
    }


ADVISORIES = Collection(
    "advisories", "Advisories", "Warnings and verdicts on rumours that hold today.", "id", SHAPE, _page, _one, _news
)
