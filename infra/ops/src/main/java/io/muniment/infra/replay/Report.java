package io.muniment.infra.replay;

import io.muniment.infra.verify.Kept;
import io.muniment.infra.verify.Verify;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What was looked at, what came of it, and what was not looked at, for somebody who has not seen the program. */
final class Report {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final PrintStream out;
    private final List<Comparison.Result> readModels = new ArrayList<>();
    private final List<String> notChecked = new ArrayList<>();
    private @Nullable Log log;
    private @Nullable String comparedWith;
    private boolean withPersonalData;

    Report(PrintStream out) {
        this.out = out;
    }

    /** The checkpoint, and how much of it the file has. */
    record Log(String origin, long size, String root, Instant signedAt, long events, long later, Set<String> tenants) {

        Log {
            tenants = Set.copyOf(tenants);
        }
    }

    private record Whole(
            Verdict verdict,
            String words,
            @Nullable String because,
            @Nullable Log log,
            @Nullable String comparedWith,
            List<Comparison.Result> readModels,
            List<String> notChecked) {}

    void say(String line) {
        out.println(Verify.inOneLine(line));
    }

    void proven(ProvenLog proven) {
        var signed = proven.checkpoint();
        log = new Log(
                signed.origin(),
                signed.size(),
                signed.root().toString(),
                signed.time(),
                proven.events(),
                proven.later(),
                proven.tenants());
        say("PROVEN    The log is %s: none of them was changed, taken away, added or moved."
                .formatted(Kept.words(signed)));
        say("          %d events are in the file with all that they say, of the tenants %s."
                .formatted(proven.events(), String.join(", ", proven.tenants())));
        if (proven.hashesAlone() > 0) {
            notChecked(
                    "%d events of which the file has only the hash. They stand where they stood; what they say is not"
                                    .formatted(proven.hashesAlone())
                            + " known here. Whether they are another tenant's can be told with --live alone.");
        }
        if (proven.later() > 0) {
            notChecked("%d events in the file that came after the checkpoint. Nothing proves them; they were passed by."
                    .formatted(proven.later()));
        }
    }

    void rebuilt(int models, long events) {
        say("REBUILT   %d read models, from %d events, by the application's own rules, in an empty database."
                .formatted(models, events));
    }

    void comparedWith(@Nullable String live, boolean withPersonalData) {
        comparedWith = live;
        this.withPersonalData = withPersonalData;
        say(live == null ? "DIGESTS   of all rows" : "COMPARED  row for row with %s".formatted(live));
    }

    void of(Comparison.Result result) {
        readModels.add(result);
        String leftOut = result.leftOut() == 0 ? "" : ", %d left out".formatted(result.leftOut());
        say(
                comparedWith == null
                        ? "          %-36s %8d rows   %s".formatted(result.readModel(), result.rows(), result.digest())
                        : "          %-36s %8d rows, %d equal, %d different%s"
                                .formatted(
                                        result.readModel(),
                                        result.rows(),
                                        result.equal(),
                                        result.different(),
                                        leftOut));
        result.firstDifferences().forEach(difference -> say("            DIFFERENT: " + difference));
        if (result.different() > result.firstDifferences().size()) {
            say("            and %d more"
                    .formatted(result.different() - result.firstDifferences().size()));
        }
    }

    void notChecked(String what) {
        notChecked.add(what);
    }

    boolean hasDifferences() {
        return readModels.stream().anyMatch(one -> one.different() > 0);
    }

    long rows() {
        return readModels.stream().mapToLong(Comparison.Result::rows).sum();
    }

    long leftOut() {
        return readModels.stream().mapToLong(Comparison.Result::leftOut).sum();
    }

    /** Which rows the verdict is about; nothing where none were held against others. */
    @Nullable
    String compared() {
        return comparedWith == null
                ? null
                : "%d rows were compared%s, %d were left out."
                        .formatted(rows(), withPersonalData ? "" : " without what is about persons", leftOut());
    }

    /** The number that the program ends with. */
    int end(Verdict verdict, @Nullable String because, @Nullable ReportFile file) throws IOException {
        if (!notChecked.isEmpty()) {
            say("NOT CHECKED");
            notChecked.forEach(what -> say("  - " + what));
        }
        say("RESULT    " + verdict.words() + (because == null ? "" : " " + because));
        if (file != null) {
            file.write(JSON.writeValueAsBytes(
                    new Whole(verdict, verdict.words(), because, log, comparedWith, readModels, notChecked)));
        }
        return verdict.number();
    }
}
