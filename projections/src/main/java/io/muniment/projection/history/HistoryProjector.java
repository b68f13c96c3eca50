package io.muniment.projection.history;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.projection.Batched;
import io.muniment.projection.Change;
import io.muniment.projection.InOneSegment;
import io.muniment.projection.Projection;
import io.muniment.projection.Recorded;
import io.muniment.projection.Unhurried;
import io.muniment.projection.schema.tables.records.EventHistoryRecord;
import io.muniment.projection.schema.view.HistoryLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes one line for each event and tells those who follow. */
@Component
@ProcessingGroup(History.NAME)
@Batched
@InOneSegment(
        because = "Followers resume by the order in which rows were written; with several writers a row could"
                + " appear before an earlier one.")
@Unhurried(millis = 50, because = "Who follows or reads a history does so by eye")
class HistoryProjector {

    private static final String NEWS = HistoryProjector.class.getName() + "/news";
    private static final String TOLD = HistoryProjector.class.getName() + "/told";

    private final Projection<Story> projection;
    private final Followers followers;

    HistoryProjector(History history, DSLContext db, Followers followers) {
        this.projection = new Projection<>(history, db, this::tell);
        this.followers = followers;
    }

    @EventHandler
    void on(DomainEvent event, Recorded recorded, ReplayStatus status) {
        if (!status.isReplay()) {
            news().add(recorded.position());
        }
        projection.fold(event, recorded);
    }

    /** Positions of this batch's events that are told for the first time. */
    private static Set<Long> news() {
        return CurrentUnitOfWork.get().getOrComputeResource(NEWS, _ -> new HashSet<>());
    }

    private void tell(Collection<Change<Story>> written) {
        Set<Long> news = news();
        written.stream()
                .flatMap(change -> change.after().lines().stream())
                .filter(line -> news.contains(line.getPosition()))
                .sorted(Comparator.comparing(EventHistoryRecord::getWritten))
                .map(HistoryLine::of)
                .forEach(toldAfterCommit()::add);
    }

    /** Never before the rows can be read: an operator's retry is part of a transaction that is longer than its unit. */
    private List<HistoryLine> toldAfterCommit() {
        UnitOfWork<?> unit = CurrentUnitOfWork.get();
        return unit.getOrComputeResource(TOLD, _ -> {
            List<HistoryLine> lines = new ArrayList<>();
            unit.afterCommit(_ -> afterTransaction(() -> lines.forEach(followers::tell)));
            return lines;
        });
    }

    private static void afterTransaction(Runnable telling) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    telling.run();
                }
            });
        } else {
            telling.run();
        }
    }

    @ResetHandler
    void reset() {
        projection.reset();
    }
}
