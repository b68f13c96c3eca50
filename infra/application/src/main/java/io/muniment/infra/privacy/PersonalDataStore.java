package io.muniment.infra.privacy;

import io.muniment.kernel.tenancy.TenantId;
import java.util.Set;

/** Something is kept here of persons, beside the events. */
public interface PersonalDataStore {

    /** As certificates name it. */
    String store();

    /** Leaves nothing; says how much there was. Nothing comes after this any more: all who follow the ledger know. */
    long erase(ErasedPerson person);

    /**
     * A person of a tenant.
     *
     * @param aggregates those that said something of the person
     */
    record ErasedPerson(TenantId tenant, String person, Set<String> aggregates) {

        public ErasedPerson {
            aggregates = Set.copyOf(aggregates);
        }
    }
}
