package org.wschat.bootstrap;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Which version this is. Picocli makes it by its class. */
final class Version implements IVersionProvider {

    Version() {}

    /** {@return the version that the jar's manifest names; classes that are in no jar have none} */
    static String number() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "(not packaged)");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"wschat " + number()};
    }
}
