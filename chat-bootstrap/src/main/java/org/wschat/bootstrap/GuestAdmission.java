package org.wschat.bootstrap;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wschat.bootstrap.config.ChatConfig;

/** Whether a server admits guests. */
final class GuestAdmission {

    private static final Logger LOG = LoggerFactory.getLogger(GuestAdmission.class);

    private GuestAdmission() {}

    /** Decides by the configuration, and tells what it has decided; warns where strangers may come in. */
    static boolean of(ChatConfig config) {
        boolean admitted = decide(config);
        LOG.info(
                admitted
                        ? "guests are admitted, under names that nobody has registered"
                        : "guests are not admitted: everybody needs an account and its token");
        return admitted;
    }

    private static boolean decide(ChatConfig config) {
        boolean loopback = isLoopback(config.server().address());
        return switch (config.auth().guests()) {
            case AUTO -> !strangersMayCome(config);
            case OFF -> false;
            case ON -> {
                if (!loopback) {
                    LOG.warn(
                            "auth.guests is on: whoever reaches {} may chat under any name that nobody has registered",
                            config.server().address());
                }
                yield true;
            }
        };
    }

    /** Tells whether others than those on this machine may connect; a proxy brings strangers. */
    static boolean strangersMayCome(ChatConfig config) {
        return !isLoopback(config.server().address())
                || !config.auth().trustedProxies().isEmpty();
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // the listener will tell
        }
    }
}
