-- What a caller may be told, and what they were: whoever writes. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION wish_standing(concerned bigint) RETURNS releases_wish
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- The wish of a release as it stands; NULL where nobody was ever asked.
    SELECT w FROM releases_wish w WHERE release_id = concerned ORDER BY id DESC LIMIT 1
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

CREATE OR REPLACE FUNCTION worse_since(concerned bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- Whether it is verified that somebody was detained again after this revision's release, or has died.
    SELECT revision.redetained_on IS NOT NULL OR EXISTS (
        SELECT FROM releases_finding finding JOIN releases_findingrevision fate ON fate.id = finding.verified_revision_id
        WHERE finding.detainee_id = ANY (ARRAY(SELECT entries_under(stands_for(revision.detainee_id))))
          AND (fate.fate = 'died' OR fate.fate = 're-detained'
               AND coalesce(fate.date_latest >= revision.date_earliest, true)))
    FROM releases_revision revision WHERE revision.id = concerned
$$;

CREATE OR REPLACE FUNCTION newer_since(concerned bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- Whether another release of the person was verified after this answer, of which the caller was told in no way.
    SELECT told.kind <> 'again' AND EXISTS (
        SELECT FROM releases_revision newer JOIN releases_release release ON release.verified_revision_id = newer.id
        WHERE newer.detainee_id = ANY (ARRAY(SELECT entries_under(stands_for(inquiry.detainee_id))))
          AND newer.mode NOT IN ('transfer', 'body-returned') AND release.last_verified_at > told.at
          AND release.id IS DISTINCT FROM (SELECT release_id FROM releases_revision WHERE id = told.revision_id)
          AND NOT EXISTS (SELECT FROM families_answer WHERE inquiry_id = inquiry.id AND revision_id = newer.id))
    FROM families_answer told JOIN families_inquiry inquiry ON inquiry.id = told.inquiry_id WHERE told.id = concerned
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
       AND (told.kind <> 'release' OR wish.wish = 'checked-relative'
            OR wish.wish = 'named-relatives' AND (wish.wish, wish.relatives) = (quoted.wish, quoted.relatives))
       AND NOT newer_since(told.id), false)
    FROM families_answer told
    JOIN families_inquiry inquiry ON inquiry.id = told.inquiry_id
    LEFT JOIN releases_revision then_so ON then_so.id = told.revision_id
    LEFT JOIN releases_release release ON release.id = then_so.release_id
    LEFT JOIN releases_revision now_so ON now_so.id = release.verified_revision_id
    LEFT JOIN releases_findingrevision fate_then ON fate_then.id = told.finding_revision_id
    LEFT JOIN releases_finding finding ON finding.id = fate_then.finding_id
    LEFT JOIN releases_findingrevision fate_now ON fate_now.id = finding.verified_revision_id
    LEFT JOIN releases_wish quoted ON quoted.id = told.wish_id
    LEFT JOIN LATERAL (SELECT * FROM wish_standing(release.id)) wish ON true
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
    wish := wish_standing(revision.release_id);
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
    allowed := may_hear(revision.minor, wish.wish, wish.of, caller.identity, inquiry.relationship, told.named)
        AND NOT worse_since(revision.id);
    IF told.wish_id IS DISTINCT FROM wish.id OR revision.mode IN ('transfer', 'body-returned')
       OR told.kind = 'release' AND NOT allowed OR told.kind IN ('will-ask', 'again') AND allowed
       OR told.kind = 'again' AND worse_since(revision.id)
       OR told.kind = 'will-ask' AND coalesce(wish.wish, 'not-asked') <> 'not-asked'
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

CREATE OR REPLACE FUNCTION shake_answers() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Row trigger; its argument says what changed.
BEGIN
    INSERT INTO families_shaken (answer_id, since)
    SELECT told.id, clock_timestamp() FROM families_answer told WHERE CASE TG_ARGV[0]
        WHEN 'release' THEN told.revision_id IN (SELECT id FROM releases_revision WHERE release_id = NEW.id)
            OR told.inquiry_id IN (SELECT id FROM families_inquiry WHERE detainee_id IN (
                SELECT entries_under(stands_for((to_jsonb(NEW) ->> 'detainee_id')::bigint))))
        WHEN 'finding' THEN told.finding_revision_id IN (SELECT id FROM releases_findingrevision WHERE finding_id = NEW.id)
            OR told.revision_id IN (SELECT id FROM releases_revision WHERE detainee_id IN (
                SELECT entries_under(stands_for((to_jsonb(NEW) ->> 'detainee_id')::bigint))))
        WHEN 'inquiry' THEN told.inquiry_id = NEW.id END AND NOT answer_holds(told.id)
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION shake_by_wish() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO families_shaken (answer_id, since)
    SELECT told.id, clock_timestamp() FROM families_answer told
    WHERE told.revision_id IN (SELECT id FROM releases_revision WHERE release_id = NEW.release_id)
      AND NOT answer_holds(told.id)
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION shake_by_person() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Entries were joined or parted; whether an answer holds by that can be asked when the merge is written too.
BEGIN
    INSERT INTO families_shaken (answer_id, since)
    SELECT told.id, clock_timestamp() FROM families_answer told
    WHERE told.inquiry_id IN (SELECT id FROM families_inquiry WHERE detainee_id = NEW.id)
       OR told.revision_id IN (SELECT id FROM releases_revision WHERE detainee_id = NEW.id)
       OR told.finding_revision_id IN (
           SELECT r.id FROM releases_findingrevision r JOIN releases_finding f ON f.id = r.finding_id
           WHERE f.detainee_id = NEW.id)
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER shake_answers AFTER UPDATE ON releases_release FOR EACH ROW
WHEN (OLD.verified_revision_id IS DISTINCT FROM NEW.verified_revision_id)
EXECUTE FUNCTION shake_answers('release');
CREATE OR REPLACE TRIGGER shake_answers AFTER UPDATE ON releases_finding FOR EACH ROW
WHEN (OLD.verified_revision_id IS DISTINCT FROM NEW.verified_revision_id)
EXECUTE FUNCTION shake_answers('finding');
CREATE OR REPLACE TRIGGER shake_answers AFTER UPDATE ON families_inquiry FOR EACH ROW
WHEN (OLD.detainee_id IS DISTINCT FROM NEW.detainee_id) EXECUTE FUNCTION shake_answers('inquiry');
CREATE OR REPLACE TRIGGER shake_answers AFTER INSERT ON releases_wish FOR EACH ROW EXECUTE FUNCTION shake_by_wish();
CREATE OR REPLACE TRIGGER shake_answers AFTER UPDATE ON detainees_detainee FOR EACH ROW
WHEN (OLD.merged_into_id IS DISTINCT FROM NEW.merged_into_id) EXECUTE FUNCTION shake_by_person();
