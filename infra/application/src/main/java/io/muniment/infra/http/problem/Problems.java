package io.muniment.infra.http.problem;

import io.muniment.infra.http.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/** Answers a request with a problem, whoever found it: a controller, a filter, the security chain or the container. */
@Component
public class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final JsonMapper json;
    private final ApplicationEventPublisher listeners;

    Problems(JsonMapper json, ApplicationEventPublisher listeners) {
        this.json = json;
        this.listeners = listeners;
    }

    public void answer(Throwable failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Refusal refusal = ProblemTable.refusalOf(failure);
        if (refusal.status() == EdgeCode.INTERNAL.status().value()) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        } else if (refusal.status() > EdgeCode.INTERNAL.status().value()) {
            LOG.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), failure.toString());
        }
        if (!(failure instanceof AsyncRequestNotUsableException)) {
            write(refusal, request, response);
        }
    }

    void answer(int status, HttpServletRequest request, HttpServletResponse response) throws IOException {
        EdgeCode code = EdgeCode.of(status);
        Refusal named = Refusal.of(code);
        write(
                new Refusal(named.code(), status, named.title(), named.detail(), named.errors(), named.headers()),
                request,
                response);
    }

    private void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        listeners.publishEvent(new RequestRefused(request, refusal));
        response.resetBuffer();
        response.setStatus(refusal.status());
        refusal.headers().forEach(response::setHeader);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem(refusal, request)));
    }

    private static Problem problem(Refusal refusal, HttpServletRequest request) {
        return new Problem(
                URI.create("/problems/" + refusal.code()),
                refusal.title(),
                refusal.status(),
                refusal.detail(),
                instance(request),
                refusal.code(),
                RequestId.of(request),
                refusal.errors());
    }

    private static URI instance(HttpServletRequest request) {
        if (request.getRequestURI() == null) { // the container could not read so far
            return URI.create("");
        }
        try {
            String path = UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8);
            return URI.create(UriUtils.encodePath(path, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notAPath) {
            return URI.create("");
        }
    }
}
