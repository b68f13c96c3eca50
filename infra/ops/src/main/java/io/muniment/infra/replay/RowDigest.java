package io.muniment.infra.replay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * One number for all rows of a read model: two who replay the same log come to the same. Every text says first how long
 * it is, so that no two tables give the same bytes.
 */
final class RowDigest {

    private final MessageDigest digest;

    RowDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException noJdk) {
            throw new IllegalStateException(noJdk);
        }
    }

    void begin(ReadModelTable table) {
        add(table.name());
        table.columns().stream().map(Field::getName).forEach(this::add);
    }

    void add(KeyedRow row) {
        row.table().columns().forEach(column -> add(row.row().get(column)));
    }

    private void add(@Nullable Object value) {
        switch (value) {
            case null -> digest.update(new byte[] {'-'});
            case Object[] several -> {
                add(Integer.toString(several.length));
                for (Object one : several) {
                    add(one);
                }
            }
            default -> {
                byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
                digest.update((text.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(text);
            }
        }
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
