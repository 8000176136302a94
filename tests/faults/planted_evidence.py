"""What is promised of files: sealed, received whole, decoded apart, shown harmless, their custody written down."""

from tests.faults.fault import Fault

HOSTILE = "tests/releases/test_hostile_files.py::"
LOOK = "tests/releases/test_look_at_evidence.py::test_"
PREPARE = "tests/releases/test_prepare_evidence.py::test_"
RECEIVED = "tests/releases/test_evidence.py::test_"
SEALED = "tests/accounts/test_sealed_files.py::test_"
UPLOAD = "tests/releases/test_upload.py::test_"

SEALING = (
    Fault(
        "a chunk of a sealed file can be put where another one was",
        "accounts/sealed_files.py",
        'return number.to_bytes(8, "big") + bytes([last])',
        "return bytes([last])",
        (f"{SEALED}what_was_altered_is_not_read",),
    ),
    Fault(
        "the end of a sealed file can be cut off",
        "accounts/sealed_files.py",
        'return number.to_bytes(8, "big") + bytes([last])',
        'return number.to_bytes(8, "big")',
        (f"{SEALED}what_was_altered_is_not_read", f"{SEALED}what_has_arrived_so_far_can_be_read"),
    ),
    Fault(
        "a sealed file opens in another one's place",
        "releases/evidence/vault.py",
        'return f"{kind}/{place.hex}"',
        "return kind",
        (f"{RECEIVED}an_original_opens_at_its_own_place_alone",),
    ),
    Fault(
        "a part that hangs on a dead line is written after the next one",
        "accounts/sealed_files.py",
        "            if size != start:\n                raise Overtaken\n",
        "",
        (f"{SEALED}a_go_that_hangs_is_overtaken_by_the_next",),
    ),
)

RECEIVING = (
    Fault(
        "somebody else's upload can be gone on with",
        "releases/models/evidence.py",
        "return self.filter(person=user.pk)",
        "return self.all()",
        (
            f"{UPLOAD}who_did_not_begin_it_finds_nothing",
            f"{RECEIVED}a_file_that_somebody_else_sent_comes_with_nobodys_form",
        ),
    ),
    Fault(
        "the digest of a file that came in parts is that of the last part",
        "releases/evidence/arriving.py",
        "    if at < offset:\n",
        "    if False:\n",
        (f"{UPLOAD}a_line_that_breaks_costs_less_than_a_chunk",),
    ),
    Fault(
        "a part is taken at any place",
        "releases/views/uploads.py",
        "    if offset != offset_of(found):\n        return _answer(OTHER_OFFSET)\n",
        "    offset = offset_of(found)\n",
        (f"{UPLOAD}a_part_at_another_place_is_refused",),
    ),
    Fault(
        "a go begins where another one has just written",
        "releases/evidence/receiving.py",
        "    if sealed.position != at:",
        "    if False:",
        (f"{UPLOAD}a_go_that_was_thought_dead_and_wrote_meanwhile_is_asked_for_again",),
    ),
    Fault(
        "whatever is announced may begin",
        "releases/evidence/receiving.py",
        "    if size > LARGEST:\n",
        "    if False:\n",
        (f"{UPLOAD}what_is_announced_too_large_or_empty_is_refused_before_it_comes",),
    ),
    Fault(
        "a kind has no limit of its own",
        "releases/evidence/receiving.py",
        "return sentences.too_heavy(LIMITS[kind]) if size > LIMITS[kind] else None",
        "return None",
        (f"{UPLOAD}a_picture_above_the_limit_of_pictures_is_refused_with_its_first_bytes",),
    ),
    Fault(
        "a refused file stays on the disk",
        "releases/evidence/receiving.py",
        "    remove(upload, by=by)\n    return refused\n",
        "    return refused\n",
        (f"{UPLOAD}what_is_none_of_ours_is_refused_when_it_is_whole_and_removed",),
    ),
    Fault(
        "archives are taken as what they are not",
        "releases/evidence/kinds.py",
        'b"PK\\x03\\x04": "archive", ',
        "",
        (f"{RECEIVED}of_an_archive_it_is_said_what_to_do",),
    ),
    Fault(
        "what nobody came back for stays for ever",
        "releases/evidence/forgetting.py",
        "    for upload in Upload.objects.filter(begun_at__lt=before):\n",
        "    for upload in Upload.objects.none():\n",
        (f"{UPLOAD}what_nobody_came_back_for_is_gone_after_a_day",),
    ),
)

DECODING = (
    Fault(
        "a picture is shown with what its camera wrote into it",
        "releases/evidence/decoder/pictures.py",
        "    picture.save(file, kind, **options)\n",
        '    picture.save(file, kind, exif=b"Exif\\0\\0taken in Maarrat Misrin", **options)\n',
        (f"{RECEIVED}a_picture_is_kept_unaltered_and_its_copies_tell_nothing",),
    ),
    Fault(
        "a picture has as many points as it likes",
        "releases/evidence/decoder/pictures.py",
        "MOST_POINTS = 60_000_000",
        "MOST_POINTS = 600_000_000",
        (f"{RECEIVED}a_picture_of_too_many_points_is_refused",),
    ),
    Fault(
        "a PDF keeps what acts in its pages",
        "releases/evidence/decoder/papers.py",
        "                del page.obj[key]\n",
        "                page.obj[key]\n",
        (f"{RECEIVED}what_a_page_of_a_pdf_does_is_gone",),
    ),
    Fault(
        "a saved page is shown with its scripts",
        "releases/evidence/decoder/texts.py",
        'frozenset(("script", "style",',
        'frozenset(("style",',
        (f"{RECEIVED}a_saved_page_becomes_plain_text", f"{HOSTILE}test_of_a_page_only_what_is_read_is_left"),
    ),
    Fault(
        "a text can turn the page round",
        "releases/evidence/decoder/texts.py",
        'return HIDDEN.sub("", shown)',
        "return text",
        (f"{RECEIVED}a_text_cannot_turn_the_page_round",),
    ),
    Fault(
        "a recording that nobody can prepare here is called damaged",
        "releases/evidence/recordings.py",
        "        made.failure = Failure.NO_FFMPEG\n",
        "        made.failure = Failure.UNREADABLE\n",
        ("tests/releases/test_recordings.py::test_without_ffmpeg_the_page_says_why_there_is_no_preview",),
    ),
    Fault(
        "a worker makes copies that another one is making",
        "releases/evidence/preparing.py",
        "        original = Original.objects.waiting().filter(pk=pk).first() if mine else None\n",
        "        original = Original.objects.waiting().filter(pk=pk).first()\n",
        (f"{PREPARE}another_worker_leaves_it_to_the_one_who_has_it",),
    ),
    Fault(
        "what kills a worker kills the next one for ever",
        "releases/evidence/preparing.py",
        "    if original.attempts < ATTEMPTS:\n",
        "    if original.pk:\n",
        (f"{PREPARE}what_kills_each_worker_is_given_up_after_three",),
    ),
    Fault(
        "half of the copies is kept",
        "releases/evidence/preparing.py",
        "    if made.failure:\n        made.forget()\n",
        "",
        (f"{PREPARE}half_of_the_copies_is_nothing",),
    ),
)

SHOWING = (
    Fault(
        "what is distressing is shown at once",
        "releases/evidence/viewing.py",
        "self.is_shown = asked or not piece.distressing",
        "self.is_shown = True",
        (f"{LOOK}what_is_distressing_is_blurred_until_it_is_asked_for", f"{LOOK}what_stays_blurred_was_not_looked_at"),
    ),
    Fault(
        "a list shows the clear picture of what is distressing",
        "releases/views/evidence.py",
        "purpose = Purpose.VEILED if piece.distressing else Purpose.SMALL",
        "purpose = Purpose.SMALL",
        (f"{LOOK}what_is_distressing_is_blurred_until_it_is_asked_for",),
    ),
    Fault(
        "what the camera wrote is shown to everybody who sees the file",
        "releases/evidence/viewing.py",
        "if not may(self.user, Right.DECIDE, self.piece.claim.team):",
        "if not may(self.user, Right.SEE_SOURCES, self.piece.claim.team):",
        (f"{LOOK}what_the_camera_wrote_is_shown_to_those_who_verify_alone",),
    ),
    Fault(
        "the same file in another organisation is hinted at",
        "releases/evidence/viewing.py",
        "others = Evidence.objects.visible_to(self.user).exclude(pk=self.piece.pk)",
        "others = Evidence.objects.exclude(pk=self.piece.pk)",
        (f"{LOOK}what_another_organisation_entered_is_not_hinted_at",),
    ),
    Fault(
        "any copy opens under any piece",
        "releases/views/evidence.py",
        "copy = get_object_or_404(piece.original.copies, pk=number)",
        "copy = get_object_or_404(type(piece.original.copies.first()), pk=number)",
        (f"{LOOK}a_copy_of_another_piece_is_not_found_under_this_one",),
    ),
    Fault(
        "nobody is written down who looks",
        "releases/evidence/handling.py",
        "        note(piece, Handled.LOOKED, by=by)\n",
        "        return\n",
        (f"{LOOK}who_looked_is_written_down_once_an_hour",),
    ),
    Fault(
        "an original agrees, whatever is stored",
        "releases/evidence/vault.py",
        "    return digest.hexdigest() == stored.sha256\n",
        "    return True\n",
        (f"{PREPARE}a_stored_original_that_is_another_file_does_not_agree",),
    ),
)

WRITTEN_OUT = (
    Fault(
        "a name in a transcript is found as it is spelled there alone",
        "releases/evidence/transcribing.py",
        'for word in re.findall(r"\\w+", fold(text)) if word not in ARTICLES)',
        'for word in re.findall(r"\\w+", text) if word not in ARTICLES)',
        ("tests/releases/test_transcribe.py::test_a_name_is_found_however_it_is_spelled",),
    ),
    Fault(
        "what another team wrote out is found",
        "releases/models/transcripts.py",
        "return self.filter(evidence__in=Evidence.objects.visible_to(user))",
        "return self.all()",
        ("tests/releases/test_transcribe.py::test_of_another_team_nothing_is_found",),
    ),
    Fault(
        "who writes out a page overwrites what somebody else wrote meanwhile",
        "releases/views/transcripts.py",
        '(form.cleaned_data.get("seen") or 0) != seen else None',
        "False else None",
        (
            "tests/releases/test_transcribe.py::test_who_writes_while_somebody_else_did_is_shown_theirs_and_loses_nothing",
        ),
    ),
    Fault(
        "a post is kept without its moment",
        "releases/forms/files.py",
        "        elif captured is None:\n",
        "        elif False:\n",
        ("tests/releases/test_post.py::test_none_of_the_three_without_the_others",),
    ),
    Fault(
        "what a file is can be changed",
        "releases/migrations/0008_rules.py",
        '"original": ("id", "place", "sha256", "bytes", "media_type", "received_at"),',
        '"original": ("id",),',
        ("tests/faults/test_forged_evidence.py::test_what_a_file_is_never_changes",),
    ),
    Fault(
        "somebody looks in another one's name",
        "releases/migrations/0008_rules.py",
        '"handling": ("by_id",),',
        "",
        ("tests/faults/test_forged_evidence.py::test_nobody_looks_or_writes_in_somebody_elses_name",),
    ),
)

REDACTING = (
    Fault(
        "boxes lie over the picture and not in it",
        "releases/evidence/decoder/pictures.py",
        '        pen.rectangle((start, end), "black")\n',
        '        pen.rectangle((start, end), outline="black")\n',
        ("tests/releases/test_redact.py::test_under_a_box_there_is_nothing_but_black",),
    ),
    Fault(
        "a redacted copy is taken out before anybody looked",
        "releases/views/redactions.py",
        "    if download and not found.is_usable:\n",
        "    if False:\n",
        ("tests/releases/test_redact.py::test_before_the_second_look_nobody_takes_it_out",),
    ),
    Fault(
        "whoever made a redacted copy says by SQL that it can be used",
        "releases/migrations/0003_evidence.py",
        'condition=models.Q(("looked_by", models.F("made_by")), _negated=True),\n',
        'condition=models.Q(("pk", models.F("pk"))),\n',
        ("tests/releases/test_redact.py::test_the_second_person_is_another_one_for_postgresql_too",),
    ),
    Fault(
        "whoever made a redacted copy says that it can be used",
        "releases/evidence/redacting.py",
        "    if redaction.made_by_id == user.pk:\n",
        "    if False:\n",
        ("tests/releases/test_redact.py::test_who_made_it_does_not_say_that_it_can_be_used",),
    ),
)

FILES = (*SEALING, *RECEIVING, *DECODING, *SHOWING, *WRITTEN_OUT, *REDACTING)
