package io.muniment.command.verification.attachdocument;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name that the applicant gave a file: shown to people, never used as a path. */
record FileName(String value) {

    private static final int LONGEST = 200;
    /** Controls, invisible marks such as those that turn the reading direction, halves of characters, wildcards. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}<>:\"|?*]");

    static FileName of(@Nullable String given) {
        String name = given == null ? "" : given;
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = UNFIT.matcher(last).replaceAll("").strip();
        String shown = clean.isEmpty() || clean.chars().allMatch(character -> character == '.') ? "document" : clean;
        int tooMany = Math.max(0, shown.codePointCount(0, shown.length()) - LONGEST);
        return new FileName(shown.substring(shown.offsetByCodePoints(0, tooMany)));
    }

    String extension() {
        int dot = value.lastIndexOf('.');
        return dot < 0 ? "" : value.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
