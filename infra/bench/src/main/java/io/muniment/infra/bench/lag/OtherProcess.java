package io.muniment.infra.bench.lag;

import io.muniment.infra.bench.Session;
import io.muniment.infra.bench.running.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The {@link WriterProcess}, seen from the process that measures. */
final class OtherProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader said;
    private final Writer orders;

    private OtherProcess(Process process) {
        this.process = process;
        this.said = process.inputReader();
        this.orders = process.outputWriter();
    }

    static OtherProcess start(Map<String, String> settings, Session session, int requests) throws IOException {
        List<String> command = Stream.concat(
                        ChildJvm.command(WriterProcess.class, settings).stream(),
                        Stream.of(session.log("writer").toString(), Integer.toString(requests)))
                .toList();
        OtherProcess other = new OtherProcess(new ProcessBuilder(command)
                .redirectError(session.log("writer-errors").toFile())
                .start());
        other.awaitReady();
        return other;
    }

    private void awaitReady() throws IOException {
        for (String line = said.readLine(); !WriterProcess.READY.equals(line); line = said.readLine()) {
            if (line == null) {
                throw new IOException("The writing process did not start: see its logs");
            }
        }
    }

    void write(int perSecond, Duration length, int firstTurn, Consumer<Appended> appended) throws IOException {
        orders.write("%d %d %d%n".formatted(perSecond, length.toMillis(), firstTurn));
        orders.flush();
        for (String line = said.readLine(); !WriterProcess.DONE.equals(line); line = said.readLine()) {
            if (line == null) {
                throw new IOException("The writing process has ended: see its logs");
            }
            appended.accept(Appended.parse(line));
        }
    }

    @Override
    public void close() throws IOException {
        orders.close();
        process.onExit().join();
        said.close();
    }
}
