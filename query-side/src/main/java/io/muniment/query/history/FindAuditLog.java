package io.muniment.query.history;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import io.muniment.query.ReadsPersonalData;

/** One event, with the states around it. */
@Requires(Permission.READ_AUDIT)
@ReadsFrom("history")
@ReadsPersonalData
record FindAuditLog(String eventId) implements Query<AuditLog> {}
