-- The gate of bad news, whoever writes. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION signs_bad_news(who bigint, in_organisation bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- Whether somebody supervises a family centre of the organisation.
    SELECT EXISTS (SELECT FROM accounts_team team WHERE team.organisation_id = in_organisation AND team.family_centre
                   AND holds_right(who, 'sign_bad_news', team.id))
$$;

CREATE OR REPLACE FUNCTION is_relative(inquiry families_inquiry) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT inquiry.relationship IN ('parent', 'spouse', 'child', 'sibling', 'kin')
$$;

CREATE OR REPLACE FUNCTION was_told(in_inquiry bigint, person bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- Whether this caller was told of a release of the person.
    SELECT EXISTS (SELECT FROM families_answer told JOIN releases_revision r ON r.id = told.revision_id
                   WHERE told.inquiry_id = in_inquiry AND told.kind = 'release'
                     AND stands_for(r.detainee_id) = stands_for(person))
$$;

CREATE OR REPLACE FUNCTION freed_after(person bigint, fate releases_findingrevision) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- Whether a release is verified that certainly lies after this fate.
    SELECT EXISTS (SELECT FROM releases_release release JOIN releases_revision r ON r.id = release.verified_revision_id
                   WHERE r.detainee_id = ANY (entries_of(person)) AND r.mode NOT IN ('transfer', 'body-returned')
                     AND r.date_earliest > fate.date_latest)
$$;

CREATE OR REPLACE FUNCTION person_of_news(kind text, inquiry families_inquiry) RETURNS bigint
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- Of whom a family is told; of a mistake, who was taken for the person sought.
    SELECT stands_for(coalesce(CASE WHEN kind = 'mistaken' THEN (
        SELECT r.detainee_id FROM families_answer told JOIN releases_revision r ON r.id = told.revision_id
        WHERE told.inquiry_id = inquiry.id AND told.kind = 'release' ORDER BY told.id DESC LIMIT 1) END,
        inquiry.detainee_id))
$$;

CREATE OR REPLACE FUNCTION stands_news(news families_badnews) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- Whether bad news is so at this moment, of the person of whom this caller is told, to a caller who may hear it: written,
-- signed and told is only what stands then. What nobody verified is told to nobody.
    SELECT coalesce(stands_for(news.detainee_id) = person_of_news(news.kind, inquiry)
       AND identity_for(inquiry) IN ('known', 'questions', 'called-back', 'document')
       AND (frozen.id IS NULL OR finding.verified_revision_id = frozen.id
            AND stands_for(finding.detainee_id) = stands_for(news.detainee_id))
       AND (revision.id IS NULL OR release.verified_revision_id = revision.id
            AND stands_for(revision.detainee_id) = stands_for(news.detainee_id))
       AND CASE news.kind
           WHEN 'death' THEN frozen.fate = 'died' AND is_relative(inquiry)
           WHEN 'detained-again' THEN is_relative(inquiry) AND NOT has_died(news.detainee_id)
               AND (frozen.fate = 're-detained' AND NOT freed_after(news.detainee_id, frozen)
                    OR revision.redetained_on IS NOT NULL)
               AND (was_told(inquiry.id, news.detainee_id) OR may_hear(false,
                    (SELECT wish FROM releases_wish WHERE id = wish_binding(news.detainee_id)), 'said',
                    identity_for(inquiry), inquiry.relationship, false))
           WHEN 'corrected' THEN told.id IS NOT NULL AND NOT has_died(inquiry.detainee_id)
               AND NOT EXISTS (SELECT FROM releases_revision r JOIN releases_release s ON s.id = r.release_id
                               WHERE r.id = told.revision_id AND s.verified_revision_id IS NOT NULL)
               AND NOT EXISTS (SELECT FROM releases_findingrevision r JOIN releases_finding f ON f.id = r.finding_id
                               WHERE r.id = told.finding_revision_id AND f.verified_revision_id = r.id)
               AND NOT answer_holds(told.id)
           ELSE stands_for(news.detainee_id) IS DISTINCT FROM stands_for(inquiry.detainee_id)
               AND was_told(inquiry.id, news.detainee_id) END, false)
    FROM families_inquiry inquiry
    LEFT JOIN releases_findingrevision frozen ON frozen.id = news.finding_revision_id
    LEFT JOIN releases_finding finding ON finding.id = frozen.finding_id
    LEFT JOIN releases_revision revision ON revision.id = news.revision_id
    LEFT JOIN releases_release release ON release.id = revision.release_id
    LEFT JOIN LATERAL (SELECT * FROM families_answer a WHERE a.inquiry_id = inquiry.id
        AND a.kind IN ('release', 'again', 'bad-news') ORDER BY a.id DESC LIMIT 1) told ON true
    WHERE inquiry.id = news.inquiry_id
$$;

CREATE OR REPLACE FUNCTION news_stands(concerned bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT stands_news(news) FROM families_badnews news WHERE news.id = concerned
$$;

CREATE OR REPLACE FUNCTION refuse_untrue(news families_badnews, who bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- What the news stands on is held, and then asked. The person is open to who writes, signs or tells, and the caller
-- agrees to hear.
BEGIN
    IF NOT (SELECT agrees_to_hear(q) FROM families_inquiry q WHERE q.id = news.inquiry_id) THEN
        RAISE EXCEPTION 'Who does not let it be kept, or the register be searched, is told nothing.' USING ERRCODE = 'IF056';
    END IF;
    PERFORM FROM releases_finding WHERE id = (
        SELECT finding_id FROM releases_findingrevision WHERE id = news.finding_revision_id) FOR SHARE;
    PERFORM FROM releases_release WHERE id = (
        SELECT release_id FROM releases_revision WHERE id = news.revision_id) FOR SHARE;
    IF NOT stands_news(news) OR NOT (
        SELECT may_open_person(who, d) FROM detainees_detainee d WHERE d.id = news.detainee_id) THEN
        RAISE EXCEPTION 'What this news stands on is not verified, or stands no more, for this caller.'
            USING ERRCODE = 'IF071';
    END IF;
END $$;

CREATE OR REPLACE FUNCTION is_told(concerned bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM families_answer WHERE news_id = concerned)
$$;

CREATE OR REPLACE FUNCTION check_bad_news() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- One family at a time: the person's row is held, and no other family of theirs waits to be told.
DECLARE
    inquiry families_inquiry;
    person bigint;
BEGIN
    SELECT * INTO inquiry FROM families_inquiry WHERE id = NEW.inquiry_id FOR UPDATE;
    person := person_of_news(NEW.kind, inquiry);
    IF NOT holds_right(NEW.written_by_id, 'take_inquiries', inquiry.team_id) THEN
        RAISE EXCEPTION 'Bad news is written by those of the desk.' USING ERRCODE = 'IF013';
    END IF;
    IF inquiry.status IN ('closed', 'referred') OR person IS NULL OR NEW.detainee_id IS DISTINCT FROM person
       OR NEW.support <> '' OR NEW.dropped_at IS NOT NULL THEN
        RAISE EXCEPTION 'Bad news is of the person of an inquiry on which somebody works.' USING ERRCODE = 'IF071';
    END IF;
    PERFORM FROM detainees_detainee WHERE id = person FOR UPDATE;
    IF EXISTS (SELECT FROM families_badnews other WHERE other.detainee_id IN (SELECT entries_under(person))
               AND other.dropped_at IS NULL AND NOT is_told(other.id)) THEN
        RAISE EXCEPTION 'One family of a person is told at a time.' USING ERRCODE = 'IF071';
    END IF;
    PERFORM refuse_untrue(NEW, NEW.written_by_id);
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_bad_news BEFORE INSERT ON families_badnews
FOR EACH ROW EXECUTE FUNCTION check_bad_news();

CREATE OR REPLACE FUNCTION check_news_goes_on() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Support is offered, and news is dropped, once and before it is told.
DECLARE
    inquiry families_inquiry := (SELECT q FROM families_inquiry q WHERE q.id = OLD.inquiry_id);
BEGIN
    IF OLD.dropped_at IS NOT NULL OR is_told(OLD.id) OR OLD.support <> '' AND NEW.support <> OLD.support THEN
        RAISE EXCEPTION 'This news was told, dropped, or has its answer.' USING ERRCODE = 'IF071';
    END IF;
    IF NOT holds_right(acting_person(), 'take_inquiries', inquiry.team_id)
       AND NOT (NEW.support = OLD.support AND signs_bad_news(acting_person(), inquiry.organisation_id)) THEN
        RAISE EXCEPTION 'Bad news is the work of the desk, and of who signs it.' USING ERRCODE = 'IF013';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_news_goes_on BEFORE UPDATE ON families_badnews
FOR EACH ROW EXECUTE FUNCTION check_news_goes_on();

CREATE OR REPLACE FUNCTION check_signature() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    news families_badnews;
    inquiry families_inquiry;
BEGIN
    NEW.at := clock_timestamp();
    SELECT * INTO news FROM families_badnews WHERE id = NEW.news_id FOR UPDATE;
    SELECT * INTO inquiry FROM families_inquiry WHERE id = news.inquiry_id;
    IF NOT signs_bad_news(NEW.by_id, inquiry.organisation_id) THEN
        RAISE EXCEPTION 'Bad news is signed by supervisors of the family centre.' USING ERRCODE = 'IF013';
    END IF;
    IF NEW.by_id = news.written_by_id OR news.dropped_at IS NOT NULL OR is_told(news.id) THEN
        RAISE EXCEPTION 'Nobody signs what they wrote, and nothing that was told or dropped.' USING ERRCODE = 'IF071';
    END IF;
    PERFORM refuse_untrue(news, NEW.by_id);
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_signature BEFORE INSERT ON families_signature
FOR EACH ROW EXECUTE FUNCTION check_signature();

CREATE OR REPLACE FUNCTION refuse_unsigned(told families_answer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Two have signed these very words, support was offered first, and what they stand on stands.
DECLARE
    news families_badnews;
BEGIN
    SELECT * INTO news FROM families_badnews WHERE id = told.news_id FOR UPDATE;
    IF (SELECT count(*) FROM families_signature WHERE news_id = news.id AND by_id <> news.written_by_id) < 2 THEN
        RAISE EXCEPTION 'Bad news is told when two supervisors have signed it.' USING ERRCODE = 'IF071';
    END IF;
    IF news.support = '' OR news.dropped_at IS NOT NULL
       OR (told.inquiry_id, told.language, told.text) <> (news.inquiry_id, news.language, news.text)
       OR (told.revision_id, told.finding_revision_id)
          IS DISTINCT FROM (news.revision_id, news.finding_revision_id) THEN
        RAISE EXCEPTION 'Told is what was signed, after support was offered.' USING ERRCODE = 'IF071';
    END IF;
    PERFORM refuse_untrue(news, told.by_id);
END $$;
