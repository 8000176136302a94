"""python -I …/setter.py FD: set the case file whose data is the open file FD (JSON), and answer with the PDF.

The child of `setting.py`. It has no environment, key or database, and writes no file; the pictures and the files that
are embedded are read by their numbers. With "form": "png" it answers with each page after its size (8 bytes).
"""

import json
import os
import resource
import sys
from pathlib import Path

import typst

LIMITS = {
    resource.RLIMIT_AS: 3 * 1024**3,  # bytes of address space
    resource.RLIMIT_CPU: 170,  # seconds of processor time
    resource.RLIMIT_FSIZE: 0,  # bytes written to any file: it has its pipe
    resource.RLIMIT_NOFILE: 1024,
    resource.RLIMIT_CORE: 0,
}
OPEN_FILES = Path("/proc/self/fd") if Path("/proc/self/fd").exists() else Path("/dev/fd")
TEMPLATE = Path(__file__).parent / "typst" / "case_file.typ"
DOTS = 100.0  # to the inch, of pages that are looked at


def main() -> None:
    for limit, most in LIMITS.items():
        resource.setrlimit(limit, (most, most))
    with os.fdopen(int(sys.argv[1]), "rb") as file:
        said = json.load(file)
    options = {"format": "pdf", "timestamp": said["at"]} if said["form"] == "pdf" else {"format": "png", "ppi": DOTS}
    made = typst.compile(
        TEMPLATE.read_bytes(), root=str(OPEN_FILES), font_paths=[said["fonts"]], ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(said["document"])}, **options,
    )  # fmt: skip
    out = sys.stdout.buffer
    for page in made if isinstance(made, list) else [made]:
        if said["form"] != "pdf":
            out.write(len(page).to_bytes(8, "big"))
        out.write(page)


if __name__ == "__main__":
    main()
