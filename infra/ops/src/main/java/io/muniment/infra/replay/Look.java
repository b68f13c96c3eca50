package io.muniment.infra.replay;

import io.muniment.projection.PersonalColumns;
import io.muniment.projection.TableFold;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** What was replayed, beside the live system; without one, what it comes to. */
record Look(Replayed replayed, Request request, Map<String, String> environment, Report report) {

    Look {
        environment = Map.copyOf(environment);
    }

    Verdict verdict() throws SQLException {
        notLookedAt();
        try (Connection connection = replayed.source().getConnection()) {
            connection.setAutoCommit(false); // a cursor lives as long as its transaction
            return look(DSL.using(connection, SQLDialect.POSTGRES));
        }
    }

    private void notLookedAt() {
        if (!replayed.withPersonalData()) {
            report.notChecked("What is about persons, for without --keys it cannot be read: "
                    + replayed.folds().stream()
                            .flatMap(fold -> fold.tables().stream())
                            .filter(table -> !PersonalColumns.of(table).isEmpty())
                            .map(table -> PersonalColumns.of(table).stream()
                                    .map(column -> column.getName())
                                    .collect(Collectors.joining(", ", table.getName() + " (", ")")))
                            .collect(Collectors.joining("; ")));
        }
        report.notChecked(
                "The search index, files of documents (their hashes are rows), and the order in which rows were"
                        + " written.");
        report.notChecked(
                "What follows from no event: sessions, deadlines, what happened at the door, what operators did.");
    }

    private Verdict look(DSLContext own) throws SQLException {
        String url = request.live();
        if (url == null) {
            report.comparedWith(null, replayed.withPersonalData());
            replayed.folds().forEach(fold -> report.of(digest(fold, own)));
            return Verdict.PROVEN;
        }
        ProvenLog log = replayed.log();
        try (LiveSystem live = LiveSystem.connect(url, environment, replayed.folds())) {
            live.requireTablesOf(own);
            Optional<String> otherLedger = LiveLedger.difference(log, own, live.db());
            live.requireSeen(log.checkpoint().size());
            Set<String> leftOut = leftOut(live, log);
            report.comparedWith(url.replaceFirst("\\?.*", ""), replayed.withPersonalData());
            otherLedger.ifPresent(what -> report.say("          DIFFERENT: " + what));
            replayed.folds().forEach(fold -> report.of(compare(fold, own, live, leftOut)));
            if (report.hasDifferences()) {
                sayWhatIsParked(live.parked());
            }
            return otherLedger.isPresent() || report.hasDifferences() ? Verdict.DIFFERENT : equal();
        }
    }

    /** As equal as what was compared. */
    private Verdict equal() {
        if (report.rows() == 0) {
            throw new CannotTell("No row was compared: %d were left out.".formatted(report.leftOut()));
        }
        return replayed.withPersonalData() && report.leftOut() == 0 ? Verdict.EQUAL : Verdict.EQUAL_IN_PART;
    }

    private Set<String> leftOut(LiveSystem live, ProvenLog log) {
        long size = log.checkpoint().size();
        Set<String> changed = live.changedSince(size, log.tenants());
        if (!changed.isEmpty() && !request.leavesOutLater()) {
            throw new CannotTell(
                    ("Something has happened to %d aggregates since the %d events of the checkpoint. Export the"
                                    + " log anew, or compare the others alone with --leave-out-later.")
                            .formatted(changed.size(), size));
        }
        if (!changed.isEmpty()) {
            report.notChecked(
                    "%d aggregates to which something has happened since the checkpoint, as the live database says."
                                    .formatted(changed.size())
                            + " A later export has them.");
        }
        return changed;
    }

    private void sayWhatIsParked(Set<String> parked) {
        if (!parked.isEmpty()) {
            report.say("          Events of %d aggregates are parked in the live system, which explains differences in"
                            .formatted(parked.size())
                    + " their rows: " + parked.stream().limit(5).collect(Collectors.joining(", ")));
        }
    }

    private Comparison.Result digest(TableFold<?> fold, DSLContext own) {
        Comparison comparison = new Comparison(fold.name());
        for (ReadModelTable table : replayed.tables(fold)) {
            try (OrderedRows rows = new OrderedRows(own, table, replayed.log().tenants(), Set.of())) {
                comparison.digest(table, rows);
            }
        }
        return comparison.result();
    }

    private Comparison.Result compare(TableFold<?> fold, DSLContext own, LiveSystem live, Set<String> leftOut) {
        Set<String> tenants = replayed.log().tenants();
        Comparison comparison = new Comparison(fold.name());
        for (ReadModelTable table : replayed.tables(fold)) {
            try (OrderedRows expected = new OrderedRows(own, table, tenants, leftOut);
                    OrderedRows found = new OrderedRows(live.db(), table, tenants, leftOut)) {
                comparison.compare(table, expected, found);
            }
        }
        return comparison.result();
    }
}
