package io.muniment.infra.proof;

import static io.muniment.projection.schema.Tables.LEDGER_EVENT;
import static io.muniment.projection.schema.Tables.PROOF_HASHES;
import static io.muniment.projection.schema.Tables.PROOF_TREE;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.proof.Discrepancy.Kind;
import io.muniment.projection.schema.tables.records.LedgerEventRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was changed of events and of their hashes is found, at its position. */
class LedgerAuditTest extends TamperedLedger {

    private static final int FLIPS = 40;

    @Test
    void whatIsAsItWasIsNotAccused() {
        assertThat(ledger.audit()).isEqualTo(new Audit(EVENTS, 3, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "position",
                "recorded_at",
                "aggregate_type",
                "aggregate_id",
                "version",
                "name",
                "revision",
                "payload",
                "metadata",
                "event_id"
            })
    void aFlippedBitIsFound(String column) {
        int flipped = 0;
        for (int time = 0; flipped < FLIPS; time++) {
            assertThat(time).as("tries for %d flips, seed %d", flipped, seed).isLessThan(50 * FLIPS);
            long position = random.nextInt(EVENTS);
            boolean[] changed = new boolean[1];
            AtomicBoolean kept = new AtomicBoolean();
            Discrepancy finding;
            try {
                finding = after(within -> {
                    changed[0] = flip(within, position, column);
                    kept.set(true);
                });
            } catch (DataAccessException notAValueAnyMore) {
                assertThat(kept)
                        .as("what failed was the audit: %s", notAValueAnyMore)
                        .isFalse();
                continue; // the database would not have kept it
            }
            if (changed[0]) {
                flipped++;
                assertThat(finding)
                        .as("seed %d, %s of %d", seed, column, position)
                        .isNotNull();
                assertThat(Objects.requireNonNull(finding).position())
                        .as("seed %d, %s of %d: %s", seed, column, position, finding)
                        .matches(named -> named == position || named < 0 && column.equals("position"));
            }
        }
    }

    /** Whether it is another value then: the database knows one value in several spellings. */
    private boolean flip(DSLContext within, long position, String column) {
        Field<?> field = Objects.requireNonNull(LEDGER_EVENT.field(column));
        String before = text(within, position, field);
        int changed = switch (column) {
            case "position", "version", "revision" ->
                set(within, position, field, flipped(before, column.equals("revision") ? 31 : 64));
            case "recorded_at" ->
                within.execute(
                        "update ledger_event set recorded_at = timestamptz 'epoch' + ? * interval '1 microsecond'"
                                + " where position = ?",
                        microsOf(within, position) ^ 1L << random.nextInt(50),
                        position);
            default -> set(within, position, field, flippedText(before));
        };
        return changed == 1 && (column.equals("position") || !before.equals(text(within, position, field)));
    }

    private static long microsOf(DSLContext within, long position) {
        return ChronoUnit.MICROS.between(
                Instant.EPOCH, StoredEntries.at(within, position).orElseThrow().recordedAt());
    }

    private static String text(DSLContext within, long position, Field<?> field) {
        return Objects.requireNonNull(within.select(field.cast(String.class))
                .from(LEDGER_EVENT)
                .where(LEDGER_EVENT.POSITION.eq(position))
                .fetchSingle()
                .value1());
    }

    private static int set(DSLContext within, long position, Field<?> field, String value) {
        return within.execute(
                "update ledger_event set %s = cast(? as %s) where position = ?"
                        .formatted(field.getName(), field.getDataType().getTypeName(within.configuration())),
                value,
                position);
    }

    private String flipped(String number, int bits) {
        return Long.toString(Long.parseLong(number) ^ 1L << random.nextInt(bits));
    }

    private String flippedText(String text) {
        String other = null;
        while (other == null) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            other = textOf(bytes);
        }
        return other;
    }

    /** None if it is no text that the database keeps. */
    private static @Nullable String textOf(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') < 0 ? text : null;
        } catch (CharacterCodingException noText) {
            return null;
        }
    }

    private static void delete(DSLContext within, long from, long to) {
        within.deleteFrom(LEDGER_EVENT)
                .where(LEDGER_EVENT.POSITION.between(from, to))
                .execute();
    }

    private static void shift(DSLContext within, long from, long by) {
        // not all at once: a position is never taken twice
        within.update(LEDGER_EVENT)
                .set(LEDGER_EVENT.POSITION, LEDGER_EVENT.POSITION.neg().minus(10))
                .where(LEDGER_EVENT.POSITION.ge(from))
                .execute();
        within.update(LEDGER_EVENT)
                .set(
                        LEDGER_EVENT.POSITION,
                        LEDGER_EVENT.POSITION.neg().minus(10).plus(by))
                .where(LEDGER_EVENT.POSITION.lt(0L))
                .execute();
    }

    private void insert(DSLContext within, long position) {
        LedgerEventRecord row = ledger.event(position);
        row.attach(within.configuration());
        row.insert();
    }

    @Test
    void aDeletedEventIsFound() {
        for (int time = 0; time < FLIPS; time++) {
            long position = random.nextInt(EVENTS - 1);
            found(Kind.DELETED, position, within -> delete(within, position, position));
        }
    }

    @Test
    void aDeletedEventIsFoundWhereTheRestMovedUp() {
        for (int time = 0; time < FLIPS; time++) {
            long position = random.nextInt(EVENTS - 1);
            found(Kind.DELETED, position, within -> {
                delete(within, position, position);
                shift(within, position, -1);
            });
        }
    }

    @Test
    void anInsertedEventIsFound() {
        for (int time = 0; time < FLIPS; time++) {
            long position = random.nextInt(EVENTS);
            found(Kind.INSERTED, position, within -> {
                shift(within, position, 1);
                insert(within, position);
            });
        }
        found(Kind.INSERTED, -1, within -> insert(within, -1));
    }

    @Test
    void swappedEventsAreFound() {
        for (int time = 0; time < FLIPS; time++) {
            long one = random.nextInt(EVENTS - 1);
            long two = one + 1 + random.nextInt((int) (EVENTS - 1 - one));
            found(Kind.SWAPPED, one, within -> {
                move(within, one, -1);
                move(within, two, one);
                move(within, -1, two);
            });
        }
    }

    private static void move(DSLContext within, long from, long to) {
        within.update(LEDGER_EVENT)
                .set(LEDGER_EVENT.POSITION, to)
                .where(LEDGER_EVENT.POSITION.eq(from))
                .execute();
    }

    @Test
    void aReplacedEventIsFound() {
        long position = random.nextInt(EVENTS);
        found(Kind.CHANGED, position, within -> {
            delete(within, position, position);
            insert(within, position);
        });
    }

    @Test
    void anEndThatWasCutOffIsFound() {
        for (long left : new long[] {0, 1, 255, 256, 257, SIGNED, EVENTS - 1}) {
            found(Kind.TRUNCATED, left, within -> delete(within, left, EVENTS));
            // and somebody who knows of the tree
            if (left < SIGNED) {
                found(Kind.TRUNCATED, left, within -> {
                    delete(within, left, EVENTS);
                    within.deleteFrom(PROOF_HASHES).execute();
                    within.update(PROOF_TREE).set(PROOF_TREE.SIZE, 0L).execute();
                    while (new TreeGrowth(within, 1000).grow() > 0) {
                        assertThat(left).isPositive();
                    }
                });
            }
        }
    }

    @Test
    void aHashThatWasAlteredIsToldFromAnEvent() {
        found(Kind.HASHES_ALTERED, 300, within -> flipHash(within, 0, 300));
        found(Kind.HASHES_ALTERED, 256, within -> flipHash(within, 8, 1));
        found(
                Kind.HASHES_ALTERED,
                SIGNED,
                within -> within.deleteFrom(PROOF_HASHES)
                        .where(PROOF_HASHES.LEVEL.eq(0).and(PROOF_HASHES.FIRST.ge((long) SIGNED)))
                        .execute());
    }

    private static void flipHash(DSLContext within, int level, long index) {
        var row = Objects.requireNonNull(within.selectFrom(PROOF_HASHES)
                .where(PROOF_HASHES.LEVEL.eq(level))
                .and(PROOF_HASHES.FIRST.le(index))
                .orderBy(PROOF_HASHES.FIRST.desc())
                .limit(1)
                .fetchOne());
        byte[] hashes = row.getHashes();
        hashes[(int) (index - row.getFirst()) * 32 + 7] ^= 1;
        within.update(PROOF_HASHES)
                .set(PROOF_HASHES.HASHES, hashes)
                .where(PROOF_HASHES.LEVEL.eq(level).and(PROOF_HASHES.FIRST.eq(row.getFirst())))
                .execute();
    }
}
