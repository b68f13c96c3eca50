package io.muniment.infra.privacy;

import io.muniment.command.ForgetsPersons;
import io.muniment.command.SystemCommands;
import io.muniment.command.privacy.process.PersonalDataStores;
import io.muniment.infra.consistency.ConsistencyGate;
import io.muniment.infra.privacy.PersonalDataStore.ErasedPerson;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.privacy.ErasedFrom;
import io.muniment.kernel.privacy.PersonId;
import io.muniment.kernel.privacy.PersonState;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.Fold;
import io.muniment.projection.schema.tables.records.PersonKeyRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets a person. Once the key is gone nothing new can be said of them; each aggregate then says in its own history
 * that it has forgotten, so that whoever follows it forgets at the same place in the order of its events. What is kept
 * beside is cleared when all have come as far.
 */
final class Erasure implements PersonalDataStores {

    private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);

    private final PersonKeyStore store;
    private final PersonKeys keys;
    private final Traced traced;
    private final Map<String, ForgetsPersons> kinds;
    private final SystemCommands commands;
    private final ConsistencyGate gate;
    private final List<? extends Fold<?>> readModels;
    private final List<PersonalDataStore> stores;
    private final Certificates certificates;

    Erasure(
            PersonKeyStore store,
            PersonKeys keys,
            Traced traced,
            List<ForgetsPersons> kinds,
            SystemCommands commands,
            ConsistencyGate gate,
            List<? extends Fold<?>> readModels,
            List<PersonalDataStore> stores,
            Certificates certificates) {
        this.store = store;
        this.keys = keys;
        this.traced = traced;
        this.kinds = kinds.stream().collect(Collectors.toMap(ForgetsPersons::aggregate, Function.identity()));
        this.commands = commands;
        this.gate = gate;
        this.readModels = List.copyOf(readModels);
        this.stores = List.copyOf(stores);
        this.certificates = certificates;
    }

    @Override
    public List<ErasedFrom> erase(TenantId tenant, PersonId id) {
        PersonKeyRecord key = store.row(id).orElseThrow(() -> new KeyMissing("No key is kept of " + id));
        String person = key.getPerson();
        boolean keyWasThere = destroyKey(id);
        Set<String> aggregates;
        List<ErasedFrom> erased;
        do {
            aggregates = forgetAll(tenant, person);
            erased = clear(new ErasedPerson(tenant, person, aggregates));
            // what was sealed in the last moment may have come while the stores were gone through
        } while (!tracesOf(tenant, person).keySet().equals(aggregates));
        List<ErasedFrom> all = new ArrayList<>();
        all.add(new ErasedFrom("keys", keyWasThere ? 1 : 0));
        all.add(new ErasedFrom("events that are sealed for ever", traced.events(tenant, person)));
        all.add(new ErasedFrom("aggregates", aggregates.size()));
        all.addAll(erased);
        store.tellAll();
        certificates.write(id.value(), tenant.value(), person, all);
        LOG.info("Erased {} from {} aggregates", id, aggregates.size());
        return all;
    }

    /** Those that say something of the person say in their history that it is forgotten, and all have seen it. */
    private Set<String> forgetAll(TenantId tenant, String person) {
        Map<String, String> aggregates = tracesOf(tenant, person);
        aggregates.forEach((aggregate, type) -> forget(aggregate, type, person, tenant));
        readModels.forEach(readModel -> gate.awaitHead(readModel.name()));
        return aggregates.keySet();
    }

    private Map<String, String> tracesOf(TenantId tenant, String person) {
        gate.awaitHead(Traced.READ_MODEL);
        traced.requireNothingParked();
        return traced.of(tenant, person);
    }

    private List<ErasedFrom> clear(ErasedPerson person) {
        return stores.stream()
                .map(one -> new ErasedFrom(one.store(), one.erase(person)))
                .toList();
    }

    private boolean destroyKey(PersonId person) {
        try {
            return keys.destroy(person);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped before all had let go of the key; to be done again", stopped);
        }
    }

    private void forget(String aggregate, String type, String person, TenantId tenant) {
        if (!type.equals(PersonState.FOLD.aggregate())) { // that one ends with the certificate
            ForgetsPersons kind = Objects.requireNonNull(kinds.get(type), () -> "Nobody knows how to forget a " + type);
            commands.send(kind.forget(aggregate, person), Actor.system("privacy", tenant));
        }
    }
}
