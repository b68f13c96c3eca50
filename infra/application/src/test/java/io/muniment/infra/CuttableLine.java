package io.muniment.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A line to a server that can be cut and mended: to whoever calls, the server is then down. */
public final class CuttableLine implements AutoCloseable {

    private final InetSocketAddress server;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private int port;
    private ServerSocket entrance;

    public CuttableLine(String host, int serverPort) throws IOException {
        this.server = new InetSocketAddress(host, serverPort);
        this.entrance = listen(0);
        this.port = entrance.getLocalPort();
    }

    public int port() {
        return port;
    }

    public void cut() throws IOException {
        entrance.close();
        for (Socket socket = open.poll(); socket != null; socket = open.poll()) {
            socket.close();
        }
    }

    /** Does nothing to a line that is whole. */
    public void mend() throws IOException {
        if (entrance.isClosed()) {
            entrance = listen(port);
        }
    }

    @Override
    public void close() throws IOException {
        cut();
    }

    private ServerSocket listen(int wanted) throws IOException {
        var listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
        Thread.startVirtualThread(() -> accept(listening));
        return listening;
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket caller = listening.accept();
                Socket called = new Socket();
                open.add(caller);
                open.add(called);
                called.connect(server);
                Thread.startVirtualThread(() -> copy(caller, called));
                Thread.startVirtualThread(() -> copy(called, caller));
            } catch (IOException cut) {
                if (!listening.isClosed()) {
                    throw new UncheckedIOException(cut);
                }
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) { // one side is gone: the other is closed too
            return;
        }
    }
}
