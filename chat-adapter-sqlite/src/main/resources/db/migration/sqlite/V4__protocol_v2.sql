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
