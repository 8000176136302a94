"""What stands in the archive beside a case file: how a stranger checks it."""

from django.utils.translation import gettext_lazy as _

README = _("""This is a case file, given to the person who is named on its first page, and to nobody else.

case-file.pdf     what was verified, on what it rests, the custody sheets
evidence.sha256   the digests of the files of evidence; those files lie in the PDF as attachments, or in evidence/
manifest.json     the same for programs
SHA256SUMS        the digests of all of these
SHA256SUMS.sig    the signature of SHA256SUMS (Ed25519), public-key.pem the key for it

Nothing was changed, if both of these say so:

    sha256sum --check SHA256SUMS
    openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig

That the key is ours, ask us by another way: its fingerprint stands on the first page of the PDF, and we read it out.

Attachments of the PDF come out with any viewer, or with: mkdir evidence; pdfdetach -saveall -o evidence case-file.pdf
Then, where there are any: sha256sum --check evidence.sha256
""")
