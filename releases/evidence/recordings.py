"""Recordings: previews of sound and film by the ffmpeg of this machine, where there is one; it is not part of Ifraj.

It runs under limits, is told which format to read (so that no playlist leads it elsewhere), and writes to a pipe.
"""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings

from releases.evidence.copies import Handed, Made
from releases.evidence.lists import Failure, Purpose

LIMITED = Path(__file__).with_name("limited.py")
PATIENCE = 30 * 60  # seconds until it is given up
FORMATS = {
    "video/mp4": "mov", "audio/mp4": "mov", "video/webm": "matroska", "audio/ogg": "ogg", "audio/mpeg": "mp3",
    "audio/aac": "aac", "audio/flac": "flac", "audio/amr": "amr", "audio/wav": "wav", "video/x-msvideo": "avi",
    "video/mpeg": "mpeg",
}  # fmt: skip
SOUND = ["-map", "0:a:0?", "-c:a", "aac", "-b:a", "64k", "-ac", "1"]
FILM = ["-map", "0:v:0?", "-c:v", "libx264", "-preset", "veryfast", "-crf", "30", "-pix_fmt", "yuv420p",
        "-vf", "scale='min(640,iw)':-2"]  # fmt: skip
PIECEWISE = [
    "-map_metadata",
    "-1",
    "-map_chapters",
    "-1",
    "-movflags",
    "frag_keyframe+empty_moov",
    "-f",
    "mp4",
    "pipe:1",
]
TOLD = {
    "creation_time": "time", "date": "time", "location": "place", "com.apple.quicktime.location.iso6709": "place",
    "com.apple.quicktime.make": "maker", "com.apple.quicktime.model": "device", "com.android.version": "software",
    "encoder": "software",
}  # fmt: skip


def is_at_hand() -> bool:
    """Whether this machine has ffmpeg."""
    return bool(settings.FFMPEG) and Path(settings.FFMPEG).exists()


def make_copies(file: IO[bytes], media_type: str, made: Made) -> None:
    """A preview of the recording, of a film also a small picture; `made.failure` says why there is none."""
    if not is_at_hand():
        made.failure = Failure.NO_FFMPEG
        return
    film = media_type.startswith("video/")
    wanted = [*(FILM if film else ["-vn"]), *SOUND, *PIECEWISE]
    preview = "video/mp4" if film else "audio/mp4"
    if not _kept(file, media_type, wanted, made, (Purpose.RECORDING, preview)):
        made.failure = Failure.UNREADABLE
        return
    if film:
        for purpose, width in ((Purpose.SMALL, 320), (Purpose.VEILED, 24)):
            picture = ["-frames:v", "1", "-vf", f"scale={width}:-2", "-c:v", "mjpeg", "-f", "image2pipe", "pipe:1"]
            _kept(file, media_type, picture, made, (purpose, "image/jpeg"))
    made.told = _told(file, media_type)


def _kept(file: IO[bytes], media_type: str, wanted: list[str], made: Made, what: tuple[str, str]) -> bool:
    """Whether ffmpeg made this, to its end; what it made of something is kept, of nothing not."""
    with _ffmpeg(file, media_type, wanted) as program:
        assert program.stdout is not None
        made.keep(Handed(what[0], 1, what[1], iter(lambda: program.stdout.read(65_536), b"")))  # type: ignore[union-attr]
        done = program.wait() == 0 and made.copies[-1].bytes > 0
    if not done:
        made.drop_last()
    return done


def _told(file: IO[bytes], media_type: str) -> dict[str, str]:
    """What the container says of its making, as ffmpeg tells it where it is asked for nothing else."""
    with _ffmpeg(file, media_type, [], telling=True) as program:
        assert program.stdout is not None
        lines = program.stdout.read(100_000).decode("utf-8", "replace").splitlines()
    told: dict[str, str] = {}
    for line in lines:
        name, colon, value = (part.strip() for part in line.partition(": "))
        if colon and name.lower() in TOLD and value:
            told.setdefault(TOLD[name.lower()], "".join(c for c in value if c.isprintable())[:200])
    return told


@contextmanager
def _ffmpeg(
    file: IO[bytes], media_type: str, wanted: list[str], *, telling: bool = False
) -> "Iterator[subprocess.Popen[bytes]]":
    """The program at work; its standard output is what it makes, or with `telling` what it says of the file."""
    said = ["-nostdin", "-hide_banner", "-v", "info" if telling else "quiet", "-threads", "1"]
    said += ["-protocol_whitelist", "file", "-f", FORMATS[media_type]]
    program = subprocess.Popen(  # noqa: S603  # the installation's ffmpeg, with words of our own
        [sys.executable, "-I", str(LIMITED), settings.FFMPEG, *said, "-i", f"/dev/fd/{file.fileno()}", *wanted],
        env={},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT if telling else subprocess.DEVNULL,
        pass_fds=(file.fileno(),),
    )
    watch = threading.Timer(PATIENCE, program.kill)
    watch.start()
    try:
        yield program
    finally:
        watch.cancel()
        program.kill()
        program.wait()
        if program.stdout:
            program.stdout.close()
