-- What a desk did in a month, counted by PostgreSQL and frozen. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION desk_in_month(desk bigint, month date) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- {"taken": {question: {value: [inquiries]}}, "answered": {question: {value: [inquiries, median, ninth tenth]}}, "open": n},
-- the questions being all, channel and asks; of a question with several answers, each counts. Days are those of Syria's
-- calendar from the call, or from when it was written on the public page, to the first answer, 0 on the same day; the
-- median and the ninth tenth are days that occurred (percentile_disc). An inquiry is answered once, by the first of its moves of that name.
    WITH span AS (
        SELECT month::timestamp AT TIME ZONE 'Asia/Damascus' AS begins,
               (month + interval '1 month') AT TIME ZONE 'Asia/Damascus' AS ends
    ), of_desk AS (
        SELECT q.id, q.made_at, coalesce(i.received_at, q.made_at) AS came_at,
            ARRAY['all ', 'channel ' || q.channel] || CASE
            WHEN q.asks = '{}' THEN ARRAY['asks '] ELSE (SELECT array_agg(DISTINCT 'asks ' || kind) FROM unnest(q.asks) kind) END AS said
        FROM span, families_inquiry q LEFT JOIN families_intake i ON i.inquiry_id = q.id
        WHERE q.team_id = desk AND q.made_at < ends
    ), taken AS (
        SELECT value, jsonb_build_array(count(*)) AS counted
        FROM of_desk, span, unnest(said) value WHERE made_at >= begins GROUP BY value
    ), told AS (
        SELECT said, (first.at AT TIME ZONE 'Asia/Damascus')::date - (came_at AT TIME ZONE 'Asia/Damascus')::date AS days
        FROM of_desk CROSS JOIN span CROSS JOIN LATERAL (
            SELECT min(at) AS at FROM casework_movemade
            WHERE subject = 'inquiry' AND subject_id = of_desk.id AND name = 'answer') first
        WHERE first.at >= begins AND first.at < ends
    ), answered AS (
        SELECT value, jsonb_build_array(count(*), percentile_disc(0.5) WITHIN GROUP (ORDER BY days),
                                        percentile_disc(0.9) WITHIN GROUP (ORDER BY days)) AS counted
        FROM told, unnest(said) value GROUP BY value
    ), rows AS (
        SELECT 'taken' AS figure, value, counted FROM taken UNION ALL SELECT 'answered', value, counted FROM answered
    ), tables AS (
        SELECT figure, split_part(value, ' ', 1) AS question,
               jsonb_object_agg(split_part(value, ' ', 2), counted) AS table
        FROM rows GROUP BY figure, question
    ), figures AS (
        SELECT figure, jsonb_object_agg(question, tables.table) AS figures FROM tables GROUP BY figure
    )
    SELECT jsonb_build_object('taken', '{}'::jsonb, 'answered', '{}'::jsonb, 'open', (
               SELECT count(*) FROM of_desk CROSS JOIN span WHERE coalesce((
                   SELECT to_state FROM casework_movemade
                   WHERE subject = 'inquiry' AND subject_id = of_desk.id AND at < ends
                   ORDER BY at DESC, id DESC LIMIT 1), 'new') NOT IN ('closed', 'referred')))
           || coalesce((SELECT jsonb_object_agg(figure, figures) FROM figures), '{}')
$$;

CREATE OR REPLACE FUNCTION check_desk_figures() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Figures are frozen by the job, of a month that is over in Syria, and are what PostgreSQL counts.
BEGIN
    IF NOT EXISTS (SELECT FROM accounts_user
                   WHERE id = acting_person() AND is_system AND username = 'system-figures')
       OR NEW.month >= date_trunc('month', now() AT TIME ZONE 'Asia/Damascus')::date THEN
        RAISE EXCEPTION 'Figures are frozen by the job, of a month that is over.' USING ERRCODE = 'IF053';
    END IF;
    NEW.counts := desk_in_month(NEW.team_id, NEW.month);
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_desk_figures BEFORE INSERT ON families_deskfigures
FOR EACH ROW EXECUTE FUNCTION check_desk_figures();
