package io.muniment.infra.identity;

import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import io.muniment.infra.security.CurrentActor;
import io.muniment.infra.security.SomebodySignedOut;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.projection.schema.tables.records.IdentitySessionRecord;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where one's own account is signed in. */
@RestController
@RequestMapping("/api/sessions")
@OwnDoors
@Requires(Permission.USE_OWN_ACCOUNT)
class SessionsEndpoint {

    private final Sessions sessions;
    private final CurrentActor actor;
    private final ApplicationEventPublisher listeners;

    SessionsEndpoint(Sessions sessions, CurrentActor actor, ApplicationEventPublisher listeners) {
        this.sessions = sessions;
        this.actor = actor;
        this.listeners = listeners;
    }

    @GetMapping
    Page<OpenSession> sessions(@Valid PageRequest page) {
        List<OpenSession> all = actor.session()
                .flatMap(sessions::find)
                .map(current -> open(current))
                .orElse(List.of());
        List<OpenSession> items =
                all.stream().skip(page.offset()).limit(page.size()).toList();
        return Page.of(items, page, all.size());
    }

    private List<OpenSession> open(IdentitySessionRecord current) {
        return sessions.openOf(current.getAccount()).stream()
                .map(row -> OpenSession.of(row, current.getId()))
                .toList();
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSession(@PathVariable String id) {
        boolean ended = actor.session()
                .flatMap(sessions::find)
                .filter(current -> sessions.end(id, current.getAccount(), "ended by its owner"))
                .isPresent();
        if (!ended) {
            throw new Refused(EdgeCode.NOT_FOUND, "There is no such session of yours.");
        }
        listeners.publishEvent(new SomebodySignedOut(actor.get()));
    }

    /** Everywhere, here too. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSessions() {
        actor.session().flatMap(sessions::find).ifPresent(current -> {
            sessions.endAll(current.getAccount(), "signed out everywhere");
            listeners.publishEvent(new SomebodySignedOut(actor.get()));
        });
    }
}
