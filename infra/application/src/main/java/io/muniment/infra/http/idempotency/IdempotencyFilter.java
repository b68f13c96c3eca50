package io.muniment.infra.http.idempotency;

import io.muniment.infra.http.Attempt;
import io.muniment.infra.http.EdgeOrder;
import io.muniment.infra.http.HttpProperties;
import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import io.muniment.infra.security.CurrentActor;
import io.muniment.kernel.identity.Actor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Honours {@code Idempotency-Key} on every POST of somebody who is signed in. */
@Component
@Order(EdgeOrder.IDEMPOTENCY)
class IdempotencyFilter extends OncePerRequestFilter {

    static final String KEY = "Idempotency-Key";

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);

    private final IdempotentRequests requests;
    private final CurrentActor actors;
    private final Leases leases;
    private final Answers answers;

    IdempotencyFilter(IdempotentRequests requests, Leases leases, CurrentActor actors, HttpProperties properties) {
        this.requests = requests;
        this.leases = leases;
        this.actors = actors;
        this.answers = new Answers(properties.idempotency().largestAnswer());
    }

    /** What is answered at the doors is secret, and is kept nowhere. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || request.getHeader(KEY) == null
                || request.getRequestURI().startsWith("/auth/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Actor> actor = actors.find();
        @Nullable String key = request.getHeader(KEY);
        if (actor.isEmpty() || key == null) {
            chain.doFilter(request, response);
            return;
        }
        RequestFingerprint fingerprint = RequestFingerprint.of(request, actor.get(), key);
        HashedRequest hashed = HashedRequest.of(request);
        switch (requests.claim(fingerprint, hashed.bodyHash())) {
            case Claim.Granted granted -> perform(fingerprint, granted, hashed.request(), response, chain);
            case Claim.Done(Answer answer) -> answers.repeat(answer, response);
            case Claim.OtherBody() ->
                throw new Refused(EdgeCode.KEY_REUSED, "This key came before, with another body. Take a new one.");
            case Claim.InFlight(var atMost) ->
                throw Refused.until(EdgeCode.KEY_IN_FLIGHT, "Ask again when it is done.", atMost);
        }
    }

    private void perform(
            RequestFingerprint fingerprint,
            Claim.Granted granted,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        var recorded = new ContentCachingResponseWrapper(response);
        request.setAttribute(Attempt.ATTRIBUTE, new Attempt(granted.firstAttempt(), granted.isRepeated()));
        leases.hold(fingerprint, granted.id());
        boolean answered = false;
        try {
            chain.doFilter(request, recorded);
            answered = !request.isAsyncStarted();
        } finally {
            leases.letGo(fingerprint, granted.id());
            note(fingerprint, granted.id(), answered, recorded);
        }
        recorded.copyBodyToResponse();
    }

    /** It is answered so even if that cannot be noted: the lease then keeps the key for a while. */
    private void note(
            RequestFingerprint fingerprint, UUID claim, boolean answered, ContentCachingResponseWrapper response) {
        try {
            if (!answered || !Answers.isKnown(response.getStatus())) {
                requests.abandon(fingerprint, claim);
            } else if (Answers.isFinal(response)) {
                requests.keep(fingerprint, claim, answers.of(response));
            } else {
                requests.release(fingerprint, claim);
            }
        } catch (DataAccessException failure) {
            LOG.warn("What became of a request with an idempotency key could not be noted", failure);
        }
    }
}
