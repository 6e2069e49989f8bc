package org.wschat.adapter.websocket.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.wschat.domain.conversation.UserId;

/** The devices that are connected now, by who they belong to. May be used from any thread. */
public final class ConnectedDevices {

    private final ConcurrentHashMap<UserId, List<ConnectedDevice>> devices = new ConcurrentHashMap<>();
    private final ComingsAndGoings people;

    /**
     * Nobody is there.
     *
     * @param people told whose devices come and go
     */
    public ConnectedDevices(ComingsAndGoings people) {
        this.people = people;
    }

    /**
     * Adds a device, unless its user has enough of them.
     *
     * @param device the device; added once
     * @param most how many one user may have
     * @return whether it was added
     */
    public boolean add(ConnectedDevice device, int most) {
        AtomicBoolean added = new AtomicBoolean();
        devices.compute(device.user(), (user, open) -> {
            List<ConnectedDevice> others = open == null ? List.of() : open;
            added.set(others.size() < most);
            return added.get() ? joined(others, device) : open;
        });
        if (added.get()) {
            people.came(device.user());
        }
        return added.get();
    }

    /**
     * Takes a device out.
     *
     * @param device the device; nothing happens if it is not there
     */
    public void remove(ConnectedDevice device) {
        AtomicBoolean removed = new AtomicBoolean();
        devices.computeIfPresent(device.user(), (user, open) -> {
            List<ConnectedDevice> rest =
                    open.stream().filter(other -> other != device).toList();
            removed.set(rest.size() < open.size());
            return rest.isEmpty() ? null : rest;
        });
        if (removed.get()) {
            people.went(device.user());
        }
    }

    /**
     * Looks up somebody's devices.
     *
     * @param user who
     * @return those that are connected at this moment, oldest first
     */
    public List<ConnectedDevice> of(UserId user) {
        return devices.getOrDefault(user, List.of());
    }

    private static List<ConnectedDevice> joined(List<ConnectedDevice> others, ConnectedDevice device) {
        List<ConnectedDevice> all = new ArrayList<>(others.size() + 1);
        all.addAll(others);
        all.add(device);
        return List.copyOf(all);
    }
}
