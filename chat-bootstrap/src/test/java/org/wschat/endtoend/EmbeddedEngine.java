package org.wschat.endtoend;

/** The default: a file below the working directory of the server, which goes with that directory. */
final class EmbeddedEngine implements Engine {

    @Override
    public void use(ChatProcess.Launch server, String database) {}

    @Override
    public void drop(String database) {}

    @Override
    public String toString() {
        return "SQLite";
    }
}
