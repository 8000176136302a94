"""Which column of a sheet is which of ours: what its names suggest, and where its header stands."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from detainees.folding import fold
from releases.imports.files import Line
from releases.imports.wizard.known import Known, bare, own_columns, own_words, programs
from releases.imports.wizard.layout import Layout

LOOKED_AT = 20  # lines in which a header is looked for
SAMPLES = 3  # different cells of a column that a page shows
MOST_WORDS = 40  # different cells of a column whose meaning somebody is asked for
MOST_COLUMNS = 200  # that a page asks about
LONGEST_WORD = 100  # letters of a cell that are kept for a page
_A_HEADER = 2  # known names that make a line a header


def settle(layout: Layout, lines: Iterable[Line]) -> None:
    """Find the header and say what its columns seem to be, by the first of the sheet's lines."""
    first = list(islice(lines, LOOKED_AT))
    at = _header(first)
    if at is None:
        return
    take_header(layout, first, first[at].number)


def take_header(layout: Layout, first: Sequence[Line], number: int) -> None:
    """Take this line as the header; a line below it that names columns as well belongs to it."""
    at = next((place for place, line in enumerate(first) if line.number == number), None)
    if at is None:
        return
    last = at
    while last + 1 < len(first) and _named(first[last + 1]) >= _A_HEADER:
        last += 1
    best = max(range(at, last + 1), key=lambda place: (_named(first[place]), -place))
    layout.header_line, layout.last_header_line = first[best].number, first[last].number
    layout.header = [(cell or "").strip() for cell in first[best].cells]
    program = program_of(layout.header)
    layout.known_as = program.name if program else ""
    layout.columns = suggested(layout.header, program)


def program_of(header: Sequence[str]) -> Known | None:
    """The program that seems to have written a sheet with this header: half of what tells of it is there."""
    names = {bare(name) for name in header}
    found = max(programs(), key=lambda each: len(each.tells & names) / len(each.tells))
    return found if 2 * len(found.tells & names) >= len(found.tells) else None


def suggested(header: Sequence[str], program: Known | None) -> list[str]:
    """For each column of the sheet one of ours, each once; "" where none is known."""
    taken: set[str] = set()
    found = []
    for text in header:
        name = _column(text, program)
        found.append("" if name in taken else name)
        taken.add(name)
    return found


def ends_of(layout: Layout) -> dict[int, list[int]]:
    """By place of a column that seems to hold whole names, the places of those that end them, in their order."""
    program = next((each for each in programs() if each.name == layout.known_as), None)
    if program is None:
        return {}
    places = {bare(name): place for place, name in enumerate(layout.header)}
    ends = {whole: [places[part] for part in parts if part in places] for whole, parts in program.ends.items()}
    return {places[whole]: found for whole, found in ends.items() if whole in places and found}


def look_into(layout: Layout, lines: Iterable[Line]) -> None:
    """Keep of each column some of the cells that differ, so that no page reads the sheet again."""
    seen: list[dict[str, None]] = [{} for _name in layout.header[:MOST_COLUMNS]]
    open_ = list(range(len(seen)))
    for line in lines:
        if line.number <= layout.last_header_line:
            continue
        for place in open_:
            cell = (line.cells[place] or "").strip() if place < len(line.cells) else ""
            if cell:
                seen[place].setdefault(cell[:LONGEST_WORD])
        open_ = [place for place in open_ if len(seen[place]) <= MOST_WORDS]
        if not open_:
            break
    layout.words_seen = [list(cells)[:MOST_WORDS] for cells in seen]
    layout.samples = [cells[:SAMPLES] for cells in layout.words_seen]


def strange_words(layout: Layout) -> dict[str, dict[str, str]]:
    """By column of ours that has a list, the cells that are none of its words, with what they seem to mean."""
    found: dict[str, dict[str, str]] = {}
    for cells, name in zip(layout.words_seen, layout.columns, strict=False):
        if name in own_words():
            ours = {word.casefold() for word in own_words()[name].values()}
            strange = {
                cell: own_words()[name].get(fold(cell).strip(), "") for cell in cells if cell.casefold() not in ours
            }
            if strange:
                found[name] = strange
    return found


def _header(first: Sequence[Line]) -> int | None:
    """The place of the line that names most columns; of none, the first one."""
    if not first:
        return None
    known = [_named(line) for line in first]
    return known.index(max(known)) if max(known) >= _A_HEADER else 0


def _named(line: Line) -> int:
    """How many of its cells are names of columns, ours or of a known program."""
    names = {bare(cell) for cell in line.cells if cell and cell.strip()}
    of_program = max((len(each.tells & names) for each in programs()), default=0)
    return max(of_program, len(names & own_columns().keys()))


def _column(text: str, program: Known | None) -> str:
    names: Mapping[str, str] = own_columns()
    if program is None:
        return names.get(bare(text), "")
    name = bare(text)
    if name in program.columns:
        return program.columns[name]
    if name in program.leave:
        return ""
    last = text.rsplit(program.apart, 1)[-1] if program.apart else text
    return names.get(bare(last), "")
