package org.wschat.adapter.websocket.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.wschat.application.AccountApplication;
import org.wschat.application.port.inbound.AccountOutcome;
import org.wschat.application.port.inbound.AccountRefusal;
import org.wschat.application.port.inbound.ChangePasswordCommand;
import org.wschat.application.port.inbound.EndSessionsCommand;
import org.wschat.application.port.inbound.EraseAccountCommand;
import org.wschat.application.port.inbound.LogInCommand;
import org.wschat.application.port.inbound.RegisterCommand;
import org.wschat.application.port.outbound.Identity;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.UserName;

/** {@code /users} and {@code /sessions}: accounts. */
public final class AccountRoutes {

    private static final Problem NO_TOKEN = unauthorized("token_required", "Authorization: expected Bearer TOKEN");
    static final Problem BAD_TOKEN = unauthorized("invalid_token", "the token is not, or no longer, a good one");
    private static final Problem NO_SUCH_SESSION = new Problem(404, "not_found", "you have no such session");
    private static final Answer DONE = new Answer(204, Map.of(), "");
    private static final Answer GOES_ON = new Answer(202, Map.of(), "");

    private final AccountApplication accounts;

    private AccountRoutes(AccountApplication accounts) {
        this.accounts = accounts;
    }

    /**
     * Makes the routes.
     *
     * @param accounts carries out what is asked
     * @return the routes
     */
    public static List<Route> create(AccountApplication accounts) {
        AccountRoutes routes = new AccountRoutes(accounts);
        return List.of(
                new Route("POST", "/users", routes::register),
                new Route("GET", "/users/me", routes::me),
                new Route("GET", "/users/me/export", new ExportRoute(accounts.exportAccount(), routes::identity)),
                new Route("PUT", "/users/me/password", routes::changePassword),
                new Route("DELETE", "/users/me", routes::erase),
                new Route("POST", "/sessions", routes::logIn),
                new Route("GET", "/sessions", routes::sessions),
                new Route("DELETE", "/sessions", routes::endAll),
                new Route("DELETE", "/sessions/current", routes::endCurrent),
                new Route("DELETE", "/sessions/{session_id}", routes::endOne));
    }

    private CompletionStage<Answer> register(Call call) {
        return call.fields(Set.of("user_name", "password"))
                .thenCompose(fields -> accounts.register()
                        .register(new RegisterCommand(
                                text(fields, "user_name"),
                                text(fields, "password"),
                                Optional.of(call.address()),
                                false)))
                .thenApply(answer(user -> Answer.json(201, AccountJson.user(user))));
    }

    private CompletionStage<Answer> logIn(Call call) {
        return call.fields(Set.of("user_name", "password", "device"))
                .thenCompose(fields -> accounts.logIn()
                        .logIn(new LogInCommand(
                                text(fields, "user_name"),
                                text(fields, "password"),
                                fields.getOrDefault("device", ""),
                                call.address())))
                .thenApply(answer(loggedIn ->
                        Answer.json(201, AccountJson.loggedIn(loggedIn)).with("Cache-Control", "no-store")));
    }

    private CompletionStage<Answer> me(Call call) {
        return identity(call)
                .thenCompose(who -> accounts.findAccount().find(name(who)))
                .thenApply(found -> found.map(user -> Answer.json(200, AccountJson.user(user)))
                        .orElseThrow(() -> new ProblemException(BAD_TOKEN)));
    }

    private CompletionStage<Answer> changePassword(Call call) {
        return identity(call)
                .thenCompose(who -> call.fields(Set.of("old_password", "new_password"))
                        .thenCompose(fields -> accounts.changePassword()
                                .change(new ChangePasswordCommand(
                                        name(who),
                                        text(fields, "old_password"),
                                        text(fields, "new_password"),
                                        who.session(),
                                        call.address()))))
                .thenApply(answer(ended -> DONE));
    }

    private CompletionStage<Answer> erase(Call call) {
        return identity(call)
                .thenCompose(who -> call.fields(Set.of("password"))
                        .thenCompose(fields -> accounts.eraseAccount()
                                .erase(new EraseAccountCommand(name(who), text(fields, "password"), call.address()))))
                .thenApply(answer(erased -> erased.textsErased() ? DONE : GOES_ON));
    }

    private CompletionStage<Answer> sessions(Call call) {
        return identity(call)
                .thenCompose(who -> accounts.listSessions()
                        .list(name(who))
                        .thenApply(sessions -> Answer.json(200, AccountJson.sessions(sessions, who.session()))));
    }

    private CompletionStage<Answer> endAll(Call call) {
        return identity(call)
                .thenCompose(who -> accounts.endSessions().end(new EndSessionsCommand(name(who), Optional.empty())))
                .thenApply(ended -> DONE);
    }

    private CompletionStage<Answer> endCurrent(Call call) {
        return identity(call).thenCompose(who -> end(who, who.session().orElseThrow()));
    }

    private CompletionStage<Answer> endOne(Call call) {
        return identity(call).thenCompose(who -> {
            try {
                return end(who, new SessionId(call.variable()));
            } catch (IllegalArgumentException e) {
                return CompletableFuture.failedStage(new ProblemException(NO_SUCH_SESSION));
            }
        });
    }

    private CompletionStage<Answer> end(Identity who, SessionId session) {
        return accounts.endSessions()
                .end(new EndSessionsCommand(name(who), Optional.of(session)))
                .thenApply(ended -> {
                    if (ended == 0) {
                        throw new ProblemException(NO_SUCH_SESSION);
                    }
                    return DONE;
                });
    }

    private CompletionStage<Identity> identity(Call call) {
        return accounts.authenticator()
                .authenticate(call.token().orElseThrow(() -> new ProblemException(NO_TOKEN)))
                .thenApply(identity -> identity.orElseThrow(() -> new ProblemException(BAD_TOKEN)));
    }

    private static UserName name(Identity who) {
        return new UserName(who.user().value());
    }

    private static String text(Map<String, String> fields, String name) {
        String text = fields.get(name);
        if (text == null) {
            throw new ProblemException(new Problem(422, "invalid_argument", name + ": missing (expected: a text)"));
        }
        return text;
    }

    private static <T> Function<AccountOutcome<T>, Answer> answer(Function<T, Answer> done) {
        return outcome -> outcome.fold(done, refusal -> Answer.problem(problem(refusal)));
    }

    private static Problem problem(AccountRefusal refusal) {
        Problem problem = switch (refusal.reason()) {
            case INVALID -> new Problem(422, "invalid_argument", refusal.detail());
            case NAME_RESERVED -> new Problem(422, "user_name_reserved", refusal.detail());
            case NAME_TAKEN -> new Problem(409, "user_name_taken", refusal.detail());
            case NAME_LOOKS_LIKE_ANOTHER -> new Problem(409, "user_name_confusable", refusal.detail());
            case NAME_USED_BY_GUESTS -> new Problem(409, "user_name_used_by_guests", refusal.detail());
            case WRONG_CREDENTIALS -> unauthorized("wrong_credentials", refusal.detail());
            case NOT_FOUND -> new Problem(404, "not_found", refusal.detail());
            case THROTTLED -> new Problem(429, "rate_limited", refusal.detail());
            case BUSY -> new Problem(503, "busy", refusal.detail()).with("Retry-After", "1");
        };
        return refusal.retryAfter()
                .map(wait -> problem.with("Retry-After", String.valueOf(seconds(wait))))
                .orElse(problem);
    }

    private static long seconds(Duration wait) {
        return Math.max(1, (wait.toMillis() + 999) / 1000);
    }

    private static Problem unauthorized(String code, String detail) {
        return new Problem(401, code, detail).with("WWW-Authenticate", "Bearer");
    }
}
