"""The data folder: of whom, of which version, with how much room."""

from pathlib import Path

import pytest

from config.embedded import places
from config.embedded.places import Held, Places
from config.embedded.terminal import Trouble


def test_a_disk_without_room_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "ROOM_NEEDED", 1 << 60)
    with pytest.raises(Trouble, match="nearly full"):
        Places(tmp_path / "var").open()


def test_a_new_folder_is_closed_to_others(tmp_path: Path) -> None:
    Places(tmp_path / "var").open()
    assert (tmp_path / "var").stat().st_mode & 0o077 == 0


def test_a_folder_is_held_by_one_at_a_time(tmp_path: Path) -> None:
    folder = Places(tmp_path)
    folder.open()
    with folder.hold("script/run"), pytest.raises(Held, match=r"script/run \(process \d+\) is using"):
        folder.hold("script/manage")
    folder.hold("script/manage").close()


def test_the_first_decision_about_a_demo_stays(tmp_path: Path) -> None:
    folder = Places(tmp_path)
    folder.open()
    assert folder.demo_wanted is None
    folder.decide_demo(False)
    folder.open()
    assert folder.demo_wanted is False
