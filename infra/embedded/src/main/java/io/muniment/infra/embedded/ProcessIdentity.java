package io.muniment.infra.embedded;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** A process, told apart from a later one that was given the same number. */
record ProcessIdentity(long pid, long startedEpochMilli) {

    // Linux derives the start from the boot time, which moves a little when the clock is set
    private static final long CLOCK_TOLERANCE_MILLIS = Duration.ofSeconds(5).toMillis();

    static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), startOf(process));
    }

    /** The process that owns this build: Maven or the IDE when one of them started this JVM, else this JVM. */
    static ProcessIdentity ofTopmostJava() {
        var current = ProcessHandle.current();
        var ancestors =
                Stream.iterate(Optional.of(current), Optional::isPresent, p -> p.flatMap(ProcessHandle::parent));
        return of(ancestors
                .flatMap(Optional::stream)
                .filter(ProcessIdentity::isJava)
                .reduce((nearer, farther) -> farther)
                .orElse(current));
    }

    boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> Math.abs(startOf(process) - startedEpochMilli) <= CLOCK_TOLERANCE_MILLIS)
                .isPresent();
    }

    private static boolean isJava(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.endsWith("/java") || command.endsWith("\\java.exe"))
                .isPresent();
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
