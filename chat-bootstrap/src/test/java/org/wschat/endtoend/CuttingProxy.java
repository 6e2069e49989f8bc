package org.wschat.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a server and its database, and cuts connections at their commits: the answer is lost for certain. */
final class CuttingProxy implements AutoCloseable {

    /** Where a commit is cut. */
    enum Cut {
        BEFORE_IT_IS_PASSED_ON,
        AFTER_IT_WAS_PASSED_ON
    }

    private static final String COMMIT = "\u0003commit";

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger cutsLeft = new AtomicInteger();
    private volatile Cut cut = Cut.BEFORE_IT_IS_PASSED_ON;
    private volatile boolean closing;
    private volatile boolean shut;

    CuttingProxy(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        run("proxy-door", this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void cutNextCommits(Cut where, int times) {
        cut = where;
        cutsLeft.set(times);
    }

    int cutsLeft() {
        return Math.max(0, cutsLeft.get());
    }

    /** With the last cut, everything is cut, and nobody is let in any more; now if there is none to come. */
    void closeDoorAfterCuts() {
        closing = true;
        if (cutsLeft() == 0) {
            shut();
        }
    }

    /** Lets everybody in again. */
    void openDoor() {
        closing = false;
        shut = false;
    }

    private void shut() {
        shut = true;
        sockets.forEach(CuttingProxy::end);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                if (shut) {
                    end(client);
                    continue;
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                sockets.add(client);
                sockets.add(server);
                run("proxy-up", () -> pass(client, server, true));
                run("proxy-down", () -> pass(server, client, false));
            }
        } catch (IOException e) {
            // The door was closed.
        }
    }

    private void pass(Socket from, Socket to, boolean requests) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                boolean cuts = requests && isCommit(buffer, read) && cutsLeft.getAndDecrement() > 0;
                if (cuts && cut == Cut.AFTER_IT_WAS_PASSED_ON) {
                    end(from); // nothing comes back any more
                    out.write(buffer, 0, read);
                    awaitAnswer(to);
                }
                if (cuts) {
                    if (closing && cutsLeft() == 0) {
                        shut();
                    }
                    return;
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One side has gone, and so has the other.
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static boolean isCommit(byte[] bytes, int length) {
        String packet = new String(bytes, 0, Math.min(length, 64), StandardCharsets.ISO_8859_1);
        return packet.length() > 4
                && packet.substring(4).toLowerCase(java.util.Locale.ROOT).startsWith(COMMIT);
    }

    private static void awaitAnswer(Socket server) throws IOException {
        server.shutdownOutput(); // the database carries the commit out, and then finds the end
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It had ended.
        }
    }

    private static void run(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
        sockets.forEach(CuttingProxy::end);
    }
}
