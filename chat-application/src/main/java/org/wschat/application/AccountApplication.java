package org.wschat.application;

import java.time.Clock;
import java.time.Duration;
import org.wschat.application.port.inbound.ChangePasswordUseCase;
import org.wschat.application.port.inbound.DisableUserUseCase;
import org.wschat.application.port.inbound.EndSessionsUseCase;
import org.wschat.application.port.inbound.EraseAccountUseCase;
import org.wschat.application.port.inbound.EraseUserUseCase;
import org.wschat.application.port.inbound.ExportAccountUseCase;
import org.wschat.application.port.inbound.FindAccountUseCase;
import org.wschat.application.port.inbound.FinishErasuresUseCase;
import org.wschat.application.port.inbound.ListSessionsUseCase;
import org.wschat.application.port.inbound.ListUsersUseCase;
import org.wschat.application.port.inbound.LogInUseCase;
import org.wschat.application.port.inbound.RegisterUseCase;
import org.wschat.application.port.inbound.ResetPasswordUseCase;
import org.wschat.application.port.outbound.AccountPorts;
import org.wschat.application.port.outbound.Authenticator;
import org.wschat.application.port.outbound.StoredUser;
import org.wschat.domain.user.PasswordRule;

/**
 * The door to accounts, for those who have none of their own: give it the ports it needs, and it gives the use cases, and
 * the {@link #authenticator} that {@link ChatApplication} knows people by. It holds no state of its own and may be used from
 * any thread.
 */
public final class AccountApplication {

    private final AccountPorts ports;
    private final Authenticator authenticator;
    private final RegisterUseCase register;
    private final LogInUseCase logIn;
    private final ListSessionsUseCase listSessions;
    private final EndSessionsUseCase endSessions;
    private final ChangePasswordService changePassword;
    private final EraseAccountService eraseAccount;
    private final FinishErasuresUseCase finishErasures;

    private AccountApplication(AccountPorts ports, PasswordRule rule, Duration lifetime, Clock clock) {
        PasswordCheck passwords = new PasswordCheck(ports, clock);
        this.ports = ports;
        this.authenticator = new SessionAuthenticator(ports.sessions(), ports.tokens(), lifetime, clock);
        this.register = new RegisterService(ports, rule, clock);
        this.logIn = new LogInService(ports, passwords, lifetime, clock);
        this.listSessions = user -> ports.sessions()
                .of(user)
                .thenApply(sessions -> sessions.stream()
                        .filter(session -> !session.expiredAt(clock.instant()))
                        .toList());
        this.endSessions = new EndSessionsService(ports);
        this.changePassword = new ChangePasswordService(ports, passwords, rule);
        this.eraseAccount = new EraseAccountService(ports, passwords, clock);
        this.finishErasures = new FinishErasuresService(ports.users(), clock);
    }

    /**
     * Joins the ports.
     *
     * @param ports what accounts need of the outside
     * @param rule which passwords are good enough
     * @param lifetime how long a session lasts that is not used
     * @param clock tells the time
     * @return the application
     */
    public static AccountApplication of(AccountPorts ports, PasswordRule rule, Duration lifetime, Clock clock) {
        return new AccountApplication(ports, rule, lifetime, clock);
    }

    /** {@return what knows people by the tokens of their sessions} */
    public Authenticator authenticator() {
        return authenticator;
    }

    /** {@return the use case that makes an account} */
    public RegisterUseCase register() {
        return register;
    }

    /** {@return the use case that begins a session} */
    public LogInUseCase logIn() {
        return logIn;
    }

    /** {@return the use case that looks an account up} */
    public FindAccountUseCase findAccount() {
        return name -> ports.users().find(name).thenApply(found -> found.map(StoredUser::user));
    }

    /** {@return the use case that lists sessions} */
    public ListSessionsUseCase listSessions() {
        return listSessions;
    }

    /** {@return the use case that ends sessions} */
    public EndSessionsUseCase endSessions() {
        return endSessions;
    }

    /** {@return the use case that changes a password} */
    public ChangePasswordUseCase changePassword() {
        return changePassword;
    }

    /** {@return the use case that erases an account} */
    public EraseAccountUseCase eraseAccount() {
        return eraseAccount;
    }

    /** {@return the use case that goes on with erasures, for the server to call every minute} */
    public FinishErasuresUseCase finishErasures() {
        return finishErasures;
    }

    /** {@return the use case that gives its owner all that is stored about an account} */
    public ExportAccountUseCase exportAccount() {
        return new ExportAccountService(ports);
    }

    /** {@return the use case that lists accounts, for whoever runs the server} */
    public ListUsersUseCase listUsers() {
        return ports.users()::list;
    }

    /** {@return the use case that erases an account, for whoever runs the server} */
    public EraseUserUseCase eraseUser() {
        return eraseAccount;
    }

    /** {@return the use case that gives an account another password, for whoever runs the server} */
    public ResetPasswordUseCase resetPassword() {
        return changePassword;
    }

    /** {@return the use case that keeps an account from being used, for whoever runs the server} */
    public DisableUserUseCase disableUser() {
        return (user, disabled) ->
                ports.users().disable(user, disabled).thenApply(ended -> SessionsEnded.of(ended, ports.ends()));
    }
}
