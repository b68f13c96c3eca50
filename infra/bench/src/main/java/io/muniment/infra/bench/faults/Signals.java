package io.muniment.infra.bench.faults;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** What a process gets to feel. */
final class Signals {

    private Signals() {}

    static void stop(ProcessHandle process) throws IOException, InterruptedException {
        send("STOP", process);
    }

    static void resume(ProcessHandle process) throws IOException, InterruptedException {
        send("CONT", process);
    }

    /** Of one that may have gone by itself meanwhile. */
    private static void send(String signal, ProcessHandle process) throws IOException, InterruptedException {
        List<String> pids = Stream.concat(Stream.of(process), process.descendants())
                .map(one -> Long.toString(one.pid()))
                .toList();
        new ProcessBuilder(Stream.concat(Stream.of("kill", "-" + signal), pids.stream())
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
