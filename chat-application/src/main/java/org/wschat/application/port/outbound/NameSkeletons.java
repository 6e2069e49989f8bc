package org.wschat.application.port.outbound;

import org.wschat.domain.user.UserName;

/** Tells which names look alike. May be called from any thread and never blocks. */
public interface NameSkeletons {

    /**
     * Gives what is the same for all names that a person could take for one another, whatever their case (Unicode Technical
     * Standard 39, section 4).
     *
     * @param name a name
     * @return its skeleton, 1 to 1,024 characters
     */
    String of(UserName name);
}
