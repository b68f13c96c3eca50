package io.muniment.infra.bench;

import io.muniment.infra.aggregate.States;
import io.muniment.infra.bench.running.Caller;
import io.muniment.infra.bench.running.Database;
import io.muniment.infra.bench.running.KeepAlive;
import io.muniment.infra.bench.running.RunningApplication;
import io.muniment.infra.bench.running.Servers;
import io.muniment.infra.bench.running.Story;
import io.muniment.infra.bench.timing.ClosedLoop;
import io.muniment.infra.bench.timing.Latencies;
import io.muniment.infra.bench.timing.WarmUp;
import io.muniment.infra.rebuild.ProjectionRebuilds;
import io.muniment.kernel.verification.VerificationRequestState;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One aggregate of very many events as of any of its times, and a portfolio as of a day, over HTTP; then the same
 * questions again when the log has grown tenfold. What is told of the portfolio must be what a fold of the log says.
 */
final class AsOf implements Measure {

    private static final List<String> MODELS = List.of("history", "verification-request-details-past");
    private static final int ROWS = 1_000;
    private static final int PAGE = 500;
    private static final int EVENTS = 10_000;
    private static final int LONG_LIVED = 999_999;
    private static final int TENFOLD = 10;
    private static final String PORTFOLIO = Story.REQUESTS + "?size=%d&sort=submittedAt&page=%d&at=%s";

    @Override
    public void take(Session session) throws IOException, SQLException, InterruptedException {
        try (Servers servers = Servers.withoutSearch(session.folder());
                RunningApplication application = RunningApplication.start(
                        servers.settings(session.folder().resolve("data")), session.log("application"))) {
            Database database = servers.database();
            Story story = Story.live(application.base(), database);
            application.stopFollowing();
            story.whole(1, ROWS);
            story.claimedAgainAndAgain(LONG_LIVED, EVENTS);
            Asked asked = new Asked(
                    application, database, session, time(database, "select max(recorded_at) from ledger_event"));
            asked.project();
            asked.measure("");
            long events = database.number("select count(*) from ledger_event");
            int others = (int) (events * (TENFOLD - 1) / Story.EVENTS_OF_A_WHOLE);
            story.whole(ROWS + 1, ROWS + others);
            asked.project();
            asked.measure("-tenfold");
        }
    }

    private static Instant time(Database database, String selected, Object... values) throws SQLException {
        return OffsetDateTime.parse(database.text(
                        "select to_char((" + selected + ") at time zone 'UTC'," + " 'YYYY-MM-DD\"T\"HH24:MI:SS.USZ')",
                        values))
                .toInstant();
    }

    private record Asked(RunningApplication application, Database database, Session session, Instant day) {

        void measure(String suffix) throws IOException, SQLException, InterruptedException {
            Caller auditor = Caller.signIn(application.base(), "axel");
            equalsTheFold(auditor);
            Map<String, ClosedLoop.Step> steps = new LinkedHashMap<>();
            try (KeepAlive connection = new KeepAlive(application.base())) {
                steps.put("asof@10000-events" + suffix, anyTime(connection, auditor.token()));
                steps.put("asof@1000-rows" + suffix, portfolio(connection, auditor.token()));
                for (var step : steps.entrySet()) {
                    WarmUp.of(step.getKey(), List.of(step.getValue()), session);
                }
                Map<String, List<Latencies>> all = new LinkedHashMap<>();
                for (int round = 0; round < session.either(3, 10); round++) {
                    for (var step : steps.entrySet()) {
                        all.computeIfAbsent(step.getKey(), _ -> new ArrayList<>())
                                .add(ClosedLoop.run(List.of(step.getValue()), Duration.ofSeconds(session.either(2, 6)))
                                        .latencies());
                    }
                }
                long events = database.number("select count(*) from ledger_event");
                all.forEach((name, latencies) -> session.report()
                        .line(Line.of(name)
                                .with(Latencies.together(latencies))
                                .with("asked", Latencies.together(latencies).count())
                                .with("events", events)
                                .with("reference", "none")));
            }
        }

        private ClosedLoop.Step anyTime(KeepAlive connection, String token) throws SQLException {
            String id = Story.idOf(LONG_LIVED);
            Random random = new Random(1);
            List<byte[]> requests = new ArrayList<>();
            for (int time = 0; time < 500; time++) {
                Instant at = AsOf.time(
                        database,
                        "select recorded_at from ledger_event where aggregate_id = ? and version = ?",
                        id,
                        random.nextInt(EVENTS));
                requests.add(KeepAlive.request(
                        "GET", "/api/history/verification-request/%s/state?at=%s".formatted(id, encoded(at)), token));
            }
            return () -> connection.exchange(requests.get(random.nextInt(requests.size())));
        }

        /** As many pages as it takes. */
        private ClosedLoop.Step portfolio(KeepAlive connection, String token) {
            List<byte[]> pages = new ArrayList<>();
            for (int page = 0; page < ROWS / PAGE; page++) {
                pages.add(KeepAlive.request("GET", PORTFOLIO.formatted(PAGE, page, encoded(day)), token));
            }
            return () -> {
                for (byte[] page : pages) {
                    connection.exchange(page);
                }
            };
        }

        private void equalsTheFold(Caller auditor) throws IOException, SQLException, InterruptedException {
            States states = application.part(States.class);
            List<String> told = new ArrayList<>();
            List<String> folded = new ArrayList<>();
            for (int page = 0; page <= ROWS / PAGE; page++) {
                for (JsonNode row : auditor.get(PORTFOLIO.formatted(PAGE, page, encoded(day)))
                        .body()
                        .path("items")) {
                    var known = states.at(
                                    VerificationRequestState.FOLD,
                                    row.path("id").asString(),
                                    day)
                            .orElseThrow();
                    told.add(told(row));
                    folded.add(folded(known));
                }
            }
            long then = database.number(
                    "select count(distinct aggregate_id) from ledger_event where recorded_at <= ?::timestamptz",
                    day.toString());
            if (told.size() != then || !told.equals(folded)) {
                session.report().finding("The portfolio is not what the fold of the log says");
            }
        }

        private static String told(JsonNode row) {
            return Stream.of(
                            "id",
                            "version",
                            "type",
                            "status",
                            "subject",
                            "subjectLabel",
                            "applicant",
                            "applicantName",
                            "submittedAt",
                            "collectUntil",
                            "reviewDue",
                            "changedAt")
                    .map(name -> row.path(name).asString(""))
                    .collect(Collectors.joining("|"));
        }

        private static String folded(States.Known<VerificationRequestState> known) {
            VerificationRequestState state = known.state();
            return Stream.of(
                            state.id().value(),
                            known.version(),
                            state.type(),
                            state.status(),
                            state.subject(),
                            state.subjectLabel(),
                            state.applicant(),
                            state.applicantName(),
                            state.submittedAt(),
                            state.collectUntil(),
                            Objects.requireNonNullElse(state.standing().reviewDue(), ""),
                            known.since())
                    .map(String::valueOf)
                    .collect(Collectors.joining("|"));
        }

        /** Rebuilds go as far as the live read models, which nobody fills here. */
        private void project() throws IOException, SQLException, InterruptedException {
            database.execute("""
                    update token_entry
                    set token = convert_to(json_build_object('globalIndex', (select max(position) from ledger_event))::text,
                          'UTF8'),
                        token_type = 'org.axonframework.eventhandling.GlobalSequenceTrackingToken'""");
            try {
                application.part(ProjectionRebuilds.class).rebuild(MODELS).get();
            } catch (ExecutionException failed) {
                throw new IOException("The rebuild failed", failed.getCause());
            }
        }

        private static String encoded(Instant time) {
            return URLEncoder.encode(time.toString(), StandardCharsets.UTF_8);
        }
    }
}
