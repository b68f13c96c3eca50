package io.muniment.infra.rebuild;

import io.muniment.infra.eventstore.LedgerLives;
import io.muniment.projection.IndexFold;
import io.muniment.projection.TableFold;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A room for every read model of the house. Where the ledger is not in PostgreSQL nothing reads it life by life. */
@Component
class Rooms {

    private final List<TableFold<?>> tables;
    private final List<IndexFold<?>> indexes;
    private final ObjectProvider<LedgerLives> lives;

    Rooms(List<TableFold<?>> tables, List<IndexFold<?>> indexes, ObjectProvider<LedgerLives> lives) {
        this.tables = List.copyOf(tables);
        this.indexes = List.copyOf(indexes);
        this.lives = lives;
    }

    Optional<Room> of(String projection, String run) {
        LedgerLives ledger = lives.getIfAvailable();
        return ledger == null
                ? Optional.empty()
                : Stream.<Room>concat(
                                tables.stream().map(TableRoom::new),
                                indexes.stream().map(fold -> index(fold, run, ledger)))
                        .filter(room -> room.name().equals(projection))
                        .findFirst();
    }

    private static <S> Room index(IndexFold<S> fold, String run, LedgerLives ledger) {
        return new IndexRoom<>(fold, run, ledger);
    }
}
