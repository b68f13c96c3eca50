package io.muniment.infra.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Lines for whoever asked, and all that was measured for whoever doubts them. */
public final class Report implements AutoCloseable {

    private final PrintStream terminal = to(new FileOutputStream(FileDescriptor.out));
    private final PrintStream raw;

    Report(Path file) throws IOException {
        raw = to(new FileOutputStream(file.toFile()));
    }

    public void line(Line line) {
        say(line.toString());
    }

    public void say(String text) {
        terminal.println(text);
        raw.println(text);
    }

    public void raw(String text) {
        raw.println("# " + text);
    }

    @Override
    public void close() {
        raw.close();
    }

    private static PrintStream to(FileOutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
