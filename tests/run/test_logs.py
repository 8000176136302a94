"""The logs of the parts: cut while their writers go on, followed line by line."""

from pathlib import Path

import pytest

from config.embedded import logs
from config.embedded.logs import Log


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Log:
    monkeypatch.setattr(logs, "LARGEST", 10)
    return Log(tmp_path, "web")


def test_a_log_that_has_grown_is_kept_beside_and_its_writer_goes_on(log: Log) -> None:
    with log.open() as writer:
        for text in (b"the first day\n", b"the second day\n", b"today\n"):
            log.cut()
            writer.write(text)
    assert log.path.read_text() == "today\n"
    assert log.path.with_name("web.log.1").read_text() == "the second day\n"
    assert log.path.with_name("web.log.2").read_text() == "the first day\n"


def test_no_more_than_three_older_logs_are_kept(log: Log) -> None:
    with log.open() as writer:
        for _ in range(9):
            writer.write(b"ten letters\n")
            log.cut()
    assert sorted(file.name for file in log.path.parent.iterdir()) == [
        "web.log",
        "web.log.1",
        "web.log.2",
        "web.log.3",
    ]


def test_news_are_whole_lines_with_the_name_of_the_part(log: Log) -> None:
    with log.open() as writer:
        writer.write(b"one\ntw")
        assert log.news() == ["web      one"]
        writer.write(b"o\n")
        assert log.news() == ["web      two"]
