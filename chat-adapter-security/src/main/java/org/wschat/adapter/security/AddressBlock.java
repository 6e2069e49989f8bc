package org.wschat.adapter.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What counts as one address. */
final class AddressBlock {

    private static final int PREFIX_BYTES = 8;
    private static final int IPV6_BYTES = 16;
    private static final int MAX_CHARACTERS = 64;

    /** Nothing else is given to the parser, which would ask the network for the address of a name. */
    private static final Pattern LOOKS_LIKE_IPV6 = Pattern.compile("[0-9a-fA-F:][0-9a-fA-F:.]{1,44}");

    private AddressBlock() {}

    /**
     * The /64 of an IPv6 address, in whatever notation; an IPv4 address as it is, also when it comes as an IPv6 one; the
     * beginning of anything else.
     */
    static String of(String address) {
        String bare = withoutZone(address);
        if (bare.indexOf(':') >= 0 && LOOKS_LIKE_IPV6.matcher(bare).matches()) {
            try {
                InetAddress parsed = InetAddress.getByName(bare);
                byte[] bytes = parsed.getAddress();
                return bytes.length == IPV6_BYTES ? prefix(bytes) : parsed.getHostAddress();
            } catch (UnknownHostException e) {
                return bare;
            }
        }
        return bare.length() <= MAX_CHARACTERS ? bare : bare.substring(0, MAX_CHARACTERS);
    }

    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        String bare = zone < 0 ? address : address.substring(0, zone);
        return bare.startsWith("[") && bare.endsWith("]") ? bare.substring(1, bare.length() - 1) : bare;
    }

    private static String prefix(byte[] bytes) {
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, PREFIX_BYTES)) + "/64";
    }
}
