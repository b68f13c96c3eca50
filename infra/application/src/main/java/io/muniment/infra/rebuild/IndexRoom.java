package io.muniment.infra.rebuild;

import static io.muniment.projection.schema.Tables.DEAD_LETTER;
import static io.muniment.projection.schema.Tables.TOKEN_ENTRY;

import io.muniment.infra.eventstore.LedgerLives;
import io.muniment.kernel.event.DomainEvent;
import io.muniment.projection.IndexFold;
import io.muniment.projection.Recorded;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;

/** An index beside the one that is asked. A document is whole or not there, whichever event of its request is late. */
final class IndexRoom<S> implements Room {

    private final IndexFold<S> fold;
    private final String mark;
    private final LedgerLives lives;

    IndexRoom(IndexFold<S> fold, String mark, LedgerLives lives) {
        this.fold = fold;
        this.mark = mark;
        this.lives = lives;
    }

    @Override
    public String name() {
        return fold.name();
    }

    @Override
    public void begin(DSLContext db) {
        fold.make(mark);
    }

    @Override
    public void complete(DSLContext db) {
        // an index is complete as it is filled
    }

    /** No query waits behind it, and a processor has its token for as long as a bulk takes. */
    @Override
    public String patience() {
        return "5s";
    }

    /**
     * What is parked, so that nobody tries it meanwhile; and the tokens: a processor stores its own before it handles.
     */
    @Override
    public void lock(DSLContext db) {
        db.select(DEAD_LETTER.DEAD_LETTER_IDENTIFIER)
                .from(DEAD_LETTER)
                .where(DEAD_LETTER.PROCESSING_GROUP.eq(name()))
                .forUpdate()
                .execute();
        db.select(TOKEN_ENTRY.SEGMENT)
                .from(TOKEN_ENTRY)
                .where(TOKEN_ENTRY.PROCESSOR_NAME.eq(name()))
                .forUpdate()
                .execute();
    }

    @Override
    public void swap(DSLContext db) {
        fold.swap(mark);
    }

    @Override
    public void drop(DSLContext db) {
        fold.drop(mark);
    }

    @Override
    public Portion portion() {
        return new Loaded();
    }

    @Override
    public CatchingUp catchUp(DSLContext db, Set<String> aggregates) {
        Map<String, Long> versions = new LinkedHashMap<>();
        return new CatchingUp() {
            @Override
            public void fold(DomainEvent event, Recorded recorded) {
                versions.merge(recorded.aggregateId(), recorded.version(), Math::max);
            }

            @Override
            public void write() {
                Loaded whole = new Loaded();
                versions.forEach((aggregate, version) -> whole.foldAll(db, aggregate, version));
                whole.put();
            }
        };
    }

    private final class Loaded extends WholeLives<S> {

        Loaded() {
            super(fold);
        }

        void foldAll(DSLContext db, String aggregate, long upToVersion) {
            try (var life = lives.of(db, aggregate, upToVersion)) {
                life.map(Happened::new).forEach(event -> event.foldInto(name(), this::fold));
            }
            endOfLife();
        }

        @Override
        public void write(Connection connection) {
            put();
        }

        void put() {
            fold.put(mark, states());
        }
    }
}
