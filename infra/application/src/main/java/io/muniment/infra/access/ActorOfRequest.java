package io.muniment.infra.access;

import io.muniment.infra.http.EdgeOrder;
import io.muniment.infra.security.CurrentActor;
import io.muniment.infra.security.SignInTried;
import io.muniment.kernel.identity.Actor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Remembers who makes a request for whoever answers it when the security chain has forgotten. */
@Component
@Order(EdgeOrder.ACTOR)
class ActorOfRequest extends OncePerRequestFilter {

    private static final String ATTRIBUTE = ActorOfRequest.class.getName();

    private final CurrentActor current;

    ActorOfRequest(CurrentActor current) {
        this.current = current;
    }

    Optional<Actor> of(HttpServletRequest request) {
        return current.find()
                .or(() -> Optional.ofNullable(request.getAttribute(ATTRIBUTE)).map(Actor.class::cast));
    }

    /** Who is refused is noted as whom they wanted to be. */
    @EventListener
    void on(SignInTried event) {
        RequestContextHolder.currentRequestAttributes()
                .setAttribute(ATTRIBUTE, event.actor(), RequestAttributes.SCOPE_REQUEST);
    }

    /** From now on it is this one who makes the request. */
    static void isNow(Actor actor, HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, actor);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        current.find().ifPresent(actor -> request.setAttribute(ATTRIBUTE, actor));
        chain.doFilter(request, response);
    }
}
