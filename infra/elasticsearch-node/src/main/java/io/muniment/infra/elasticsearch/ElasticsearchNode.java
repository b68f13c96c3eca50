package io.muniment.infra.elasticsearch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.env.Environment;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.node.EmbeddedNode;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.NodeValidationException;
import org.elasticsearch.transport.netty4.Netty4Plugin;

/**
 * {@code ElasticsearchNode HOME PORT}: writes its address to {@code HOME/http.address} when it is ready, and stops on
 * SIGTERM or at the end of standard input, which comes when its owner closes the pipe or dies.
 */
public final class ElasticsearchNode {

    static final String NAME = "muniment";

    private static final TimeValue RECOVERY_TIME = TimeValue.timeValueMinutes(1);
    private static final long STOP_SECONDS = 20;

    private ElasticsearchNode() {}

    public static void main(String[] arguments) throws IOException, NodeValidationException {
        LogConfigurator.configureESLogging();
        // a node that failed half-way has threads that would keep this process alive
        Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> {
            LogManager.getLogger(ElasticsearchNode.class).error("The node failed", failure);
            System.exit(1);
        });
        var home = Path.of(arguments[0]).toAbsolutePath();
        var node = new EmbeddedNode(
                environment(home, arguments[1]), List.of(Netty4Plugin.class, RootEndpoint.class, SearchAnalysis.class));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node), "stop-elasticsearch"));
        node.start();
        awaitIndices(node);
        announce(node, home);
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    private static Environment environment(Path home, String port) throws IOException {
        var config = Files.createDirectories(home.resolve("config"));
        var settings = Settings.builder()
                .put("path.home", home)
                .put("path.data", home.resolve("data"))
                .put("path.logs", home.resolve("logs"))
                .put("cluster.name", NAME)
                .put("node.name", NAME)
                .put("discovery.type", "single-node")
                .put("network.host", "127.0.0.1")
                .put("http.port", port)
                .put("transport.port", "0")
                // a nearly full disk must not turn the index read-only under the application
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .put("action.auto_create_index", false)
                .build();
        return InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), config, () -> NAME);
    }

    /**
     * Ready means that what was indexed before is found; an index that stays broken is the application's to rebuild.
     */
    private static void awaitIndices(EmbeddedNode node) {
        node.client()
                .admin()
                .cluster()
                .prepareHealth(RECOVERY_TIME)
                .setWaitForYellowStatus()
                .setTimeout(RECOVERY_TIME)
                .get();
    }

    private static void announce(EmbeddedNode node, Path home) throws IOException {
        var address = node.injector()
                .getInstance(HttpServerTransport.class)
                .boundAddress()
                .publishAddress();
        var draft = Files.writeString(
                home.resolve("http.address.new"), "http://%s:%d".formatted(address.getAddress(), address.getPort()));
        Files.move(draft, home.resolve("http.address"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void stop(EmbeddedNode node) {
        try {
            node.prepareForClose();
            node.close();
            node.awaitClose(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            LogManager.getLogger(ElasticsearchNode.class).error("The node did not close", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
