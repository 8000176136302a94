"""Every screen of the site, from the addresses themselves; where an address has a part to fill in, an example of it."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from casework.exports.registry import LISTS
from families.waiting import KINDS
from tests.browser.site import Site

# What fills in the address: a statement that answers whole paths. A screen without a line here fails the test.
_PERSON = "FROM detainees_detainee AS p WHERE p.id IN (SELECT detainee_id FROM detainees_detention)"
_NUMBER = "FROM detainees_identitynumber AS n JOIN detainees_detainee AS p ON p.id = n.detainee_id LIMIT 1"
_TEAM = "JOIN accounts_team AS t ON t.id = r.team_id JOIN accounts_organisation AS o ON o.id = t.organisation_id"
_RELEASE = f"FROM releases_release AS r {_TEAM} WHERE o.slug = 'admsp' AND t.slug = 'documentation'"
_CLAIM = (
    f"FROM releases_claim AS c WHERE c.release_id IN (SELECT r.id {_RELEASE} AND r.status = 'verified')"
    " AND c.state = 'stands' LIMIT 1"
)
_SOURCE = f"FROM releases_source AS s WHERE s.team_id IN (SELECT r.team_id {_RELEASE}) ORDER BY s.id LIMIT 1"
_PIECES = "FROM releases_evidence AS e JOIN releases_original AS o ON o.id = e.original_id"
_PREPARED = (
    f"{_PIECES} AND o.state = 'ready' AND o.media_type = 'image/jpeg' ORDER BY e.id"  # which the demo itself prepares
)
_GRID = "FROM releases_grid AS g ORDER BY g.id LIMIT 1"
_COLLEAGUE = "FROM accounts_user WHERE username = 'liaison'"
_INQUIRY = (
    "FROM families_inquiry AS q JOIN families_contact AS c ON c.relative_id = q.relative_id"
    " JOIN accounts_team AS t ON t.id = q.team_id WHERE t.slug = 'family-centre' AND q.status = 'new' LIMIT 1"
)
_CHANGED = (
    "FROM families_inquiry AS q JOIN accounts_team AS t ON t.id = q.team_id WHERE t.slug = 'family-centre'"
    " AND q.erased_at IS NULL ORDER BY (SELECT count(*) FROM casework_factchange AS f WHERE f.subject = 'inquiry'"
    " AND f.subject_id = q.id) DESC LIMIT 1"
)
_REPORT = (
    "FROM families_extortionidentifier AS x JOIN families_extortionreport AS r ON r.id = x.report_id"
    " JOIN accounts_team AS t ON t.id = r.team_id WHERE t.slug = 'family-centre' AND r.status <> 'closed' LIMIT 1"
)
EXAMPLES = {
    "detainees:record": f"(SELECT '/detainees/' || reference || '/' {_PERSON} LIMIT 1) UNION"
    " SELECT '/detainees/' || reference || '/' FROM detainees_detainee AS p JOIN releases_photograph AS f"
    " ON f.detainee_id = p.id",
    **{
        f"detainees:{name}": f"SELECT '/detainees/' || reference || '/{end}/' FROM detainees_detainee"
        " WHERE unidentified AND merged_into_id IS NULL ORDER BY id LIMIT 1"
        for name, end in (("describe", "description"), ("identify", "identify"))
    },
    "detainees:facility": "SELECT '/detainees/facilities/' || c || '/' FROM unnest(ARRAY['sednaya', 'adra']) AS c",
    "detainees:merge-facility": "SELECT '/detainees/facilities/adra/merge/'",
    "detainees:part-facility": "SELECT '/detainees/facilities/merges/' || id || '/undo/' FROM detainees_facilitymerge",
    "releases:choose-photograph": "SELECT '/releases/photographs/of/' || p.reference || '/' FROM releases_photograph"
    " AS f JOIN detainees_detainee AS p ON p.id = f.detainee_id",
    **{
        f"{kind}{name}": f"SELECT '{path}' || {whose}.reference || '/changes/{end}' {which}"
        for kind, path, whose, which in (
            ("detainees:", "/detainees/", "p", f"{_PERSON} LIMIT 1"),
            ("families:", "/families/", "q", _CHANGED),
            ("releases:source-", "/releases/sources/", "s", _SOURCE),
        )
        for name, end in (("changes", ""), ("past", "1/"), ("compare-past", "compare/"))
    },
    "detainees:edit": f"SELECT '/detainees/' || reference || '/edit/' {_PERSON} LIMIT 1",
    "detainees:own": f"SELECT '/detainees/' || reference || '/own/' {_PERSON} LIMIT 1",
    "detainees:name": f"SELECT '/detainees/' || reference || '/names/new/' {_PERSON} LIMIT 1",
    "detainees:other-name": f"SELECT '/detainees/' || reference || '/other-names/new/' {_PERSON} LIMIT 1",
    "detainees:new-detention": f"SELECT '/detainees/' || reference || '/detentions/new/' {_PERSON} LIMIT 1",
    "detainees:detention": "SELECT '/detainees/' || reference || '/detentions/' || d.id || '/' FROM detainees_detention"
    " AS d JOIN detainees_detainee AS p ON p.id = d.detainee_id LIMIT 1",
    "detainees:number": f"SELECT '/detainees/' || reference || '/numbers/new/' {_PERSON} LIMIT 1",
    "detainees:link": f"SELECT '/detainees/' || reference || '/links/new/' {_PERSON} LIMIT 1",
    "detainees:strike-number": f"SELECT '/detainees/' || reference || '/numbers/' || n.id || '/strike/' {_NUMBER}",
    "detainees:show-number": f"SELECT '/detainees/' || reference || '/numbers/' || n.id || '/show/' {_NUMBER}",
    "detainees:strike-link": "SELECT '/detainees/' || reference || '/links/' || l.id || '/strike/' FROM detainees_link"
    " AS l JOIN detainees_detainee AS p ON p.id = l.one_id LIMIT 1",
    "detainees:restriction": f"SELECT '/detainees/' || reference || '/restriction/' {_PERSON} LIMIT 1",
    "releases:record": "SELECT DISTINCT ON (r.status, r.detainee_id IS NULL) '/releases/' || r.reference || '/'"
    f" {_RELEASE} ORDER BY r.status, r.detainee_id IS NULL, r.id",
    "releases:case-file": f"SELECT '/releases/' || r.reference || '/case-file/' {_RELEASE} AND r.status = 'verified'"
    " AND r.detainee_id IS NOT NULL LIMIT 1",
    "releases:person-case-file": f"SELECT '/releases/case-files/of/' || p.reference || '/' FROM detainees_detainee AS p"
    f" WHERE NOT p.restricted AND p.id IN (SELECT r.detainee_id {_RELEASE} AND r.status = 'verified') LIMIT 1",
    "releases:import": "SELECT '/releases/imports/' || id || '/' FROM releases_importjob",
    "releases:change": f"SELECT '/releases/' || r.reference || '/change/' {_RELEASE} AND r.status = 'draft' LIMIT 1",
    "releases:place": f"SELECT '/releases/' || r.reference || '/group/' {_RELEASE} AND r.status = 'draft'"
    " AND r.detainee_id IS NOT NULL LIMIT 1",
    "releases:claim": f"SELECT '/releases/' || r.reference || '/claims/new/' {_RELEASE} AND r.status = 'draft' LIMIT 1",
    "releases:wish": f"SELECT '/releases/' || r.reference || '/wish/' {_RELEASE} AND r.status = 'verified'"
    " AND r.detainee_id IS NOT NULL LIMIT 1",
    "releases:own": f"SELECT '/releases/' || r.reference || '/own/' {_RELEASE} AND r.status = 'verified' LIMIT 1",
    "releases:follow-up": f"SELECT '/releases/' || r.reference || '/after/' {_RELEASE} AND r.status = 'verified'"
    " AND r.detainee_id IS NOT NULL ORDER BY r.date DESC NULLS LAST LIMIT 1",
    **{
        f"releases:{name}": f"SELECT '/releases/' || r.reference || '/{end}/' {_RELEASE}"
        " AND r.verified_revision_id IS NOT NULL ORDER BY r.revision_number DESC LIMIT 1"
        for name, end in (("hand-over", "hand-over"), ("revision", "revisions/1"), ("compare", "compare"))
    },
    "together:comments": "SELECT '/together/release/' || reference || '/' FROM releases_release"
    " WHERE id IN (SELECT subject_id FROM casework_comment WHERE subject = 'release') LIMIT 1",
    "day-of": "SELECT '/days/' || id || '/' FROM accounts_user WHERE username = 'documenter'",
    "person-work": "SELECT '/people/' || id || '/hand-over/' FROM accounts_user WHERE username = 'documenter'",
    "releases:person-claim": f"SELECT '/releases/claims/of/' || reference || '/' {_PERSON} LIMIT 1",
    "releases:claim-move": f"SELECT '/releases/claims/' || c.id || '/withdraw/' {_CLAIM}",
    "releases:derive": f"SELECT '/releases/claims/' || c.id || '/derive/' {_CLAIM}",
    "releases:claim-file": f"SELECT '/releases/claims/' || c.id || '/files/new/' {_CLAIM}",
    "releases:source": f"SELECT '/releases/sources/' || s.reference || '/' {_SOURCE}",
    "releases:source-change": f"SELECT '/releases/sources/' || s.reference || '/change/' {_SOURCE}",
    "releases:source-protect": f"SELECT '/releases/sources/' || s.reference || '/protect/' {_SOURCE}",
    "releases:source-merge": f"SELECT '/releases/sources/' || s.reference || '/merge/' {_SOURCE}",
    "releases:source-part": f"SELECT '/releases/sources/' || s.reference || '/part/' {_SOURCE}",
    "releases:move": f"(SELECT '/releases/' || r.reference || '/moves/dispute/' {_RELEASE} AND r.status = 'verified'"
    f" LIMIT 1) UNION ALL (SELECT '/releases/' || r.reference || '/moves/verify/' {_RELEASE} AND r.status = 'draft'"
    " LIMIT 1)",
    "releases:new-field-note": f"SELECT '/releases/' || r.reference || '/notes/new/?at=date' {_RELEASE}"
    " AND r.status = 'submitted' LIMIT 1",
    "releases:evidence": f"SELECT '/releases/evidence/' || e.id || '/' {_PIECES} ORDER BY e.id",
    "releases:grid": f"SELECT '/releases/evidence/' || g.evidence_id || '/grid/' || g.page || '/' {_GRID}",
    "releases:redaction": "SELECT '/releases/evidence/redactions/' || id || '/' FROM releases_redaction LIMIT 1",
    **{
        f"releases:{name}": f"SELECT '/releases/evidence/' || e.id || '/{end}' {_PREPARED} LIMIT 1"
        for name, end in (
            ("custody", "custody/"),
            ("evidence-small", "small/"),
            ("transcript", "transcripts/1/"),
            ("redact", "redactions/1/"),
        )
    },
    **{
        f"releases:{name}": f"SELECT '/releases/findings/' || reference || '/{end}' FROM releases_finding WHERE {which}"
        for name, end, which in (
            ("finding", "", "true"),
            ("finding-change", "change/", "status = 'draft'"),
            ("finding-claim", "claims/new/", "status = 'draft'"),
            ("finding-move", "moves/dispute/", "status = 'verified'"),
            ("finding-hand-over", "hand-over/", "status = 'draft'"),
            ("finding-revision", "revisions/1/", "status = 'verified'"),
            ("finding-compare", "compare/", "status = 'verified'"),
            ("finding-verdict", "moves/give-verdict/", "status = 'submitted' AND fate = 'died'"),
        )
    },
    "flags:flag": "SELECT '/flags/' || id || '/' FROM releases_flag LIMIT 1",
    "flags:move": "SELECT '/flags/' || id || '/moves/look/' FROM releases_flag LIMIT 1",
    "flags:hand-over": "SELECT '/flags/' || id || '/hand-over/' FROM releases_flag LIMIT 1",
    "flags:on-release": f"SELECT '/flags/of-release/' || r.reference || '/' {_RELEASE} LIMIT 1",
    "flags:on-person": f"SELECT '/flags/of-person/' || reference || '/' {_PERSON} LIMIT 1",
    "families:inquiry": "SELECT DISTINCT ON (status) '/families/' || reference || '/' FROM families_inquiry",
    **{
        f"families:{name}": f"SELECT '/families/' || q.reference || '/{end}/' {_INQUIRY}"
        for name, end in (
            ("taken", "taken"),
            ("change", "change"),
            ("own", "own"),
            ("plan", "plan"),
            ("person", "person"),
            ("move", "moves/close"),
            ("hand-over", "moves/hand-over"),
            ("hard", "hard"),
            ("attempt", "attempts"),
            ("identity", "identity"),
            ("contact", "contacts/new"),
            ("withdraw", "withdraw"),
            ("new-share", "shares/new"),
            ("new-referral", "referrals/new"),
        )
    },
    "families:hand-over-all": "SELECT '/families/workload/' || q.team_id || '/' || q.owner_id || '/hand-over/'"
    " FROM families_inquiry AS q WHERE status = 'new' LIMIT 1",
    "families:card": f"SELECT '/families/' || q.reference || '/contacts/' || c.id || '/' {_INQUIRY}",
    "families:show-number": f"SELECT '/families/' || q.reference || '/contacts/' || c.id || '/show/' {_INQUIRY}",
    "families:answer": "SELECT DISTINCT ON (status) '/families/' || reference || '/answer/' FROM families_inquiry"
    " WHERE status IN ('new', 'possible-match', 'answered') AND match_said = 'given'",
    "families:new-news": "SELECT '/families/' || q.reference || '/news/new/' FROM families_inquiry AS q"
    " WHERE status = 'possible-match' ORDER BY id LIMIT 1",
    **{
        f"families:{name}": f"SELECT '/families/news/' || id || '/{end}' FROM families_badnews LIMIT 1"
        for name, end in (
            ("news", ""),
            ("sign-news", "sign/"),
            ("news-support", "support/"),
            ("tell-news", "tell/"),
            ("drop-news", "drop/"),
        )
    },
    **{
        f"families:{name}": "SELECT '/families/intake/' || k.reference || '/" + end + "' FROM families_intake AS k"
        " JOIN accounts_team AS t ON t.id = k.team_id WHERE t.slug = 'family-centre' AND k.status = 'waiting'"
        for name, end in (
            ("intake", ""),
            ("reject-intake", "reject/"),
            ("restore-intake", "put-back/"),
            ("let-go-intake", "taken-back/"),
        )
    },
    "families:report": "SELECT '/families/extortion/' || reference || '/' FROM families_extortionreport",
    **{
        f"families:{name}": f"SELECT '/families/extortion/' || r.reference || '/{end}/' {_REPORT}"
        for name, end in (
            ("change-report", "change"),
            ("move-report", "moves/settle"),
            ("hand-over-report", "moves/hand-over"),
        )
    },
    **{
        f"families:{end}-identifier": "SELECT '/families/extortion/' || r.reference || '/identifiers/' || x.id"
        f" || '/{end}/' {_REPORT}"
        for end in ("show", "strike")
    },
    "families:consent": "SELECT '/families/' || q.reference || '/consent/' || p || '/' FROM"
    f" (SELECT q.reference {_INQUIRY}) AS q, unnest(ARRAY['keep', 'share']) AS p",
    "families:withdraw-consent": "SELECT '/families/' || q.reference || '/consent/' || c.id || '/withdraw/'"
    " FROM families_share AS s JOIN families_consent AS c ON c.id = s.consent_id"
    " JOIN families_inquiry AS q ON q.id = c.inquiry_id WHERE s.recalled_at IS NULL LIMIT 1",
    "families:share": "SELECT '/families/shares/' || id || '/' FROM families_share WHERE recalled_at IS NULL LIMIT 1",
    **{
        f"families:{name}": f"SELECT '/families/shares/' || id || '/{end}/' FROM families_share LIMIT 1"
        for name, end in (("acknowledge-share", "acknowledge"), ("recall-share", "recall"))
    },
    "families:shared-number": "SELECT '/families/shares/' || s.id || '/numbers/' || c.id || '/'"
    " FROM families_share AS s JOIN families_inquiry AS q ON q.id = s.inquiry_id"
    " JOIN families_contact AS c ON c.relative_id = q.relative_id LIMIT 1",
    "families:referral": "SELECT '/families/referrals/' || id || '/' FROM families_referral",
    "families:referral-sheet": "SELECT '/families/referrals/' || id || '/sheet/' FROM families_referral"
    " WHERE desk_id IS NULL LIMIT 1",
    **{
        f"families:{name}": f"SELECT '/families/referrals/' || id || '/{end}/' FROM families_referral"
        " WHERE desk_id IS NOT NULL LIMIT 1"
        for name, end in (
            ("take-referral", "take"),
            ("recall-referral", "recall"),
            ("move-referral", "moves/decline"),
        )
    },
    "families:tell": "SELECT '/families/tellings/' || id || '/' FROM families_telling LIMIT 1",
    **{
        f"families:{name}": f"SELECT '/families/' || reference || '/{end}/' FROM families_inquiry"
        " WHERE review_on IS NOT NULL LIMIT 1"
        for name, end in (("decide-review", "review"), ("remove", "remove"))
    },
    "figures:figure": "SELECT '/figures/' || id || '/' FROM releases_reportedfigure ORDER BY id",
    "figures:change": "SELECT '/figures/' || id || '/change/' FROM releases_reportedfigure WHERE status = 'draft'",
    "figures:move": "SELECT '/figures/' || id || '/moves/withdraw/' FROM releases_reportedfigure LIMIT 1",
    **{
        f"figures:{end}-explanation": f"SELECT '/figures/explanations/' || id || '/{end}/'"
        " FROM releases_figureexplanation"
        for end in ("confirm", "end")
    },
    "public:figures-of": "SELECT '/public/ar/figures/' || counted || '/1/' FROM releases_figureversion"
    " WHERE wave_id IS NULL LIMIT 1",
    "families:advisory": "SELECT '/families/advisories/' || id || '/' FROM families_advisory",
    **{
        f"families:{name}": f"SELECT '/families/advisories/' || id || '/{end}/' FROM families_advisory"
        " WHERE status = 'draft' LIMIT 1"
        for name, end in (("change-advisory", "change"), ("move-advisory", "moves/withdraw"))
    },
    **{
        f"families:{end}-public-line": f"SELECT '/families/advisories/lines/' || id || '/{end}/'"
        " FROM families_publicline LIMIT 1"
        for end in ("confirm", "end")
    },
    "public:advisory": "SELECT '/public/ar/advisories/' || id || '/' FROM families_advisory"
    " WHERE standing_id IS NOT NULL",
    **{
        f"public:{name}": f"SELECT '/public/' || language || '/{end}'"
        " FROM unnest(ARRAY['ar', 'en', 'ku', 'tr', 'de', 'fr']) AS language"
        for name, end in (
            ("front", ""),
            ("contact", "contact/"),
            ("money", "money/"),
            ("ask", "ask/"),
            ("statements", "statements/"),
            ("corrections", "statements/corrections/"),
            ("figures", "figures/"),
        )
    },
    **{
        name: f"SELECT '/statements/' || id || '/{end}' FROM releases_statement WHERE {which}"
        for name, end, which in (
            ("statement", "", "true"),
            ("change-statement", "change/", "status = 'draft'"),
            ("approve-statement", "approve/", "status = 'published' LIMIT 1"),
            ("move-statement", "moves/withdraw/", "status = 'published' LIMIT 1"),
            ("statement-today", "today/", "status = 'draft' LIMIT 1"),
        )
    },
    "public:standing": "SELECT '/public/' || language || '/statements/admsp/1/'"
    " FROM unnest(ARRAY['ar', 'en', 'ku', 'tr', 'de', 'fr']) AS language",
    "public:statement": "SELECT '/public/en/statements/admsp/' || number || '/' || edition || '/'"
    " FROM releases_statement WHERE number IS NOT NULL",
    "families:draft": "SELECT '/families/drafts/' || id || '/' FROM casework_draft LIMIT 1",
    "families:discard-draft": "SELECT '/families/drafts/' || id || '/discard/' FROM casework_draft LIMIT 1",
    "duplicates:pair": "SELECT '/duplicates/' || id || '/' FROM detainees_pair LIMIT 1",
    "duplicates:merge": "SELECT '/duplicates/' || id || '/merge/' FROM detainees_pair WHERE decision = '' LIMIT 1",
    "duplicates:undo": "SELECT '/duplicates/merges/' || id || '/undo/' FROM detainees_merge LIMIT 1",
    "own-field": "SELECT '/own-fields/' || id || '/' FROM casework_ownfield WHERE kind IN ('choice', 'text')",
    "person": f"SELECT '/people/' || id || '/' {_COLLEAGUE}",
    "team": "SELECT '/people/teams/' || id || '/' FROM accounts_team WHERE slug = 'family-centre'",
    "person-link": f"SELECT '/people/' || id || '/link/' {_COLLEAGUE}",
    "person-roles": f"SELECT '/people/' || id || '/roles/' {_COLLEAGUE}",
    "person-move": f"SELECT '/people/' || id || '/deactivate/' {_COLLEAGUE}",
    "role-move": "SELECT '/people/roles/' || id || '/end/' FROM accounts_membership LIMIT 1",
    "link-move": "SELECT '/people/links/1/withdraw/'",
    "tallies-text": "SELECT '/tallies.ar.txt'",
    "tally-chart": "SELECT '/tallies/charts/inside/'",
    **{f"tally-chart-{end}": f"SELECT '/tallies/charts/week.{end}'" for end in ("svg", "png")},
    "exports:new": f"SELECT '/exports/of/' || name || '/' FROM unnest(ARRAY{[each.name for each in LISTS]}) name",
    **{
        f"lists:{page}": f"SELECT '/lists/' || name || '/{page}/'"
        f" FROM unnest(ARRAY{[each.name for each in LISTS if each.shown]}) name"
        for page in ("columns", "save", "views")
    },
    "families:waiting": f"SELECT '/families/waiting/' || kind || '/' FROM unnest(ARRAY{[*KINDS]}) kind",
    "drafts:draft": "SELECT '/drafts/' || id || '/' FROM casework_draft LIMIT 1",
    "saved-tally": "SELECT '/tallies/saved/' || reference || '/' FROM releases_frozentally LIMIT 1",
    "saved-tally-text": "SELECT '/tallies/saved/' || reference || '/text.json' FROM releases_frozentally LIMIT 1",
    "admin:app_list": "SELECT '/reference/releases/'",
} | {
    f"admin:{app}_{model}_{act}": f"SELECT '/reference/{app}/{model}/' || {key} || '/{act}/' FROM {app}_{model} LIMIT 1"
    for app, model, key in (
        ("detainees", "governorate", "code"),
        ("detainees", "facility", "code"),
        ("detainees", "place", "pcode"),
        ("releases", "wave", "code"),
        ("releases", "suspicionrule", "code"),
        ("families", "advice", "code"),
        ("families", "consenttext", "code"),
        ("families", "retentionperiod", "code"),
    )
    for act in ("change", "history", "delete")
}
# The demo has none of these, or they are no pages; the desk's own tests look at its pages.
MISSING = (
    "drafts:discard",  # no page
    "together:withdraw",
    "together:watch",
    "work-handed",  # the demo hands over no work
    "revoke-token",  # no page
    "device-mine",  # no page
    "device-not-mine",  # tests/browser/test_new_device.py
    "mfa_edit_webauthn",  # tests/browser/test_security_key.py
    "mfa_remove_webauthn",
    "api:statement",
    "api:tally",
    "api:figure",
    "api:advisory",
    "exports:at-once",  # no page
    "exports:ask",
    "exports:export",
    "exports:file",
    "exports:manifest",
    "exports:move",
    "lists:move",  # no page
    "lists:pick",
    "lists:export",
    "lists:hand-over",  # tests/browser/test_own_lists.py
    "statement-file",  # no page
    "public:statement-output",
    "public:statements-feed",
    "own-field-move",  # no page
    "releases:field-note",  # tests/browser/test_verdicts.py
    "releases:bulk",
    "releases:confirm-bulk",  # no page
    "releases:stop-bulk",
    "releases:presence",
    "releases:import-columns",
    "releases:import-reading",
    "releases:import-move",
    "releases:import-refused",
    "releases:import-take-back",  # tests/browser/test_imports.py
    "releases:evidence-copy",  # no page
    "releases:photograph",
    "releases:compare-original",
    "releases:redaction-file",
    "releases:grid-rows",
    "releases:upload",
    "duplicates:pair",
    "duplicates:merge",
    "duplicates:undo",
    "detainees:agreement",
    *(f"admin:detainees_place_{act}" for act in ("change", "history", "delete")),
)
PARTS_OF_PAGES = ("releases:open-now", "person-role-foreseen")  # fetched by a page, and drawn in it
# Not an address of the table: what is shown where there is nothing, or nothing for this person.
BESIDES = ("/nowhere/", "/public/ar/nowhere/", "/releases/R-0000-0000/", "/releases/?status=draft&wave=decree-61-2011")


def screens(site: Site, *, whole: bool = True) -> dict[str, list[str]]:
    """Paths by the name of their address; where not the `whole` is wanted, an address without an example has none."""
    found: dict[str, list[str]] = {"": list(BESIDES)}
    for name, parts in _patterns(get_resolver()):
        if name in PARTS_OF_PAGES:
            continue
        found[name] = site.known(EXAMPLES.get(name, "SELECT WHERE false")) if parts else [reverse(name)]
        assert not whole or found[name] or name in MISSING, f"tests/browser/screens.py needs an example of “{name}”."
    return found


def _patterns(resolver: URLResolver, namespace: str = "") -> Iterator[tuple[str, bool]]:
    """The name of each address, and whether it has parts to fill in."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name:  # what has none only leads to another one
                yield f"{namespace}{pattern.name}", bool(pattern.pattern.regex.groups)
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _patterns(pattern, inner)
