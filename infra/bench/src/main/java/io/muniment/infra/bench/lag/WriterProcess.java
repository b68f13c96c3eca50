package io.muniment.infra.bench.lag;

import io.muniment.command.SystemCommands;
import io.muniment.infra.bench.running.RunningApplication;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Scanner;
import java.util.stream.Collectors;

/**
 * An application that only takes commands, in a process of its own. For each line of input, {@code perSecond millis
 * firstTurn}, it appends steadily and says what it has appended; at the end of the input it ends.
 */
final class WriterProcess {

    static final String READY = "ready";
    static final String DONE = "done";

    private WriterProcess() {}

    static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Map<String, String> settings = System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("spring.") || name.startsWith("muniment."))
                .collect(Collectors.toMap(name -> name, name -> System.getProperty(name, "")));
        try (RunningApplication application = RunningApplication.start(settings, Path.of(arguments[0]))) {
            application.stopFollowing();
            SteadyWriter writer =
                    new SteadyWriter(application.part(SystemCommands.class), Integer.parseInt(arguments[1]));
            out.println(READY);
            Scanner orders = new Scanner(System.in, StandardCharsets.UTF_8);
            while (orders.hasNextInt()) {
                writer.write(
                        orders.nextInt(),
                        Duration.ofMillis(orders.nextLong()),
                        orders.nextInt(),
                        one -> out.println(one.asText()));
                out.println(DONE);
            }
        }
        System.exit(0);
    }
}
