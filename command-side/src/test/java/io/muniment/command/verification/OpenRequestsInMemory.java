package io.muniment.command.verification;

import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class OpenRequestsInMemory implements OpenRequests {

    private final Map<Subject, VerificationRequestState> known = new HashMap<>();
    private final Map<Subject, VerificationRequestId> latest = new HashMap<>();

    void know(TenantId tenant, VerificationRequestState state) {
        known.put(new Subject(tenant, state.type(), state.subject()), state);
    }

    Map<Subject, VerificationRequestId> noted() {
        return Map.copyOf(latest);
    }

    @Override
    public @Nullable VerificationRequestState latest(TenantId tenant, VerificationType type, String subject) {
        return known.get(new Subject(tenant, type, subject));
    }

    @Override
    public void nowIs(TenantId tenant, VerificationType type, String subject, VerificationRequestId id) {
        latest.put(new Subject(tenant, type, subject), id);
    }

    record Subject(TenantId tenant, VerificationType type, String name) {}
}
