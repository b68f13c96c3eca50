package io.muniment.infra.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What PostgreSQL says is told apart: what is wrong with the event, and what is wrong with the day. */
class PassingFailureTest {

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "08006, true, the connection is lost",
        "40001, true, could not serialize",
        "40P01, true, a deadlock",
        "53100, true, the disk is full",
        "53200, true, no memory",
        "53300, true, too many connections",
        "55P03, true, a lock was not to be had",
        "57014, true, it took too long",
        "57P01, true, the server is stopped",
        "58030, true, a file cannot be read",
        "22001, false, a text is too long",
        "23505, false, it is there already",
        "42P01, false, the table is not there",
        "XX001, false, a block is damaged"
    })
    void whatWillPassParksNothing(String state, boolean passes, String about) {
        var failure = new DataAccessException(about, new SQLException(about, state));
        assertThat(PassingFailure.is(new IllegalStateException(failure))).isEqualTo(passes);
    }
}
