package io.muniment.infra.http.idempotency;

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
    private final Answers answers;

    IdempotencyFilter(IdempotentRequests requests, CurrentActor actors, HttpProperties properties) {
        this.requests = requests;
        this.actors = actors;
        this.answers = new Answers(properties.idempotency().largestAnswer());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod()) || request.getHeader(KEY) == null;
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
            case Claim.Granted(UUID claim) -> perform(fingerprint, claim, hashed.request(), response, chain);
            case Claim.Done(Answer answer) -> answers.repeat(answer, response);
            case Claim.OtherBody() ->
                throw new Refused(EdgeCode.KEY_REUSED, "This key came before, with another body. Take a new one.");
            case Claim.InFlight(var atMost) ->
                throw Refused.until(EdgeCode.KEY_IN_FLIGHT, "Ask again when it is done.", atMost);
        }
    }

    private void perform(
            RequestFingerprint fingerprint,
            UUID claim,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        var recorded = new ContentCachingResponseWrapper(response);
        boolean kept = false;
        try {
            chain.doFilter(request, recorded);
            if (!request.isAsyncStarted() && Answers.isFinal(recorded.getStatus())) {
                kept = keep(fingerprint, claim, answers.of(recorded));
            }
        } finally {
            if (!kept) {
                release(fingerprint, claim);
            }
        }
        recorded.copyBodyToResponse();
    }

    /** It is done and is answered so even if that cannot be noted: the lease then keeps the key for a while. */
    private boolean keep(RequestFingerprint fingerprint, UUID claim, Answer answer) {
        try {
            requests.keep(fingerprint, claim, answer);
        } catch (DataAccessException failure) {
            LOG.warn("The answer to a request with an idempotency key could not be kept", failure);
        }
        return true;
    }

    private void release(RequestFingerprint fingerprint, UUID claim) {
        try {
            requests.release(fingerprint, claim);
        } catch (DataAccessException failure) {
            LOG.warn("An idempotency key could not be released, its lease will", failure);
        }
    }
}
