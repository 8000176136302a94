"""Files sealed in chunks: nobody reads, moves, drops or cuts a part of one unseen."""

import os
from pathlib import Path

import pytest

from accounts.sealed_files import CHUNK, HEAD, Overtaken, SealedReader, SealedWriter, bytes_of_goes, is_sealed
from accounts.sealing import NotSealedHere

SEALED = CHUNK + 28  # bytes of a whole chunk on the disk
SIZES = (1, 1000, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 7)


def sealed(path: Path, content: bytes, place: str = "here") -> Path:
    with SealedWriter(path, place) as writer:
        writer.write(content)
    return path


def read(path: Path, place: str = "here") -> bytes:
    with SealedReader(path, place) as reader:
        return reader.read()


@pytest.mark.parametrize("size", SIZES)
def test_what_was_sealed_is_read_again(tmp_path: Path, size: int) -> None:
    content = os.urandom(size)
    file = sealed(tmp_path / "file", content)
    assert read(file) == content
    assert SealedReader(file, "here").size == size


def test_nothing_of_it_lies_in_clear(tmp_path: Path) -> None:
    file = sealed(tmp_path / "file", b"Maarrat Misrin" * 10_000)
    assert b"Maarrat" not in file.read_bytes()
    assert is_sealed(file)


def test_any_part_of_it_is_read_alone(tmp_path: Path) -> None:
    content = os.urandom(3 * CHUNK + 7)
    with SealedReader(sealed(tmp_path / "file", content), "here") as reader:
        for start in (0, 5, CHUNK - 2, CHUNK, 3 * CHUNK + 6):
            reader.seek(start)
            assert reader.read(1) == content[start : start + 1]


def test_a_file_opens_nowhere_but_at_its_place(tmp_path: Path) -> None:
    with pytest.raises(NotSealedHere):
        read(sealed(tmp_path / "file", b"x"), "elsewhere")


def altered(content: bytes, how: str) -> bytes:
    """A sealed file of three whole chunks and a bit, after somebody had it in their hands."""
    head, rest = content[:HEAD], content[HEAD:]
    chunks = [rest[at : at + SEALED] for at in range(0, len(rest), SEALED)]
    if how == "turned":
        return content[:-1] + bytes([content[-1] ^ 1])
    parts = {
        "moved": [chunks[1], chunks[0], *chunks[2:]],
        "dropped": [chunks[0], *chunks[2:]],
        "doubled": [chunks[0], *chunks],
        "cut at a chunk": chunks[:-1],
        "cut in a chunk": [*chunks[:-1], chunks[-1][:20]],
        "cut at the head": [],
        "added": [*chunks, chunks[-1]],
    }
    return head + b"".join(parts[how])


@pytest.mark.parametrize(
    "how", ["turned", "moved", "dropped", "doubled", "cut at a chunk", "cut in a chunk", "cut at the head", "added"]
)
def test_what_was_altered_is_not_read(tmp_path: Path, how: str) -> None:
    file = sealed(tmp_path / "file", os.urandom(3 * CHUNK + 7))
    file.write_bytes(altered(file.read_bytes(), how))
    with pytest.raises(NotSealedHere):
        read(file)


@pytest.mark.parametrize("size", SIZES)
def test_a_file_that_comes_in_goes_is_whole_at_the_end(tmp_path: Path, size: int) -> None:
    file, content, goes = tmp_path / "file", os.urandom(size), 0
    while (at := bytes_of_goes(file, size)) < size and goes < 20:
        goes += 1
        writer = SealedWriter(file, "here", total=size)
        assert writer.position == at
        writer.write(content[at : at + CHUNK + 100])
        if writer.position == size:
            writer.close()
            break
        writer.leave()
    assert read(file) == content


def test_what_has_arrived_so_far_can_be_read(tmp_path: Path) -> None:
    content = os.urandom(3 * CHUNK)
    writer = SealedWriter(tmp_path / "file", "here", total=len(content))
    writer.write(content[: 2 * CHUNK + 5])
    writer.leave()
    with SealedReader(tmp_path / "file", "here", arriving=True) as reader:
        assert reader.read() == content[: 2 * CHUNK]
    with pytest.raises(NotSealedHere):
        read(tmp_path / "file")


def test_more_than_was_announced_is_refused(tmp_path: Path) -> None:
    writer = SealedWriter(tmp_path / "file", "here", total=10)
    with pytest.raises(ValueError, match="announced"):
        writer.write(b"x" * 11)


def test_a_go_that_hangs_is_overtaken_by_the_next(tmp_path: Path) -> None:
    content = os.urandom(3 * CHUNK)
    hanging = SealedWriter(tmp_path / "file", "here", total=len(content))
    hanging.write(content[: CHUNK + 5])
    following = SealedWriter(tmp_path / "file", "here", total=len(content))
    following.write(content[CHUNK : 2 * CHUNK])
    with pytest.raises(Overtaken):
        hanging.write(os.urandom(CHUNK))
    following.write(content[2 * CHUNK :])
    following.close()
    assert read(tmp_path / "file") == content
