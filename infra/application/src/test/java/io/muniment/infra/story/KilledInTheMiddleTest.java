package io.muniment.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application as a new user starts it, killed without a word while it works. */
class KilledInTheMiddleTest {

    private static final String REQUESTS = "/api/verification-requests";

    @TempDir
    Path data;

    private int port;
    private Process application;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        startApplication();
    }

    @AfterEach
    void stop() throws InterruptedException {
        application.destroy();
        if (!application.waitFor(60, TimeUnit.SECONDS)) {
            application.destroyForcibly().waitFor();
        }
    }

    @Test
    void nothingAcknowledgedIsLostAndTheStoryGoesOn() throws IOException, InterruptedException {
        Person ada = Person.signIn(base(), "ada");
        List<Answer> acknowledged = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            acknowledged.add(ada.post(REQUESTS, submission("prop-killed-" + i)));
        }
        String first = REQUESTS + "/" + acknowledged.getFirst().text("/id");
        assertThat(ada.upload(first + "/documents", "TITLE_DEED", "deed.txt", deed())
                        .status())
                .isEqualTo(202);

        killAndStartAgain();
        ada = Person.signIn(base(), "ada");
        for (Answer receipt : acknowledged) {
            assertThat(ada.getAfter(receipt, REQUESTS + "/" + receipt.text("/id"))
                            .status())
                    .isEqualTo(200);
        }
        ada.getUntil(first, "/status", "QUEUED");
        Answer claimed = Person.signIn(base(), "rita").post(first + "/claim");
        assertThat(claimed.status()).isEqualTo(200);
        Person axel = Person.signIn(base(), "axel");
        String pack = killedWhileItMakesAPackFor(axel);

        startApplication();
        axel = Person.signIn(base(), "axel");
        axel.getUntil(pack, "/standing", "READY");
        assertThat(data.resolve("evidence-packs/demo")).isDirectoryNotContaining("glob:**making-*");
        Person rita = Person.signIn(base(), "rita");
        Answer approved = rita.post(first + "/decision", "{\"outcome\":\"APPROVED\"}");
        assertThat(rita.getAfter(approved, first).text("/status")).isEqualTo("APPROVED");
        assertThat(rita.getAfter(approved, first + "/events")
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(7);
    }

    /** It lets anybody sign in, so it is for this machine only. */
    @Test
    void nobodyElseGetsAsFarAsTheDemoSignIn() throws IOException {
        List<InetAddress> outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .toList();
        assumeThat(outside).as("addresses of this machine that others see").isNotEmpty();

        new Socket(InetAddress.getLoopbackAddress(), port).close();
        assertThat(outside)
                .allSatisfy(address -> assertThatExceptionOfType(ConnectException.class)
                        .isThrownBy(() -> new Socket(address, port).close()));
    }

    /** In the middle is where the folder is that a pack is made in. */
    private String killedWhileItMakesAPackFor(Person auditor) throws IOException, InterruptedException {
        Answer requested =
                auditor.post("/api/evidence-packs", "{\"scope\":\"TENANT\",\"asOf\":\"%s\"}".formatted(Instant.now()));
        assertThat(requested.status()).isEqualTo(202);
        Path workshop = data.resolve("evidence-packs/demo").resolve("making-" + requested.text("/id"));
        long giveUp = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!Files.exists(workshop)) {
            assertThat(System.nanoTime()).isLessThan(giveUp);
            Thread.onSpinWait();
        }
        application.destroyForcibly().waitFor();
        assertThat(workshop).as("what was begun, and not ended").isDirectory();
        return requested.headers().firstValue("Location").orElseThrow();
    }

    private void killAndStartAgain() throws IOException, InterruptedException {
        application.destroyForcibly().waitFor();
        startApplication();
    }

    private void startApplication() throws IOException, InterruptedException {
        Path log = data.resolveSibling(data.getFileName() + ".log");
        long giveUp = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        do {
            application = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-Xmx512m",
                            "-Daxoniq.update-checker.disabled=true",
                            "-Dmuniment.root=" + System.getProperty("muniment.root"),
                            "-Dmuniment.data=" + data,
                            "-Dmuniment.demo=false",
                            "-Dmuniment.security.demo-issuer=true",
                            "-Dmuniment.embedded.minimum-free-bytes=1",
                            "-Ddb-scheduler.heartbeat-interval=1s",
                            "-Dserver.port=" + port,
                            "-cp",
                            System.getProperty("java.class.path"),
                            "io.muniment.infra.MunimentApplication")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            awaitReady(log, giveUp);
        } while (!application.isAlive());
    }

    /** A start may find the killed one's servers still on their way out; then it says so and is tried again. */
    private void awaitReady(Path log, long giveUp) throws IOException, InterruptedException {
        while (application.isAlive() && !Files.readString(log).contains("Started MunimentApplication")) {
            assertThat(System.nanoTime())
                    .as(() -> "not ready in time, see " + log)
                    .isLessThan(giveUp);
            Thread.sleep(100);
        }
        assertThat(System.nanoTime()).isLessThan(giveUp);
    }

    private String base() {
        return "http://localhost:" + port;
    }

    private static String submission(String subject) {
        return """
                {"type":"PROPERTY","subject":"%s","subjectLabel":"1 Harbour Street","applicantName":"Ada Byron"}""".formatted(subject);
    }

    private static byte[] deed() {
        return "Title register: 1 Harbour Street, proprietor Ada Byron, 12 March 2024".getBytes(StandardCharsets.UTF_8);
    }
}
