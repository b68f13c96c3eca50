package io.muniment.infra.http.problem;

import org.springframework.http.HttpStatus;

/** The codes of what the edge itself refuses. A code never changes and is never used again. */
public enum EdgeCode {
    TOKEN_MISSING("authentication.token-missing", HttpStatus.UNAUTHORIZED, "Sign in first"),
    TOKEN_REFUSED("authentication.token-refused", HttpStatus.UNAUTHORIZED, "The access token is not accepted"),
    TENANT_REFUSED("authentication.tenant-refused", HttpStatus.UNAUTHORIZED, "The access token names no tenant"),
    ROLE_REFUSED("authentication.role-refused", HttpStatus.UNAUTHORIZED, "The access token names no role"),
    SIGN_IN_REFUSED("authentication.sign-in-refused", HttpStatus.UNAUTHORIZED, "Nobody may sign in like that"),
    SIGN_IN_HELD("authentication.sign-in-held", HttpStatus.TOO_MANY_REQUESTS, "Too many tried in vain; it has to wait"),
    PASSWORD_MUST_CHANGE(
            "authentication.password-must-change", HttpStatus.FORBIDDEN, "A new password is to be set first"),
    REFRESH_REFUSED("authentication.refresh-refused", HttpStatus.UNAUTHORIZED, "Sign in again"),
    PASSWORD_REFUSED("identity.password-refused", HttpStatus.BAD_REQUEST, "The password is not good enough"),
    LINK_OVER("identity.link-over", HttpStatus.GONE, "The link is good for nothing"),
    LINKS_SENT("identity.too-many-links", HttpStatus.TOO_MANY_REQUESTS, "Enough links were sent for now"),
    ACCESS_DENIED("access.denied", HttpStatus.FORBIDDEN, "Not allowed"),
    PERMISSION_MISSING("access.permission-missing", HttpStatus.FORBIDDEN, "A permission is missing"),
    TENANT_FOREIGN("access.tenant-foreign", HttpStatus.FORBIDDEN, "Not in that tenant"),
    SWITCH_REFUSED("access.switch-refused", HttpStatus.FORBIDDEN, "Only a super admin acts in other tenants"),

    NOT_FOUND("resource.not-found", HttpStatus.NOT_FOUND, "Nothing is here"),

    BAD_REQUEST("request.refused", HttpStatus.BAD_REQUEST, "The request is not acceptable"),
    INVALID("request.invalid", HttpStatus.BAD_REQUEST, "Some fields are not valid"),
    BODY_MALFORMED("request.body-malformed", HttpStatus.BAD_REQUEST, "The body cannot be read"),
    PROPERTY_UNKNOWN("request.property-unknown", HttpStatus.BAD_REQUEST, "The body has a property that is not known"),
    HEADER_MALFORMED("request.header-malformed", HttpStatus.BAD_REQUEST, "A header cannot be read"),
    METHOD_NOT_ALLOWED("request.method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED, "Not with this method"),
    NOT_ACCEPTABLE("request.not-acceptable", HttpStatus.NOT_ACCEPTABLE, "The wanted media type is not offered"),
    BODY_TOO_LARGE("request.body-too-large", HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    MEDIA_TYPE("request.media-type-unsupported", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The media type is not supported"),
    HEADERS_TOO_LARGE(
            "request.headers-too-large", HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too large"),
    TOO_MANY_REQUESTS("request.too-many", HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    CONTENT_ENCODING(
            "request.encoding-unsupported", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Compressed bodies are refused"),

    SIGNATURE_REFUSED("webhook.signature-refused", HttpStatus.BAD_REQUEST, "The signature is not accepted"),

    LOST_RACE("conflict.lost-race", HttpStatus.CONFLICT, "Somebody else was faster"),
    STALE_VERSION("precondition.stale-version", HttpStatus.PRECONDITION_FAILED, "It has changed in the meantime"),

    KEY_MALFORMED("idempotency.key-malformed", HttpStatus.BAD_REQUEST, "The idempotency key cannot be read"),
    KEY_REUSED("idempotency.key-reused", HttpStatus.UNPROCESSABLE_CONTENT, "The key belongs to another request"),
    KEY_IN_FLIGHT("idempotency.in-flight", HttpStatus.CONFLICT, "The first request is still under way"),
    ANSWER_NOT_KEPT(
            "idempotency.answer-not-kept", HttpStatus.CONFLICT, "Done before; its answer was too large to keep"),

    CONSISTENCY_TOKEN_UNKNOWN(
            "consistency.token-unknown", HttpStatus.BAD_REQUEST, "The consistency token is not known"),
    CONSISTENCY_NOT_REACHED(
            "consistency.not-reached", HttpStatus.GATEWAY_TIMEOUT, "The read model has not come as far yet"),

    NOT_SETTLED("history.not-settled", HttpStatus.SERVICE_UNAVAILABLE, "What was known then is not certain yet"),
    KNOWN_IN_PART("history.known-in-part", HttpStatus.SERVICE_UNAVAILABLE, "Some of what was known then is missing"),

    PROJECTION_PAUSED("projection.paused", HttpStatus.CONFLICT, "The projection is paused"),
    PROJECTION_NOT_RUNNING("projection.not-running", HttpStatus.CONFLICT, "The projection does not run"),
    ONE_SEGMENT_ONLY("projection.one-segment-only", HttpStatus.CONFLICT, "The projection is never split"),
    SEGMENT_NOT_HERE("projection.segment-not-here", HttpStatus.CONFLICT, "The segment is not worked on here"),
    PROJECTION_NOT_REBUILT("projection.not-rebuilt", HttpStatus.CONFLICT, "The projection cannot be made anew"),
    SEGMENT_REFUSED("projection.segment-refused", HttpStatus.CONFLICT, "The segment stays as it is"),
    DEAD_LETTER_WAITS("dead-letter.waits", HttpStatus.CONFLICT, "It waits behind another"),
    DEAD_LETTER_BUSY("dead-letter.busy", HttpStatus.CONFLICT, "Somebody else is at it"),
    PACK_LINK_REFUSED("evidence.link-refused", HttpStatus.FORBIDDEN, "The link is none that was given"),
    PACK_LINK_EXPIRED("evidence.link-expired", HttpStatus.GONE, "The link has expired"),
    PACK_NOT_READY("evidence.not-ready", HttpStatus.CONFLICT, "The pack is not ready"),
    PACK_WITHDRAWN("evidence.withdrawn", HttpStatus.GONE, "The pack was withdrawn"),
    PACK_FILE_MISSING("evidence.file-missing", HttpStatus.SERVICE_UNAVAILABLE, "The file of the pack is not here"),
    MAIL_NOT_AGAIN("mail.not-again", HttpStatus.CONFLICT, "The mail is not to be sent again"),
    AUDIT_BUSY("proof.audit-busy", HttpStatus.CONFLICT, "The ledger is being looked through"),
    STORE_UNAVAILABLE("store.unavailable", HttpStatus.SERVICE_UNAVAILABLE, "The store cannot be reached"),
    BUSY("service.busy", HttpStatus.SERVICE_UNAVAILABLE, "Others are at the same thing"),
    UNAVAILABLE("service.unavailable", HttpStatus.SERVICE_UNAVAILABLE, "Not available now"),
    INTERNAL("internal", HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong");

    private final String code;
    private final HttpStatus status;
    private final String title;

    EdgeCode(String code, HttpStatus status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    public String code() {
        return code;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** For failures of which only the status is known. */
    static EdgeCode of(int status) {
        return switch (status) {
            case 401 -> TOKEN_REFUSED;
            case 403 -> ACCESS_DENIED;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> MEDIA_TYPE;
            case 431 -> HEADERS_TOO_LARGE;
            case 503 -> UNAVAILABLE;
            default -> status < 500 ? BAD_REQUEST : INTERNAL;
        };
    }
}
