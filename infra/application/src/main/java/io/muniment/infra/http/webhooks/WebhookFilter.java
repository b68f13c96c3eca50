package io.muniment.infra.http.webhooks;

import io.muniment.infra.http.EdgeOrder;
import io.muniment.infra.http.Multipart;
import io.muniment.infra.http.RereadableRequest;
import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets through what is signed, with its body as it came. */
@Component
@Order(EdgeOrder.WEBHOOK)
class WebhookFilter extends OncePerRequestFilter {

    private static final String PATH = "/api/webhook/";

    private final Sources sources;

    WebhookFilter(Sources sources) {
        this.sources = sources;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith(PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (Multipart.is(request)) { // its limit is that of files
            throw new Refused(EdgeCode.MEDIA_TYPE, "Messages are sent as they are, not in parts.");
        }
        String name = request.getServletPath().substring(PATH.length());
        @Nullable String header = sources.headerOf(name);
        byte[] body = request.getInputStream().readAllBytes();
        sources.requireSigned(name, header == null ? null : request.getHeader(header), body);
        chain.doFilter(new RereadableRequest(request, body), response);
    }
}
