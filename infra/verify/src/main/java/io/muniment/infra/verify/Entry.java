package io.muniment.infra.verify;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * An event as the ledger stores it, all of it. What of it is encrypted is hashed encrypted: a proof outlives the key.
 *
 * @param payload the very text that the database gives
 */
public record Entry(
        long position,
        Instant recordedAt,
        String aggregateType,
        String aggregateId,
        long version,
        String name,
        int revision,
        String payload,
        String metadata,
        String eventId) {

    /** Another form would be another number: leaves of both can stand in one tree. */
    private static final byte FORM = 1;

    private static final Instant EARLIEST = Instant.parse("-4712-01-01T00:00:00Z");

    /** PostgreSQL goes on for 29 years, which no count of microseconds reaches. */
    private static final Instant LATEST = Instant.EPOCH.plus(Long.MAX_VALUE, ChronoUnit.MICROS);

    public Entry {
        if (recordedAt.isBefore(EARLIEST) || recordedAt.isAfter(LATEST)) {
            throw new NotProven("the ledger knows no time such as " + recordedAt);
        }
        if (!recordedAt.truncatedTo(ChronoUnit.MICROS).equals(recordedAt)) {
            throw new NotProven("the ledger knows no time as fine as " + recordedAt);
        }
    }

    public Hash leaf() {
        return Hash.ofLeaf(encoded());
    }

    /** One sequence of bytes for each event and one event for each sequence: every text says first how long it is. */
    byte[] encoded() {
        byte[][] texts = Stream.of(aggregateType, aggregateId, name, payload, metadata, eventId)
                .map(Bytes::ofText)
                .toArray(byte[][]::new);
        int length = Byte.BYTES + 3 * Long.BYTES + (1 + texts.length) * Integer.BYTES;
        for (byte[] text : texts) {
            length += text.length;
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        out.put(FORM).putLong(position).putLong(ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt));
        write(texts[0], out);
        write(texts[1], out);
        out.putLong(version);
        write(texts[2], out);
        out.putInt(revision);
        write(texts[3], out);
        write(texts[4], out);
        write(texts[5], out);
        return out.array();
    }

    private static void write(byte[] text, ByteBuffer out) {
        out.putInt(text.length).put(text);
    }

    /** The same event, had it stood elsewhere. */
    public Entry movedTo(long elsewhere) {
        return new Entry(
                elsewhere, recordedAt, aggregateType, aggregateId, version, name, revision, payload, metadata, eventId);
    }
}
