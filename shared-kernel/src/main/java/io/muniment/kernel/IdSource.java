package io.muniment.kernel;

import java.util.UUID;
import java.util.function.Function;

/** Where new ids come from: time-ordered, never the same twice. */
@FunctionalInterface
public interface IdSource {

    /** A UUID version 7. */
    UUID next();

    default <T extends TypedId> T next(String prefix, Function<String, T> kind) {
        return kind.apply(prefix + "_" + next());
    }
}
