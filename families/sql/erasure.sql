-- Destroying the content of an inquiry, so that it can be shown to have been. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION content_of_inquiries() RETURNS TABLE (tab text, col text, blank text, way text)
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
-- Every column that tells of the caller or of whom they seek, what stands there afterwards, and which rows belong to an
-- inquiry ($1) or its caller ($2). A test compares with what the models declare as personal.
    SELECT 'families_inquiry', c, '''''', 'id = $1' FROM unnest(ARRAY[
        'given_ar', 'father_ar', 'grandfather_ar', 'family_ar', 'mother_ar', 'given_latin', 'father_latin',
        'grandfather_latin', 'family_latin', 'mother_latin', 'home_place', 'seen_where', 'note']) c
    UNION ALL SELECT 'families_inquiry', c, 'NULL', 'id = $1' FROM unnest(ARRAY[
        'birth', 'home_governorate_id', 'seen_last', 'detainee_id', 'chosen_by_id', 'chosen_at', 'card_written']) c
    UNION ALL VALUES
        ('families_inquiry', 'relationship', '''not-said''', 'id = $1'),
        ('families_inquiry', 'sex', '''unknown''', 'id = $1'),
        ('families_inquiry', 'asks', '''{}''', 'id = $1'),
        ('families_relative', 'name', '''''', 'id = $2'),
        ('families_relative', 'country', '''''', 'id = $2'),
        ('families_relative', 'identity', '''not-checked''', 'id = $2'),
        -- A sealed text that no key opens, and a digest that no number has.
        ('families_contact', 'number', '''1.'' || repeat(''A'', 38)', 'relative_id = $2'),
        ('families_contact', 'digest', 'lpad(to_hex(id), 32, ''0'')', 'relative_id = $2'),
        ('families_contact', 'code_word', '''1.'' || repeat(''A'', 38)', 'relative_id = $2'),
        ('families_contact', 'method', '''call''', 'relative_id = $2'),
        ('families_contact', 'time_zone', '''Asia/Damascus''', 'relative_id = $2'),
        ('families_contact', 'hours_from', 'NULL', 'relative_id = $2'),
        ('families_contact', 'hours_to', 'NULL', 'relative_id = $2'),
        ('families_contact', 'who_answers', '''''', 'relative_id = $2'),
        ('families_contact', 'message', '''none''', 'relative_id = $2'),
        ('families_contact', 'not_after', 'NULL', 'relative_id = $2'),
        ('families_attempt', 'sentence', '''''', 'inquiry_id = $1'),
        ('families_consent', 'words', '''''', 'inquiry_id = $1'),
        ('families_intake', 'words', '''''', 'inquiry_id = $1'),
        ('families_share', 'content', '''1.'' || repeat(''A'', 38)', 'inquiry_id = $1'),
        ('families_referral', 'content', '''1.'' || repeat(''A'', 38)', 'inquiry_id = $1'),
        ('families_referral', 'note', '''''', 'inquiry_id = $1'),
        ('families_removal', 'sentence', '''''', 'inquiry_id = $1'),
        ('families_keptlonger', 'sentence', '''''', 'inquiry_id = $1'),
        ('casework_comment', 'text', '''''', 'subject = ''inquiry'' AND subject_id = $1'),
        ('casework_movemade', 'sentence', '''''', 'subject = ''inquiry'' AND subject_id = $1 OR subject = ''referral'''
            ' AND subject_id IN (SELECT id FROM families_referral WHERE inquiry_id = $1 OR received_id = $1)'
            ' OR subject = ''extortion'' AND subject_id IN (SELECT id FROM families_extortionreport WHERE inquiry_id = $1)'
            ' OR subject = ''flag'' AND subject_id IN (SELECT flags_of_inquiry($1, $2))'),
        -- Of a report stays who demands what, and by what they are known again: that warns others.
        ('families_extortionreport', 'note', '''''', 'inquiry_id = $1'),
        ('families_extortionreport', 'place', '''''', 'inquiry_id = $1'),
        ('families_extortionreport', 'amount_said', '''''', 'inquiry_id = $1'),
        ('families_extortionreport', 'advice_told', '''''', 'inquiry_id = $1'),
        ('families_extortionreport', 'advice_language', '''''', 'inquiry_id = $1'),
        ('families_extortionreport', 'advice_id', 'NULL', 'inquiry_id = $1'),
        ('families_extortionreport', 'detainee_id', 'NULL', 'inquiry_id = $1')
$$;

CREATE OR REPLACE FUNCTION rows_of_inquiries() RETURNS TABLE (turn int, tab text, counted text, way text)
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
-- What is destroyed row by row, in this order: on which revision and wish an answer rested says who was released, and
-- that a check failed, or a rule saw something, says something of the caller. `counted` is as what it is counted: that
-- bad news was on its way is said to nobody by the proof either.
    VALUES
        (1, 'releases_wishawaited', NULL, 'release_id IN (SELECT waited_for_by($1))'),
        (2, 'families_shaken', NULL, 'answer_id IN (SELECT id FROM families_answer WHERE inquiry_id = $1)'),
        (3, 'families_answer', 'told.*', 'inquiry_id = $1'),
        (4, 'families_signature', NULL, 'news_id IN (SELECT id FROM families_badnews WHERE inquiry_id = $1)'),
        (5, 'families_badnews', 'told.*', 'inquiry_id = $1'),
        (6, 'releases_flagother', NULL, 'flag_id IN (SELECT flags_to_destroy($1, $2)) OR case_id IN ('
            'SELECT id FROM releases_flaggedcase WHERE kind = ''inquiry'' AND number = $1)'),
        (7, 'releases_flag', 'noted.*', 'id IN (SELECT flags_to_destroy($1, $2))'),
        (8, 'families_failedcheck', 'noted.*', 'relative_id = $2'),
        -- What stood in the desk's own fields, and what stood there before.
        (9, 'families_inquiryownvalue', 'families_inquiryownvalue.text', 'record_id = $1'),
        -- From what to what it was changed, and its caller and the cards of their numbers.
        (10, 'casework_factchange', 'casework_factchange.changes', 'subject = ''inquiry'' AND subject_id = $1 OR'
            ' subject = ''caller'' AND subject_id = $2 OR subject = ''contact'' AND subject_id IN ('
            'SELECT id FROM families_contact WHERE relative_id = $2)'),
        -- By what words it was found.
        (11, 'families_inquirykeys', NULL, 'inquiry_id = $1'),
        (12, 'families_callerwords', NULL, 'relative_id = $2')
$$;

CREATE OR REPLACE FUNCTION waited_for_by(concerned bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- The releases of which this caller alone heard that the person will be asked: nobody waits for that any more.
    SELECT r.release_id FROM families_answer told JOIN releases_revision r ON r.id = told.revision_id
    WHERE told.inquiry_id = concerned AND told.kind = 'will-ask' AND NOT EXISTS (
        SELECT FROM families_answer other JOIN releases_revision s ON s.id = other.revision_id
        WHERE other.kind = 'will-ask' AND s.release_id = r.release_id AND other.inquiry_id <> concerned)
$$;

CREATE OR REPLACE FUNCTION flags_of_inquiry(concerned bigint, caller bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- Flags of the inquiry, and of others in which a rule saw that theirs and its caller have a number together, or that the
-- caller, who is destroyed with it, could not show who they are. Where it still holds of others, the rules raise it anew.
    SELECT flag.id FROM releases_flag flag JOIN releases_flaggedcase about ON about.id = flag.case_id
    WHERE about.kind = 'inquiry' AND (about.number = concerned OR flag.seen -> 'others' @> to_jsonb(concerned)
        OR EXISTS (SELECT FROM families_failedcheck k
                   WHERE k.relative_id = caller AND flag.seen -> 'failures' @> to_jsonb(k.id)))
$$;

CREATE OR REPLACE FUNCTION content_found(concerned bigint, caller bigint) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
-- Of each column in how many rows something stands, and how many rows there are of what goes whole (`told.*`, what the
-- caller was or was to be told; `noted.*`); of the caller's, where a caller is named.
DECLARE
    part record;
    found jsonb := '{}';
    counted jsonb;
BEGIN
    FOR part IN SELECT * FROM rows_of_inquiries() r WHERE r.counted IS NOT NULL LOOP
        EXECUTE format('SELECT jsonb_build_object(%L, %s + count(*)) FROM %I WHERE %s', part.counted,
                       coalesce(found ->> part.counted, '0'), part.tab, part.way)
            INTO counted USING concerned, coalesce(caller, 0);
        found := found || counted;
    END LOOP;
    FOR part IN
        SELECT tab, way, string_agg(
            format('%L, count(*) FILTER (WHERE %I IS DISTINCT FROM %s)', tab || '.' || col, col, blank), ', ') AS counts
        FROM content_of_inquiries() GROUP BY tab, way
    LOOP
        EXECUTE format('SELECT jsonb_build_object(%s) FROM %I WHERE %s', part.counts, part.tab, part.way)
            INTO counted USING concerned, coalesce(caller, 0);
        found := found || counted;
    END LOOP;
    RETURN (SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(found) WHERE value::int > 0);
END $$;

CREATE OR REPLACE FUNCTION caller_to_erase(concerned bigint) RETURNS bigint
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- The caller, where no other inquiry of theirs is kept; else their name and their numbers stay with that one.
    SELECT relative_id FROM families_inquiry q WHERE id = concerned AND NOT EXISTS (
        SELECT FROM families_inquiry other
        WHERE other.relative_id = q.relative_id AND other.id <> q.id AND other.erased_at IS NULL)
$$;

CREATE OR REPLACE FUNCTION others_of_caller(concerned bigint) RETURNS SETOF families_inquiry
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- What is kept of the same caller besides.
    SELECT other.* FROM families_inquiry q JOIN families_inquiry other
        ON other.relative_id = q.relative_id AND other.id <> q.id AND other.erased_at IS NULL
    WHERE q.id = concerned
$$;

CREATE OR REPLACE FUNCTION same_number(concerned bigint) RETURNS SETOF families_inquiry
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- What is kept at the same desk of callers with a number of this one's: the same person taken anew, or somebody else of
-- one household.
    SELECT other.* FROM families_inquiry q JOIN families_inquiry other
        ON other.team_id = q.team_id AND other.relative_id <> q.relative_id AND other.erased_at IS NULL
    WHERE q.id = concerned AND other.relative_id IN (
        SELECT theirs.relative_id FROM families_contact mine JOIN families_contact theirs USING (digest)
        WHERE mine.relative_id = q.relative_id)
$$;

CREATE OR REPLACE FUNCTION why_not_erase(inquiry families_inquiry, because text) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT CASE
        WHEN inquiry.status <> 'closed' THEN 'An inquiry is closed before its content is destroyed.'
        WHEN because = 'withdrawn' AND NOT (inquiry.keep_said IN ('refused', 'withdrawn')
            AND holds_right(acting_person(), 'take_inquiries', inquiry.team_id))
            THEN 'Content is destroyed by those of the desk, when the caller does not let it be kept.'
        WHEN because = 'removed' AND NOT EXISTS (
            SELECT FROM families_removal r WHERE r.inquiry_id = inquiry.id AND r.confirmed_by_id = acting_person()
            AND r.confirmed_at >= transaction_timestamp())
            THEN 'Content is removed when two have decided so.'
        WHEN because NOT IN ('withdrawn', 'removed') THEN 'Content is destroyed for a reason.' END
$$;

CREATE OR REPLACE FUNCTION destroy_rows(concerned bigint, caller bigint) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    part record;
BEGIN
    FOR part IN SELECT tab, way FROM rows_of_inquiries() ORDER BY turn LOOP
        EXECUTE format('DELETE FROM %I WHERE %s', part.tab, part.way) USING concerned, coalesce(caller, 0);
    END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION destroy_rows(bigint, bigint) FROM PUBLIC;

CREATE OR REPLACE FUNCTION erase_inquiry(concerned bigint, because text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Destroy the content of an inquiry and leave its tombstone, whose id is answered. All of it or nothing.
DECLARE
    inquiry families_inquiry;
    caller bigint;
    part record;
    refusal text;
    counts jsonb;
    stone bigint;
    others jsonb;
BEGIN
    SELECT * INTO inquiry FROM families_inquiry WHERE id = concerned FOR UPDATE;
    PERFORM FROM families_relative WHERE id = inquiry.relative_id FOR UPDATE;  -- no other inquiry of theirs comes meanwhile
    PERFORM FROM families_badnews WHERE inquiry_id = concerned FOR UPDATE;  -- nor a signature
    PERFORM FROM families_answer WHERE inquiry_id = concerned ORDER BY id FOR UPDATE;  -- nor a doubt of what was told
    refusal := why_not_erase(inquiry, because);
    IF refusal IS NULL AND EXISTS (SELECT FROM intakes_with_number(concerned)) THEN
        refusal := 'What was written with this caller''s number on the public page is taken or let go first.';
    END IF;
    IF inquiry.id IS NULL OR inquiry.erased_at IS NOT NULL OR refusal IS NOT NULL THEN
        RAISE EXCEPTION '%', coalesce(refusal, 'There is nothing left to destroy.') USING ERRCODE = 'IF057';
    END IF;
    PERFORM recall_from(concerned, NULL, '', true);
    UPDATE families_removal SET dropped_by_id = acting_person(), dropped_at = clock_timestamp()
    WHERE inquiry_id = concerned AND confirmed_at IS NULL AND dropped_at IS NULL;
    others := (SELECT coalesce(jsonb_agg(reference ORDER BY id), '[]') FROM others_of_caller(concerned));
    caller := caller_to_erase(concerned);
    PERFORM FROM releases_flag WHERE id IN (SELECT flags_of_inquiry(concerned, coalesce(caller, 0))) ORDER BY id FOR UPDATE;
    counts := content_found(concerned, caller);
    PERFORM keep_told_against(concerned);
    PERFORM lapse_check(inquiry);
    FOR part IN
        SELECT tab, way, string_agg(format('%I = %s', col, blank), ', ')
            || CASE tab WHEN 'families_inquiry' THEN ', erased_at = clock_timestamp(), review_on = NULL, due = NULL'
                        WHEN 'families_relative' THEN ', erased_at = clock_timestamp()'
                        WHEN 'families_contact' THEN ', erased_at = clock_timestamp()'
                        WHEN 'families_extortionreport' THEN ', version = version + 1' ELSE '' END AS sets
        FROM content_of_inquiries() GROUP BY tab, way
        -- The inquiry after what is in it: to what is done, nothing is added. Its reports, and what came of it by the public page, lose their words with it.
        ORDER BY tab IN ('families_extortionreport', 'families_intake'), tab = 'families_inquiry'
    LOOP
        IF part.tab = 'families_inquiry' THEN
            PERFORM destroy_rows(concerned, caller);
        END IF;
        EXECUTE format('UPDATE %I SET %s WHERE %s', part.tab, part.sets, part.way)
            USING concerned, coalesce(caller, 0);
    END LOOP;
    INSERT INTO families_erasure (inquiry_id, why, destroyed, remains, by_id, at)
    VALUES (concerned, because, counts, jsonb_build_object(
        'attempts', (SELECT count(*) FROM families_attempt WHERE inquiry_id = concerned),
        'showings', (SELECT count(*) FROM families_callernumbershown WHERE inquiry_id = concerned),
        'moves', (SELECT count(*) FROM casework_movemade WHERE subject = 'inquiry' AND subject_id = concerned),
        'consents', (SELECT count(*) FROM families_consent WHERE inquiry_id = concerned),
        'checks', (SELECT count(*) FROM families_failedcheck WHERE inquiry_id = concerned),
        'reports', (SELECT count(*) FROM families_extortionreport WHERE inquiry_id = concerned),
        'caller', others),
        acting_person(), clock_timestamp())
    RETURNING id INTO stone;
    RETURN stone;
END $$;

CREATE OR REPLACE TRIGGER final BEFORE UPDATE ON families_inquiry FOR EACH ROW
WHEN (OLD.erased_at IS NOT NULL) EXECUTE FUNCTION refuse_change('erased_at');
CREATE OR REPLACE TRIGGER final BEFORE UPDATE ON families_relative FOR EACH ROW
WHEN (OLD.erased_at IS NOT NULL) EXECUTE FUNCTION refuse_change('erased_at');
CREATE OR REPLACE TRIGGER final BEFORE UPDATE ON families_contact FOR EACH ROW
WHEN (OLD.erased_at IS NOT NULL) EXECUTE FUNCTION refuse_change('erased_at');
-- A number is written once; it is unwritten where it is destroyed, which written_by_owner lets the owner's function do.
CREATE OR REPLACE TRIGGER kept BEFORE UPDATE ON families_contact FOR EACH ROW
WHEN ((OLD.relative_id, OLD.made_by_id, OLD.made_at) IS DISTINCT FROM (NEW.relative_id, NEW.made_by_id, NEW.made_at)
      OR NEW.erased_at IS NULL AND (OLD.method, OLD.number, OLD.digest) IS DISTINCT FROM
                                   (NEW.method, NEW.number, NEW.digest))
EXECUTE FUNCTION refuse_change('relative_id, method, number, digest, made_by_id, made_at');

CREATE OR REPLACE FUNCTION refuse_for_erased() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Nothing comes to a caller, or to an inquiry, whose content was destroyed.
DECLARE
    gone timestamptz;
    said jsonb := to_jsonb(NEW);
BEGIN
    IF TG_ARGV[0] = 'relative_id' THEN
        SELECT erased_at INTO gone FROM families_relative WHERE id = (said ->> TG_ARGV[0])::bigint FOR KEY SHARE;
    ELSE
        SELECT erased_at INTO gone FROM families_inquiry WHERE id = (said ->> TG_ARGV[0])::bigint FOR KEY SHARE;
    END IF;
    IF gone IS NOT NULL THEN
        RAISE EXCEPTION 'What was known here was destroyed: nothing is added to it.' USING ERRCODE = 'IF057';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER refuse_for_erased BEFORE INSERT ON families_contact
FOR EACH ROW EXECUTE FUNCTION refuse_for_erased('relative_id');
CREATE OR REPLACE TRIGGER refuse_for_erased BEFORE INSERT ON families_inquiry
FOR EACH ROW EXECUTE FUNCTION refuse_for_erased('relative_id');
CREATE OR REPLACE TRIGGER refuse_for_erased BEFORE INSERT ON families_attempt
FOR EACH ROW EXECUTE FUNCTION refuse_for_erased('inquiry_id');
CREATE OR REPLACE TRIGGER refuse_for_erased BEFORE INSERT ON families_failedcheck
FOR EACH ROW EXECUTE FUNCTION refuse_for_erased('inquiry_id');
CREATE OR REPLACE TRIGGER refuse_for_erased BEFORE INSERT ON families_removal
FOR EACH ROW EXECUTE FUNCTION refuse_for_erased('inquiry_id');
CREATE OR REPLACE TRIGGER refuse_for_erased BEFORE INSERT ON families_keptlonger
FOR EACH ROW EXECUTE FUNCTION refuse_for_erased('inquiry_id');
CREATE OR REPLACE TRIGGER refuse_for_erased BEFORE INSERT ON families_inquiryownvalue
FOR EACH ROW EXECUTE FUNCTION refuse_for_erased('record_id');

CREATE OR REPLACE FUNCTION check_removal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Of a closed inquiry; proposed by somebody of the desk, confirmed by another one, who supervises it.
DECLARE
    inquiry families_inquiry;
BEGIN
    SELECT * INTO inquiry FROM families_inquiry WHERE id = NEW.inquiry_id FOR NO KEY UPDATE;
    IF TG_OP = 'INSERT' THEN
        IF inquiry.status <> 'closed' OR NEW.confirmed_at IS NOT NULL OR NEW.dropped_at IS NOT NULL THEN
            RAISE EXCEPTION 'What is closed is proposed for removal, and decided afterwards.' USING ERRCODE = 'IF058';
        END IF;
        NEW.proposed_at := clock_timestamp();
        IF NOT holds_right(NEW.proposed_by_id, 'take_inquiries', inquiry.team_id) THEN
            RAISE EXCEPTION 'Removal is proposed by somebody of the desk.' USING ERRCODE = 'IF013';
        END IF;
        RETURN NEW;
    END IF;
    IF (OLD.confirmed_at IS NOT NULL OR OLD.dropped_at IS NOT NULL) AND (
           (OLD.confirmed_at, OLD.confirmed_by_id, OLD.dropped_at, OLD.dropped_by_id) IS DISTINCT FROM
           (NEW.confirmed_at, NEW.confirmed_by_id, NEW.dropped_at, NEW.dropped_by_id)
           OR NEW.sentence NOT IN ('', OLD.sentence)) THEN
        RAISE EXCEPTION 'A removal is decided once.' USING ERRCODE = 'IF058';
    END IF;
    IF OLD.confirmed_at IS NULL AND NEW.confirmed_at IS NOT NULL THEN
        NEW.confirmed_at := clock_timestamp();
    END IF;
    IF OLD.confirmed_at IS NULL AND NEW.confirmed_at IS NOT NULL AND (
           NEW.confirmed_by_id = NEW.proposed_by_id OR inquiry.status <> 'closed'
           OR (last_move_of_inquiry(inquiry.id)).at > NEW.proposed_at
           OR NOT holds_right(NEW.confirmed_by_id, 'remove_inquiries', inquiry.team_id)) THEN
        RAISE EXCEPTION 'Removal is confirmed by a supervisor of the desk, who did not propose it.'
            USING ERRCODE = 'IF058';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER check_removal BEFORE INSERT OR UPDATE ON families_removal
FOR EACH ROW EXECUTE FUNCTION check_removal();
