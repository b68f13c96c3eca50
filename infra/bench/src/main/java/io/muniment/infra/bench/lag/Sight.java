package io.muniment.infra.bench.lag;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/** What a reader sees now: the version of each of these requests. */
@FunctionalInterface
interface Sight {

    Map<String, Long> of(Set<String> ids) throws IOException, SQLException, InterruptedException;
}
