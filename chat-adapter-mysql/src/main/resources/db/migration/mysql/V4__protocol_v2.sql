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

-- blocked_by_x: whether x takes no messages of the other. last_write_token: what tells the last batch that wrote to the conversation,
-- or answered from what is in it, from all others.
SET @step = IF(
  EXISTS (SELECT 1 FROM information_schema.columns
          WHERE table_schema = DATABASE() AND table_name = 'conversation' AND column_name = 'blocked_by_low'),
  'DO 0',
  'ALTER TABLE conversation ADD COLUMN blocked_by_low TINYINT NOT NULL DEFAULT 0,
   ADD COLUMN blocked_by_high TINYINT NOT NULL DEFAULT 0, ADD COLUMN last_write_token BIGINT NOT NULL DEFAULT 0');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
