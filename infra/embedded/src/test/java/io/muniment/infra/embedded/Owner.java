package io.muniment.infra.embedded;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A JVM that owns something and is killed by a test: it says one line when it is ready and then waits. */
final class Owner implements AutoCloseable {

    private final Process process;
    private final String said;

    private Owner(Process process, String said) {
        this.process = process;
        this.said = said;
    }

    static Owner of(String what, Path folder) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dmuniment.root=" + BuildFolder.root(),
                "-classpath",
                System.getProperty("java.class.path"),
                Owner.class.getName(),
                what,
                folder.toString()));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String line;
        do {
            line = process.inputReader().readLine();
        } while (line != null && !line.startsWith("READY "));
        if (line == null) {
            throw new IOException("the owner of " + what + " ended before it was ready");
        }
        return new Owner(process, line.substring("READY ".length()));
    }

    String said() {
        return said;
    }

    /** As kill -9 does. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        var folder = Path.of(arguments[1]);
        var ready = switch (arguments[0]) {
            case "folder" -> DataFolder.open(folder, 0).path().toString();
            case "postgres" -> postgresWithARow(folder);
            case "elasticsearch" -> elasticsearchWithADocument(folder);
            case "build" ->
                BuildServices.postgres().host() + ":" + BuildServices.postgres().port();
            default -> throw new IllegalArgumentException(arguments[0]);
        };
        try (var output = new PrintStream(new FileOutputStream(FileDescriptor.out), true)) {
            output.println("READY " + ready);
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static String postgresWithARow(Path home) throws IOException, SQLException {
        var postgres = PostgresProcess.start(home, Durability.DURABLE, 0);
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (line text)");
            statement.execute("INSERT INTO kept VALUES ('acknowledged')");
        }
        return Long.toString(
                Postmaster.of(home.resolve("data")).map(Postmaster::pid).orElseThrow());
    }

    private static String elasticsearchWithADocument(Path home) throws IOException, InterruptedException {
        var elasticsearch = ElasticsearchProcess.start(home, 0, "512m");
        send(elasticsearch.address(), "PUT", "/kept", "{}");
        send(elasticsearch.address(), "PUT", "/kept/_doc/1", "{\"line\":\"acknowledged\"}");
        return Long.toString(elasticsearch.pid());
    }

    static String send(URI server, String method, String path, String json) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var body = json.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json);
            var request = HttpRequest.newBuilder(server.resolve(path))
                    .header("Content-Type", "application/json")
                    .method(method, body)
                    .build();
            var response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IOException(method + " " + path + ": " + response.body());
            }
            return response.body();
        }
    }
}
