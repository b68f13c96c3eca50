package io.muniment.infra.http;

import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * No body longer than the limit is read, whatever its length is said to be; multipart bodies have a limit of their own.
 */
@Component
@Order(EdgeOrder.BODY_LIMIT)
class BodyLimitFilter extends OncePerRequestFilter {

    private final DataSize limit;

    BodyLimitFilter(HttpProperties properties) {
        this.limit = properties.bodyLimit();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        refuseCompressed(request);
        if (Multipart.is(request)) {
            chain.doFilter(request, response);
            return;
        }
        if (request.getContentLengthLong() > limit.toBytes()) {
            throw BoundedRequest.tooLarge(limit);
        }
        chain.doFilter(new BoundedRequest(request, limit), response);
    }

    /** A few bytes may unpack to gigabytes. */
    private static void refuseCompressed(HttpServletRequest request) {
        @Nullable String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new Refused(EdgeCode.CONTENT_ENCODING, "Send the body as it is, without Content-Encoding.");
        }
    }
}
