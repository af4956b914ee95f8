-- Everything the first hall stands on: people, lectures, enrolment, presence, replays.
CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    email TEXT NOT NULL CONSTRAINT people_email_key UNIQUE,
    password TEXT NOT NULL,
    name TEXT NOT NULL,
    country TEXT NOT NULL CONSTRAINT people_country_is_iso CHECK (length(country) = 2),
    organisation TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT people_kind_known CHECK (kind IN ('official', 'practitioner')),
    role TEXT NOT NULL CONSTRAINT people_role_known CHECK (role IN ('learner', 'organizer', 'admin')),
    language TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    confirmed_at INTEGER,
    confirmed_by INTEGER CONSTRAINT people_confirmed_by_fkey REFERENCES people (id)
) STRICT;

CREATE TABLE sessions (
    id TEXT NOT NULL CONSTRAINT sessions_pkey PRIMARY KEY,
    record BLOB NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_expires_at ON sessions (expires_at);

CREATE TABLE secrets (
    name TEXT NOT NULL CONSTRAINT secrets_pkey PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE hosts (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CONSTRAINT hosts_name_key UNIQUE
) STRICT;

CREATE TABLE series (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL CONSTRAINT series_title_key UNIQUE
) STRICT;

CREATE TABLE speakers (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CONSTRAINT speakers_name_key UNIQUE,
    affiliation TEXT NOT NULL,
    country TEXT NOT NULL,
    bio TEXT NOT NULL,
    person_id INTEGER CONSTRAINT speakers_person_fkey REFERENCES people (id)
) STRICT;

CREATE TABLE lectures (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL CONSTRAINT lectures_slug_key UNIQUE,
    status TEXT NOT NULL CONSTRAINT lectures_status_known CHECK (status IN ('draft', 'published', 'cancelled')),
    title TEXT NOT NULL,
    abstract_text TEXT NOT NULL,
    topic TEXT NOT NULL CONSTRAINT lectures_topic_known CHECK (topic IN ('policy', 'trends', 'innovation', 'skills')),
    theme TEXT CONSTRAINT lectures_theme_known CHECK (theme IN ('agricultural', 'live-commerce')),
    audience TEXT NOT NULL CONSTRAINT lectures_audience_known CHECK (audience IN ('everyone', 'officials', 'practitioners')),
    language TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    began_at INTEGER,
    ended_at INTEGER,
    time_zone TEXT NOT NULL,
    capacity INTEGER NOT NULL CONSTRAINT lectures_capacity_positive CHECK (capacity > 0),
    seats_taken INTEGER NOT NULL DEFAULT 0,
    live_url TEXT NOT NULL,
    attended_percent INTEGER NOT NULL CONSTRAINT lectures_percent_in_range CHECK (attended_percent BETWEEN 1 AND 100),
    host_id INTEGER NOT NULL CONSTRAINT lectures_host_fkey REFERENCES hosts (id),
    series_id INTEGER CONSTRAINT lectures_series_fkey REFERENCES series (id),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT lectures_end_after_start CHECK (ends_at > starts_at),
    CONSTRAINT lectures_seats_within_capacity CHECK (seats_taken BETWEEN 0 AND capacity)
) STRICT;
CREATE INDEX lectures_starts_at ON lectures (starts_at);

CREATE TABLE lecture_texts (
    lecture_id INTEGER NOT NULL CONSTRAINT lecture_texts_lecture_fkey REFERENCES lectures (id) ON DELETE CASCADE,
    locale TEXT NOT NULL,
    title TEXT NOT NULL,
    abstract_text TEXT NOT NULL,
    CONSTRAINT lecture_texts_pkey PRIMARY KEY (lecture_id, locale)
) STRICT;

CREATE TABLE lecture_speakers (
    lecture_id INTEGER NOT NULL CONSTRAINT lecture_speakers_lecture_fkey REFERENCES lectures (id) ON DELETE CASCADE,
    speaker_id INTEGER NOT NULL CONSTRAINT lecture_speakers_speaker_fkey REFERENCES speakers (id),
    place INTEGER NOT NULL,
    CONSTRAINT lecture_speakers_pkey PRIMARY KEY (lecture_id, speaker_id)
) STRICT;
CREATE INDEX lecture_speakers_speaker ON lecture_speakers (speaker_id);

CREATE TABLE enrolments (
    lecture_id INTEGER NOT NULL CONSTRAINT enrolments_lecture_fkey REFERENCES lectures (id),
    person_id INTEGER NOT NULL CONSTRAINT enrolments_person_fkey REFERENCES people (id),
    enrolled_at INTEGER NOT NULL,
    withdrawn_at INTEGER,
    CONSTRAINT enrolments_pkey PRIMARY KEY (lecture_id, person_id)
) STRICT;
CREATE INDEX enrolments_person ON enrolments (person_id);

CREATE TABLE joins (
    lecture_id INTEGER NOT NULL CONSTRAINT joins_lecture_fkey REFERENCES lectures (id),
    person_id INTEGER NOT NULL CONSTRAINT joins_person_fkey REFERENCES people (id),
    joined_at INTEGER NOT NULL,
    CONSTRAINT joins_pkey PRIMARY KEY (lecture_id, person_id)
) STRICT;
CREATE INDEX joins_person ON joins (person_id);

CREATE TABLE presence_leases (
    person_id INTEGER NOT NULL CONSTRAINT presence_leases_pkey PRIMARY KEY
        CONSTRAINT presence_leases_person_fkey REFERENCES people (id),
    lecture_id INTEGER NOT NULL CONSTRAINT presence_leases_lecture_fkey REFERENCES lectures (id),
    lease TEXT NOT NULL,
    session TEXT NOT NULL,
    seq INTEGER NOT NULL,
    beat_at INTEGER NOT NULL,
    interval_id INTEGER
) STRICT;
CREATE INDEX presence_leases_lecture ON presence_leases (lecture_id, beat_at);

CREATE TABLE presence_intervals (
    id INTEGER PRIMARY KEY,
    lecture_id INTEGER NOT NULL CONSTRAINT presence_intervals_lecture_fkey REFERENCES lectures (id),
    person_id INTEGER NOT NULL CONSTRAINT presence_intervals_person_fkey REFERENCES people (id),
    from_at INTEGER NOT NULL,
    to_at INTEGER NOT NULL,
    CONSTRAINT presence_intervals_forward CHECK (to_at > from_at)
) STRICT;
CREATE INDEX presence_intervals_of ON presence_intervals (lecture_id, person_id);

CREATE TABLE attendance (
    lecture_id INTEGER NOT NULL CONSTRAINT attendance_lecture_fkey REFERENCES lectures (id),
    person_id INTEGER NOT NULL CONSTRAINT attendance_person_fkey REFERENCES people (id),
    present_ms INTEGER NOT NULL,
    attended INTEGER NOT NULL,
    late INTEGER NOT NULL,
    left_early INTEGER NOT NULL,
    rule_version INTEGER NOT NULL,
    CONSTRAINT attendance_pkey PRIMARY KEY (lecture_id, person_id)
) STRICT;
CREATE INDEX attendance_person ON attendance (person_id);

CREATE TABLE replays (
    lecture_id INTEGER NOT NULL CONSTRAINT replays_pkey PRIMARY KEY
        CONSTRAINT replays_lecture_fkey REFERENCES lectures (id),
    file TEXT NOT NULL CONSTRAINT replays_file_key UNIQUE,
    media_type TEXT NOT NULL CONSTRAINT replays_media_type_known CHECK (media_type IN ('video/mp4', 'video/webm')),
    bytes INTEGER NOT NULL,
    duration_ms INTEGER NOT NULL CONSTRAINT replays_duration_positive CHECK (duration_ms > 0),
    published_at INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;

CREATE TABLE play_sessions (
    id INTEGER PRIMARY KEY,
    lecture_id INTEGER NOT NULL CONSTRAINT play_sessions_lecture_fkey REFERENCES lectures (id),
    viewer TEXT NOT NULL,
    person_id INTEGER CONSTRAINT play_sessions_person_fkey REFERENCES people (id),
    lease TEXT NOT NULL CONSTRAINT play_sessions_lease_key UNIQUE,
    seq INTEGER NOT NULL,
    began_at INTEGER NOT NULL,
    beat_at INTEGER NOT NULL,
    credit_ms INTEGER NOT NULL,
    needed_ms INTEGER NOT NULL,
    reached_at INTEGER,
    counted INTEGER NOT NULL
) STRICT;
CREATE INDEX play_sessions_viewer ON play_sessions (viewer, id);
CREATE INDEX play_sessions_lecture ON play_sessions (lecture_id, viewer, reached_at);

CREATE TABLE play_spans (
    id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL CONSTRAINT play_spans_session_fkey REFERENCES play_sessions (id),
    from_ms INTEGER NOT NULL,
    to_ms INTEGER NOT NULL,
    credit_ms INTEGER NOT NULL,
    at INTEGER NOT NULL,
    CONSTRAINT play_spans_forward CHECK (to_ms > from_ms)
) STRICT;
CREATE INDEX play_spans_session ON play_spans (session_id);

CREATE TABLE coverage (
    lecture_id INTEGER NOT NULL CONSTRAINT coverage_lecture_fkey REFERENCES lectures (id),
    viewer TEXT NOT NULL,
    buckets BLOB NOT NULL,
    covered INTEGER NOT NULL,
    completed INTEGER NOT NULL,
    position_ms INTEGER NOT NULL,
    rule_version INTEGER NOT NULL,
    CONSTRAINT coverage_pkey PRIMARY KEY (lecture_id, viewer)
) STRICT;

-- Who is in no public or reported total: organizers, admins, and a lecture's own speakers.
CREATE VIEW staff AS
SELECT l.id AS lecture_id, p.id AS person_id
FROM lectures l CROSS JOIN people p
WHERE p.role <> 'learner'
   OR EXISTS (
        SELECT 1 FROM lecture_speakers ls JOIN speakers s ON s.id = ls.speaker_id
        WHERE ls.lecture_id = l.id AND s.person_id = p.id);

-- A lecture as one row of a list, with all that the row shows.
CREATE VIEW lecture_rows AS
SELECT l.id, l.slug, l.status, l.title, l.abstract_text, l.topic, l.theme, l.audience, l.language,
       l.starts_at, l.ends_at, l.began_at, l.ended_at, l.time_zone, l.capacity, l.seats_taken,
       l.attended_percent, h.name AS host, s.title AS series,
       (SELECT string_agg(sp.name, '␟' ORDER BY ls.place)
        FROM lecture_speakers ls JOIN speakers sp ON sp.id = ls.speaker_id
        WHERE ls.lecture_id = l.id) AS speakers,
       EXISTS (SELECT 1 FROM replays r WHERE r.lecture_id = l.id AND r.removed_at IS NULL) AS has_replay
FROM lectures l
JOIN hosts h ON h.id = l.host_id
LEFT JOIN series s ON s.id = l.series_id;
