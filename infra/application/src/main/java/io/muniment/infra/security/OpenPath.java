package io.muniment.infra.security;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** A request that needs no token. */
public record OpenPath(HttpMethod method, PathPattern pattern, boolean inProduction) {

    private static final String DOORS = "/auth/";

    /** Every one of them; there is no other list. */
    private static final List<OpenPath> ALL = List.of(
            new OpenPath(GET, "/actuator/health/liveness", true),
            new OpenPath(GET, "/actuator/health/readiness", true),
            new OpenPath(POST, "/auth/login", true),
            new OpenPath(POST, "/auth/refresh", true),
            // whoever asks has the token of a link, or asks for one to be sent
            new OpenPath(POST, "/auth/invitations/accept", true),
            new OpenPath(POST, "/auth/password/forgot", true),
            new OpenPath(POST, "/auth/password/setup", true),
            new OpenPath(POST, "/auth/password/reset", true),
            new OpenPath(GET, "/.well-known/jwks.json", true),
            // the link is signed, and expires
            new OpenPath(GET, "/api/evidence-packs/*/download", true),
            // what comes there is signed
            new OpenPath(POST, "/api/webhook/*", true),
            new OpenPath(GET, "/v3/api-docs", false),
            new OpenPath(GET, "/auth/demo", false),
            new OpenPath(POST, "/auth/demo", false));

    private OpenPath(HttpMethod method, String path, boolean inProduction) {
        this(method, PathPatternParser.defaultInstance.parse(path), inProduction);
    }

    /** Who asks for a new token may send the old one along: it is not looked at. */
    static BearerTokenResolver tokens() {
        BearerTokenResolver header = new DefaultBearerTokenResolver();
        return request -> ALL.stream().anyMatch(open -> open.isAskedBy(request)) ? null : header.resolve(request);
    }

    String path() {
        return pattern.getPatternString();
    }

    private boolean isAskedBy(HttpServletRequest request) {
        return covers(request.getMethod(), request.getServletPath());
    }

    private boolean covers(String asked, String where) {
        return method.matches(asked) && pattern.matches(PathContainer.parsePath(where));
    }

    /** What is asked and answered there is secret. The path is decoded, and within the application. */
    public static boolean isDoor(HttpServletRequest request) {
        return request.getServletPath().startsWith(DOORS);
    }

    /** Whether a token is asked for there. */
    public static boolean isOpen(String method, String path) {
        return ALL.stream().anyMatch(open -> open.covers(method, path));
    }

    static Stream<OpenPath> in(Environment environment) {
        boolean production = environment.acceptsProfiles(Profiles.of(ProductionGuard.PRODUCTION));
        return ALL.stream().filter(open -> open.inProduction() || !production);
    }
}
