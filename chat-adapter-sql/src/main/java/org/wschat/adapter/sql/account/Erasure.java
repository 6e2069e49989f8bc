package org.wschat.adapter.sql.account;

import java.security.SecureRandom;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.sql.mapper.ChangeMapper;
import org.wschat.adapter.sql.mapper.ConversationMapper;
import org.wschat.adapter.sql.mapper.LastSeenMapper;
import org.wschat.adapter.sql.mapper.MessageMapper;
import org.wschat.adapter.sql.mapper.SentNameMapper;
import org.wschat.adapter.sql.mapper.UserMapper;
import org.wschat.adapter.sql.row.ConversationRow;
import org.wschat.adapter.sql.row.Side;
import org.wschat.adapter.sql.row.UserRow;
import org.wschat.application.port.outbound.AccountStoreException;
import org.wschat.domain.user.UserName;

/**
 * The erasing of the texts of one account that is gone, in many short transactions. Whatever stops it half way, and whoever
 * does the same at the same time, doing it again completes it.
 *
 * <p>Used by one thread.
 */
final class Erasure {

    private static final int PAGE = 100;
    private static final int ROWS = 1_000;

    private final AccountTransactions transactions;
    private final BooleanSupplier stopped;
    private final UserName name;
    private final SecureRandom tokens = new SecureRandom();
    private final ErasurePace pace = new ErasurePace();

    /**
     * @param stopped whether to give up
     */
    Erasure(AccountTransactions transactions, BooleanSupplier stopped, UserName name) {
        this.transactions = transactions;
        this.stopped = stopped;
        this.name = name;
    }

    void run() {
        if (!read(session -> isErased(session.getMapper(UserMapper.class).find(name.value())))) {
            return;
        }
        eraseTextsOfTheFirst();
        eraseTextsOfTheLast();
        eraseAll(session -> session.getMapper(SentNameMapper.class).erase(name.value(), ROWS));
        eraseAll(session -> session.getMapper(ChangeMapper.class).erase(name.value(), ROWS));
        eraseAll(session -> session.getMapper(LastSeenMapper.class).erase(name.value()));
        checkNotStopped();
        transactions.forgetErased(CallTimes.now());
    }

    /** Erases rows of a table, so many at a time, until none is left. */
    private void eraseAll(ToIntFunction<SqlSession> erase) {
        while (write((session, perhapsDone) -> erase.applyAsInt(session)) > 0) {
            // until none is left
        }
    }

    private static boolean isErased(@Nullable UserRow user) {
        return user != null && user.erased();
    }

    /** In the conversations in which the person sorts first, or is alone. */
    private void eraseTextsOfTheFirst() {
        String after = "";
        for (List<ConversationRow> page = first(after); !page.isEmpty(); page = first(after)) {
            page.forEach(conversation -> eraseTexts(conversation, Side.LOW));
            after = page.get(page.size() - 1).highId();
        }
    }

    private List<ConversationRow> first(String after) {
        return read(session -> session.getMapper(ConversationMapper.class).ofLow(name.value(), after, PAGE));
    }

    private void eraseTextsOfTheLast() {
        long after = 0;
        for (List<ConversationRow> page = last(after); !page.isEmpty(); page = last(after)) {
            page.forEach(conversation -> eraseTexts(conversation, Side.HIGH));
            after = page.get(page.size() - 1).id();
        }
    }

    private List<ConversationRow> last(long after) {
        return read(session -> session.getMapper(ConversationMapper.class).ofHigh(name.value(), after, PAGE));
    }

    private void eraseTexts(ConversationRow conversation, Side sender) {
        if (conversation.blockedBy(sender)) {
            eraseBlock(conversation, sender);
        }
        if (conversation.sent(sender) == 0) {
            return;
        }
        long through;
        for (long after = 0; after < conversation.lastSeq(); after = through) {
            through = Math.min(conversation.lastSeq(), after + pace.messages());
            eraseTexts(conversation, sender, after, through);
        }
    }

    private void eraseBlock(ConversationRow conversation, Side side) {
        boolean unused = write((session, perhapsDone) -> {
            session.getMapper(ConversationMapper.class).writtenBy(conversation.id(), tokens.nextLong());
            session.getMapper(ConversationMapper.class).eraseBlock(conversation.id(), side.code());
            return true;
        });
    }

    private void eraseTexts(ConversationRow conversation, Side sender, long after, long through) {
        long unused = write((session, perhapsDone) -> {
            long start = System.nanoTime();
            session.getMapper(ConversationMapper.class).writtenBy(conversation.id(), tokens.nextLong());
            session.getMapper(MessageMapper.class).eraseTexts(conversation.id(), sender.code(), after, through);
            pace.took(System.nanoTime() - start);
            return through;
        });
    }

    private <T> T read(Function<SqlSession, T> query) {
        checkNotStopped();
        return transactions.read(query, CallTimes.now());
    }

    private <T> T write(Change<T> change) {
        checkNotStopped();
        return transactions.write(change, CallTimes.now());
    }

    private void checkNotStopped() {
        if (stopped.getAsBoolean()) {
            throw new AccountStoreException("the store is closed");
        }
    }
}
