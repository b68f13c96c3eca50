package io.muniment.query.history;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.Period;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import io.muniment.query.ReadsPersonalData;
import org.jspecify.annotations.Nullable;

/** Everything that happened in the actor's tenant, the newest first. */
@Requires(Permission.READ_AUDIT)
@ReadsFrom("history")
@ReadsPersonalData
record FindAuditLogs(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String aggregate,
        @Nullable String aggregateId,
        @Nullable String tenant,
        Period recorded,
        PageRequest page)
        implements Query<Page<HistoryEntry>> {}
