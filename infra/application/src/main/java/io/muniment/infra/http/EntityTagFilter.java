package io.muniment.infra.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** An ETag for every answer of the API: its version where it has one, else its content. Answers 304 where that fits. */
@Component
@Order(EdgeOrder.ENTITY_TAG)
class EntityTagFilter extends ShallowEtagHeaderFilter {

    private static final Set<String> STREAMS = Set.of("/api/stream", "/api/history/export");
    private static final String PACKS = "/api/evidence-packs/";

    /**
     * The tag of a content is weak: Tomcat compresses nothing that carries a strong one, and nobody writes against it.
     */
    EntityTagFilter() {
        setWriteWeakETag(true);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.GET.matches(request.getMethod())
                || !request.getRequestURI().startsWith("/api/")
                || wantsStream(request);
    }

    private static boolean wantsStream(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (STREAMS.contains(path) || path.startsWith(PACKS) && path.endsWith("/download")) {
            return true;
        }
        @Nullable String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE);
    }
}
