package io.muniment.infra.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The files by which the JVMs of a build agree who runs a service, where it listens and who still needs it. */
record ServiceDesk(Path folder, String service) {

    private static final int CONNECT_MILLIS = 2_000;

    Path file(String suffix) {
        return folder.resolve(service + "." + suffix);
    }

    /** One JVM at a time looks, starts or stops; closing the channel ends its turn. */
    FileChannel lock() throws IOException {
        Files.createDirectories(owners());
        var channel = FileChannel.open(file("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.lock();
        return channel;
    }

    /** Whoever looks meanwhile finds the owner as it was or as it is: the server looks without waiting for its turn. */
    void register(ProcessIdentity owner) throws IOException {
        var pid = Long.toString(owner.pid());
        var draft = Files.writeString(file("owner-" + pid + ".new"), Long.toString(owner.startedEpochMilli()));
        Files.move(draft, owners().resolve(pid), StandardCopyOption.ATOMIC_MOVE);
    }

    boolean isNeeded() throws IOException {
        var needed = false;
        try (var files = Files.newDirectoryStream(owners())) {
            for (var file : files) {
                var owner = new ProcessIdentity(
                        Long.parseLong(file.getFileName().toString()), Long.parseLong(Files.readString(file)));
                if (owner.isAlive()) {
                    needed = true;
                } else {
                    Files.deleteIfExists(file);
                }
            }
        }
        return needed;
    }

    void announce(URI address, ProcessIdentity server) throws IOException {
        var draft = Files.writeString(
                file("address.new"), "%s %d %d".formatted(address, server.pid(), server.startedEpochMilli()));
        Files.move(draft, file("address"), StandardCopyOption.ATOMIC_MOVE);
    }

    void forget() throws IOException {
        Files.deleteIfExists(file("address"));
    }

    boolean names(ProcessIdentity server) throws IOException {
        return Files.exists(file("address")) && server.equals(announcement().server());
    }

    Optional<URI> running() throws IOException {
        if (!Files.exists(file("address"))) {
            return Optional.empty();
        }
        var announcement = announcement();
        return announcement.server().isAlive() && answers(announcement.address())
                ? Optional.of(announcement.address())
                : Optional.empty();
    }

    private Announcement announcement() throws IOException {
        var parts = Files.readString(file("address")).split(" ", 3);
        return new Announcement(
                URI.create(parts[0]), new ProcessIdentity(Long.parseLong(parts[1]), Long.parseLong(parts[2])));
    }

    private Path owners() {
        return file("owners");
    }

    private static boolean answers(URI address) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false; // refused: the address outlived its server
        }
    }

    private record Announcement(URI address, ProcessIdentity server) {}
}
