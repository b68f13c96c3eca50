package io.muniment.infra.bench.running;

import io.muniment.infra.bench.running.Caller.Answer;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;

/** One verification request from its submission to the reviewers' queue, and the like of it by the thousand. */
public record Story(Database database, String id) {

    public static final String REQUESTS = "/api/verification-requests";

    /** Submitted, attached, read, checked, queued; then claimed and released. */
    public static final int EVENTS_UNTIL_QUEUED = 5;

    public static final int EVENTS_OF_A_WHOLE = 7;

    private static final int CLAIMED = 5;

    private static final String ID = "'vrq_0197a0e2-7c1e-7d2a-9d59-' || lpad(%s::text, 12, '0')";

    /** Lives it through the application, which must be following its events. */
    public static Story live(URI base, Database database) throws IOException, InterruptedException {
        Caller ada = Caller.signIn(base, "ada");
        Caller rita = Caller.signIn(base, "rita");
        String id = accepted(ada.post(REQUESTS, """
                        {"type":"PROPERTY","subject":"bench","subjectLabel":"1 Harbour Street",\
                        "applicantName":"Ada Byron"}""")).text("id");
        String path = REQUESTS + "/" + id;
        accepted(ada.upload(
                path + "/documents",
                "TITLE_DEED",
                "Title register: 1 Harbour Street, proprietor Ada Byron, 12 March 2024"));
        long giveUp = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!ada.get(path).text("status").equals("QUEUED")) {
            if (System.nanoTime() > giveUp) {
                throw new IOException("The request was not queued in time: " + ada.get(path));
            }
            Thread.sleep(50);
        }
        accepted(rita.post(path + "/claim", ""));
        accepted(rita.post(path + "/release", ""));
        return new Story(database, id);
    }

    /** Requests in the queue, numbered from 1; nobody has claimed them. */
    public void queued(int count) throws SQLException {
        copies("""
                select %s as id, version, version as told_as
                from generate_series(1, %d) number, generate_series(0, %d) version""".formatted(ID.formatted("number"), count, EVENTS_UNTIL_QUEUED - 1));
    }

    /** Requests from submission to a claim that was given back: seven events each. */
    public void whole(int from, int to) throws SQLException {
        copies("""
                select %s as id, version, version as told_as
                from generate_series(%d, %d) number, generate_series(0, %d) version""".formatted(ID.formatted("number"), from, to, EVENTS_OF_A_WHOLE - 1));
    }

    /** One request that was claimed and released until it had so many events. */
    public void claimedAgainAndAgain(int number, int events) throws SQLException {
        copies("""
                select %s as id, version, case when version < %d then version else %d + (version - %d) %% 2 end as told_as
                from generate_series(0, %d) version""".formatted(ID.formatted(number), CLAIMED, CLAIMED, CLAIMED, events - 1));
    }

    public static String idOf(int number) {
        return "vrq_0197a0e2-7c1e-7d2a-9d59-%012d".formatted(number);
    }

    private void copies(String which) throws SQLException {
        database.update("""
                insert into ledger_event (position, recorded_at, aggregate_type, aggregate_id, version, name, revision,
                  payload, metadata, event_id)
                select last.position + row_number() over told,
                  last.recorded_at + row_number() over told * interval '1 microsecond',
                  event.aggregate_type, copy.id, copy.version, event.name, event.revision,
                  replace(event.payload::text, event.aggregate_id, copy.id)::jsonb, event.metadata, gen_random_uuid()::text
                from (select max(position) as position, max(recorded_at) as recorded_at from ledger_event) last,
                  (%s) copy, ledger_event event
                where event.aggregate_id = ? and event.version = copy.told_as
                window told as (order by copy.id, copy.version)
                order by copy.id, copy.version""".formatted(which), id);
        database.execute("analyze ledger_event");
    }

    public static Answer accepted(Answer answer) throws IOException {
        if (answer.status() / 100 != 2) {
            throw new IOException("Refused: " + answer);
        }
        return answer;
    }
}
