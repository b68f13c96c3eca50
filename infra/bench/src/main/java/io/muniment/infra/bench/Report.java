package io.muniment.infra.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Lines for whoever asked, and all that was measured for whoever doubts them. */
public final class Report implements AutoCloseable {

    private static final int SHOWN = 10;

    private final PrintStream terminal = to(new FileOutputStream(FileDescriptor.out));
    private final Path folder;
    private final PrintStream raw;
    private int findings;

    Report(Path folder) throws IOException {
        this.folder = folder;
        this.raw = to(new FileOutputStream(folder.resolve("report.txt").toFile()));
    }

    Path folder() {
        return folder;
    }

    public void line(Line line) {
        say(line.toString());
    }

    /** Something is wrong with what was measured. */
    public void finding(String what) {
        findings++;
        String found = "FOUND " + what;
        if (findings <= SHOWN) {
            say(found);
        } else {
            raw.println(found);
        }
    }

    boolean hasFindings() {
        return findings > 0;
    }

    public void raw(String text) {
        raw.println("# " + text);
    }

    private void say(String text) {
        terminal.println(text);
        raw.println(text);
    }

    @Override
    public void close() {
        raw.close();
    }

    private static PrintStream to(FileOutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
