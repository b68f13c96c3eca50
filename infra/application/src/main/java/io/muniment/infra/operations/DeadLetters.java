package io.muniment.infra.operations;

import static io.muniment.projection.schema.Tables.DEAD_LETTER;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectCount;

import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import io.muniment.projection.schema.tables.DeadLetter;
import io.muniment.projection.schema.tables.records.DeadLetterRecord;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.Sorting;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what is parked as it is stored, also what no code can make sense of any more. */
@Component
class DeadLetters {

    private static final int NEXT_SHOWN = 20;

    private static final DeadLetter EARLIER = DEAD_LETTER.as("earlier");

    /** How many stand before it in its sequence. */
    private static final Field<Integer> PLACE = field(selectCount()
                    .from(EARLIER)
                    .where(EARLIER.PROCESSING_GROUP.eq(DEAD_LETTER.PROCESSING_GROUP))
                    .and(EARLIER.SEQUENCE_IDENTIFIER.eq(DEAD_LETTER.SEQUENCE_IDENTIFIER))
                    .and(EARLIER.SEQUENCE_INDEX.lt(DEAD_LETTER.SEQUENCE_INDEX)))
            .as("place");

    private static final Sorting SORTING = new Sorting(
            Map.of(
                    "parkedAt", DEAD_LETTER.ENQUEUED_AT,
                    "projection", DEAD_LETTER.PROCESSING_GROUP,
                    "name", DEAD_LETTER.PAYLOAD_TYPE),
            DEAD_LETTER.ENQUEUED_AT.desc(),
            DEAD_LETTER.DEAD_LETTER_IDENTIFIER);

    private final DSLContext db;
    private final StoredLetters stored;

    DeadLetters(DSLContext db, StoredLetters stored) {
        this.db = db;
        this.stored = stored;
    }

    Page<DeadLetterSummary> page(@Nullable String projection, PageRequest page) {
        Condition condition = projection == null ? noCondition() : DEAD_LETTER.PROCESSING_GROUP.eq(projection);
        var items = letters()
                .where(condition)
                .orderBy(SORTING.of(page.sort()))
                .limit(page.size())
                .offset(page.offset())
                .fetch(this::summary);
        return Page.of(items, page, db.fetchCount(DEAD_LETTER, condition));
    }

    DeadLetterDetails details(String id) {
        Record found = letters()
                .where(DEAD_LETTER.DEAD_LETTER_IDENTIFIER.eq(id))
                .fetchOptional()
                .orElseThrow(() -> notFound(id));
        DeadLetterRecord letter = found.into(DEAD_LETTER);
        Condition behind = ofSequence(letter).and(DEAD_LETTER.SEQUENCE_INDEX.gt(letter.getSequenceIndex()));
        return new DeadLetterDetails(
                summary(found),
                stored.payload(letter),
                stored.metadata(letter),
                db.fetchCount(DEAD_LETTER, behind),
                inOrder(behind, NEXT_SHOWN));
    }

    /**
     * The letter, kept from others until the end of the transaction. Only the first of a sequence can be tried or taken
     * away: those behind it are what they are because of it.
     */
    DeadLetterRecord lockFirst(String id) {
        Condition wanted = DEAD_LETTER.DEAD_LETTER_IDENTIFIER.eq(id);
        DeadLetterRecord letter = db.selectFrom(DEAD_LETTER)
                .where(wanted)
                .forUpdate()
                .skipLocked()
                .fetchOptional()
                .orElseThrow(() -> db.fetchExists(DEAD_LETTER, wanted)
                        ? new Refused(EdgeCode.DEAD_LETTER_BUSY, "It is being tried or taken away right now.")
                        : notFound(id));
        DeadLetterSummary first = inOrder(ofSequence(letter), 1).getFirst();
        if (!first.id().equals(id)) {
            throw new Refused(EdgeCode.DEAD_LETTER_WAITS, "The first of its sequence is %s.".formatted(first.id()));
        }
        return letter;
    }

    int sizeOfSequence(DeadLetterRecord letter) {
        return db.fetchCount(DEAD_LETTER, ofSequence(letter));
    }

    /** What is left of a sequence that was so long before. */
    Leftover leftover(DeadLetterRecord letter, int before) {
        List<DeadLetterSummary> first = inOrder(ofSequence(letter), 1);
        int now = sizeOfSequence(letter);
        return new Leftover(Math.max(0, before - now), now, first.isEmpty() ? null : first.getFirst());
    }

    private List<DeadLetterSummary> inOrder(Condition condition, int atMost) {
        return letters()
                .where(condition)
                .orderBy(DEAD_LETTER.SEQUENCE_INDEX)
                .limit(atMost)
                .fetch(this::summary);
    }

    private SelectJoinStep<Record> letters() {
        return db.select(DEAD_LETTER.fields()).select(PLACE).from(DEAD_LETTER);
    }

    private DeadLetterSummary summary(Record row) {
        return stored.summary(row.into(DEAD_LETTER), row.get(PLACE));
    }

    private static Condition ofSequence(DeadLetterRecord letter) {
        return DEAD_LETTER
                .PROCESSING_GROUP
                .eq(letter.getProcessingGroup())
                .and(DEAD_LETTER.SEQUENCE_IDENTIFIER.eq(letter.getSequenceIdentifier()));
    }

    private static Refused notFound(String id) {
        return new Refused(EdgeCode.NOT_FOUND, "Nothing is parked with the id " + id + ".");
    }
}
