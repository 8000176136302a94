"""What the definitions, bounds and dates of figures tell of why they differ: one sentence for each thing that they do.

Only what they say themselves is said here; what people know beside it, they write (FigureExplanation).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from django.utils.translation import gettext as _

from accounts.models.teams import in_language
from casework.dates import must_be_before, say_date
from detainees.facilities.grouping import place_of
from releases.figures.shown import ShownFigure
from releases.lists import Category, CountBound

Figures = Sequence[ShownFigure]
ENOUGH = 2  # figures that can differ


def differences(figures: Figures) -> list[str]:
    """Why these differ, as far as they say it; empty where they do not, or say nothing that tells."""
    if len(figures) < ENOUGH or len({figure.number for figure in figures}) < ENOUGH:
        return []
    return [sentence for rule in _RULES for sentence in rule(figures)]


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
    if not any(figure.said.bound == CountBound.EXACTLY for figure in figures):
        return
    lower = [figure for figure in figures if figure.said.bound == CountBound.AT_LEAST]
    rough = [figure for figure in figures if figure.said.bound == CountBound.ABOUT]
    if lower:
        yield _("A lower bound, beside numbers that are none: %(figures)s.") % {"figures": _numbers(lower)}
    if rough:
        yield _("An estimate, beside numbers that were counted: %(figures)s.") % {"figures": _numbers(rough)}


def _categories(figures: Figures) -> Iterator[str]:
    """One counts people held for crimes beside others, or certain categories alone, where another does not say so."""
    if len({tuple(sorted(figure.said.covers)) for figure in figures}) < ENOUGH:
        return
    too = [figure for figure in figures if Category.CRIMINAL in figure.said.covers and len(figure.said.covers) > 1]
    if too:
        yield _("These count criminal cases too: %(figures)s.") % {"figures": _numbers(too)}
    alone = [figure for figure in figures if figure.said.covers and figure not in too]
    if alone:
        said = _list(f"{figure.number} ({figure.covers})" for figure in alone)
        yield _("These count certain categories alone: %(figures)s.") % {"figures": said}


def _places(figures: Figures) -> Iterator[str]:
    """One counts a single prison."""
    single = [figure for figure in figures if figure.said.facility_id]
    if single and (len(single) < len(figures) or len({_place(figure) for figure in single}) >= ENOUGH):
        listed = _list(f"{figure.number} ({figure.said.facility})" for figure in single)
        yield _("These count one prison alone: %(figures)s.") % {"figures": listed}


def _periods(figures: Figures) -> Iterator[str]:
    """They count from different beginnings or to different ends."""
    said = [figure for figure in figures if figure.period]
    if len({(figure.said.since, figure.said.until) for figure in said}) >= ENOUGH:
        listed = _list(f"{figure.number} ({figure.period})" for figure in said)
        yield _("They count over different times: %(figures)s.") % {"figures": listed}


def _same_source(figures: Figures) -> Iterator[str]:
    """One source gives two numbers of the same in one text."""
    told: dict[tuple[object, ...], list[ShownFigure]] = {}
    for figure in figures:
        told.setdefault(_same(figure), []).append(figure)
    for several in told.values():
        title = several[0].said.source_title.translate(_WITHIN)
        if len({figure.said.value for figure in several}) >= ENOUGH:
            sentence = _("One source gives these in one text (“%(title)s”), and does not say why: %(figures)s.")
            yield sentence % {"title": title, "figures": _numbers(several)}


def _same(figure: ShownFigure) -> tuple[object, ...]:
    """What two figures have in common that ask the same of one text."""
    said = figure.said
    return (
        said.said_by_en, said.source_title, said.counted, said.wave_id, _place(figure), said.place_en, said.as_of,
        tuple(said.covers),
    )  # fmt: skip


def _place(figure: ShownFigure) -> str:
    """The code of the prison it counts, one for all names of a place; empty where it counts no single one."""
    return place_of(figure.said.facility_id) if figure.said.facility_id else ""


_WITHIN = str.maketrans("“”", "‘’")  # quotation marks of a title, within those of a sentence
_RULES: tuple[Callable[[Figures], Iterable[str]], ...] = (
    _moments, _places, _categories, _bounds, _periods, _same_source,
)  # fmt: skip


def _numbers(figures: Iterable[ShownFigure]) -> str:
    return _list(figure.number for figure in figures)


def _list(said: Iterable[str]) -> str:
    return in_language("، ", ", ").join(said)
