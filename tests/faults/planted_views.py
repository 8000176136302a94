"""Planted faults, what concerns lists that people make their own."""

from tests.faults.fault import Fault

_COMBINED = "tests/casework/seen/test_combined.py::"
_REMEMBERED = "tests/casework/seen/test_views_remembered.py::"
_KEPT = "tests/casework/test_kept.py::"
_VIEWS = "tests/casework/seen/test_saved_views.py::"
_PICKING = "tests/casework/seen/test_picking.py::"
_COLUMNS = "tests/casework/seen/test_columns.py::"
_MISSING = "tests/releases/test_missing.py::"
_SEARCHED = "tests/casework/test_searched.py::"
_DESCRIBED = "tests/detainees/test_find_by_description.py::"
_FORGED = "tests/faults/test_forged_views.py::"

VIEWS = (
    Fault(
        "none of these leaves out what is not known",
        "casework/combining.py",
        "return found.exclude(self.any_of(name, values))",
        "return found.exclude(self.any_of(name, values) | self.nothing_of(name))",
        (_COMBINED + "test_what_is_negated_and_what_is_not_are_everything",),
    ),
    Fault(
        "a value that is none is passed over",
        "casework/combining.py",
        "                self.add_error(condition.name if condition.name in self.fields else None, error)\n",
        "                self._meant[condition.name] = []\n",
        (_COMBINED + "test_what_is_not_understood_finds_nothing_and_says_so",),
    ),
    Fault(
        "a combined filter by what is personal lets a list leave at once",
        "casework/exports/registry.py",
        "found = [name for name in filters if name.removesuffix(IS) not in open_]",
        "found = [name for name in filters if name not in open_ and not name.endswith(IS)]",
        ("tests/casework/exports/test_at_once.py::test_a_combined_filter_tells_as_much_as_a_simple_one",),
    ),
    Fault(
        "a shared view is everybody's",
        "casework/models/saved_views.py",
        "return self.filter(Q(made_by=user) | Q(team__in=teams))",
        "return self.filter(Q(made_by=user) | Q(team__isnull=False))",
        (_VIEWS + "test_a_shared_view_shows_to_each_what_they_may_see",),
    ),
    Fault(
        "a view is shared with any team",
        "casework/sql/saved_views.sql",
        "IF NEW.team_id IS NOT NULL AND (TG_OP",
        "IF false AND (TG_OP",
        (_FORGED + "test_a_view_is_shared_with_a_team_of_ones_own",),
    ),
    Fault(
        "what somebody may see no more is counted",
        "casework/seen/picking.py",
        "listed.seen(user).filter(any_of(self.records)).order_by().count() if self.records else 0",
        "len(self.records)",
        (_PICKING + "test_what_somebody_may_see_no_more_is_not_counted",),
    ),
    Fault(
        "whoever goes on loses the ticks of the page",
        "casework/views/lists.py",
        "if form.is_valid() and _pick(request, listed, form) and form",
        "if form.is_valid() and (form.cleaned_data['to'] or _pick(request, listed, form)) and form",
        (_PICKING + "test_going_on_keeps_the_ticks",),
    ),
    Fault(
        "the pager leads on without the ticks",
        "config/templatetags/ui.py",
        '"picking": getattr(seen, "picking", None) is not None,',
        '"picking": False,',
        (_PICKING + "test_ticks_of_several_pages_are_kept", _PICKING + "test_going_on_keeps_the_ticks"),
    ),
    Fault(
        "an export leaves out the ticks of the page",
        "casework/views/lists.py",
        "if form.is_valid() and not _pick(request, listed, form):",
        "if form.is_valid() and False:",
        (
            _PICKING + "test_what_is_exported_are_the_ticks_as_they_stand_on_the_page",
            _PICKING + "test_who_would_export_too_many_stays_and_is_told",
        ),
    ),
    Fault(
        "ticks lead to any site",
        "casework/views/lists.py",
        "return to if url_has_allowed_host_and_scheme(to, allowed_hosts=None) else path",
        "return to",
        (_PICKING + "test_one_goes_on_to_no_other_site",),
    ),
    Fault(
        "a filter is drawn as a simple one beside the combined one",
        "config/interface/filtering.py",
        "return form is not None and bound.name in form.conditions and not bound.errors",
        "return False",
        (_COMBINED + "test_what_is_combined_is_asked_at_one_place",),
    ),
    Fault(
        "the address of a search tells what was typed",
        "casework/searched.py",
        "token = secrets.token_urlsafe(_BYTES)",
        "token = sought",
        (_SEARCHED + "test_nothing_of_what_was_typed_stands_in_the_address",),
    ),
    Fault(
        "any token opens a search",
        "casework/searched.py",
        "if known == token and where == page",
        "if token and where == page",
        (_SEARCHED + "test_few_are_kept_the_newest", _SEARCHED + "test_what_is_no_token_finds_nothing"),
    ),
    Fault(
        "a token opens its search on every page",
        "casework/searched.py",
        "if known == token and where == page",
        "if known == token",
        (_SEARCHED + "test_a_token_opens_nothing_on_another_page",),
    ),
    Fault(
        "all that was sent with a search is kept",
        "casework/searched.py",
        "for name in fields:",
        "for name in sent:",
        (_DESCRIBED + "test_what_is_kept_with_the_session_is_what_the_form_asks_for",),
    ),
    Fault(
        "every search of a session is kept",
        "casework/searched.py",
        "[token, page, sought]][-KEPT:]",
        "[token, page, sought]]",
        (_SEARCHED + "test_few_are_kept_the_newest",),
    ),
    Fault(
        "picked rows are anybody's who knows their number",
        "casework/exports/registry.py",
        "Picked.objects.visible_to(person).filter(listed",
        "Picked.objects.filter(listed",
        (_PICKING + "test_another_persons_rows_are_theirs",),
    ),
    Fault(
        "the rows that leave are read by the beginning of their number",
        "casework/exports/registry.py",
        'number_of(asked.get(SELECTION, ""))',
        'number_of(asked.get(SELECTION, "")[:15])',
        (_PICKING + "test_who_approves_reads_the_rows_that_leave_however_their_number_was_written",),
    ),
    Fault(
        "who approves an export reads other rows than leave",
        "casework/exports/picked.py",
        "listed.selection(export.asked_by, export.asked)",
        'listed.selection(export.asked_by, QueryDict("selection=12"))',
        (_PICKING + "test_who_approves_reads_the_rows_that_leave_however_their_number_was_written",),
    ),
    Fault(
        "the number of what was picked is kept as it was written",
        "casework/exports/asking.py",
        "str(picked.pk if picked else NOTHING)",
        "asked[SELECTION]",
        (_PICKING + "test_who_approves_reads_the_rows_that_leave_however_their_number_was_written",),
    ),
    Fault(
        "the picked rows that an export names are deleted",
        "casework/sql/saved_views.sql",
        "IF OLD.kept_at IS NULL OR EXISTS (",
        "IF OLD.kept_at IS NULL OR false AND EXISTS (",
        (_FORGED + "test_what_an_export_names_is_not_deleted_nor_what_is_being_picked",),
    ),
    Fault(
        "what is picked where a filter fell away is what the address asks",
        "casework/views/lists.py",
        "Seen(listed, user, request.GET).asked, by=user",
        "request.GET, by=user",
        (_VIEWS + "test_what_is_picked_and_exported_there_is_what_it_shows",),
    ),
    Fault(
        "what is exported where a filter fell away is what the address asks",
        "config/templatetags/ui.py",
        "seen.asked if seen else request.GET",
        "request.GET",
        (_VIEWS + "test_what_is_picked_and_exported_there_is_what_it_shows",),
    ),
    Fault(
        "what is not handed over stays picked, before the others",
        "casework/seen/handing.py",
        "picking.pick(listed, tried, [], by=by)",
        "picking.pick(listed, set(tried) - {each.row.pk for each in refused}, [], by=by)",
        (_PICKING + "test_what_is_refused_keeps_nobody_from_the_others",),
    ),
    Fault(
        "a number of what is missing counts what was set aside",
        "releases/missing.py",
        "(IS_VERIFIED if gap.only_verified else ~IS_SET_ASIDE)",
        "(IS_VERIFIED if gap.only_verified else Q())",
        (_MISSING + "test_each_number_is_the_list_that_it_leads_to",),
    ),
    Fault(
        "another process hears of changed reference data ten seconds later",
        "casework/kept.py",
        "    if told is not None and _heard != [told]:\n",
        "    if told is None:\n",
        (_KEPT + "test_every_process_hears_of_a_change_with_the_next_page_of_anybody",),
    ),
    Fault(
        "a change of reference data is told to nobody",
        "casework/kept.py",
        "    forget_kept()\n    tell_reference_changed()\n",
        "    forget_kept()\n",
        (_KEPT + "test_who_changes_reference_data_sees_it_at_once",),
    ),
    Fault(
        "a view that is shared, or has gone, is seen a minute later",
        "casework/seen/saved.py",
        "        yield\n    tell_changed(SavedView)",
        "        yield",
        (
            _REMEMBERED + "test_what_is_shared_and_taken_away_is_so_at_once",
            _REMEMBERED + "test_what_is_deleted_is_gone_at_once",
        ),
    ),
    Fault(
        "the options of a select stay as they were first drawn",
        "casework/kept.py",
        "if known is None or any(one is not other for one, other in zip(known.made_of, made_of, strict=True)):",
        "if known is None:",
        (_KEPT + "test_options_that_were_drawn_follow_the_rows",),
    ),
)
