package io.muniment.infra.bench;

import java.io.IOException;
import java.sql.SQLException;

/** One name that can be given to {@code infra/bench/run}. */
@FunctionalInterface
public interface Measure {

    void take(Session session) throws IOException, SQLException, InterruptedException;
}
