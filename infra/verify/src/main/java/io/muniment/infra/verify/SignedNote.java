package io.muniment.infra.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * A checkpoint with signatures, in the form of C2SP's signed-note: a text, an empty line, a line for each signature.
 */
public record SignedNote(Checkpoint checkpoint, List<Seal> seals) {

    private static final String DASH = "\u2014 ";
    private static final int ID_LENGTH = 4;

    public SignedNote {
        seals = List.copyOf(seals);
    }

    /**
     * One signature.
     *
     * @param value of the id of the key, and the signature, in base64
     */
    public record Seal(String name, String value) {

        public static Seal of(PublicKeyText key, byte[] signature) {
            byte[] value = Arrays.copyOf(HexFormat.of().parseHex(key.id()), ID_LENGTH + signature.length);
            System.arraycopy(signature, 0, value, ID_LENGTH, signature.length);
            return new Seal(key.name(), Base64.getEncoder().encodeToString(value));
        }

        private static Seal parse(String line) {
            String[] parts = line.split(" ", -1);
            if (parts.length != 3 || parts[1].isEmpty() || Bytes.ofBase64(parts[2]).length <= ID_LENGTH) {
                throw new NotProven("'%s' is no signature".formatted(line));
            }
            return new Seal(parts[1], parts[2]);
        }

        private boolean isOf(PublicKeyText key) {
            byte[] id = Arrays.copyOf(Bytes.ofBase64(value), ID_LENGTH);
            return name.equals(key.name()) && HexFormat.of().formatHex(id).equals(key.id());
        }

        private byte[] signature() {
            byte[] bytes = Bytes.ofBase64(value);
            return Arrays.copyOfRange(bytes, ID_LENGTH, bytes.length);
        }
    }

    /** Several, one after the other, as they are kept outside. */
    public static List<SignedNote> parseAll(String text) {
        if (!text.endsWith("\n")) {
            throw new NotProven("the end of the last checkpoint is missing");
        }
        List<SignedNote> notes = new ArrayList<>();
        StringBuilder note = new StringBuilder();
        boolean isSigned = false;
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            if (isSigned && !line.startsWith(DASH)) {
                notes.add(parse(note.toString()));
                note.setLength(0);
            }
            isSigned = line.startsWith(DASH);
            note.append(line).append('\n');
        }
        notes.add(parse(note.toString()));
        return notes;
    }

    public static SignedNote parse(String text) {
        return new SignedNote(Checkpoint.parse(body(text)), seals(text));
    }

    /** What is signed. */
    static String body(String text) {
        int end = text.indexOf("\n\n");
        if (end < 0 || !text.endsWith("\n") || text.length() == end + 2) {
            throw new NotProven("it is not signed");
        }
        return text.substring(0, end + 1);
    }

    static List<Seal> seals(String text) {
        List<Seal> seals = new ArrayList<>();
        for (String line :
                text.substring(body(text).length() + 1, text.length() - 1).split("\n", -1)) {
            if (!line.startsWith(DASH)) {
                throw new NotProven("'%s' is no signature".formatted(line));
            }
            seals.add(Seal.parse(line));
        }
        return seals;
    }

    public Checkpoint verifiedBy(Collection<PublicKeyText> keys) {
        mustBeSigned(checkpoint.text(), checkpoint.origin(), seals, keys);
        return checkpoint;
    }

    /** By at least one of the keys, and falsely by none of them. Who else has signed is not looked at. */
    static void mustBeSigned(String body, String origin, List<Seal> seals, Collection<PublicKeyText> keys) {
        if (keys.stream().noneMatch(key -> key.name().equals(origin))) {
            throw new NotProven("it is of %s, for which you have no key".formatted(origin));
        }
        Set<PublicKeyText> signers = new HashSet<>();
        for (PublicKeyText key : keys) {
            if (!key.name().equals(origin)) {
                continue;
            }
            seals.stream().filter(seal -> seal.isOf(key)).forEach(seal -> {
                if (!key.hasSigned(body, seal.signature())) {
                    throw new NotProven("the signature of key %s does not belong to it".formatted(key.id()));
                }
                signers.add(key);
            });
        }
        if (signers.isEmpty()) {
            throw new NotProven("it is signed by none of the keys that you trust");
        }
    }

    public String text() {
        return text(checkpoint.text(), seals);
    }

    public static String text(String body, List<Seal> seals) {
        StringBuilder text = new StringBuilder(body).append('\n');
        seals.forEach(seal -> text.append(DASH + seal.name() + ' ' + seal.value() + '\n'));
        return text.toString();
    }
}
