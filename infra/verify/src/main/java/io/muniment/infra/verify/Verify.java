package io.muniment.infra.verify;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code muniment-verify}: says whether proofs hold, without asking whoever made them. */
public final class Verify {

    static final int HOLDS = 0;
    static final int DOES_NOT_HOLD = 1;
    static final int CANNOT_TELL = 2;

    private static final String USAGE = """
            muniment-verify checkpoint FILE… --key KEY
            muniment-verify inclusion FILE… --key KEY [--checkpoint FILE]
            muniment-verify consistency FILE… --key KEY --checkpoint EARLIER
            muniment-verify log FILE --key KEY --checkpoint FILE
            muniment-verify pack FILE… --key KEY [--checkpoint FILE]

            FILE is what the application answered, or published; KEY is a public key (name+id+key), or a file with one in
            each line. It ends with 0 if everything holds, 1 if something does not, 2 if it cannot tell.
            """;

    private static final Map<String, Set<String>> OPTIONS = Map.of(
            "checkpoint", Set.of("--key"),
            "inclusion", Set.of("--key", "--checkpoint"),
            "consistency", Set.of("--key", "--checkpoint"),
            "log", Set.of("--key", "--checkpoint"),
            "pack", Set.of("--key", "--checkpoint"));

    private final PrintStream out;
    private final List<Path> files = new ArrayList<>();
    private final List<PublicKeyText> keys = new ArrayList<>();
    private final List<Path> checkpoints = new ArrayList<>();

    private Verify(PrintStream out) {
        this.out = out;
    }

    static void main(String[] arguments) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out));
    }

    /** What the program does, without ending the process: the number that it ends with. */
    public static int run(List<String> arguments, PrintStream out) {
        try {
            return new Verify(out).verify(arguments);
        } catch (CannotTell usage) {
            out.printf("%s%n%n%s", inOneLine(String.valueOf(usage.getMessage())), USAGE);
        } catch (IOException | UncheckedIOException unreadable) {
            out.println(inOneLine("cannot tell: " + unreadable));
        }
        return CANNOT_TELL;
    }

    private int verify(List<String> arguments) throws IOException {
        if (arguments.isEmpty() || !OPTIONS.containsKey(arguments.getFirst())) {
            throw new CannotTell("What is to be verified?");
        }
        String command = arguments.getFirst();
        try {
            read(command, arguments);
        } catch (NotProven malformed) {
            throw new CannotTell(malformed.reason());
        }
        if (files.isEmpty() || keys.isEmpty()) {
            throw new CannotTell("There has to be a file, and a key that you trust.");
        }
        return switch (command) {
            case "checkpoint" -> each(this::checkpoint);
            case "inclusion" -> each(this::inclusion);
            case "consistency" -> each(this::consistency);
            case "pack" -> each(this::pack);
            default -> each(this::log);
        };
    }

    private void read(String command, List<String> arguments) throws IOException {
        for (int place = 1; place < arguments.size(); place++) {
            String argument = arguments.get(place);
            if (!argument.startsWith("--")) {
                files.add(Path.of(argument));
                continue;
            }
            if (!OPTIONS.getOrDefault(command, Set.of()).contains(argument) || ++place == arguments.size()) {
                throw new CannotTell("%s has no option %s, or nothing follows it.".formatted(command, argument));
            }
            String value = arguments.get(place);
            if (argument.equals("--key")) {
                keys.addAll(Kept.keys(value));
            } else {
                checkpoints.add(Path.of(value));
            }
        }
    }

    @FunctionalInterface
    private interface Check {
        List<String> of(Path file) throws IOException;
    }

    private int each(Check check) throws IOException {
        boolean allHold = true;
        for (Path file : files) {
            try {
                List<String> said = check.of(file);
                out.println(inOneLine("holds: %s: %s".formatted(file, said.getFirst())));
                said.stream().skip(1).forEach(line -> out.println("  " + inOneLine(line)));
            } catch (NotProven reason) {
                allHold = false;
                out.println(inOneLine("DOES NOT HOLD: %s: %s".formatted(file, reason.reason())));
            }
        }
        return allHold ? HOLDS : DOES_NOT_HOLD;
    }

    /** What is quoted, and a file's name too, may be made to look like an answer of ours. */
    public static String inOneLine(String said) {
        return said.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }

    private List<String> checkpoint(Path file) throws IOException {
        List<Checkpoint> verified = verified(file);
        return List.of("%s; %d in the file, each as large as the one before it or larger"
                .formatted(Kept.words(verified.getLast()), verified.size()));
    }

    private List<String> inclusion(Path file) throws IOException {
        ProofText.Inclusion proof = ProofText.inclusion(Kept.text(file));
        Checkpoint reached = proof.verifiedBy(keys);
        if (!checkpoints.isEmpty()) {
            leadsToOneOf(checkpoints, reached);
        }
        Entry event = proof.event();
        return List.of("position %d is %s, version %d of %s, recorded at %s. It is one of %s"
                .formatted(
                        event.position(),
                        event.name(),
                        event.version(),
                        event.aggregateId(),
                        event.recordedAt(),
                        Kept.words(reached)));
    }

    private void leadsToOneOf(List<Path> kept, Checkpoint reached) throws IOException {
        List<Checkpoint> asLarge = new ArrayList<>();
        for (Path file : kept) {
            verified(file).stream()
                    .filter(known -> known.size() == reached.size())
                    .forEach(asLarge::add);
        }
        if (asLarge.isEmpty()) {
            throw new CannotTell("None of the checkpoints is of %d events: ask for the inclusion with the size of one."
                    .formatted(reached.size()));
        }
        if (!asLarge.stream().allMatch(known -> known.root().equals(reached.root()))) {
            throw new NotProven("the proof does not lead to the checkpoint of %d events".formatted(reached.size()));
        }
    }

    private List<String> consistency(Path file) throws IOException {
        if (checkpoints.size() != 1) {
            throw new CannotTell("From which checkpoint on? Name the one that you kept.");
        }
        Checkpoint earlier = verified(checkpoints.getFirst()).getLast();
        Checkpoint later = ProofText.consistency(Kept.text(file)).verifiedBy(keys, earlier);
        return List.of("nothing of %s was changed or taken. It has grown to %s"
                .formatted(Kept.words(earlier), Kept.words(later)));
    }

    private List<String> log(Path file) throws IOException {
        if (checkpoints.size() != 1) {
            throw new CannotTell("Against which checkpoint? Name the one that you kept.");
        }
        List<Checkpoint> kept = verified(checkpoints.getFirst());
        ExportedLog log = new ExportedLog(kept, _ -> {});
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            log.verify(lines.lines().iterator());
        }
        return List.of(
                "%s, of which %d are in the file with all that they say; %d events came later, and nothing proves them"
                        .formatted(Kept.words(kept.getLast()), log.events(), log.notCovered()));
    }

    private List<String> pack(Path file) throws IOException {
        try (PackZip zip = new PackZip(file)) {
            Pack pack = new Pack(zip, keys);
            if (!checkpoints.isEmpty()) {
                leadsToOneOf(checkpoints, pack.checkpoint());
            }
            List<String> said = new ArrayList<>(pack.verify());
            said.add(
                    checkpoints.isEmpty()
                            ? "NOT checked: that others were shown the same ledger. Compare with a checkpoint of %d events that"
                                            .formatted(pack.checkpoint().size())
                                    + " was kept elsewhere (--checkpoint)"
                            : "checked: the ledger is the one of the checkpoint that you kept");
            return said;
        }
    }

    private List<Checkpoint> verified(Path file) throws IOException {
        return Kept.checkpoints(file, keys);
    }

    private static final class CannotTell extends RuntimeException {

        private static final long serialVersionUID = 1L;

        CannotTell(String message) {
            super(message, null, false, false);
        }
    }
}
