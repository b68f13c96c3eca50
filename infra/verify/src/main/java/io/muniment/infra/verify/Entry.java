package io.muniment.infra.verify;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

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
    private static final int FORM = 1;

    private static final int USUAL_SIZE = 2048;

    public Entry {
        if (!recordedAt.truncatedTo(ChronoUnit.MICROS).equals(recordedAt)) {
            throw new NotProven("the ledger knows no time as fine as " + recordedAt);
        }
    }

    public Hash leaf() {
        return Hash.ofLeaf(encoded());
    }

    /** One sequence of bytes for each event and one event for each sequence: every text says first how long it is. */
    byte[] encoded() {
        var bytes = new ByteArrayOutputStream(USUAL_SIZE);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeLong(position);
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt));
            write(aggregateType, out);
            write(aggregateId, out);
            out.writeLong(version);
            write(name, out);
            out.writeInt(revision);
            write(payload, out);
            write(metadata, out);
            write(eventId, out);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        byte[] utf8 = Bytes.ofText(text);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    /** The same event, had it stood elsewhere. */
    public Entry movedTo(long elsewhere) {
        return new Entry(
                elsewhere, recordedAt, aggregateType, aggregateId, version, name, revision, payload, metadata, eventId);
    }
}
