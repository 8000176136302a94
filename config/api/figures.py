"""Figures of others, as they are published."""

from collections.abc import Sequence

from django.urls import reverse

from casework.dates import PartialDate
from config.api.collection import Collection, Item, News
from config.api.schema import BOTH, EDTF, MOMENT, Row, record, several, text, whole, words
from releases.figures.parts import Part, read
from releases.figures.shown import numbered
from releases.lists import Category, CountBound
from releases.models import ReportedFigure
from releases.models.reported import FigureVersion
from releases.said_figures import PartOf, WhatIsCounted

NEWEST = 30
PART = record(
    of=words(PartOf.values),
    number=whole(null=True),
    percent=whole(null=True),
    bound=words(CountBound.values),
    governorate=text("ISO 3166-2"),
    party=BOTH,
    since=EDTF,
    until=EDTF,
)
SHAPE = record(
    id=whole(),
    url=text("address of this figure"),
    counted=words(WhatIsCounted.values),
    said_by=BOTH,
    definition=BOTH,
    bound=words(CountBound.values),
    value=whole("the number; of a range the lowest"),
    value_to=whole("of a range the highest", null=True),
    as_of=EDTF,
    since=EDTF,
    until=EDTF,
    wave=text("code of the occasion"),
    facility=text("code of the prison"),
    place=BOTH,
    covers=several(words(Category.values)),
    parts=several(PART),
    source=record(title=text(), date=EDTF, address=text()),
    version=whole("counts corrections"),
    published_at=MOMENT,
)


def _page(after: int, most: int) -> list[Item]:
    found = ReportedFigure.objects.standing().filter(pk__gt=after)[:most]
    return [Item(figure.pk, _row(figure)) for figure in found]


def _one(key: str) -> Row | None:
    found = ReportedFigure.objects.standing().filter(pk=int(key)).first()
    return None if found is None else _row(found)


def _news() -> Sequence[News]:
    newest = ReportedFigure.objects.standing().order_by("-published_at", "-pk")[:NEWEST]
    return [_news_of(figure, _said(figure)) for figure in newest]


def _news_of(figure: ReportedFigure, said: FigureVersion) -> News:
    assert figure.published_at is not None
    number = numbered(said.value, said.value_to, said.bound)
    return News(
        url=reverse("api:figure", args=[figure.pk]),
        title_ar=f"{said.said_by_ar}: {number}",
        title_en=f"{said.said_by_en}: {number}",
        summary=f"{said.definition_ar}\n{said.definition_en}",
        at=figure.published_at,
    )


def _said(figure: ReportedFigure) -> FigureVersion:
    assert figure.standing is not None  # it is published
    return figure.standing


def _row(figure: ReportedFigure) -> Row:
    said = _said(figure)
    assert figure.published_at is not None
    return {
        "id": figure.pk,
        "url": reverse("api:figure", args=[figure.pk]),
        "counted": said.counted,
        "said_by": {"ar": said.said_by_ar, "en": said.said_by_en},
        "definition": {"ar": said.definition_ar, "en": said.definition_en},
        "bound": said.bound,
        "value": said.value,
        "value_to": said.value_to,
        "as_of": edtf(said.as_of),
        "since": edtf(said.since),
        "until": edtf(said.until),
        "wave": said.wave_id or "",
        "facility": said.facility_id or "",
        "place": {"ar": said.place_ar, "en": said.place_en},
        "covers": said.covers,
        "parts": [_part(part) for part in read(said.parts)],
        "source": {"title": said.source_title, "date": edtf(said.source_date), "address": said.source_address},
        "version": said.number,
        "published_at": figure.published_at.isoformat(),
    }


def _part(part: Part) -> Row:
    return {
        "of": part.of,
        "number": part.number,
        "percent": part.percent,
        "bound": part.bound,
        "governorate": part.place,
        "party": {"ar": part.party_ar, "en": part.party_en},
        "since": part.since or None,
        "until": part.until or None,
    }


def edtf(date: PartialDate | None) -> str | None:
    """A date as EDTF; None where it is not known."""
    return None if date is None else date.edtf


FIGURES = Collection(
    "figures", "Figures of others", "What other organisations said of how many; never averaged.", "id", SHAPE, _page,
    _one, _news,
)  # fmt: skip
