package io.muniment.infra.access;

import io.muniment.infra.http.EdgeOrder;
import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import io.muniment.infra.security.CurrentActor;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.tenancy.TenantId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Who looks after all tenants acts in another one where the request says so by two headers, and never unnoticed. */
@Component
@Order(EdgeOrder.TENANT_SWITCH)
class TenantSwitch extends OncePerRequestFilter {

    static final String SWITCH = "X-Super-Admin";
    static final String TENANT = "X-Tenant-ID";

    private static final String GATE = "tenant-switch";

    private final CurrentActor actors;
    private final boolean isAllowed;
    private final ApplicationEventPublisher listeners;

    TenantSwitch(
            CurrentActor actors,
            @Value("${muniment.security.super-admin-switch:true}") boolean isAllowed,
            ApplicationEventPublisher listeners) {
        this.actors = actors;
        this.isAllowed = isAllowed;
        this.listeners = listeners;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Actor> signedIn = actors.find();
        if (signedIn.isEmpty() || !isAskedFor(request, signedIn.get())) {
            chain.doFilter(request, response);
            return;
        }
        Actor home = signedIn.get();
        Actor there = actors.actIn(tenant(request));
        ActorOfRequest.isNow(there, request);
        int status = TenantSwitched.NOT_ANSWERED;
        try {
            chain.doFilter(request, response);
            status = response.getStatus();
        } finally {
            listeners.publishEvent(new TenantSwitched(home, there, request, status));
        }
    }

    private boolean isAskedFor(HttpServletRequest request, Actor actor) {
        @Nullable String wish = request.getHeader(SWITCH);
        if (wish == null) {
            stayAtHome(request.getHeader(TENANT), actor);
            return false;
        }
        if (!wish.equals("true")) {
            throw new Refused(EdgeCode.HEADER_MALFORMED, SWITCH + " is either 'true' or not there.");
        }
        if (!isAllowed || actor.role() != Role.SUPER_ADMIN) {
            throw Refused.atGate(GATE, EdgeCode.SWITCH_REFUSED, "Your role is for one tenant.");
        }
        return true;
    }

    private static void stayAtHome(@Nullable String named, Actor actor) {
        if (named != null && !named.equals(actor.tenant().value())) {
            throw Refused.atGate(
                    GATE, EdgeCode.TENANT_FOREIGN, "The token is for another tenant: renew the session with this one.");
        }
    }

    private static TenantId tenant(HttpServletRequest request) {
        @Nullable String named = request.getHeader(TENANT);
        try {
            return new TenantId(named == null ? "" : named);
        } catch (IllegalArgumentException malformed) {
            throw new Refused(EdgeCode.HEADER_MALFORMED, TENANT + " names the tenant in which to act.");
        }
    }
}
