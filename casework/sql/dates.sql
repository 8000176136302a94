-- Dates of any precision in PostgreSQL: what PartialDateField's CHECK and generated columns call. The same reading of
-- EDTF as casework/dates/value.py; a test compares the two.
--
-- make_date, text and interval arithmetic are immutable; a cast from text to date is not (it asks DateStyle).
-- Not STRICT (NULL gives NULL by itself), so that the planner puts the expression in the place of the call: a check that
-- calls costs six times as much.
-- Lengths tell the forms apart: 4, 7, 10 plain; 5, 8, 11 with a qualifier; an interval (9 to 21) is a multiple of three.

CREATE FUNCTION earliest_day(edtf text) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
    make_date(
        left(edtf, 4)::int,
        substr(rpad(split_part(rtrim(edtf, '~?%'), '/', 1), 10, '-01-01'), 6, 2)::int,
        substr(rpad(split_part(rtrim(edtf, '~?%'), '/', 1), 10, '-01-01'), 9, 2)::int
    ) - CASE length(edtf)
        WHEN 5 THEN interval '1 year'
        WHEN 8 THEN interval '1 month'
        WHEN 11 THEN interval '10 days'
        ELSE interval '0'
    END
)::date;
COMMENT ON FUNCTION earliest_day(text) IS 'The first day that a date of any precision (EDTF) may be.';

CREATE FUNCTION latest_day(edtf text) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
    make_date(
        left(split_part(rtrim(edtf, '~?%'), '/', -1), 4)::int,
        substr(rpad(split_part(rtrim(edtf, '~?%'), '/', -1), 7, '-12'), 6, 2)::int,
        coalesce(nullif(substr(split_part(rtrim(edtf, '~?%'), '/', -1), 9, 2), ''), '1')::int
    ) + CASE length(edtf)
        WHEN 5 THEN interval '1 year'
        WHEN 8 THEN interval '1 month'
        WHEN 11 THEN interval '10 days'
        ELSE interval '0'
    END + CASE length(split_part(rtrim(edtf, '~?%'), '/', -1))
        WHEN 10 THEN interval '0'
        ELSE interval '1 month' - interval '1 day'
    END
)::date;
COMMENT ON FUNCTION latest_day(text) IS 'The last day that a date of any precision (EDTF) may be.';

-- What the form allows and the calendar does not (month 13, 30 February), make_date refuses with its own error.
CREATE FUNCTION is_partial_date(edtf text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
    WHEN edtf ~ '^(?:19[0-9]{2}|20[0-9]{2}|2100)(?:-[0-9]{2}){0,2}(?:[~?%]|/(?:19[0-9]{2}|20[0-9]{2}|2100)(?:-[0-9]{2}){0,2})?$'
    THEN earliest_day(edtf) <= latest_day(edtf)
    ELSE edtf IS NULL
END;
COMMENT ON FUNCTION is_partial_date(text) IS 'Whether the text is a date of any precision as the application writes it; true of NULL, the unknown.';
