package io.muniment.infra.verify;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What texts stand for, in one spelling only: of two spellings nobody could say which was proven. */
final class Bytes {

    private Bytes() {}

    static byte[] ofBase64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException malformed) {
            throw new NotProven("'%s' is not base64".formatted(text));
        }
        throw new NotProven("'%s' is not the usual spelling in base64".formatted(text));
    }

    static String asText(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new NotProven("it is not a text in UTF-8");
        }
    }

    /** A half of a character has no bytes of its own and would be written as a question mark. */
    static byte[] ofText(String text) {
        for (int place = 0; place < text.length(); place++) {
            if (Character.isSurrogate(text.charAt(place))) {
                return ofRareText(text);
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] ofRareText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!new String(bytes, StandardCharsets.UTF_8).equals(text)) {
            throw new NotProven("a text holds half of a character");
        }
        return bytes;
    }

    static long whole(String text) {
        try {
            long number = Long.parseLong(text);
            if (Long.toString(number).equals(text)) {
                return number;
            }
        } catch (NumberFormatException none) {
            throw new NotProven("'%s' is no whole number".formatted(text));
        }
        throw new NotProven("'%s' is not the usual spelling of a number".formatted(text));
    }
}
