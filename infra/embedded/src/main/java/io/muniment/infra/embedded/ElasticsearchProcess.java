package io.muniment.infra.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An Elasticsearch node in a JVM of its own, whose life ends with this object or, at the latest, with this JVM. */
public final class ElasticsearchProcess implements RunningService {

    private static final String MAIN = "io.muniment.infra.elasticsearch.ElasticsearchNode";
    private static final Duration START_TIME = Duration.ofMinutes(3);
    private static final long STOP_SECONDS = 25;

    private final Process node;
    private final URI address;

    private ElasticsearchProcess(Process node, URI address) {
        this.node = node;
        this.address = address;
    }

    /** Port 0 takes any free port; heap is what {@code -Xmx} takes. Nobody else may use the home folder. */
    public static ElasticsearchProcess start(Path home, int port, String heap) {
        return start(home, home, port, heap);
    }

    static ElasticsearchProcess start(Path home, Path archives, int port, String heap) {
        var folder = home.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder.resolve("tmp"));
            Files.deleteIfExists(folder.resolve("http.address"));
            var identity = new IdentityFile(folder.resolve("node.process"));
            identity.awaitExit("Elasticsearch");
            Ports.requireFree(port, "Elasticsearch");
            var log = folder.resolve("elasticsearch.log");
            // standard input stays a pipe to this JVM: its end is what stops the node
            var node = ChildJvm.of("muniment-elasticsearch", arguments(folder, archives, port, heap), log)
                    .start();
            identity.write(ProcessIdentity.of(node.toHandle()));
            return new ElasticsearchProcess(node, awaitAddress(node, folder, log));
        } catch (IOException e) {
            throw new CannotStart("Elasticsearch could not use " + folder + ": " + e.getMessage(), e);
        }
    }

    @Override
    public URI address() {
        return address;
    }

    long pid() {
        return node.pid();
    }

    @Override
    public void close() {
        try {
            node.getOutputStream().close();
            if (!node.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                node.destroyForcibly().waitFor(); // what it acknowledged is in its translog
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            node.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> arguments(Path home, Path archives, int port, String heap) throws IOException {
        var classpath = ModuleClasspath.ofElasticsearch();
        var archive = archives.toAbsolutePath().resolve("elasticsearch-classes-" + classpath.fingerprint() + ".jsa");
        return List.of(
                "-Xms" + heap,
                "-Xmx" + heap,
                "-XX:+ExitOnOutOfMemoryError",
                // written when the first run ends; later starts take half the time
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive,
                "-Xlog:disable",
                "-Xlog:all=off",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Des.path.home=" + home,
                "-Djava.io.tmpdir=" + home.resolve("tmp"),
                "-Dio.netty.noUnsafe=true",
                "-Dio.netty.noKeySetOptimization=true",
                "-Dlog4j2.disable.jmx=true",
                "-classpath",
                classpath.asArgument(),
                MAIN,
                home.toString(),
                Integer.toString(port));
    }

    private static URI awaitAddress(Process node, Path home, Path log) throws IOException {
        var address = home.resolve("http.address");
        var deadline = System.nanoTime() + START_TIME.toNanos();
        try {
            while (System.nanoTime() < deadline && !node.waitFor(25, TimeUnit.MILLISECONDS)) {
                if (Files.exists(address)) {
                    return URI.create(Files.readString(address));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        node.destroyForcibly();
        throw new CannotStart("Elasticsearch did not start: see " + log + ".", new IOException(ChildJvm.endOf(log)));
    }
}
