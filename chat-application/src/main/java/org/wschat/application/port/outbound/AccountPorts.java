package org.wschat.application.port.outbound;

/**
 * All that accounts need of the outside.
 *
 * @param users keeps accounts
 * @param sessions keeps sessions
 * @param messages keeps what their owners have said and heard
 * @param hasher hashes passwords
 * @param tokens makes what nobody can guess
 * @param skeletons tells which names look alike
 * @param limiter bounds how often passwords are guessed and accounts are made
 * @param ends hears that somebody may no longer be connected
 */
public record AccountPorts(
        UserStore users,
        SessionStore sessions,
        MessageStore messages,
        PasswordHasher hasher,
        TokenSource tokens,
        NameSkeletons skeletons,
        AttemptLimiter limiter,
        SessionEnds ends) {}
