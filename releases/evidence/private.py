"""Files in clear that only this process and its child see: in memory, without a name, gone when they are closed."""

import os
import tempfile
from typing import IO, Any, cast

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from releases.evidence.kinds import PLAIN_FIELD


def private_file() -> IO[bytes]:
    """A file in memory that has no name (Linux); elsewhere one without a name in the folder for temporary files."""
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("evidence"), "w+b")
    return cast("IO[bytes]", tempfile.TemporaryFile())


class PrivateUploadHandler(FileUploadHandler):
    """Takes what Django's handler for small files leaves: nothing that is sent lies on the disk in clear.

    Of a file above PLAIN_FIELD bytes the rest is not kept; its size says so.
    """

    file: IO[bytes] | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.file, self.size = private_file(), 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.size += len(raw_data)
        if self.file and self.size <= PLAIN_FIELD:
            self.file.write(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[bytes] | None":
        if self.file is None:
            return None
        self.file.seek(0)
        return UploadedFile(
            file=cast(Any, self.file), name=self.file_name, content_type=self.content_type, size=file_size,
            charset=self.charset, content_type_extra=self.content_type_extra,
        )  # fmt: skip

    def upload_interrupted(self) -> None:
        if self.file:
            self.file.close()
