package io.muniment.infra.http.limits;

import io.muniment.infra.http.EdgeOrder;
import io.muniment.infra.http.limits.Buckets.Taken;
import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts each request and says what is left, in the headers of the IETF's draft; who asks too often asks later. */
@Component
@Order(EdgeOrder.RATE_LIMIT)
class RateLimitFilter extends OncePerRequestFilter {

    private final Limits limits;
    private final Buckets buckets;

    RateLimitFilter(Limits limits, Buckets buckets) {
        this.limits = limits;
        this.buckets = buckets;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        for (Limit limit : limits.of(request)) {
            buckets.take(limit).ifPresent(taken -> goOn(taken, response));
        }
        chain.doFilter(request, response);
    }

    private static void goOn(Taken taken, HttpServletResponse response) {
        say(taken, response);
        if (!taken.isAllowed()) {
            throw refused(taken);
        }
    }

    private static Refused refused(Taken taken) {
        Allowance allowance = taken.limit().allowance();
        return Refused.until(
                EdgeCode.TOO_MANY_REQUESTS,
                "Of '%s' there may be %d in %d seconds."
                        .formatted(
                                taken.limit().name(),
                                allowance.requests(),
                                allowance.per().toSeconds()),
                taken.untilNext().plusSeconds(1));
    }

    private static void say(Taken taken, HttpServletResponse response) {
        Allowance allowance = taken.limit().allowance();
        response.addHeader(
                "RateLimit-Policy",
                "\"%s\";q=%d;w=%d"
                        .formatted(
                                taken.limit().name(),
                                allowance.requests(),
                                allowance.per().toSeconds()));
        response.addHeader(
                "RateLimit",
                "\"%s\";r=%d;t=%d".formatted(taken.limit().name(), taken.remaining(), seconds(taken.untilFull())));
    }

    /** Rounded up: who comes then comes late enough. */
    private static long seconds(Duration time) {
        return time.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
