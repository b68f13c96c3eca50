package io.muniment.infra.http;

import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What the HTTP request of this thread says beside its body. */
@Component
public class CurrentRequest {

    public static final String CONSISTENCY_TOKEN = "Consistency-Token";

    private static final String CONSISTENCY_PARAMETER = "consistencyToken";
    private static final int LONGEST_TOKEN = 512;
    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})\"");

    /** False for what the system does by itself. */
    public boolean isPresent() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes;
    }

    public String requestId() {
        return RequestId.of(request());
    }

    /** The version in {@code If-Match: "7"}; absent also for {@code *}, which any version fulfils. */
    public OptionalLong expectedVersion() {
        @Nullable String condition = request().getHeader(HttpHeaders.IF_MATCH);
        if (condition == null || condition.equals("*")) {
            return OptionalLong.empty();
        }
        Matcher version = VERSION.matcher(condition);
        if (!version.matches()) {
            throw new Refused(EdgeCode.HEADER_MALFORMED, "If-Match takes one version in quotes, as in \"7\".");
        }
        return OptionalLong.of(Long.parseLong(version.group(1)));
    }

    /** From the header, or from the query where a header cannot be set, as in a browser's event source. */
    public Optional<String> consistencyToken() {
        @Nullable String header = request().getHeader(CONSISTENCY_TOKEN);
        Optional<String> token =
                Optional.ofNullable(header == null ? request().getParameter(CONSISTENCY_PARAMETER) : header);
        if (token.filter(text -> text.isEmpty() || text.length() > LONGEST_TOKEN)
                .isPresent()) {
            throw new Refused(EdgeCode.HEADER_MALFORMED, "The consistency token is none that a command has answered.");
        }
        return token;
    }

    /** Present where the request carries an idempotency key. */
    public Optional<Attempt> attempt() {
        return Optional.ofNullable(request().getAttribute(Attempt.ATTRIBUTE)).map(Attempt.class::cast);
    }

    private static HttpServletRequest request() {
        if (RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes attributes) {
            return attributes.getRequest();
        }
        throw new IllegalStateException("This thread serves no HTTP request");
    }
}
