package org.wschat.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what it hears, a line for each event. */
class RecordingListener implements ChatListener {

    final List<String> heard = new CopyOnWriteArrayList<>();

    /** {@return what was heard since the last time} */
    List<String> take() {
        List<String> taken = List.copyOf(heard);
        heard.clear();
        return taken;
    }

    @Override
    public void onMessage(Message message, boolean replay) {
        heard.add((replay ? "replay " : "message ") + message.id());
    }

    @Override
    public void onEdited(Edited edited) {
        heard.add("edited " + edited.peer() + " " + edited.seq() + " " + edited.content());
    }

    @Override
    public void onRecalled(Recalled recalled) {
        heard.add("recalled " + recalled.peer() + " " + recalled.seq());
    }

    @Override
    public void onRead(Read read) {
        heard.add("read " + read.reader() + " " + read.seq());
    }

    @Override
    public void onTyping(String from) {
        heard.add("typing " + from);
    }

    @Override
    public void onPresence(Presence presence) {
        heard.add("presence " + presence.user() + " " + presence.online());
    }

    @Override
    public void onConnected(Welcome welcome) {
        heard.add("connected " + welcome.cursor());
    }

    @Override
    public void onDisconnected(int code, String reason) {
        heard.add("disconnected " + code);
    }

    @Override
    public void onEnded(ChatException cause) {
        heard.add("ended " + cause.code().wireName());
    }

    @Override
    public void onProblem(ChatException problem) {
        heard.add("problem " + problem.code().wireName());
    }
}
