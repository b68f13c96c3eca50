package io.muniment.infra.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

public final class Ports {

    private Ports() {}

    /** Fails with one line when something else listens on the port; 0 stands for any free port. */
    public static void requireFree(int port, String service) {
        if (port == 0) {
            return;
        }
        try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            probe.getLocalPort();
        } catch (IOException e) {
            throw new CannotStart(
                    "Port %d, wanted by %s, is in use: stop the program that listens on it or give %2$s another port."
                            .formatted(port, service),
                    e);
        }
    }
}
