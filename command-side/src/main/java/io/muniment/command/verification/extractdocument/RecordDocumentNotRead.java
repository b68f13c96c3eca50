package io.muniment.command.verification.extractdocument;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.verification.DocumentId;
import io.muniment.kernel.verification.VerificationRequestId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Notes that no text could be read, so that the reviewer looks at the document. */
@Requires(Permission.ACT_AS_SYSTEM)
public record RecordDocumentNotRead(
        @TargetAggregateIdentifier VerificationRequestId id, DocumentId document, String reason) {}
