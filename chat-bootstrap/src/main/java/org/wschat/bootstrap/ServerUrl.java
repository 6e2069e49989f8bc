package org.wschat.bootstrap;

/**
 * The addresses to type in, for somebody on this machine.
 *
 * @param address what the server listens on: a name, or an address, {@code 0.0.0.0} and {@code ::} included
 * @param port the port it listens on
 */
record ServerUrl(String address, int port) {

    /** {@return a socket from person 1 to person 2} */
    String socket() {
        return "ws://" + authority() + "/ws?send_id=1&receive_id=2";
    }

    /** {@return the route that tells that the server is there} */
    String ping() {
        return "http://" + authority() + "/ping";
    }

    /** {@return whether every other address of this machine does as well} */
    boolean isOneOfMany() {
        return !host().equals(address) && !address.contains("%");
    }

    private String authority() {
        return host() + ":" + port;
    }

    private String host() {
        return switch (address) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::", "0:0:0:0:0:0:0:0" -> "[::1]";
            default -> address.contains(":") ? "[" + address.replace("%", "%25") + "]" : address;
        };
    }
}
