package org.wschat.application.port.outbound;

import java.time.Duration;
import java.util.Optional;

/**
 * Bounds how often passwords are guessed and accounts are made. May be called from any thread and never blocks. What it
 * remembers is bounded, whatever comes.
 */
public interface AttemptLimiter {

    /**
     * Takes one attempt to give the password of an account. One in a session counts for this session, and nothing that others
     * do, from the same address either, has it refused; a session has no more than others have of an account. One to log in
     * counts for the account and for the address; from an address of the owner it counts apart from those of strangers, so
     * that nobody can lock the owner out. What is one address is for the limiter to say.
     *
     * @param attempt the attempt
     * @return empty if it may be made; otherwise how long to wait
     */
    Optional<Duration> takePasswordAttempt(PasswordAttempt attempt);

    /**
     * Gives an attempt back that was taken: the password was right. Not without end, so that nobody keeps the hasher busy
     * with an account of their own.
     *
     * @param attempt the attempt
     */
    void passwordWasRight(PasswordAttempt attempt);

    /**
     * Gives an attempt back that was taken: nobody has looked at the password.
     *
     * @param attempt the attempt
     */
    void passwordWasNotTried(PasswordAttempt attempt);

    /**
     * Takes one attempt to make an account, which counts as a name that is tried, and as an account.
     *
     * @param address where it comes from
     * @return empty if it may be made; otherwise how long to wait
     */
    Optional<Duration> takeRegistration(String address);

    /**
     * Counts an attempt that was taken as no account: the name was not to be had. It still counts as a name, so that
     * nobody reads out which names there are.
     *
     * @param address where it came from
     */
    void noAccountWasMade(String address);

    /**
     * Gives the attempt back that was taken: nobody has looked whether the account can be made.
     *
     * @param address where it came from
     */
    void registrationWasNotTried(String address);
}
