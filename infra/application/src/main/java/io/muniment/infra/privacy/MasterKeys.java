package io.muniment.infra.privacy;

import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** The key that wraps, and another that unwraps too, while one follows the other. */
record MasterKeys(MasterKey current, @Nullable MasterKey other) {

    byte[] wrap(String name, SecretKey key) {
        return current.wrap(name, key);
    }

    SecretKey unwrap(String name, String master, byte[] wrapped) {
        return find(master)
                .orElseThrow(() -> new KeyMissing(
                        "The key of %s is wrapped with master key %s, which is not here".formatted(name, master)))
                .unwrap(name, wrapped);
    }

    boolean opens(String master) {
        return find(master).isPresent();
    }

    private Optional<MasterKey> find(String id) {
        return Stream.of(Optional.of(current), Optional.ofNullable(other))
                .flatMap(Optional::stream)
                .filter(master -> master.opens(id))
                .findFirst();
    }
}
