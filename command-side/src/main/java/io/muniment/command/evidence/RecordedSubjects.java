package io.muniment.command.evidence;

import io.muniment.kernel.evidence.PackSubject;
import io.muniment.kernel.tenancy.TenantId;
import java.time.Instant;
import java.util.List;

/** What there is in the ledger for packs to be made of. */
public interface RecordedSubjects {

    /** Whether the tenant has each of these aggregates; what another tenant has is not there. */
    boolean areKnown(TenantId tenant, List<PackSubject> subjects);

    /** Whether something had happened to each of them by then; without any, to anything of the tenant. */
    boolean hadBegun(TenantId tenant, List<PackSubject> subjects, Instant asOf);
}
