package io.muniment.projection.schema.view;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.tenancy.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One event as it goes out to those who follow the history. */
public record HistoryLine(
        long position,
        long written,
        TenantId tenant,
        String type,
        String id,
        long version,
        String name,
        String narrative,
        Instant recordedAt,
        @Nullable String owner) {

    /** Staff see everything in their tenant, others what is their own affair. */
    public boolean isVisibleTo(String person, Role role, TenantId of) {
        return tenant.equals(of) && (seesAll(role) || person.equals(owner));
    }

    public static boolean seesAll(Role role) {
        return role.permissions().contains(Permission.READ_AUDIT)
                || role.permissions().contains(Permission.REVIEW_VERIFICATION);
    }
}
