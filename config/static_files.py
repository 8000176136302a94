"""Static files as they are handed out: named by their content, compressed, a style sheet together with its parts."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

Found = dict[str, tuple[Storage, str]]  # by name: where a file is, and how it is called there
_PART = re.compile(r'^@import url\("([\w.-]+\.css)"\);\n', re.M)


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # WhiteNoise's is built on untyped ones
    """A style sheet that imports others of its folder is one file: over a poor connection each request is a wait."""

    def post_process(self, paths: Found, dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if not dry_run:
            for name in [name for name in paths if name.endswith(".css")]:
                self._join(name, paths)
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def _join(self, name: str, paths: Found) -> None:
        """Put what `name` imports in its place; `paths` knows where each file is."""
        folder, _slash, _file = name.rpartition("/")
        sheet = _read(paths, name)
        whole = _PART.sub(lambda found: _read(paths, f"{folder}/{found[1]}"), sheet)
        if whole != sheet:
            self.delete(name)
            self._save(name, ContentFile(whole.encode()))
            paths[name] = self, name


def _read(paths: Found, name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return bytes(file.read()).decode()
