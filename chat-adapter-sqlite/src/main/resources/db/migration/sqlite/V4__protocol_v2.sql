-- What the sender's client calls a message, null if it does not.
ALTER TABLE message ADD COLUMN client_id TEXT;

-- When its sender edited or recalled it, in milliseconds since 1970 UTC, null if they never did.
ALTER TABLE message ADD COLUMN edited_at INTEGER;

ALTER TABLE message ADD COLUMN recalled_at INTEGER;

-- The names again, to find a message that is sent once more. text_hash: SHA-256 of what was sent.
CREATE TABLE IF NOT EXISTS sent_client_id (
  sender_id       TEXT    NOT NULL,
  client_id       TEXT    NOT NULL,
  conversation_id INTEGER NOT NULL,
  seq             INTEGER NOT NULL,
  text_hash       TEXT    NOT NULL,
  PRIMARY KEY (sender_id, client_id)
) STRICT, WITHOUT ROWID;

-- Whether low takes no messages of high, and the other way round.
ALTER TABLE conversation ADD COLUMN blocked_by_low INTEGER NOT NULL DEFAULT 0;

ALTER TABLE conversation ADD COLUMN blocked_by_high INTEGER NOT NULL DEFAULT 0;

-- What tells the last batch that wrote to the conversation, or answered from what is in it, from all others.
ALTER TABLE conversation ADD COLUMN last_write_token INTEGER NOT NULL DEFAULT 0;

-- The id of the newest message, 0 if there is none.
ALTER TABLE conversation ADD COLUMN last_message_id INTEGER NOT NULL DEFAULT 0;

UPDATE conversation SET last_message_id = COALESCE(
  (SELECT id FROM message WHERE conversation_id = conversation.id AND seq = sent_low + sent_high), 0);

-- The same, or the highest integer since a message came after somebody has looked at their list.
ALTER TABLE conversation ADD COLUMN listed_id INTEGER NOT NULL DEFAULT 0;

UPDATE conversation SET listed_id = last_message_id;

CREATE INDEX IF NOT EXISTS conversation_low_listed ON conversation (low_id, listed_id);

CREATE INDEX IF NOT EXISTS conversation_high_listed ON conversation (high_id, listed_id);

-- Which messages were edited or recalled, for each of the two people, since when. changed_at: in milliseconds since 1970 UTC.
CREATE TABLE IF NOT EXISTS message_change (
  user_id         TEXT    NOT NULL,
  changed_at      INTEGER NOT NULL,
  conversation_id INTEGER NOT NULL,
  seq             INTEGER NOT NULL,
  PRIMARY KEY (user_id, changed_at, conversation_id, seq)
) STRICT, WITHOUT ROWID;

-- When people were last connected, in milliseconds since 1970 UTC.
CREATE TABLE IF NOT EXISTS user_last_seen (
  user_id TEXT    NOT NULL PRIMARY KEY,
  seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
