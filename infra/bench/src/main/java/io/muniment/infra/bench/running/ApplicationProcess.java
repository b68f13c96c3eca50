package io.muniment.infra.bench.running;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The application in a process of its own. */
public final class ApplicationProcess implements AutoCloseable {

    private static final Duration START_TIME = Duration.ofMinutes(3);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Process process;
    private final URI base;
    private final Path log;

    private ApplicationProcess(Process process, URI base, Path log) {
        this.process = process;
        this.base = base;
        this.log = log;
    }

    /** Returns when it is ready to serve. */
    public static ApplicationProcess start(Map<String, String> settings, Path log, String... jvm)
            throws IOException, InterruptedException {
        ApplicationProcess application = launch(settings, log, freePort(), jvm);
        application.awaitReady();
        return application;
    }

    /** Returns at once. */
    public static ApplicationProcess launch(Map<String, String> settings, Path log, int port, String... jvm)
            throws IOException {
        List<String> command = ChildJvm.command(Leashed.class, withPort(settings, port), jvm);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new ApplicationProcess(process, URI.create("http://127.0.0.1:" + port), log);
    }

    private static Map<String, String> withPort(Map<String, String> settings, int port) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("server.port", Integer.toString(port));
        return all;
    }

    public static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    public void awaitReady() throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + START_TIME.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > giveUp) {
                throw new IOException("The application did not start: " + lastOf(Files.readAllLines(log)));
            }
            Thread.sleep(20);
        }
    }

    public boolean isReady() throws InterruptedException {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(base.resolve("/actuator/health/readiness"))
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public URI base() {
        return base;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** In order, as an operator would. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static String lastOf(List<String> lines) {
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }
}
