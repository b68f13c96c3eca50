package io.muniment.command.privacy.process;

import io.muniment.kernel.privacy.ErasedFrom;
import io.muniment.kernel.privacy.PersonId;
import io.muniment.kernel.tenancy.TenantId;
import java.util.List;

/** All places where something is kept of persons. */
public interface PersonalDataStores {

    /** Until nothing is left of the person anywhere. What fails in the middle can be done again. */
    List<ErasedFrom> erase(TenantId tenant, PersonId person);
}
