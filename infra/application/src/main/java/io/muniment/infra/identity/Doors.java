package io.muniment.infra.identity;

import io.muniment.infra.identity.Sessions.Origin;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Where whoever stands before a door comes from. */
final class Doors {

    private static final int LONGEST_DEVICE = 200;

    private Doors() {}

    static Origin origin(HttpServletRequest request) {
        @Nullable String device = request.getHeader(HttpHeaders.USER_AGENT);
        return new Origin(
                request.getRemoteAddr(),
                device == null ? null : device.substring(0, Math.min(device.length(), LONGEST_DEVICE)));
    }
}
