package org.wschat.bootstrap;

import java.util.Set;

/**
 * The addresses to type in, for somebody on this machine.
 *
 * @param address what the server listens on: a name, or an address, {@code 0.0.0.0} and {@code ::} included
 * @param port the port it listens on
 */
record ServerUrl(String address, int port) {

    private static final String EVERY_IPV4 = "0.0.0.0";
    private static final Set<String> EVERY_IPV6 = Set.of("::", "0:0:0:0:0:0:0:0");

    /** {@return a socket from person 1 to person 2} */
    String socket() {
        return "ws://" + authority() + "/ws?send_id=1&receive_id=2";
    }

    /** {@return a device of somebody, on the second protocol} */
    String device() {
        return "ws://" + authority() + "/ws/v2?user=alice";
    }

    /** {@return the route that tells that the server is there} */
    String ping() {
        return "http://" + authority() + "/ping";
    }

    /** {@return whether every other address of this machine does as well} */
    boolean isOneOfMany() {
        return address.equals(EVERY_IPV4) || EVERY_IPV6.contains(address);
    }

    private String authority() {
        return host() + ":" + port;
    }

    private String host() {
        if (!isOneOfMany()) {
            return address.contains(":") ? "[" + address.replace("%", "%25") + "]" : address;
        }
        return address.equals(EVERY_IPV4) ? "127.0.0.1" : "[::1]";
    }
}
