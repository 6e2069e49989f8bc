-- The names that clients gave to messages, to find a message that is sent once more. text_hash: SHA-256 of what was sent.
CREATE TABLE IF NOT EXISTS sent_client_id (
  sender_id       VARCHAR(64) NOT NULL,
  client_id       VARCHAR(64) NOT NULL,
  conversation_id BIGINT      NOT NULL,
  seq             BIGINT      NOT NULL,
  text_hash       CHAR(64)    NOT NULL,
  PRIMARY KEY (sender_id, client_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=${collation};

-- client_id: the same name beside the message, null if it has none. edited_at, recalled_at: in milliseconds since 1970 UTC,
-- null if its sender never did. MySQL cannot add columns "if they are not there".
SET @step = IF(
  EXISTS (SELECT 1 FROM information_schema.columns
          WHERE table_schema = DATABASE() AND table_name = 'message' AND column_name = 'client_id'),
  'DO 0',
  'ALTER TABLE message ADD COLUMN client_id VARCHAR(64) NULL, ADD COLUMN edited_at BIGINT NULL,
   ADD COLUMN recalled_at BIGINT NULL');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;

-- Which messages were edited or recalled, for each of the two people, since when. changed_at: in milliseconds since 1970 UTC.
CREATE TABLE IF NOT EXISTS message_change (
  user_id         VARCHAR(64) NOT NULL,
  changed_at      BIGINT      NOT NULL,
  conversation_id BIGINT      NOT NULL,
  seq             BIGINT      NOT NULL,
  PRIMARY KEY (user_id, changed_at, conversation_id, seq)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=${collation};

-- When people were last connected, in milliseconds since 1970 UTC.
CREATE TABLE IF NOT EXISTS user_last_seen (
  user_id VARCHAR(64) NOT NULL,
  seen_at BIGINT      NOT NULL,
  PRIMARY KEY (user_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=${collation};

-- blocked_by_x: whether x takes no messages of the other. last_message_id: the id of the newest message, 0 if there is
-- none. listed_id: the same, or the highest BIGINT since a message came after somebody has looked at their list. last_write_token: what tells the last batch that wrote to the conversation,
-- or answered from what is in it, from all others.
SET @step = IF(
  EXISTS (SELECT 1 FROM information_schema.columns
          WHERE table_schema = DATABASE() AND table_name = 'conversation' AND column_name = 'blocked_by_low'),
  'DO 0',
  'ALTER TABLE conversation ADD COLUMN blocked_by_low TINYINT NOT NULL DEFAULT 0,
   ADD COLUMN blocked_by_high TINYINT NOT NULL DEFAULT 0, ADD COLUMN last_write_token BIGINT NOT NULL DEFAULT 0,
   ADD COLUMN last_message_id BIGINT NOT NULL DEFAULT 0, ADD COLUMN listed_id BIGINT NOT NULL DEFAULT 0,
   ADD KEY conversation_low_listed (low_id, listed_id), ADD KEY conversation_high_listed (high_id, listed_id)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;

UPDATE conversation c JOIN message m ON m.conversation_id = c.id AND m.seq = c.sent_low + c.sent_high
SET c.last_message_id = m.id, c.listed_id = m.id;
