package io.muniment.infra.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Runs one service for as long as somebody in the build needs it: {@code BuildServicesMain POSTGRES folder}. */
final class BuildServicesMain {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private BuildServicesMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var service = BuildService.valueOf(arguments[0]);
        var desk = new ServiceDesk(Path.of(arguments[1]), service.label());
        var self = ProcessIdentity.of(ProcessHandle.current());
        removeHomesOfTheDead(desk);
        var home = desk.file("home-" + self.pid());
        var kept = Files.createDirectories(desk.file("kept"));
        try (var server = service.run(home, kept)) {
            desk.announce(server.address(), self);
            waitUntilNotNeeded(desk, self);
        } finally {
            Folders.deleteTree(home);
        }
    }

    private static void waitUntilNotNeeded(ServiceDesk desk, ProcessIdentity self)
            throws IOException, InterruptedException {
        // a clean of the build removes the address: whoever needs the service next starts another
        while (desk.names(self)) {
            Thread.sleep(BETWEEN_LOOKS);
            if (!desk.isNeeded()) {
                leave(desk, self);
            }
        }
    }

    private static void leave(ServiceDesk desk, ProcessIdentity self) throws IOException {
        try (var _ = desk.lock()) {
            if (desk.names(self) && !desk.isNeeded()) {
                desk.forget();
            }
        }
    }

    private static void removeHomesOfTheDead(ServiceDesk desk) throws IOException {
        try (var homes = Files.newDirectoryStream(desk.folder(), desk.service() + ".home-*")) {
            for (var home : homes) {
                var name = home.getFileName().toString();
                var pid = Long.parseLong(name.substring(name.lastIndexOf('-') + 1));
                if (ProcessHandle.of(pid).isEmpty()) {
                    Folders.deleteTree(home);
                }
            }
        }
    }
}
