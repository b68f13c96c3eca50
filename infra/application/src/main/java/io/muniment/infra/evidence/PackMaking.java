package io.muniment.infra.evidence;

import io.muniment.command.evidence.process.PackMaker;
import io.muniment.infra.access.PersonalDataTaken;
import io.muniment.infra.aggregate.States;
import io.muniment.infra.eventstore.Ledger;
import io.muniment.infra.privacy.ValueKeys;
import io.muniment.infra.proof.ProvenEvents;
import io.muniment.infra.verify.SignedNote;
import io.muniment.kernel.evidence.EvidencePackId;
import io.muniment.kernel.evidence.EvidencePackState;
import io.muniment.kernel.evidence.PackStanding;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.query.ProofRefused;
import io.muniment.query.ProofRefused.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/** Makes a pack from the start, whatever an attempt before has left. */
final class PackMaking implements PackMaker {

    private static final Logger LOG = LoggerFactory.getLogger(PackMaking.class);

    private final States states;
    private final Ledger ledger;
    private final LedgerSubjects subjects;
    private final ProvenEvents proven;
    private final PackContents contents;
    private final PackFiles files;
    private final PackWork work;
    private final PackRequests requests;
    private final ValueKeys keys;
    private final int attempts;
    private final ApplicationEventPublisher listeners;

    PackMaking(
            States states,
            Ledger ledger,
            LedgerSubjects subjects,
            ProvenEvents proven,
            PackContents contents,
            PackFiles files,
            PackWork work,
            PackRequests requests,
            ValueKeys keys,
            int attempts,
            ApplicationEventPublisher listeners) {
        this.states = states;
        this.ledger = ledger;
        this.subjects = subjects;
        this.proven = proven;
        this.contents = contents;
        this.files = files;
        this.work = work;
        this.requests = requests;
        this.keys = keys;
        this.attempts = attempts;
        this.listeners = listeners;
    }

    @Override
    public Optional<Outcome> make(TenantId tenant, EvidencePackId id) {
        return states.newest(EvidencePackState.FOLD, id.value())
                .map(States.Known::state)
                .filter(pack -> pack.standing() == PackStanding.REQUESTED)
                .map(pack -> make(tenant, pack));
    }

    private Outcome make(TenantId tenant, EvidencePackState pack) {
        String id = pack.id().value();
        int attempt = work.begin(tenant, id);
        try {
            return attempt > attempts
                    ? new Outcome.GivenUp("evidence.given-up", "%d attempts have failed".formatted(attempts))
                    : made(tenant, pack);
        } catch (PackTooLarge tooLarge) {
            return new Outcome.GivenUp("evidence.too-large", String.valueOf(tooLarge.getMessage()));
        } catch (ProofRefused refused) {
            if (refused.reason() == Reason.LEDGER_ALTERED) {
                return new Outcome.GivenUp(refused.code(), String.valueOf(refused.getMessage()));
            }
            throw refused;
        } catch (IOException failed) {
            throw new UncheckedIOException("Evidence pack %s cannot be written".formatted(id), failed);
        } finally {
            work.end(id);
        }
    }

    private Outcome made(TenantId tenant, EvidencePackState pack) throws IOException {
        String id = pack.id().value();
        long destroyed = keys.destructions();
        long position = ledger.settle(pack.asOf())
                .orElseThrow(() ->
                        new IllegalStateException("What was known at %s is not certain yet".formatted(pack.asOf())));
        SignedNote checkpoint = proven.checkpointWith(position);
        long total = subjects.countEvents(tenant, pack.subjects(), position);
        work.reached(id, "GATHERING", 0, total);
        try {
            PackFolder.Zip zip = contents.write(
                    files.emptyWorkshop(tenant, id),
                    tenant,
                    pack,
                    position,
                    checkpoint,
                    done -> work.reached(id, "GATHERING", done, total));
            if (keys.destructions() != destroyed) {
                throw new IllegalStateException(
                        "Somebody was erased while %s was made: it is made again, without them".formatted(id));
            }
            files.publish(tenant, id, zip.file());
            requests.of(id)
                    .ifPresent(by -> listeners.publishEvent(new PersonalDataTaken(
                            tenant,
                            by.actor(),
                            by.role(),
                            "POST",
                            "/api/evidence-packs/" + id,
                            by.requestId(),
                            "EvidencePackMade")));
            LOG.info("Made evidence pack {}: {} events, {} bytes", id, total, zip.bytes());
            return new Outcome.Made(
                    zip.sha256(), zip.bytes(), position, checkpoint.checkpoint().size());
        } finally {
            files.removeWorkshop(tenant, id);
        }
    }
}
