package io.muniment.infra.verify;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
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
        try {
            ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[utf8.remaining()];
            utf8.get(bytes);
            return bytes;
        } catch (CharacterCodingException halfOfACharacter) {
            throw new NotProven("a text holds half of a character");
        }
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
