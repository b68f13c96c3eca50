package io.muniment.query.history;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;

/** One event, with the states around it. */
@Requires(Permission.READ_AUDIT)
@ReadsFrom("history")
record FindAuditLog(String eventId) implements Query<AuditLog> {}
