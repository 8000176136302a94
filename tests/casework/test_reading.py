"""What a page asks of a record more than once."""

from collections.abc import Callable

from casework.reading import once_a_page, reading
from detainees.models import Governorate


def _asked() -> tuple[list[str], Callable[..., int]]:
    asked: list[str] = []

    @once_a_page
    def read(place: Governorate, *, again: bool = False) -> int:
        asked.append(str(place.pk))
        return len(asked)

    return asked, read


def test_while_a_page_is_drawn_each_record_is_read_once() -> None:
    asked, read = _asked()
    one, other = Governorate(pk="SY-DI"), Governorate(pk="SY-HI")
    with reading():
        assert [read(one), read(one), read(other), read(one, again=True)] == [1, 1, 2, 3]
    assert asked == ["SY-DI", "SY-HI", "SY-DI"]


def test_outside_a_page_everything_is_read_anew() -> None:
    _, read = _asked()
    one = Governorate(pk="SY-DI")
    with reading():
        read(one)
    assert [read(one), read(one)] == [2, 3]
