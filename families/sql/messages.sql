-- What goes against the safety card of a caller is kept as that, or refused: whoever writes (families/leaving_messages.py).

CREATE OR REPLACE FUNCTION goes_against_card(caller bigint, used bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- A message was left, and the card of this number says that none may be; where no number was said, any card of theirs.
    SELECT EXISTS (SELECT FROM families_contact card WHERE card.relative_id = caller AND card.erased_at IS NULL
        AND (used IS NULL OR card.id = used) AND card.message = 'none')
$$;

CREATE OR REPLACE FUNCTION tells_against_card(caller bigint, by_letter boolean) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- A message told them who we are and why, and no card of theirs lets it: of those by which it goes, else of all.
    WITH cards AS (
        SELECT card.message, (card.method = 'e-mail') = by_letter AS fits FROM families_contact card
        WHERE card.relative_id = caller AND card.erased_at IS NULL)
    SELECT coalesce(bool_and(message <> 'yes') FILTER (WHERE fits), bool_and(message <> 'yes'), false) FROM cards
$$;

CREATE OR REPLACE FUNCTION check_against_card() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    caller bigint := (SELECT relative_id FROM families_inquiry WHERE id = NEW.inquiry_id);
    against boolean := false;
BEGIN
    IF TG_TABLE_NAME = 'families_attempt' THEN
        against := NEW.outcome = 'message-left' AND goes_against_card(caller, NEW.contact_id);
    ELSE
        against := NEW.how IN ('message', 'e-mail') AND tells_against_card(caller, NEW.how = 'e-mail');
    END IF;
    IF against AND NOT NEW.against_card THEN
        RAISE EXCEPTION 'The safety card asks that no such message be left, and nobody was asked twice.'
            USING ERRCODE = 'IF050';
    END IF;
    NEW.against_card := against;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_against_card BEFORE INSERT ON families_attempt
FOR EACH ROW EXECUTE FUNCTION check_against_card();
CREATE OR REPLACE TRIGGER check_against_card BEFORE INSERT ON families_answer
FOR EACH ROW EXECUTE FUNCTION check_against_card();
