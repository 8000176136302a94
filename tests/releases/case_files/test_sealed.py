"""A stranger checks a case file with `sha256sum` and `openssl`, and we with a command; nothing altered passes."""

import hashlib
import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.models import User
from releases.case_files import packing
from releases.models import Release
from tests.conftest import ClientOf
from tests.releases.case_files.asking import Received, asked, filed, given, had
from tests.releases.files import picture
from tests.releases.test_evidence import content_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client_of: ClientOf, supervisor: User) -> Client:
    """The browser of who asks."""
    return client_of(supervisor)


@pytest.fixture
def file(client: Client, supervisor: User, supervisor2: User, documenter: User, released: Release) -> Received:
    """One with a file of evidence in the PDF."""
    filed(released.claims.get(), documenter)
    return had(client, given(asked(released, supervisor), supervisor2))


def checked(path: Path) -> str:
    """What the command says."""
    said = io.StringIO()
    call_command("check_case_file", str(path), stdout=said)
    return said.getvalue()


def test_a_stranger_checks_it(file: Received, tmp_path: Path) -> None:
    for name, data in file.files.items():
        (tmp_path / name).write_bytes(data)
    run(["sha256sum", "--check", "--strict", "SHA256SUMS"], tmp_path)
    key = ["-pubin", "-inkey", "public-key.pem"]
    run(["openssl", "pkeyutl", "-verify", *key, "-rawin", "-in", "SHA256SUMS", "-sigfile", "SHA256SUMS.sig"], tmp_path)
    (tmp_path / "evidence").mkdir()
    for name, data in file.attached.items():
        (tmp_path / "evidence" / name).write_bytes(data)
    run(["sha256sum", "--check", "--strict", "evidence.sha256"], tmp_path)


def run(command: list[str], folder: Path) -> None:
    program = shutil.which(command[0])
    assert program
    subprocess.run([program, *command[1:]], cwd=folder, check=True, capture_output=True)


def test_the_list_on_the_first_page_is_the_list_that_goes_along(file: Received) -> None:
    assert hashlib.sha256(file.files["evidence.sha256"]).hexdigest() in "".join(file.pages[0].split())


def test_the_register_keeps_the_digest_and_what_was_in_it(
    client: Client, supervisor: User, supervisor2: User, documenter: User, released: Release
) -> None:
    piece = filed(released.claims.get(), documenter)
    export = given(asked(released, supervisor), supervisor2)
    file = had(client, export)
    assert export.sha256 == hashlib.sha256(file.data).hexdigest()
    kept = export.case_file
    assert kept.pdf_sha256 == hashlib.sha256(file.files["case-file.pdf"]).hexdigest()
    (enclosure,) = kept.enclosures.all()
    assert (enclosure.sha256, enclosure.evidence, enclosure.left_out) == (piece.original.sha256, piece, "")
    manifest = client.get(f"/exports/{export.reference}/manifest.json").json()
    assert manifest["sha256"] == export.sha256
    assert manifest["files"][0]["sha256"] == piece.original.sha256


def test_the_command_says_that_it_is_ours(file: Received, tmp_path: Path) -> None:
    path = tmp_path / "file.zip"
    path.write_bytes(file.data)
    said = checked(path)
    assert "NOT" not in said
    assert "It is what this register handed out" in said


@pytest.mark.parametrize("name", ["case-file.pdf", "evidence.sha256", "manifest.json", "SHA256SUMS", "SHA256SUMS.sig"])
def test_what_was_altered_is_found(name: str, file: Received, tmp_path: Path) -> None:
    altered = {**file.files, name: file.files[name][:-1] + bytes([file.files[name][-1] ^ 1])}
    with pytest.raises(CommandError):
        checked(packed(altered, tmp_path))


def test_what_is_signed_by_another_key_is_not_ours(file: Received, tmp_path: Path) -> None:
    forger = Ed25519PrivateKey.generate()
    public = forger.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    signed = {"SHA256SUMS.sig": forger.sign(file.files["SHA256SUMS"]), "public-key.pem": public}
    path, key = packed({**file.files, **signed}, tmp_path), tmp_path / "key.pem"
    key.write_bytes(public)
    said = io.StringIO()
    with pytest.raises(CommandError):
        call_command("check_case_file", str(path), stdout=said)
    assert "The signature is not by this key" in said.getvalue()
    with pytest.raises(CommandError):  # signed as the key says, and nothing that this register knows
        call_command("check_case_file", str(path), key=key, stdout=said)
    assert "The digests are signed with the key" in said.getvalue()


@pytest.mark.parametrize("name", ["case-file.pdf", "READ-ME.txt"])
def test_what_is_missing_is_found(name: str, file: Received, tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        checked(packed({other: data for other, data in file.files.items() if other != name}, tmp_path))


def test_what_was_added_is_found(file: Received, tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        checked(packed({**file.files, "more.pdf": b"%PDF"}, tmp_path))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7", b"x" * 3000])
def test_what_is_no_case_file_is_said(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "file.zip"
    path.write_bytes(data)
    with pytest.raises(CommandError):
        checked(path)


def packed(files: dict[str, bytes], folder: Path) -> Path:
    path = folder / "altered.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def test_where_there_is_too_much_the_files_lie_beside_the_pdf(
    client: Client, supervisor: User, supervisor2: User, documenter: User, released: Release, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    pieces = [filed(released.claims.get(), documenter, picture(seed=seed)) for seed in (3, 4)]
    monkeypatch.setattr(packing, "EMBEDDED", 100)
    file = had(client, given(asked(released, supervisor), supervisor2))
    assert not file.attached
    for piece in pieces:
        assert file.files[f"evidence/evidence-{piece.pk}.jpg"] == content_of(piece.original)
    path = tmp_path / "file.zip"
    path.write_bytes(file.data)
    assert "2 files of evidence are those of the list" in checked(path)
