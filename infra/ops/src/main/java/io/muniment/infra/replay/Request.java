package io.muniment.infra.replay;

import io.muniment.infra.verify.Kept;
import io.muniment.infra.verify.NotProven;
import io.muniment.infra.verify.PublicKeyText;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for. Nothing that is secret: whoever lists processes reads their arguments.
 *
 * @param live the database to compare with; without one there are digests alone
 * @param opensPersonalData by keys that the environment names
 * @param leavesOutLater whether it will do to compare what has not changed since the checkpoint
 * @param work where the folder is made that goes away again
 */
record Request(
        Path log,
        List<PublicKeyText> keys,
        Path checkpoint,
        @Nullable String live,
        boolean opensPersonalData,
        boolean leavesOutLater,
        @Nullable Path report,
        Path work) {

    static final String USAGE = """
            replay-audit --log FILE --key KEY --checkpoint FILE [--live jdbc:postgresql://HOST/DATABASE]
                         [--keys] [--leave-out-later] [--report FILE] [--work FOLDER]

            Verifies an exported log against a checkpoint that you kept, makes all read models anew from it in an empty
            database of its own, and compares them, row for row, with those of the live database.

            --log         what GET /api/history/export has answered
            --key         a public key that you trust (name+id+key), or a file with one in each line; more than once if need be
            --checkpoint  what GET /api/proofs/checkpoint has answered, or a file of published checkpoints
            --live        the live database, read only; MUNIMENT_LIVE_USER and MUNIMENT_LIVE_PASSWORD say who asks. Without
                          it a digest of each read model is printed, to be compared with somebody else's
            --keys        opens personal data: MUNIMENT_PRIVACY_KEYSTORE_URL, _USERNAME and _PASSWORD, and
                          MUNIMENT_PRIVACY_MASTERKEYFILE (or the Vault), as for the application. Without it what is about
                          persons is not compared
            --leave-out-later  also if something has happened since the checkpoint: what it happened to is left out
            --report      writes the report as JSON, too
            --work        where the folder for the empty database is made, and removed; else the system's

            It ends with 0 if the log is proven and what was compared is equal, 1 if something is not, 2 if it cannot tell.
            """;

    private static final Set<String> FLAGS = Set.of("--keys", "--leave-out-later");
    private static final Set<String> NAMES = Set.of("--log", "--key", "--checkpoint", "--live", "--report", "--work");

    Request {
        keys = List.copyOf(keys);
    }

    static Request of(List<String> arguments) throws IOException {
        List<String> flags = new ArrayList<>();
        List<String[]> options = new ArrayList<>();
        for (int place = 0; place < arguments.size(); place++) {
            String name = arguments.get(place);
            if (FLAGS.contains(name)) {
                flags.add(name);
            } else if (NAMES.contains(name) && place + 1 < arguments.size()) {
                options.add(new String[] {name, arguments.get(++place)});
            } else {
                throw new CannotTell("There is no option %s, or nothing follows it.".formatted(name));
            }
        }
        one(options, "--live").ifPresent(LiveSystem::requireNoSecret);
        try {
            return new Request(
                    Path.of(needed(options, "--log")),
                    keys(options),
                    Path.of(needed(options, "--checkpoint")),
                    one(options, "--live").orElse(null),
                    flags.contains("--keys"),
                    flags.contains("--leave-out-later"),
                    one(options, "--report").map(Path::of).orElse(null),
                    Path.of(one(options, "--work").orElseGet(() -> System.getProperty("java.io.tmpdir"))));
        } catch (NotProven | InvalidPathException malformed) {
            throw new CannotTell(String.valueOf(malformed.getMessage()));
        }
    }

    private static List<PublicKeyText> keys(List<String[]> options) throws IOException {
        needed(options, "--key");
        List<PublicKeyText> keys = new ArrayList<>();
        for (String[] option : options) {
            if (option[0].equals("--key")) {
                keys.addAll(Kept.keys(option[1]));
            }
        }
        return keys;
    }

    private static Optional<String> one(List<String[]> options, String name) {
        return options.stream()
                .filter(option -> option[0].equals(name))
                .map(option -> option[1])
                .findFirst();
    }

    private static String needed(List<String[]> options, String name) {
        return one(options, name).orElseThrow(() -> new CannotTell("%s is missing.".formatted(name)));
    }
}
