package io.muniment.command.verification.attachdocument;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The name that the applicant gave a file: shown to people, never used as a path. */
record FileName(String value) {

    private static final int LONGEST = 200;

    static FileName of(@Nullable String given) {
        String name = given == null ? "" : given;
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("[\\p{Cntrl}<>:\"|?*]", "").strip();
        String shown = clean.isEmpty() || clean.chars().allMatch(character -> character == '.') ? "document" : clean;
        return new FileName(shown.substring(Math.max(0, shown.length() - LONGEST)));
    }

    String extension() {
        int dot = value.lastIndexOf('.');
        return dot < 0 ? "" : value.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
