package io.muniment.infra.http.idempotency;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was answered, as far as it is given again. Without a body it was too large to keep. */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way between socket and table, never compared
record Answer(int status, Map<String, String> headers, byte @Nullable [] body) {}
