package io.muniment.infra.http.problem;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Nothing is wrong with the request: whoever sends it again a little later may well succeed. */
final class PassingFailures {

    static final Map<String, String> AWAY_FOR_NOW = Map.of(HttpHeaders.RETRY_AFTER, "5");

    private static final Map<String, String> BUSY_FOR_NOW = Map.of(HttpHeaders.RETRY_AFTER, "1");

    /** SQLSTATEs: could not serialize, deadlock, lock not to be had, took too long. */
    private static final Set<String> BUSY = Set.of("40001", "40P01", "55P03", "57014");

    private PassingFailures() {}

    static Refusal lostRace() {
        return Refusal.of(EdgeCode.LOST_RACE, "Read it again, then decide again.")
                .withHeaders(BUSY_FOR_NOW);
    }

    static Refusal busy() {
        return Refusal.of(EdgeCode.BUSY, "Try again.").withHeaders(BUSY_FOR_NOW);
    }

    static Refusal storeUnavailable() {
        return Refusal.of(EdgeCode.STORE_UNAVAILABLE, "Nothing was lost; try again.")
                .withHeaders(AWAY_FOR_NOW);
    }

    static @Nullable Refusal refusal(SQLException failure) {
        String state = failure.getSQLState();
        if (state != null && isAway(state)) {
            return storeUnavailable();
        }
        return failure instanceof SQLTransientException || (state != null && BUSY.contains(state)) ? busy() : null;
    }

    /** SQLSTATE class 08 is a lost connection, 53 a server without room, 57P one that is going down or coming up. */
    private static boolean isAway(String state) {
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
    }
}
