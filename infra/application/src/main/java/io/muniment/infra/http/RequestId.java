package io.muniment.infra.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name under which one request is found again: in the answer, in the log, in the events. */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";

    static final String ATTRIBUTE = RequestId.class.getName();

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private RequestId() {}

    public static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String known ? known : begin(request);
    }

    /** A caller's own id is kept if it can do no harm in a log. */
    private static String begin(HttpServletRequest request) {
        @Nullable String wished = request.getHeader(HEADER);
        String id = wished != null && SANE.matcher(wished).matches()
                ? wished
                : UUID.randomUUID().toString();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
