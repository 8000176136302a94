"""What the definitions, bounds and dates of figures tell of why they differ: one sentence for each thing that they do.

Only what they say themselves is said here; what people know beside it, they write (FigureExplanation).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from django.utils.translation import gettext as _

from accounts.models.teams import in_language
from casework.dates import must_be_before, say_date
from releases.figures.shown import ShownFigure
from releases.lists import Category, CountBound

Figures = Sequence[ShownFigure]
ENOUGH = 2  # figures that can differ


def differences(figures: Figures) -> list[str]:
    """Why these differ, as far as they say it; empty for fewer than two, or where all say the same."""
    if len(figures) < ENOUGH or len({figure.number for figure in figures}) < ENOUGH:
        return []
    found = [sentence for rule in _RULES for sentence in rule(figures)]
    return found or [
        _("Their definitions, bounds and dates do not tell why these differ. Whoever knows writes it here.")
    ]


def _moments(figures: Figures) -> Iterator[str]:
    """They are of different days, so that both may be right."""
    dated = [figure for figure in figures if figure.said.as_of]
    apart = {
        figure for one, other in combinations(dated, 2)
        if must_be_before(one.said.as_of, other.said.as_of) or must_be_before(other.said.as_of, one.said.as_of)
        for figure in (one, other)
    }  # fmt: skip
    if apart:
        listed = _list(
            f"{figure.number} ({say_date(figure.said.as_of)})"
            for figure in dated if figure in apart
        )  # fmt: skip
        yield _("They are of different moments: %(figures)s.") % {"figures": listed}
    undated = [figure for figure in figures if not figure.said.as_of]
    if undated and dated:
        yield _("Of which day these are, they do not say: %(figures)s.") % {"figures": _numbers(undated)}


def _bounds(figures: Figures) -> Iterator[str]:
    """One is a lower bound or an estimate where another is exact."""
    if len({figure.said.bound for figure in figures}) < ENOUGH:
        return
    lower = [figure for figure in figures if figure.said.bound == CountBound.AT_LEAST]
    rough = [figure for figure in figures if figure.said.bound == CountBound.ABOUT]
    if lower:
        yield _("A lower bound, beside numbers that are none: %(figures)s.") % {"figures": _numbers(lower)}
    if rough:
        yield _("An estimate, beside numbers that were counted: %(figures)s.") % {"figures": _numbers(rough)}


def _categories(figures: Figures) -> Iterator[str]:
    """One counts people held for crimes, another does not say so."""
    criminal = [figure for figure in figures if Category.CRIMINAL in figure.said.covers]
    if criminal and len(criminal) < len(figures):
        yield _("These count criminal cases too: %(figures)s.") % {"figures": _numbers(criminal)}
    group = {tuple(sorted(figure.said.covers)) for figure in figures}
    if len(group) < ENOUGH or criminal:
        return
    named = [figure for figure in figures if figure.said.covers]
    said = _list(f"{figure.number} ({figure.covers})" for figure in named)
    yield _("These count certain categories alone: %(figures)s.") % {"figures": said}


def _places(figures: Figures) -> Iterator[str]:
    """One counts a single prison."""
    single = [figure for figure in figures if figure.said.facility_id]
    if single and (len(single) < len(figures) or len({figure.said.facility_id for figure in single}) >= ENOUGH):
        listed = _list(f"{figure.number} ({figure.said.facility})" for figure in single)
        yield _("These count one prison alone: %(figures)s.") % {"figures": listed}


def _periods(figures: Figures) -> Iterator[str]:
    """They count from different beginnings or to different ends."""
    if len({(figure.said.since, figure.said.until) for figure in figures}) >= ENOUGH:
        listed = _list(f"{figure.number} ({figure.period})" for figure in figures if figure.period)
        yield _("They count over different times: %(figures)s.") % {"figures": listed}


def _same_source(figures: Figures) -> Iterator[str]:
    """One source gives two numbers in one text."""
    told: dict[tuple[str, str], list[ShownFigure]] = {}
    for figure in figures:
        told.setdefault((figure.said.said_by_en, figure.said.source_title), []).append(figure)
    for (_who, title), several in told.items():
        if len({figure.said.value for figure in several}) >= ENOUGH:
            sentence = _("One source gives these in one text (“%(title)s”), and does not say why: %(figures)s.")
            yield sentence % {"title": title, "figures": _numbers(several)}


_RULES: tuple[Callable[[Figures], Iterable[str]], ...] = (
    _moments, _places, _categories, _bounds, _periods, _same_source,
)  # fmt: skip


def _numbers(figures: Iterable[ShownFigure]) -> str:
    return _list(figure.number for figure in figures)


def _list(said: Iterable[str]) -> str:
    return in_language("، ", ", ").join(said)
