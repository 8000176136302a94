-- What a caller may be told, and what they were: whoever writes. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION entries_of(person bigint) RETURNS bigint[]
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- All entries that are one person with this one.
    SELECT ARRAY(SELECT entries_under(stands_for(person)))
$$;

CREATE OR REPLACE FUNCTION are_two(one bigint, other bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT stands_for(one) IS DISTINCT FROM stands_for(other)
$$;

CREATE OR REPLACE FUNCTION wish_standing(concerned bigint) RETURNS releases_wish
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- The wish of a release as it stands; NULL where nobody was ever asked.
    SELECT w FROM releases_wish w WHERE release_id = concerned ORDER BY id DESC LIMIT 1
$$;

CREATE OR REPLACE FUNCTION wish_binding(person bigint) RETURNS bigint
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- The wish of a person, which binds for all their releases, whatever state these are in: what they said last.
    SELECT (w.said).id FROM releases_release release CROSS JOIN LATERAL (SELECT wish_standing(release.id) AS said) w
    WHERE release.detainee_id = ANY (entries_of(person)) AND (w.said).wish <> 'not-asked'
    ORDER BY (w.said).id DESC LIMIT 1
$$;

CREATE OR REPLACE FUNCTION is_still_asked(inquiry families_inquiry) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
-- Whether the caller still seeks somebody by it: it was not destroyed, and they let the register be searched. In plpgsql,
-- for the columns come with a later migration.
BEGIN
    RETURN inquiry.erased_at IS NULL AND inquiry.match_said NOT IN ('refused', 'withdrawn');
END $$;

CREATE OR REPLACE FUNCTION identity_for(inquiry families_inquiry) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- How it was checked who the caller is, as far as it counts in this inquiry: what only one family knows, or its number,
-- says nothing of who asks for somebody else too.
    SELECT CASE WHEN caller.identity IN ('questions', 'called-back') AND EXISTS (
        SELECT FROM families_inquiry other WHERE other.relative_id = caller.id AND other.id <> inquiry.id
        AND is_still_asked(other) AND stands_for(other.detainee_id) IS DISTINCT FROM stands_for(inquiry.detainee_id)) THEN 'not-checked'
        ELSE caller.identity END
    FROM families_relative caller WHERE caller.id = inquiry.relative_id
$$;

CREATE OR REPLACE FUNCTION identity_in(concerned bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT identity_for(inquiry) FROM families_inquiry inquiry WHERE inquiry.id = concerned
$$;

CREATE OR REPLACE FUNCTION may_hear(
    was_minor boolean, wish text, wish_of text, identity text, relationship text, is_named boolean) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
-- families/disclosure.py, hearing: whether the release itself may be told.
    SELECT coalesce(wish, 'not-asked') IN ('named-relatives', 'checked-relative')
       AND NOT (coalesce(was_minor, false) AND wish_of = '')
       AND identity IN ('known', 'questions', 'called-back', 'document')
       AND CASE wish WHEN 'named-relatives' THEN is_named
           ELSE relationship IN ('parent', 'spouse', 'child', 'sibling', 'kin') END
$$;

CREATE OR REPLACE FUNCTION has_died(person bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- Whether a death of the person is verified.
    SELECT EXISTS (
        SELECT FROM releases_finding finding JOIN releases_findingrevision fate ON fate.id = finding.verified_revision_id
        WHERE finding.detainee_id = ANY (entries_of(person)) AND fate.fate = 'died')
$$;

CREATE OR REPLACE FUNCTION worse_since(concerned bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- Whether it is verified that somebody was detained again after this revision's release, or has died.
    SELECT revision.redetained_on IS NOT NULL OR has_died(revision.detainee_id) OR EXISTS (
        SELECT FROM releases_finding finding JOIN releases_findingrevision fate ON fate.id = finding.verified_revision_id
        WHERE finding.detainee_id = ANY (entries_of(revision.detainee_id)) AND fate.fate = 're-detained'
          AND coalesce(fate.date_latest >= revision.date_earliest, true))
    FROM releases_revision revision WHERE revision.id = concerned
$$;

CREATE OR REPLACE FUNCTION may_be_told(inquiry families_inquiry, revision releases_revision, is_named boolean)
RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- Whether the release itself may be told to the caller now, by the wish that binds.
    SELECT NOT worse_since(revision.id) AND may_hear(revision.minor,
        (SELECT wish FROM releases_wish WHERE id = wish_binding(revision.detainee_id)),
        (SELECT "of" FROM releases_wish WHERE id = wish_binding(revision.detainee_id)),
        identity_for(inquiry), inquiry.relationship, is_named)
$$;

CREATE OR REPLACE FUNCTION may_tell(in_inquiry bigint, of_revision bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT may_be_told(inquiry, revision, false) FROM families_inquiry inquiry, releases_revision revision
    WHERE inquiry.id = in_inquiry AND revision.id = of_revision
$$;

CREATE OR REPLACE FUNCTION newer_since(concerned bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- Whether another release of the person stands, no earlier than the one that was told, of which the caller was told in
-- no way, or of which they may be told now.
    SELECT EXISTS (
        SELECT FROM releases_revision newer JOIN releases_release release ON release.verified_revision_id = newer.id
        WHERE newer.detainee_id = ANY (entries_of(inquiry.detainee_id)) AND newer.mode NOT IN ('transfer', 'body-returned')
          AND CASE WHEN then_so.id IS NULL THEN release.last_verified_at > told.at
              ELSE release.id <> then_release.id AND coalesce(newer.date_latest >= then_so.date_earliest, true)
              AND coalesce(release.counted_with_id, release.id) <> coalesce(then_release.counted_with_id, then_release.id) END
          AND NOT EXISTS (SELECT FROM families_answer said WHERE said.inquiry_id = inquiry.id
                          AND said.revision_id = newer.id AND said.kind = 'release')
          AND (NOT EXISTS (SELECT FROM families_answer said WHERE said.inquiry_id = inquiry.id
                           AND said.revision_id = newer.id) OR may_be_told(inquiry, newer, false)))
    FROM families_answer told JOIN families_inquiry inquiry ON inquiry.id = told.inquiry_id
    LEFT JOIN releases_revision then_so ON then_so.id = told.revision_id
    LEFT JOIN releases_release then_release ON then_release.id = then_so.release_id WHERE told.id = concerned
$$;

CREATE OR REPLACE FUNCTION answer_holds(concerned bigint) RETURNS boolean
LANGUAGE sql STABLE COST 10000 SET search_path = public, pg_temp AS $$
-- Whether what was told is so, of the person of the inquiry, and within the wish as it stands. What a release told of
-- is its day, wave, facility and place; what else of it changes, nobody was told.
    SELECT coalesce((told.revision_id IS NULL OR now_so.id IS NOT NULL
            AND (told.kind = 'bad-news' AND now_so.redetained_on IS NOT NULL
                 OR told.kind <> 'bad-news' AND now_so.mode NOT IN ('transfer', 'body-returned')
                    AND (then_so.date, then_so.wave_id, then_so.facility_id, then_so.place_id)
                        IS NOT DISTINCT FROM (now_so.date, now_so.wave_id, now_so.facility_id, now_so.place_id)))
       AND (told.finding_revision_id IS NULL OR fate_now.fate = fate_then.fate)
       AND (told.revision_id IS NULL OR stands_for(now_so.detainee_id) = stands_for(inquiry.detainee_id))
       AND (told.finding_revision_id IS NULL OR stands_for(finding.detainee_id) = stands_for(inquiry.detainee_id))
       AND (told.kind <> 'release' OR NOT worse_since(now_so.id))
       AND (told.kind <> 'bad-news' OR news.kind = 'death' OR inquiry.detainee_id IS NULL
            OR NOT has_died(inquiry.detainee_id))
       AND (told.kind <> 'again' OR NOT may_be_told(inquiry, now_so, false))
       AND (told.kind <> 'release' OR wish.wish = 'checked-relative'
            OR wish.wish = 'named-relatives' AND (wish.wish, wish.relatives) = (quoted.wish, quoted.relatives))
       AND NOT newer_since(told.id), false)
    FROM families_answer told
    JOIN families_inquiry inquiry ON inquiry.id = told.inquiry_id
    LEFT JOIN families_badnews news ON news.id = told.news_id
    LEFT JOIN releases_revision then_so ON then_so.id = told.revision_id
    LEFT JOIN releases_release release ON release.id = then_so.release_id
    LEFT JOIN releases_revision now_so ON now_so.id = release.verified_revision_id
    LEFT JOIN releases_findingrevision fate_then ON fate_then.id = told.finding_revision_id
    LEFT JOIN releases_finding finding ON finding.id = fate_then.finding_id
    LEFT JOIN releases_findingrevision fate_now ON fate_now.id = finding.verified_revision_id
    LEFT JOIN releases_wish quoted ON quoted.id = told.wish_id
    LEFT JOIN releases_wish wish ON wish.id = wish_binding(now_so.detainee_id)
    WHERE told.id = concerned
$$;

CREATE OR REPLACE FUNCTION check_answer_rests(told families_answer, inquiry families_inquiry, caller families_relative)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- What is quoted stands at this moment, and the rows of the person and the release are held: who disputes it, changes the
-- wish, or verifies what is worse, waits for the answer, or the answer waits and finds it changed.
DECLARE
    revision releases_revision := (SELECT r FROM releases_revision r WHERE r.id = told.revision_id);
    standing bigint;
    wish releases_wish;
    allowed boolean;
BEGIN
    PERFORM FROM detainees_detainee WHERE id = revision.detainee_id FOR SHARE;
    SELECT verified_revision_id INTO standing FROM releases_release WHERE id = revision.release_id FOR SHARE;
    SELECT * INTO wish FROM releases_wish WHERE id = wish_binding(revision.detainee_id);
    IF standing IS DISTINCT FROM told.revision_id THEN
        RAISE EXCEPTION 'An answer rests on the revision that is verified now.' USING ERRCODE = 'IF070';
    END IF;
    IF stands_for(revision.detainee_id) IS DISTINCT FROM stands_for(inquiry.detainee_id) OR NOT coalesce((
        SELECT may_open_person(told.by_id, d) FROM detainees_detainee d WHERE d.id = revision.detainee_id), false) THEN
        RAISE EXCEPTION 'An answer is about the person of the inquiry.' USING ERRCODE = 'IF070';
    END IF;
    IF told.kind = 'bad-news' THEN
        RETURN;
    END IF;
    allowed := may_be_told(inquiry, revision, told.named);
    IF told.wish_id IS DISTINCT FROM wish.id OR revision.mode IN ('transfer', 'body-returned')
       OR told.kind = 'release' AND NOT allowed OR told.kind IN ('will-ask', 'again') AND allowed
       OR told.kind = 'again' AND worse_since(revision.id)
       OR told.kind = 'will-ask' AND wish.id IS NOT NULL
          AND NOT (coalesce(revision.minor, false) AND wish.of = '') THEN
        RAISE EXCEPTION 'The wish of the released person does not allow this answer.' USING ERRCODE = 'IF070';
    END IF;
END $$;

CREATE OR REPLACE FUNCTION check_answer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    inquiry families_inquiry;
    caller families_relative;
BEGIN
    NEW.at := clock_timestamp();
    SELECT * INTO inquiry FROM families_inquiry WHERE id = NEW.inquiry_id FOR UPDATE;
    SELECT * INTO caller FROM families_relative WHERE id = inquiry.relative_id;
    IF NOT holds_right(NEW.by_id, 'take_inquiries', inquiry.team_id) THEN
        RAISE EXCEPTION 'A caller is answered by those of their desk.' USING ERRCODE = 'IF013';
    END IF;
    IF NOT agrees_to_hear(inquiry) THEN
        RAISE EXCEPTION 'Who does not let it be kept, or the register be searched, is told nothing.' USING ERRCODE = 'IF056';
    END IF;
    IF inquiry.status IN ('closed', 'referred') OR NEW.identity <> caller.identity THEN
        RAISE EXCEPTION 'Nobody is answered in an inquiry on which nobody works, or as somebody else.' USING ERRCODE = 'IF070';
    END IF;
    IF NEW.revision_id IS NOT NULL THEN
        PERFORM check_answer_rests(NEW, inquiry, caller);
    END IF;
    IF NEW.kind = 'bad-news' THEN
        PERFORM refuse_unsigned(NEW);
    ELSIF NEW.finding_revision_id IS NOT NULL THEN
        RAISE EXCEPTION 'What became of somebody is told as bad news, or by a release.' USING ERRCODE = 'IF070';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_answer BEFORE INSERT ON families_answer
FOR EACH ROW EXECUTE FUNCTION check_answer();

CREATE OR REPLACE FUNCTION await_wish() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Who follows up the release sees that somebody waits, and not who.
BEGIN
    INSERT INTO releases_wishawaited (release_id, since)
    SELECT release_id, clock_timestamp() FROM releases_revision WHERE id = NEW.revision_id
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER await_wish AFTER INSERT ON families_answer FOR EACH ROW
WHEN (NEW.kind = 'will-ask') EXECUTE FUNCTION await_wish();

CREATE OR REPLACE FUNCTION check_answered() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- At the end of a transaction in which somebody was told, the inquiry is answered.
BEGIN
    IF NOT EXISTS (SELECT FROM casework_movemade made WHERE made.subject = 'inquiry' AND made.subject_id = NEW.inquiry_id
                   AND made.name = 'answer' AND made.at >= NEW.at AND made.by_id = NEW.by_id) THEN
        RAISE EXCEPTION 'Who tells a family answers the inquiry.' USING ERRCODE = 'IF051';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_answered ON families_answer;
CREATE CONSTRAINT TRIGGER check_answered AFTER INSERT ON families_answer DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (NEW.kind IN ('release', 'bad-news')) EXECUTE FUNCTION check_answered();

-- Of what changes, the answers that may not hold any more.

CREATE OR REPLACE FUNCTION answers_about(entries bigint[]) RETURNS SETOF bigint
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- What was told in inquiries about these entries, of their releases, or of their fates.
    SELECT told.id FROM families_inquiry inquiry JOIN families_answer told ON told.inquiry_id = inquiry.id
    WHERE inquiry.detainee_id = ANY (entries)
    UNION SELECT told.id FROM releases_revision r JOIN families_answer told ON told.revision_id = r.id
    WHERE r.detainee_id = ANY (entries)
    UNION SELECT told.id FROM releases_finding f JOIN releases_findingrevision r ON r.finding_id = f.id
    JOIN families_answer told ON told.finding_revision_id = r.id WHERE f.detainee_id = ANY (entries)
$$;

CREATE OR REPLACE FUNCTION shake(told bigint[], asked boolean) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- `asked`: only those that do not hold at this moment.
-- The answers are held: one that is destroyed meanwhile is waited for, and is no answer any more.
    INSERT INTO families_shaken (answer_id, since)
    SELECT id, clock_timestamp() FROM (
        SELECT id FROM families_answer WHERE id = ANY (told) ORDER BY id FOR KEY SHARE) held
    WHERE NOT (asked AND answer_holds(id)) ON CONFLICT DO NOTHING
$$;

CREATE OR REPLACE FUNCTION shake_by_record() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Of a release or a fate another revision is verified, or none.
BEGIN
    PERFORM shake(ARRAY(SELECT answers_about(entries_of(NEW.detainee_id))), true);
    IF TG_TABLE_NAME = 'releases_release' THEN  -- it may have been told of somebody else
        PERFORM shake(ARRAY(SELECT told.id FROM releases_revision r JOIN families_answer told ON told.revision_id = r.id
                            WHERE r.release_id = NEW.id), true);
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION shake_by_wish() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM shake(ARRAY(SELECT answers_about(entries_of(
        (SELECT detainee_id FROM releases_release WHERE id = NEW.release_id)))), true);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION shake_by_inquiry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM shake(ARRAY(SELECT id FROM families_answer WHERE inquiry_id = NEW.id), true);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION shake_by_person() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Entries were joined or parted: all that are, or were, one person. Whether an answer holds by that can be asked when
-- the merge is written too.
BEGIN
    PERFORM shake(ARRAY(SELECT answers_about(entries_of(NEW.id) || entries_of(OLD.merged_into_id)
                                             || entries_of(NEW.merged_into_id))), false);
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER shake_answers AFTER UPDATE ON releases_release FOR EACH ROW
WHEN (OLD.verified_revision_id IS DISTINCT FROM NEW.verified_revision_id) EXECUTE FUNCTION shake_by_record();
CREATE OR REPLACE TRIGGER shake_answers AFTER UPDATE ON releases_finding FOR EACH ROW
WHEN (OLD.verified_revision_id IS DISTINCT FROM NEW.verified_revision_id) EXECUTE FUNCTION shake_by_record();
CREATE OR REPLACE TRIGGER shake_answers AFTER UPDATE ON families_inquiry FOR EACH ROW
WHEN (OLD.detainee_id IS DISTINCT FROM NEW.detainee_id) EXECUTE FUNCTION shake_by_inquiry();
CREATE OR REPLACE TRIGGER shake_answers AFTER INSERT ON releases_wish FOR EACH ROW EXECUTE FUNCTION shake_by_wish();
CREATE OR REPLACE TRIGGER shake_answers AFTER UPDATE ON detainees_detainee FOR EACH ROW
WHEN (OLD.merged_into_id IS DISTINCT FROM NEW.merged_into_id) EXECUTE FUNCTION shake_by_person();
