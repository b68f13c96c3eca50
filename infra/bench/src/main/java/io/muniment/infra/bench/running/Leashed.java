package io.muniment.infra.bench.running;

import io.muniment.infra.MunimentApplication;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** The application as a child process: when the pipe from whoever started it closes, it ends too. */
final class Leashed {

    private Leashed() {}

    static void main(String[] arguments) {
        Thread.ofPlatform().daemon().start(Leashed::endWithParent);
        MunimentApplication.main(arguments);
    }

    private static void endWithParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Runtime.getRuntime().halt(1);
        }
    }
}
