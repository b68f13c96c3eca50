package io.muniment.kernel.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands where something was said of a person who is erased. What was empty stays empty. */
public final class Erased {

    public static final String TEXT = "erased";

    private static final List<String> TEXTS = List.of(TEXT);

    private Erased() {}

    public static @Nullable String text(@Nullable String plain) {
        return plain == null ? null : TEXT;
    }

    public static List<String> texts(List<String> plain) {
        return plain.isEmpty() ? plain : TEXTS;
    }
}
