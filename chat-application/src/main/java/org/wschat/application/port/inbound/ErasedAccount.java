package org.wschat.application.port.inbound;

/**
 * An account that is gone.
 *
 * @param sessionsEnded how many sessions were ended
 * @param textsErased whether all texts of its owner are erased by now; if not, {@link FinishErasuresUseCase} goes on with them
 */
public record ErasedAccount(int sessionsEnded, boolean textsErased) {}
