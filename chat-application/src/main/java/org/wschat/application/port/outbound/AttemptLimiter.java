package org.wschat.application.port.outbound;

import java.time.Duration;
import java.util.Optional;
import org.wschat.domain.user.UserName;

/**
 * Bounds how often passwords are guessed and accounts are made. May be called from any thread and never blocks. What it
 * remembers is bounded, whatever comes.
 */
public interface AttemptLimiter {

    /**
     * Takes one attempt to give the password of an account. Attempts count for the account and for the address; from an
     * address known to the account they count apart from those of strangers, so that nobody can lock its owner out.
     *
     * @param name the account, whether or not it exists
     * @param address where the attempt comes from
     * @param known whether the owner has a session from this address
     * @return empty if it may be made; otherwise how long to wait
     */
    Optional<Duration> takePasswordAttempt(UserName name, String address, boolean known);

    /**
     * Gives the attempts back that were taken: the password was right. Not without end, so that nobody keeps the hasher busy
     * with an account of their own.
     *
     * @param name the account
     * @param address where the attempt came from
     */
    void passwordWasRight(UserName name, String address);

    /**
     * Gives the attempts back that were taken: nobody has looked at the password.
     *
     * @param name the account
     * @param address where the attempt came from
     */
    void passwordWasNotTried(UserName name, String address);

    /**
     * Takes one attempt to make an account.
     *
     * @param address where it comes from
     * @return empty if it may be made; otherwise how long to wait
     */
    Optional<Duration> takeRegistration(String address);

    /**
     * Gives the attempt back that was taken: nobody has looked whether the account can be made.
     *
     * @param address where it came from
     */
    void registrationWasNotTried(String address);
}
