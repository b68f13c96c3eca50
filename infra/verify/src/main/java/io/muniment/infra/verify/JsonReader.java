package io.muniment.infra.verify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** As much of JSON as proofs are written in: objects, lists, texts, numbers, true, false and null; nothing twice. */
final class JsonReader {

    private static final int DEEPEST = 20;
    private static final int HEX = 16;
    private static final Pattern BLANKS = Pattern.compile("[ \t\r\n]*+");
    private static final Pattern WORD = Pattern.compile("true|false|null|[-+.0-9eE]++");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|([\"\\\\/bfnrt])|)");
    private static final String UNESCAPED = "\"\\/\b\f\n\r\t";

    private final String text;
    private final Matcher matcher;
    private int place;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
        this.matcher = BLANKS.matcher(text);
    }

    static JsonObject object(String text) {
        JsonReader reader = new JsonReader(text);
        if (!(reader.value() instanceof JsonObject object)) {
            throw reader.malformed("it is no object");
        }
        reader.skip(BLANKS);
        if (reader.place != text.length()) {
            throw reader.malformed("something follows");
        }
        return object;
    }

    private NotProven malformed(String why) {
        return new NotProven("it is not JSON as proofs are written in: %s, at character %d".formatted(why, place));
    }

    private String skip(Pattern wanted) {
        boolean isThere =
                matcher.usePattern(wanted).region(place, text.length()).lookingAt();
        place = isThere ? matcher.end() : place;
        return isThere ? matcher.group() : "";
    }

    private boolean takes(char wanted) {
        skip(BLANKS);
        boolean isThere = place < text.length() && text.charAt(place) == wanted;
        place += isThere ? 1 : 0;
        return isThere;
    }

    private void expect(char wanted) {
        if (!takes(wanted)) {
            throw malformed("'%s' is missing".formatted(wanted));
        }
    }

    private @Nullable Object value() {
        if (++depth > DEEPEST) {
            throw malformed("it is too deep");
        }
        Object value = takes('{') ? members() : takes('[') ? elements() : takes('"') ? string() : word();
        depth--;
        return value;
    }

    private JsonObject members() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (!takes('}')) {
            do {
                expect('"');
                String name = string();
                expect(':');
                if (members.containsKey(name)) {
                    throw malformed("'%s' is there twice".formatted(name));
                }
                members.put(name, value());
            } while (takes(','));
            expect('}');
        }
        return new JsonObject(members);
    }

    private List<@Nullable Object> elements() {
        List<@Nullable Object> elements = new ArrayList<>();
        if (!takes(']')) {
            do {
                elements.add(value());
            } while (takes(','));
            expect(']');
        }
        return elements;
    }

    private @Nullable Object word() {
        String word = skip(WORD);
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> null;
            default -> {
                try {
                    yield word.matches("-?\\d+") ? (Object) Bytes.whole(word) : new BigDecimal(word);
                } catch (NotProven | NumberFormatException none) {
                    throw malformed("'%s' is no number as it is written usually".formatted(word));
                }
            }
        };
    }

    private String string() {
        int begin = place;
        while (place < text.length() && text.charAt(place) != '"') {
            if (text.charAt(place) < ' ') {
                throw malformed("a control character stands in a text");
            }
            place += text.charAt(place) == '\\' ? 2 : 1;
        }
        if (place >= text.length()) {
            throw malformed("a text does not end");
        }
        String raw = text.substring(begin, place++);
        return raw.indexOf('\\') < 0
                ? raw
                : ESCAPE.matcher(raw)
                        .replaceAll(escape -> Matcher.quoteReplacement(unescaped(escape.group(1), escape.group(2))));
    }

    private String unescaped(@Nullable String code, @Nullable String letter) {
        if (code == null && letter == null) {
            throw malformed("an escape is not known");
        }
        return String.valueOf(
                code == null ? UNESCAPED.charAt("\"\\/bfnrt".indexOf(letter)) : (char) Integer.parseInt(code, HEX));
    }
}
