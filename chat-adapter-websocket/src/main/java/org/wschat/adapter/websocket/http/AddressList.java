package org.wschat.adapter.websocket.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Addresses and networks that somebody has listed. Never asks anybody for the address of a name. */
public final class AddressList {

    /** No more than that: what only looks like an address would be looked up as a name. */
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})";

    private final List<Network> networks;

    /**
     * Reads the list.
     *
     * @param what names an entry in errors
     * @param entries addresses, or networks as {@code 10.0.0.0/8}
     * @throws IllegalArgumentException if one is neither
     */
    public AddressList(String what, Collection<String> entries) {
        this.networks =
                entries.stream().map(entry -> Network.parse(what, entry)).toList();
    }

    /**
     * Tells whether an address is on the list, or in one of its networks.
     *
     * @param address the address, perhaps with a zone ({@code fe80::1%eth0}), which does not count
     * @return whether it is; false for what is no address
     */
    public boolean contains(String address) {
        int zone = address.indexOf('%');
        String bare = zone < 0 ? address : address.substring(0, zone);
        return !networks.isEmpty()
                && isLiteral(bare)
                && networks.stream().anyMatch(network -> network.contains(bytes(bare)));
    }

    static boolean isLiteral(String text) {
        return text.matches(OCTET + "(\\." + OCTET + "){3}")
                || (text.contains(":") && text.matches("[0-9A-Fa-f:.]{2,45}"));
    }

    private static byte[] bytes(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            return new byte[0]; // looks like an address and is none
        }
    }

    private record Network(List<Byte> address, int bits) {

        static Network parse(String what, String text) {
            String[] parts = text.split("/", 2);
            byte[] address = isLiteral(parts[0]) ? bytes(parts[0]) : new byte[0];
            int most = address.length * 8;
            int bits = parts.length == 1 ? most : bits(parts[1]);
            if (address.length == 0 || bits < 0 || bits > most) {
                throw new IllegalArgumentException(
                        what + ": " + text + " (expected: an address, or a network such as 10.0.0.0/8)");
            }
            List<Byte> copy = new ArrayList<>();
            for (byte each : address) {
                copy.add(each);
            }
            return new Network(List.copyOf(copy), bits);
        }

        private static int bits(String text) {
            return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
        }

        boolean contains(byte[] other) {
            if (other.length != address.size()) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((other[bit / 8] & mask) != (address.get(bit / 8) & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
