package io.muniment.infra.bench.timing;

import io.muniment.infra.bench.running.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's own load generator. */
record PgBench(URI server, Path script, ReferenceRow row) implements Reference {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without initial connection time");

    static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("pgbench", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    static PgBench of(Database database, ReferenceRow row, Path folder) throws IOException {
        Path script = Files.writeString(
                folder.resolve("insert.sql"),
                "\\set aggregate random(1, 20000)\n"
                        + ReferenceRow.INSERT.formatted(":aggregate", ":payload", ":metadata") + ";\n");
        return new PgBench(URI.create(database.jdbcUrl().substring("jdbc:".length())), script, row);
    }

    @Override
    public String name() {
        return "pgbench";
    }

    @Override
    public double perSecond(int clients, int seconds) throws IOException, InterruptedException {
        Process pgbench = new ProcessBuilder(List.of(
                        "pgbench",
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--host=" + server.getHost(),
                        "--port=" + server.getPort(),
                        "--username=postgres",
                        "--client=" + clients,
                        "--jobs=" + Math.min(clients, 2),
                        "--time=" + seconds,
                        "--define=payload=" + row.payload(),
                        "--define=metadata=" + row.metadata(),
                        "--file=" + script,
                        server.getPath().substring(1)))
                .redirectErrorStream(true)
                .start();
        String said = new String(pgbench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = RATE.matcher(said);
        if (pgbench.waitFor() != 0 || !rate.find()) {
            throw new IOException("pgbench failed: " + said);
        }
        return Double.parseDouble(rate.group(1));
    }
}
