package io.muniment.query.verification.search;

import io.muniment.kernel.verification.VerificationStatus;
import io.muniment.kernel.verification.VerificationType;
import java.util.List;
import java.util.Map;

/** A page of what was found. The counts are of all that the words find, whatever status and type are asked for. */
record FoundRequests(
        List<FoundRequest> items,
        int page,
        int size,
        long total,
        boolean hasNext,
        Map<VerificationStatus, Long> byStatus,
        Map<VerificationType, Long> byType) {}
