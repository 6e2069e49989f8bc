-- Who talks to whom. sent_x: how many messages of x are stored, so the last seq is sent_low + sent_high.
-- read_x: the sender_seq of the other's messages up to which x has read, but for unread_gap; those above it have a
-- seq above read_x_seq. In a conversation with oneself the sender is low, the reader high.
CREATE TABLE IF NOT EXISTS conversation (
  id            INTEGER PRIMARY KEY,
  low_id        TEXT    NOT NULL,
  high_id       TEXT    NOT NULL,
  sent_low      INTEGER NOT NULL DEFAULT 0,
  sent_high     INTEGER NOT NULL DEFAULT 0,
  read_low      INTEGER NOT NULL DEFAULT 0,
  read_high     INTEGER NOT NULL DEFAULT 0,
  read_low_seq  INTEGER NOT NULL DEFAULT 0,
  read_high_seq INTEGER NOT NULL DEFAULT 0,
  UNIQUE (low_id, high_id)
) STRICT;

CREATE INDEX IF NOT EXISTS conversation_high ON conversation (high_id);

-- Runs of the other's messages, at or below the reader's mark, that are still unread. reader: 0 low, 1 high.
CREATE TABLE IF NOT EXISTS unread_gap (
  conversation_id  INTEGER NOT NULL,
  reader           INTEGER NOT NULL,
  first_sender_seq INTEGER NOT NULL,
  last_sender_seq  INTEGER NOT NULL,
  after_seq        INTEGER NOT NULL,
  PRIMARY KEY (conversation_id, reader, first_sender_seq)
) STRICT, WITHOUT ROWID;

-- sender: 0 low, 1 high. Times in milliseconds since 1970 UTC; updated_at is null until the message changes.
-- write_token tells the batch that wrote the row from all others.
CREATE TABLE IF NOT EXISTS message (
  id              INTEGER PRIMARY KEY,
  conversation_id INTEGER NOT NULL,
  seq             INTEGER NOT NULL,
  sender          INTEGER NOT NULL,
  sender_seq      INTEGER NOT NULL,
  sent_at         INTEGER NOT NULL,
  updated_at      INTEGER,
  write_token     INTEGER NOT NULL,
  text            TEXT    NOT NULL,
  UNIQUE (conversation_id, seq)
) STRICT;
