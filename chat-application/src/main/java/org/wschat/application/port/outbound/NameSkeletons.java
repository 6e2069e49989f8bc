package org.wschat.application.port.outbound;

import org.wschat.domain.user.UserName;

/** Tells which names look alike, and which are made to. May be called from any thread and never blocks. */
public interface NameSkeletons {

    /**
     * Gives what is the same for all names that a person could take for one another, whatever their case (Unicode Technical
     * Standard 39, section 4).
     *
     * @param name a name
     * @return its skeleton, 1 to 1,024 characters
     */
    String of(UserName name);

    /**
     * Tells whether a name mixes scripts, or digits of several systems, that nobody writes together who does not want to be
     * taken for somebody else: it is not "highly restrictive" (Unicode Technical Standard 39, sections 5.2 and 5.3).
     *
     * @param name a name
     * @return whether it mixes them
     */
    boolean mixesScripts(UserName name);
}
