package io.muniment.infra.bench.running;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Who follows the events, and how far they are. */
public final class Following {

    public static final String PROJECTIONS = "io.muniment.projection";

    private static final String INDEXES = "io.muniment.projection.verification.search";
    private static final String EVERYBODY = "io.muniment";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int LOOK_AGAIN_MILLIS = 50;
    private static final int QUIET_LOOKS = 20;

    private static final String HEAD = "select coalesce(max(position), -1) from ledger_event";
    private static final String POSITIONS = """
            select processor_name, coalesce(json ->> 'globalIndex', json -> 'currentToken' ->> 'globalIndex', '-1')::bigint
              as position
            from (select processor_name, convert_from(token, 'UTF8')::jsonb as json from token_entry) token""";
    private static final String CAUGHT_UP = """
            select processor_name from (%s) one group by processor_name having min(position) >= (%s)""".formatted(POSITIONS, HEAD);

    private Following() {}

    /** The processing groups that are declared in a package and those below. */
    public static Set<String> groups(String basePackage) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ProcessingGroup.class));
        return scanner.findCandidateComponents(basePackage).stream()
                .map(found -> ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null))
                .map(type -> type.getAnnotation(ProcessingGroup.class).value())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Until the read models have seen every event that there is now. */
    public static void awaitAll(Database database) throws IOException, SQLException, InterruptedException {
        await(groups(PROJECTIONS), database);
    }

    /** Until those in PostgreSQL have: where there is no Elasticsearch, its index is never filled. */
    public static void awaitRows(Database database) throws IOException, SQLException, InterruptedException {
        Set<String> inPostgres = new HashSet<>(groups(PROJECTIONS));
        inPostgres.removeAll(groups(INDEXES));
        await(inPostgres, database);
    }

    private static void await(Set<String> readModels, Database database)
            throws IOException, SQLException, InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!database.texts(CAUGHT_UP).containsAll(readModels)) {
            waitALittle(database, giveUp);
        }
    }

    /** Until everybody has seen every event and nothing comes of it any more. */
    public static void awaitQuiet(Database database) throws IOException, SQLException, InterruptedException {
        Set<String> everybody = groups(EVERYBODY);
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        long head = database.number(HEAD);
        int quiet = 0;
        while (quiet < QUIET_LOOKS) {
            waitALittle(database, giveUp);
            long now = database.number(HEAD);
            boolean isQuiet = now == head && database.texts(CAUGHT_UP).containsAll(everybody);
            quiet = isQuiet ? quiet + 1 : 0;
            head = now;
        }
    }

    private static void waitALittle(Database database, long giveUp)
            throws IOException, SQLException, InterruptedException {
        if (System.nanoTime() > giveUp) {
            throw new IOException("Not everybody catches up: "
                    + database.texts("select processor_name || ' ' || convert_from(token, 'UTF8') from token_entry"));
        }
        Thread.sleep(LOOK_AGAIN_MILLIS);
    }
}
