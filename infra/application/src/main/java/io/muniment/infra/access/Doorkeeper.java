package io.muniment.infra.access;

import io.muniment.infra.axon.PersonalDataRead;
import io.muniment.infra.http.RequestId;
import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refusal;
import io.muniment.infra.http.problem.RequestRefused;
import io.muniment.infra.security.SessionRenewed;
import io.muniment.infra.security.SomebodySignedIn;
import io.muniment.infra.security.SomebodySignedOut;
import io.muniment.infra.security.TokenReused;
import io.muniment.kernel.identity.Actor;
import io.muniment.projection.schema.tables.records.AccessLogRecord;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Notes what happens at the door. What becomes of a command is in the ledger, and is not noted twice. */
@Component
class Doorkeeper {

    private static final Set<Integer> NOTED =
            Set.of(HttpStatus.FORBIDDEN.value(), HttpStatus.CONFLICT.value(), HttpStatus.TOO_MANY_REQUESTS.value());

    private static final Set<String> OF_SIGN_IN =
            Set.of(EdgeCode.SIGN_IN_REFUSED.code(), EdgeCode.SIGN_IN_HELD.code(), EdgeCode.REFRESH_REFUSED.code());

    private final AccessLog log;
    private final ActorOfRequest actors;
    private final Clock clock;

    Doorkeeper(AccessLog log, ActorOfRequest actors, Clock clock) {
        this.log = log;
        this.actors = actors;
        this.clock = clock;
    }

    @EventListener
    void on(RequestRefused event) {
        Refusal refusal = event.refusal();
        boolean isSignIn = OF_SIGN_IN.contains(refusal.code());
        if (isSignIn || refusal.gate() != null || NOTED.contains(refusal.status())) {
            HttpServletRequest request = event.request();
            AccessLogRecord row = row(
                    isSignIn ? Access.SIGN_IN_REFUSED : Access.REFUSED,
                    actors.of(request).orElse(null),
                    request,
                    refusal.status(),
                    refusal.code());
            row.setGate(refusal.gate());
            log.note(row);
        }
    }

    @EventListener
    void on(SomebodySignedIn event) {
        note(Access.SIGNED_IN, event.actor(), currentRequest(), HttpStatus.OK.value(), null);
    }

    @EventListener
    void on(SessionRenewed event) {
        note(Access.SESSION_RENEWED, event.actor(), currentRequest(), HttpStatus.OK.value(), null);
    }

    @EventListener
    void on(SomebodySignedOut event) {
        note(Access.SIGNED_OUT, event.actor(), currentRequest(), HttpStatus.NO_CONTENT.value(), null);
    }

    @EventListener
    void on(TokenReused event) {
        note(Access.TOKEN_REUSED, event.actor(), currentRequest(), HttpStatus.UNAUTHORIZED.value(), null);
    }

    /** In both tenants: each has auditors of its own. */
    @EventListener
    void on(TenantSwitched event) {
        AccessLogRecord came = row(Access.CAME_FROM_ELSEWHERE, event.there(), event.request(), event.status(), null);
        came.setOtherTenant(event.home().tenant().value());
        log.note(came);
        AccessLogRecord went = row(Access.WENT_ELSEWHERE, event.home(), event.request(), event.status(), null);
        went.setOtherTenant(event.there().tenant().value());
        log.note(went);
    }

    @EventListener
    void on(PersonalDataRead event) {
        HttpServletRequest request = currentRequest();
        note(
                Access.PERSONAL_DATA_READ,
                actors.of(request).orElse(null),
                request,
                HttpStatus.OK.value(),
                event.query().getClass().getSimpleName());
    }

    @EventListener
    void on(PersonalDataTaken event) {
        var row = new AccessLogRecord();
        row.setAt(clock.instant());
        row.setKind(Access.PERSONAL_DATA_READ.name());
        row.setTenant(event.tenant().value());
        row.setActor(event.actor());
        row.setRole(event.role());
        row.setMethod(event.method());
        row.setPath(event.path());
        row.setStatus(HttpStatus.OK.value());
        row.setCode(event.code());
        row.setRequestId(event.requestId());
        log.note(row);
    }

    private void note(
            Access access, @Nullable Actor actor, HttpServletRequest request, int status, @Nullable String code) {
        log.note(row(access, actor, request, status, code));
    }

    private AccessLogRecord row(
            Access access, @Nullable Actor actor, HttpServletRequest request, int status, @Nullable String code) {
        var row = new AccessLogRecord();
        row.setAt(clock.instant());
        row.setKind(access.name());
        if (actor != null) {
            row.setTenant(actor.tenant().value());
            row.setActor(actor.id());
            row.setRole(actor.role().name());
        }
        row.setMethod(request.getMethod());
        row.setPath(String.valueOf(request.getRequestURI())); // none where the container could not read so far
        row.setStatus(status);
        row.setCode(code);
        row.setRequestId(RequestId.of(request));
        return row;
    }

    private static HttpServletRequest currentRequest() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }
}
