-- How useful a lecture was to somebody who was there or watched its replay, from 1 to 5, and one free line; one a person and lecture.
CREATE TABLE ratings (
    lecture_id BIGINT NOT NULL CONSTRAINT ratings_lecture_fkey REFERENCES lectures (id),
    person_id BIGINT NOT NULL CONSTRAINT ratings_person_fkey REFERENCES people (id),
    rating BIGINT NOT NULL CONSTRAINT ratings_one_to_five CHECK (rating BETWEEN 1 AND 5),
    -- Empty where nothing was written.
    line TEXT NOT NULL,
    rated_at BIGINT NOT NULL,
    CONSTRAINT ratings_pkey PRIMARY KEY (lecture_id, person_id)
);
CREATE INDEX ratings_lines ON ratings (lecture_id, rated_at, person_id) WHERE line <> '';
CREATE INDEX ratings_person ON ratings (person_id);
