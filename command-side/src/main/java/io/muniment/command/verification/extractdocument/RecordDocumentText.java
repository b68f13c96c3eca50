package io.muniment.command.verification.extractdocument;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.verification.DocumentId;
import io.muniment.kernel.verification.VerificationRequestId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Notes the text that a reader found in a document. */
@Requires(Permission.ACT_AS_SYSTEM)
public record RecordDocumentText(
        @TargetAggregateIdentifier VerificationRequestId id,
        DocumentId document,
        String text,
        int confidencePercent,
        String reader) {}
