package org.wschat.adapter.security;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.wschat.application.port.outbound.PasswordHash;
import org.wschat.domain.user.Password;

/**
 * Measures whether a wrong password for an account takes as long as one for no account. To be run by hand, on a machine
 * that does nothing else:
 *
 * <pre>{@code
 * mvn -q -pl chat-adapter-security -am test-compile
 * mvn -q -pl chat-adapter-security dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp "chat-adapter-security/target/test-classes:chat-adapter-security/target/classes:$(cat \
 *     chat-adapter-security/target/classpath)" org.wschat.adapter.security.HasherCosts
 * }</pre>
 *
 * <p>The first argument is the number of rounds, 41 if there is none; in each, both are measured, in turns first.
 */
final class HasherCosts {

    private static final int ROUNDS = 41;
    private static final int ROUNDS_TO_WARM_UP = 10;

    private final Argon2PasswordHasher hasher;
    private final PasswordHash known;
    private final Password guess = new Password("a wrong guess");

    private HasherCosts(Argon2PasswordHasher hasher) throws Exception {
        this.hasher = hasher;
        this.known = result(hasher.hash(new Password("the right password")));
    }

    /**
     * Prints the medians and their ratio.
     *
     * @param args the number of rounds, if another than 41
     * @throws Exception if a hash fails
     */
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : ROUNDS;
        try (Argon2PasswordHasher hasher = new Argon2PasswordHasher()) {
            HasherCosts costs = new HasherCosts(hasher);
            costs.measure(ROUNDS_TO_WARM_UP);
            System.out.println(costs.measure(rounds));
        }
    }

    private String measure(int rounds) throws Exception {
        List<Long> accounts = new ArrayList<>();
        List<Long> nobodies = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            if (round % 2 == 0) {
                accounts.add(nanos(() -> hasher.matches(guess, known)));
                nobodies.add(nanos(() -> hasher.matchesNothing(guess)));
            } else {
                nobodies.add(nanos(() -> hasher.matchesNothing(guess)));
                accounts.add(nanos(() -> hasher.matches(guess, known)));
            }
        }
        double account = median(accounts) / 1e6;
        double nobody = median(nobodies) / 1e6;
        return String.format(
                "medians of %d rounds: an account %.2f ms, no account %.2f ms, ratio %.3f",
                rounds, account, nobody, nobody / account);
    }

    private static long nanos(Supplier<CompletionStage<Boolean>> comparison) throws Exception {
        long start = System.nanoTime();
        if (result(comparison.get())) {
            throw new IllegalStateException("a wrong guess was right");
        }
        return System.nanoTime() - start;
    }

    private static <T> T result(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
