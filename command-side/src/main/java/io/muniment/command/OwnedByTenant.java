package io.muniment.command;

import io.muniment.kernel.identity.Actor;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.jspecify.annotations.Nullable;

/** An aggregate belongs to the tenant in which it began; for everybody else it does not exist. */
public abstract class OwnedByTenant {

    /** Where aggregates that were used a short while ago are found. */
    public static final String RECENT = "recentAggregates";

    /** What says when an aggregate's state is to be kept. */
    public static final String KEPT_STATES = "keptStates";

    private @Nullable String tenant;

    /** To be told with every event; the first one decides. */
    protected final void belongsTo(@Nullable String tenantOfEvent) {
        if (tenant == null) {
            tenant = tenantOfEvent;
        }
    }

    @CommandHandlerInterceptor
    void existsOnlyInItsTenant(Object command, Actor actor) {
        if (tenant != null && !tenant.equals(actor.tenant().value())) {
            throw new NotInThisTenant(command.getClass().getSimpleName());
        }
    }
}
