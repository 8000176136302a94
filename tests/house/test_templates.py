"""Templates hold words and structure: no rule, no style, no script, no address of somebody else."""

import re

import pytest

from tests.house import source

FORBIDDEN = {
    "an inline style, which the Content-Security-Policy refuses": r"<[^>]*\sstyle\s*=",
    "an inline handler, which the Content-Security-Policy refuses": r"<[^>]*\son[a-z]+\s*=",
    "a script or style without the page's nonce": r"<(script|style)(?![^>]*\bnonce=)(?![^>]*\bsrc=)",
    "something fetched from elsewhere": r"""(src|href|action|srcset|poster)\s*=\s*["'](https?:)?//""",
    "a state compared: the workflow is asked": r"""\bstatus\s*(==|!=|\bin\b)\s*["']""",
    "an untranslated phrase": r">\s*[A-Z][a-z]+ [a-z]+[^<{]*<",
    "text that is not escaped": r"\|safe\b|\{%\s*autoescape\s+off",
}
# Looked at: why it stands there.
ALLOWED = {
    ("an untranslated phrase", "templates/500.html"): "drawn when nothing else works, in both languages",
    ("text that is not escaped", "templates/mfa/totp/activate_form.html"): "drawn by the server from a key it made",
    ("text that is not escaped", "templates/releases/tallies/tally.txt"): "plain text",
}

# No session stands behind it; a slip takes the place of the token (docs/public.md).
WITHOUT_SESSION = ("templates/public/ask.html",)


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_has(what: str) -> None:
    found = {
        source.name_of(file): match.group()[:80]
        for file in source.templates()
        for match in re.finditer(FORBIDDEN[what], file.read_text())
    }
    assert {name: text for name, text in found.items() if (what, name) not in ALLOWED} == {}


def test_every_form_that_posts_carries_its_token() -> None:
    forms = [(source.name_of(file), form) for file in source.templates()
             for form in re.findall(r"<form\b.*?</form>", file.read_text(), re.S | re.I)]  # fmt: skip
    posting = [(name, form) for name, form in forms if re.search(r"""method=["']?post""", form, re.I)]
    assert posting
    assert [name for name, form in posting if "csrf_token" not in form and name not in WITHOUT_SESSION] == []
    assert all("form.once" in form for name, form in posting if name in WITHOUT_SESSION)
