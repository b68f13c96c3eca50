package io.muniment.infra.http.limits;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code muniment.limits}.
 *
 * @param groups limits of certain requests, by name; of several that fit a request the one with the closest route
 *     counts
 * @param plans limits of all that a tenant asks, by name
 * @param plan of tenants that have none of their own
 * @param tenants whose plan is another one
 * @param sweepEvery how often full buckets are removed
 */
@ConfigurationProperties("muniment.limits")
record LimitSettings(
        @DefaultValue Map<String, Group> groups,
        @DefaultValue Map<String, Allowance> plans,
        @DefaultValue("standard") String plan,
        @DefaultValue Map<String, String> tenants,
        @DefaultValue("10m") Duration sweepEvery) {

    LimitSettings {
        requireKnown(plans, plan, "muniment.limits.plan");
        Map<String, Allowance> known = plans;
        tenants.forEach((tenant, named) -> requireKnown(known, named, "muniment.limits.tenants." + tenant));
    }

    private static void requireKnown(Map<String, Allowance> plans, String named, String property) {
        if (!plans.containsKey(named)) {
            throw new IllegalArgumentException(
                    "%s is '%s', and muniment.limits.plans has only %s".formatted(property, named, plans.keySet()));
        }
    }

    /**
     * @param routes a method, or {@code *}, and the pattern of a path, as in {@code POST /auth/**}
     * @param by who is counted
     */
    record Group(List<String> routes, By by, long requests, Duration per) {

        Group {
            new Allowance(requests, per); // at the start, not at the first request
        }

        Allowance allowance() {
            return new Allowance(requests, per);
        }
    }

    /** Who is counted. */
    enum By {
        /** The address of the net that the request comes from. */
        ADDRESS,
        /** Who is signed in; the address, if nobody is. */
        ACTOR
    }
}
