package io.muniment.infra.replay;

import io.muniment.infra.eventstore.LedgerAsKept;
import io.muniment.infra.eventstore.PersonalDataSeal;
import io.muniment.infra.rebuild.WholeReplay;
import io.muniment.projection.TableFold;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;

/**
 * A proven log and, once it is replayed, what follows from it.
 *
 * @param withPersonalData whether what is sealed was opened
 */
record Replayed(ProvenLog log, DataSource source, List<TableFold<?>> folds, boolean withPersonalData) {

    Replayed {
        folds = List.copyOf(folds);
    }

    void replay(PersonalDataSeal seal, Clock clock) throws SQLException, InterruptedException {
        if (log.events() == 0) {
            throw new CannotTell("The file has no event with what it says: there is nothing to replay.");
        }
        WholeReplay.run(
                source, LedgerAsKept.lives(seal), folds, log.checkpoint().size() - 1, clock);
    }

    List<ReadModelTable> tables(TableFold<?> fold) {
        return ReadModelTable.of(fold, withPersonalData);
    }
}
