"""What a file seems to be by its first bytes, and how large one of that kind may be; decoding has the last word.

The decoding child imports this too: nothing of Django or of the application stands here.
"""

MIB = 1024 * 1024
HEAD = 1024  # bytes that are looked at
PICTURE, PDF, RECORDING, TEXT = "picture", "pdf", "recording", "text"
LIMITS = {PICTURE: 50 * MIB, PDF: 100 * MIB, TEXT: 10 * MIB, RECORDING: 500 * MIB}
LARGEST = max(LIMITS.values())
PLAIN_FIELD = 50 * MIB  # of what a browser without script sends in one piece

PICTURES = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG", b"GIF8": "GIF", b"II*\0": "TIFF", b"MM\0*": "TIFF"}
RECORDINGS = {
    b"\x1aE\xdf\xa3": "video/webm", b"OggS": "audio/ogg", b"ID3": "audio/mpeg", b"\xff\xfb": "audio/mpeg",
    b"\xff\xf3": "audio/mpeg", b"\xff\xf2": "audio/mpeg", b"\xff\xf1": "audio/aac", b"\xff\xf9": "audio/aac",
    b"fLaC": "audio/flac", b"#!AMR": "audio/amr", b"\0\0\x01\xba": "video/mpeg",
}  # fmt: skip
REFUSED = {
    b"PK\x03\x04": "archive", b"PK\x05\x06": "archive", b"PK\x07\x08": "archive", b"Rar!": "archive",
    b"7z\xbc\xaf\x27\x1c": "archive", b"\x1f\x8b": "archive", b"BZh": "archive", b"\xfd7zXZ": "archive",
    b"\x28\xb5\x2f\xfd": "archive", b"MSCF": "archive", b"!<arch>": "archive",
    b"\xd0\xcf\x11\xe0": "office", b"{\\rtf": "office",
    b"MZ": "program", b"\x7fELF": "program", b"\xca\xfe\xba\xbe": "program", b"\xcf\xfa\xed\xfe": "program",
    b"\0asm": "program", b"#!": "program", b"dex\n": "program",
    b"8BPS": "unreadable", b"BM": "unreadable",
}  # fmt: skip
STILL_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis")


def kind_of(head: bytes) -> tuple[str, str]:
    """Kind and media type (of a picture Pillow's word) that the first bytes promise; or "" and the code of a refusal.

    What promises nothing is TEXT, to be looked into.
    """
    if head.startswith(b"%PDF-"):
        return PDF, "application/pdf"
    if head.startswith(b"RIFF"):
        return _riff(head[8:12])
    if head[4:8] == b"ftyp":
        return _mpeg4(head[8:12])
    if head[257:262] == b"ustar":
        return "", "archive"
    for found, table in ((RECORDING, RECORDINGS), (PICTURE, PICTURES), ("", REFUSED)):
        for start, name in table.items():
            if head.startswith(start):
                return found, name
    return TEXT, "text/plain"


def _riff(form: bytes) -> tuple[str, str]:
    kinds = {b"WEBP": (PICTURE, "WEBP"), b"WAVE": (RECORDING, "audio/wav"), b"AVI ": (RECORDING, "video/x-msvideo")}
    return kinds.get(form, ("", "unreadable"))


def _mpeg4(brand: bytes) -> tuple[str, str]:
    if brand in STILL_BRANDS:
        return "", "telephone-picture"
    return RECORDING, "audio/mp4" if brand.startswith((b"M4A", b"M4B")) else "video/mp4"
