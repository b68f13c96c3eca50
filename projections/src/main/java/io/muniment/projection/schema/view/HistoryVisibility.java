package io.muniment.projection.schema.view;

import static io.muniment.projection.schema.Tables.EVENT_HISTORY;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.identity.Scope;
import io.muniment.kernel.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;

/**
 * Which lines of the history one person sees, nowhere but in their tenant: auditors all, others the whole life of the
 * kinds of aggregates that they work on, and what is their own affair. Said once, for rows and for lines on their way.
 */
public record HistoryVisibility(TenantId tenant, String person, boolean seesAll, List<String> wholeTypes) {

    /** Who works on a kind of aggregate; one that is not named here is seen by auditors and its owner only. */
    private static final Map<String, Permission> WORKED_ON_WITH =
            Map.of("verification-request", Permission.REVIEW_VERIFICATION);

    public HistoryVisibility {
        wholeTypes = List.copyOf(wholeTypes);
    }

    public static HistoryVisibility of(TenantId tenant, String person, Role role) {
        return new HistoryVisibility(
                tenant,
                person,
                isForAll(role, Permission.READ_AUDIT),
                WORKED_ON_WITH.entrySet().stream()
                        .filter(type -> isForAll(role, type.getValue()))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList());
    }

    private static boolean isForAll(Role role, Permission permission) {
        return role.grants().scopeOf(permission).covers(Scope.ORGANIZATION);
    }

    public Condition ofRows() {
        Condition ofTenant = EVENT_HISTORY.TENANT.eq(tenant.value());
        return seesAll
                ? ofTenant
                : ofTenant.and(EVENT_HISTORY.AGGREGATE_TYPE.in(wholeTypes).or(EVENT_HISTORY.OWNER.eq(person)));
    }

    /** Whose own affair it is sees what happened, not what others made of it. */
    public boolean coversStatesOf(String type) {
        return seesAll || wholeTypes.contains(type);
    }

    public boolean covers(HistoryLine line) {
        return tenant.equals(line.tenant()) && (coversStatesOf(line.type()) || person.equals(line.owner()));
    }
}
