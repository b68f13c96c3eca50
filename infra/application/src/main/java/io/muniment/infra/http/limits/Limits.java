package io.muniment.infra.http.limits;

import io.muniment.infra.http.NetAddress;
import io.muniment.infra.http.limits.LimitSettings.By;
import io.muniment.infra.security.CurrentActor;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.tenancy.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Which limits a request is counted against: that of its group, and that of its tenant's plan. */
@Component
class Limits {

    private final LimitSettings settings;
    private final CurrentActor current;
    private final List<Route> routes;

    Limits(LimitSettings settings, CurrentActor current) {
        this.settings = settings;
        this.current = current;
        this.routes = settings.groups().entrySet().stream()
                .flatMap(group -> group.getValue().routes().stream()
                        .map(route -> Route.of(route, group.getKey(), group.getValue())))
                .sorted((one, other) -> PathPattern.SPECIFICITY_COMPARATOR.compare(one.path(), other.path()))
                .toList();
    }

    /** The narrower one first: who is refused by it has cost the tenant nothing. */
    List<Limit> of(HttpServletRequest request) {
        Optional<Actor> actor = current.find();
        return Stream.concat(ofGroup(request, actor).stream(), actor.map(Actor::tenant).map(this::ofPlan).stream())
                .toList();
    }

    private Optional<Limit> ofGroup(HttpServletRequest request, Optional<Actor> actor) {
        PathContainer path = PathContainer.parsePath(request.getServletPath());
        return routes.stream()
                .filter(route -> route.fits(request.getMethod(), path))
                .findFirst()
                .map(route -> new Limit(
                        route.name(),
                        route.group().allowance(),
                        actor.filter(_ -> route.group().by() == By.ACTOR)
                                .map(one -> "%s/%s".formatted(one.tenant(), one.id()))
                                .orElseGet(() -> NetAddress.of(request.getRemoteAddr())),
                        true));
    }

    private Limit ofPlan(TenantId tenant) {
        String plan = settings.tenants().getOrDefault(tenant.value(), settings.plan());
        return new Limit(plan, Objects.requireNonNull(settings.plans().get(plan)), tenant.value(), false);
    }

    private record Route(String method, PathPattern path, String name, LimitSettings.Group group) {

        private static final String ANY = "*";

        static Route of(String route, String name, LimitSettings.Group group) {
            String[] parts = route.split(" ", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException(
                        "A route of muniment.limits.groups.%s is a method and a path, not '%s'".formatted(name, route));
            }
            return new Route(parts[0], PathPatternParser.defaultInstance.parse(parts[1]), name, group);
        }

        boolean fits(String asked, PathContainer wanted) {
            return (method.equals(ANY) || method.equals(asked)) && path.matches(wanted);
        }
    }
}
