package io.muniment.infra.privacy;

import io.muniment.command.SystemCommands;
import io.muniment.command.privacy.eraseperson.EraseAgain;
import io.muniment.infra.aggregate.States;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.privacy.PersonId;
import io.muniment.kernel.privacy.PersonStanding;
import io.muniment.kernel.privacy.PersonState;
import io.muniment.kernel.tenancy.TenantId;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/**
 * After a backup came back: whoever was erased, by the word of a certificate or because their key is gone, and is not
 * by that of the ledger or of the keys, is erased again. A key that came back is destroyed before anybody is served.
 */
class ErasedAgain {

    private static final Logger LOG = LoggerFactory.getLogger(ErasedAgain.class);
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(10);

    private final PersonKeyStore keys;
    private final Certificates certificates;
    private final States states;
    private final SystemCommands commands;
    private final Set<PersonId> cameBack = ConcurrentHashMap.newKeySet();

    ErasedAgain(PersonKeyStore keys, Certificates certificates, States states, SystemCommands commands) {
        this.keys = keys;
        this.certificates = certificates;
        this.states = states;
        this.commands = commands;
        destroyKeysThatCameBack();
    }

    private record Erased(PersonId id, TenantId tenant, String person) {}

    /** Also one that never came back is made, and destroyed: it cannot be made again. */
    final void destroyKeysThatCameBack() {
        certificates.all().forEach(one -> {
            PersonId id = new PersonId(one.id());
            if (keys.row(id).isEmpty()) {
                keys.findOrMake(new TenantId(one.tenant()), one.person());
            }
            if (keys.row(id).filter(row -> row.getWrapped() != null).isPresent()) {
                keys.destroy(id);
                cameBack.add(id);
            }
        });
    }

    @EventListener(ApplicationReadyEvent.class)
    void look() {
        Thread.ofVirtual().name("erased-again").start(() -> {
            try {
                while (!eraseWhoCameBack()) {
                    Thread.sleep(TRY_AGAIN_AFTER);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Each for themselves: who cannot be erased now keeps nobody else from it. Says whether all are. */
    boolean eraseWhoCameBack() {
        boolean isDone = true;
        for (Erased one : erased()) {
            try {
                eraseIfBack(one);
            } catch (RuntimeException failed) { // whatever it is, it passes or is seen: nobody may be left out
                LOG.error("{} was erased, came back, and cannot be erased again now", one.id(), failed);
                isDone = false;
            }
        }
        return isDone;
    }

    private Collection<Erased> erased() {
        Map<PersonId, Erased> erased = new LinkedHashMap<>();
        keys.destroyed().forEach(row -> add(erased, row.getId(), row.getTenant(), row.getPerson()));
        certificates.all().forEach(one -> add(erased, one.id(), one.tenant(), one.person()));
        return erased.values();
    }

    private static void add(Map<PersonId, Erased> erased, String id, String tenant, String person) {
        PersonId key = new PersonId(id);
        erased.put(key, new Erased(key, new TenantId(tenant), person));
    }

    private void eraseIfBack(Erased one) {
        if (cameBack.contains(one.id()) || !isErased(one.id())) {
            LOG.warn("A backup has brought back {}: erased again", one.id());
            commands.send(new EraseAgain(one.id(), one.person()), Actor.system("privacy", one.tenant()));
            cameBack.remove(one.id());
        }
    }

    private boolean isErased(PersonId id) {
        return states.newest(PersonState.FOLD, id.value())
                .filter(known -> known.state().standing() != PersonStanding.KEPT)
                .isPresent();
    }
}
