"""Round steps of a scale of people, so that a reader can tell a number from a height."""

from collections.abc import Iterator


def steps(most: int, wanted: int = 4) -> list[int]:
    """Whole numbers from 0 in steps of 1, 2 or 5 times a power of ten, about `wanted`; the last is not below `most`."""
    size = next(size for size in _sizes() if size * wanted >= most)
    return list(range(0, max(most, 1) + size, size))


def _sizes() -> Iterator[int]:
    power = 1
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10
