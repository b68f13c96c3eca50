package io.muniment.infra.bench.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The only way to the server: everything passes through here, until it is cut. */
final class CuttableLine implements AutoCloseable {

    private final ServerSocket entrance;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile int exitPort;

    CuttableLine(int exitPort) throws IOException {
        this.exitPort = exitPort;
        this.entrance = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** The server has another port from here on. */
    void leadTo(int port) {
        exitPort = port;
    }

    /** All that is on its way is lost, in both directions; whoever connects anew gets through. */
    void cut() {
        ends.forEach(CuttableLine::reset);
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket caller = entrance.accept();
                ends.add(caller);
                Thread.ofVirtual().start(() -> connect(caller));
            } catch (IOException e) {
                if (!entrance.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void connect(Socket caller) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), exitPort);
            ends.add(server);
            Thread.ofVirtual().start(() -> pass(caller, server));
            pass(server, caller);
        } catch (IOException nobodyThere) {
            reset(caller);
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.setTcpNoDelay(true);
            to.setTcpNoDelay(true);
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[1 << 14];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                out.write(piece, 0, length);
            }
        } catch (IOException cut) {
            reset(from);
            reset(to);
        } finally {
            ends.remove(from);
            ends.remove(to);
        }
    }

    private static void reset(Socket end) {
        try {
            end.setSoLinger(true, 0);
            end.close();
        } catch (IOException alreadyGone) {
            // which is what was wanted
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
    }
}
