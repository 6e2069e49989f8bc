package org.wschat.adapter.websocket.http;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.wschat.application.port.inbound.ExportEntry;
import org.wschat.domain.conversation.ConversationSummary;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.Message;
import org.wschat.domain.user.SessionId;

/** What is stored about an account as JSON Lines: an object with a {@code type} on each line. */
final class ExportJson {

    private ExportJson() {}

    /** The lines of a page; one of the sessions may be that of the request. */
    static byte[] lines(List<ExportEntry> entries, Optional<SessionId> current) {
        StringBuilder lines = new StringBuilder();
        for (ExportEntry entry : entries) {
            lines.append(line(entry, current)).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject line(ExportEntry entry, Optional<SessionId> current) {
        return entry.fold(new ExportEntry.Cases<>(
                account -> AccountJson.user(typed("account"), account.user()),
                session -> AccountJson.session(typed("session"), session.session(), current),
                block -> block(block.blocked()),
                conversation -> conversation(conversation.summary()),
                message -> message(message.message()),
                end -> with(typed("end"), "messages", end.messages())));
    }

    private static JsonObject block(UserId blocked) {
        JsonObject json = typed("block");
        json.addProperty("peer_id", blocked.value());
        return json;
    }

    private static JsonObject conversation(ConversationSummary summary) {
        JsonObject json = typed("conversation");
        json.addProperty("peer_id", summary.peer().value());
        json.addProperty("messages", summary.lastSeq());
        json.addProperty("unread_count", summary.unread());
        return json;
    }

    private static JsonObject message(Message message) {
        JsonObject json = typed("message");
        json.addProperty("id", message.id());
        json.addProperty("seq", message.seq());
        json.addProperty("send_id", message.sender().value());
        json.addProperty("receive_id", message.recipient().value());
        json.addProperty("content", message.text().value());
        json.addProperty("sent_at", AccountJson.time(message.sentAt()));
        json.addProperty("updated_at", AccountJson.time(message.updatedAt()));
        json.addProperty("read", message.read());
        message.clientId().ifPresent(id -> json.addProperty("client_id", id.value()));
        message.editedAt().ifPresent(at -> json.addProperty("edited_at", AccountJson.time(at)));
        message.recalledAt().ifPresent(at -> json.addProperty("recalled_at", AccountJson.time(at)));
        return json;
    }

    private static JsonObject with(JsonObject json, String name, long number) {
        json.addProperty(name, number);
        return json;
    }

    private static JsonObject typed(String type) {
        JsonObject json = new JsonObject();
        json.addProperty("type", type);
        return json;
    }
}
