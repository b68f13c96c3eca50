package io.muniment.infra.rebuild;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A value as a column of COPY's text form. */
final class CopyText {

    private CopyText() {}

    static void append(StringBuilder text, @Nullable Object value) {
        switch (value) {
            case null -> text.append("\\N");
            case String string -> appendEscaped(text, string);
            case String[] array -> appendEscaped(text, literal(array));
            case Instant instant -> text.append(instant);
            case Long number -> text.append(number.longValue());
            case Integer number -> text.append(number.intValue());
            case Boolean bool -> text.append(bool.booleanValue());
            default -> throw new IllegalArgumentException("No column is made of " + value.getClass());
        }
    }

    private static void appendEscaped(StringBuilder text, String value) {
        for (int place = 0; place < value.length(); place++) {
            char one = value.charAt(place);
            switch (one) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(one);
            }
        }
    }

    private static String literal(String[] elements) {
        StringBuilder array = new StringBuilder("{");
        for (String element : elements) {
            array.append(array.length() == 1 ? "\"" : ",\"")
                    .append(element.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return array.append('}').toString();
    }
}
