package org.wschat.application.port.inbound;

/**
 * Who wants to log in.
 *
 * @param userName the name as typed
 * @param password the password as typed
 * @param device what they call the device, at most {@value #MAX_DEVICE_CHARACTERS} characters; empty if they do not say
 * @param address where they come from
 */
public record LogInCommand(String userName, String password, String device, String address) {

    /** The most characters (code points) of the name of a device. */
    public static final int MAX_DEVICE_CHARACTERS = 100;

    /** {@return nothing that tells the password} */
    @Override
    public String toString() {
        return "LogInCommand[" + userName + "]";
    }
}
