package io.muniment.infra.bench;

import io.muniment.infra.bench.running.ApplicationProcess;
import io.muniment.infra.bench.timing.Median;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From nothing to ready with the servers it brings along, then again with the data that is there. */
final class Start implements Measure {

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern HEAP_USED = Pattern.compile("used (\\d+)K");
    private static final double KIB_IN_A_MIB = 1024;

    @Override
    public void take(Session session) throws IOException, InterruptedException {
        started("start@clean", session);
        List<Double> seconds = new ArrayList<>();
        for (int round = 0; round < session.either(1, 5); round++) {
            seconds.add(started("start@warm", session));
        }
        session.report()
                .line(Line.of("start@warm-median")
                        .with("s", Median.of(seconds))
                        .with("rounds", seconds.size())
                        .with("reference", "none"));
    }

    private static double started(String name, Session session) throws IOException, InterruptedException {
        Path log = session.log("application");
        Map<String, String> settings =
                Map.of("muniment.data", session.folder().resolve("data").toString());
        long begin = System.nanoTime();
        try (ApplicationProcess application = ApplicationProcess.start(settings, log)) {
            double seconds = (System.nanoTime() - begin) / 1e9;
            Line line = Line.of(name)
                    .with("s", seconds)
                    .with("rss_mb", resident(application.handle().pid()))
                    .with("heap_used_mb", heapUsed(application.handle().pid()));
            jcmd(application.handle().pid(), "GC.run");
            session.report()
                    .line(line.with(
                                    "heap_live_mb",
                                    heapUsed(application.handle().pid()))
                            .with("reference", "none"));
            return seconds;
        }
    }

    /** Of the application alone: its PostgreSQL and its Elasticsearch are processes of their own. */
    private static double resident(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        return Files.exists(status) ? first(RESIDENT, Files.readString(status)) : Double.NaN;
    }

    private static double heapUsed(long pid) throws IOException, InterruptedException {
        return first(HEAP_USED, jcmd(pid, "GC.heap_info"));
    }

    private static double first(Pattern kibibytes, String text) {
        Matcher found = kibibytes.matcher(text);
        return found.find() ? Long.parseLong(found.group(1)) / KIB_IN_A_MIB : Double.NaN;
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return said;
    }
}
