package org.wschat.adapter.websocket.device.frame;

import java.util.Optional;

/**
 * One frame of a device.
 *
 * @param ref the client's own mark, which the answer bears
 * @param request what it asks for
 */
public record AskedFrame(Optional<String> ref, DeviceRequest request) {}
