package org.wschat.adapter.websocket.device;

import java.time.Clock;
import org.wschat.adapter.websocket.device.frame.DeviceFrames;
import org.wschat.adapter.websocket.device.frame.DeviceRequest;
import org.wschat.adapter.websocket.session.ConnectedDevice;
import org.wschat.application.port.outbound.RequestLimiter.Kind;

/** Finds what a request of one device is carried out by. */
final class DeviceWorks implements DeviceRequest.Cases<Work> {

    private final ConnectedDevice device;
    private final MessageWorks messages;
    private final PageWorks pages;
    private final PeopleWorks people;
    private final Clock clock;

    DeviceWorks(ConnectedDevice device, MessageWorks messages, PageWorks pages, PeopleWorks people, Clock clock) {
        this.device = device;
        this.messages = messages;
        this.pages = pages;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public Work send(DeviceRequest.Send request) {
        return messages.send(request);
    }

    @Override
    public Work history(DeviceRequest.History request) {
        return pages.history(request);
    }

    @Override
    public Work read(DeviceRequest.Read request) {
        return messages.read(request);
    }

    @Override
    public Work conversations(DeviceRequest.Conversations request) {
        return pages.conversations(request);
    }

    @Override
    public Work sync(DeviceRequest.Sync request) {
        return pages.sync(request);
    }

    @Override
    public Work typing(DeviceRequest.Typing request) {
        return people.typing(request);
    }

    @Override
    public Work watch(DeviceRequest.Watch request) {
        return people.watch(request);
    }

    @Override
    public Work unwatch(DeviceRequest.Unwatch request) {
        return people.unwatch(request);
    }

    @Override
    public Work edit(DeviceRequest.Edit request) {
        return messages.edit(request);
    }

    @Override
    public Work recall(DeviceRequest.Recall request) {
        return messages.recall(request);
    }

    @Override
    public Work block(DeviceRequest.Block request) {
        return pages.block(request);
    }

    @Override
    public Work blocks() {
        return pages.blocks();
    }

    @Override
    public Work ping() {
        return Work.of(Kind.OTHER, ref -> device.answer(DeviceFrames.pong(ref, clock.instant())));
    }

    @Override
    public Work refused(DeviceRequest.Refused request) {
        return Work.of(Kind.OTHER, ref -> device.answer(DeviceFrames.error(ref, request.code(), request.message())));
    }

    /** The device is gone. */
    void end() {
        people.end();
    }
}
