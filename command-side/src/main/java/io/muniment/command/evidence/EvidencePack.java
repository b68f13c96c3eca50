package io.muniment.command.evidence;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muniment.command.OwnedByTenant;
import io.muniment.command.evidence.makepack.RecordPackFailed;
import io.muniment.command.evidence.makepack.RecordPackMade;
import io.muniment.command.evidence.requestpack.EachSubjectOnce;
import io.muniment.command.evidence.requestpack.NotInTheFuture;
import io.muniment.command.evidence.requestpack.NotTooManySubjects;
import io.muniment.command.evidence.requestpack.OnlySinceTheFirstEvent;
import io.muniment.command.evidence.requestpack.OnlyWhatIsKnown;
import io.muniment.command.evidence.requestpack.RequestPack;
import io.muniment.command.evidence.requestpack.SubjectsFitScope;
import io.muniment.command.evidence.withdrawpack.WithdrawPack;
import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.evidence.EvidencePackEvent;
import io.muniment.kernel.evidence.EvidencePackEvent.PackFailed;
import io.muniment.kernel.evidence.EvidencePackEvent.PackMade;
import io.muniment.kernel.evidence.EvidencePackEvent.PackRequested;
import io.muniment.kernel.evidence.EvidencePackEvent.PackWithdrawn;
import io.muniment.kernel.evidence.EvidencePackId;
import io.muniment.kernel.evidence.EvidencePackState;
import io.muniment.kernel.evidence.PackStanding;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.rule.Rule;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A pack for an auditor: asked for once, made once, and taken back if a person in it is erased. */
@Aggregate(type = "evidence-pack", cache = OwnedByTenant.RECENT, snapshotTriggerDefinition = OwnedByTenant.KEPT_STATES)
@SuppressWarnings("NullAway.Init") // the first event fills it
class EvidencePack extends OwnedByTenant {

    @AggregateIdentifier
    private EvidencePackId id;

    private EvidencePackState pack;

    EvidencePack() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    EvidencePackId request(RequestPack command, Actor auditor, Clock clock, RecordedSubjects recorded) {
        Instant now = clock.instant();
        Instant asOf = Objects.requireNonNullElse(command.asOf(), now.truncatedTo(ChronoUnit.MICROS));
        Rule.check(
                new SubjectsFitScope(command.scope(), command.subjects()),
                new NotTooManySubjects(command.subjects().size()),
                new EachSubjectOnce(command.subjects()),
                new NotInTheFuture(asOf, now));
        Rule.check(new OnlyWhatIsKnown(recorded.areKnown(auditor.tenant(), command.subjects())));
        Rule.check(new OnlySinceTheFirstEvent(asOf, recorded.hadBegun(auditor.tenant(), command.subjects(), asOf)));
        apply(new PackRequested(command.id(), command.scope(), command.subjects(), asOf));
        return command.id();
    }

    @CommandHandler
    void made(RecordPackMade command) {
        if (pack.standing() == PackStanding.REQUESTED) {
            apply(new PackMade(
                    id, command.fileSha256(), command.bytes(), command.position(), command.checkpointSize()));
        }
    }

    @CommandHandler
    void failed(RecordPackFailed command) {
        if (pack.standing() == PackStanding.REQUESTED) {
            apply(new PackFailed(id, command.code(), command.reason()));
        }
    }

    /** One that is not made yet will be made without the person. */
    @CommandHandler
    void withdraw(WithdrawPack command) {
        if (pack.standing() == PackStanding.READY) {
            apply(new PackWithdrawn(id));
        }
    }

    @EventSourcingHandler
    void on(EvidencePackEvent event, @MetaDataValue(EventContext.TENANT) @Nullable String tenant) {
        belongsTo(tenant);
        id = event.id();
        pack = EvidencePackState.next(pack, event);
    }

    @EventSourcingHandler
    void on(EvidencePackState kept, @MetaDataValue(EventContext.TENANT) @Nullable String tenant) {
        belongsTo(tenant);
        id = kept.id();
        pack = kept;
    }
}
