-- What `gainsay export` writes. Every `id` is a number of this file alone; `name` is what reports call the thing.

CREATE TABLE run (
  gainsay TEXT NOT NULL,    -- the program's version
  rules   TEXT NOT NULL,    -- hash of the rules and the vocabulary
  corpus  TEXT NOT NULL     -- hash of the documents
);

CREATE TABLE documents (
  id        INTEGER PRIMARY KEY,
  name      TEXT NOT NULL,
  path      TEXT,           -- from the root of the repository
  line      INTEGER,        -- in a file that holds a document a line
  title     TEXT,
  source    TEXT,
  published TEXT,
  url       TEXT
);

CREATE TABLE claims (
  id         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL,
  document   INTEGER NOT NULL REFERENCES documents (id),
  line       INTEGER NOT NULL,
  "column"   INTEGER,        -- none where only the line of the file is known
  actor      TEXT,
  actor_id   TEXT,
  event      TEXT NOT NULL,
  event_id   TEXT,
  polarity   TEXT NOT NULL,
  factuality TEXT NOT NULL,
  tense      TEXT NOT NULL,
  voice      TEXT,          -- the innermost source, where one is named
  time_from  TEXT,
  time_to    TEXT,
  place      TEXT,
  headline   INTEGER NOT NULL,
  confidence REAL NOT NULL,
  sentence   TEXT NOT NULL
);

CREATE TABLE arguments (
  id       INTEGER PRIMARY KEY,
  claim    INTEGER NOT NULL REFERENCES claims (id),
  role     TEXT NOT NULL,
  text     TEXT NOT NULL,
  actor_id TEXT
);

CREATE TABLE "values" (
  id        INTEGER PRIMARY KEY,
  document  INTEGER NOT NULL REFERENCES documents (id),
  line      INTEGER NOT NULL,
  "column"  INTEGER,        -- none where only the line of the file is known
  attribute TEXT NOT NULL,
  value     TEXT NOT NULL,  -- its words
  content   TEXT NOT NULL,  -- what they mean, as JSON
  about     TEXT,           -- whose or of what it is
  sentence  TEXT NOT NULL
);

CREATE TABLE rules (
  code     TEXT PRIMARY KEY,
  name     TEXT NOT NULL,
  verdict  TEXT NOT NULL,
  severity TEXT NOT NULL,
  why      TEXT NOT NULL
);

CREATE TABLE findings (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL,
  rule     TEXT NOT NULL REFERENCES rules (code),
  verdict  TEXT NOT NULL,
  strength TEXT NOT NULL,
  severity TEXT NOT NULL,
  sure     REAL,
  question TEXT,
  message  TEXT NOT NULL,
  actor    TEXT,
  event    TEXT
);

CREATE TABLE reasons (
  id        INTEGER PRIMARY KEY,
  finding   INTEGER NOT NULL REFERENCES findings (id),
  dimension TEXT NOT NULL,
  relation  TEXT NOT NULL,
  "left"    TEXT NOT NULL,
  "right"   TEXT NOT NULL
);

CREATE TABLE sides (
  id      INTEGER PRIMARY KEY,
  finding INTEGER NOT NULL REFERENCES findings (id),
  number  INTEGER NOT NULL, -- from 1
  reading TEXT NOT NULL
);

CREATE TABLE origins (
  id     INTEGER PRIMARY KEY,
  side   INTEGER NOT NULL REFERENCES sides (id),
  origin TEXT NOT NULL
);

CREATE TABLE evidence (
  id       INTEGER PRIMARY KEY,
  side     INTEGER NOT NULL REFERENCES sides (id),
  document INTEGER REFERENCES documents (id),
  claim    INTEGER REFERENCES claims (id),
  line     INTEGER NOT NULL,
  "column" INTEGER,         -- none where only the line of the file is known
  quote    TEXT NOT NULL,
  sentence TEXT NOT NULL
);

CREATE INDEX claims_document ON claims (document);
CREATE INDEX arguments_claim ON arguments (claim);
CREATE INDEX values_document ON "values" (document);
CREATE INDEX findings_rule ON findings (rule);
CREATE INDEX reasons_finding ON reasons (finding);
CREATE INDEX sides_finding ON sides (finding);
CREATE INDEX origins_side ON origins (side);
CREATE INDEX evidence_side ON evidence (side);
CREATE INDEX evidence_document ON evidence (document);
CREATE INDEX evidence_claim ON evidence (claim);
