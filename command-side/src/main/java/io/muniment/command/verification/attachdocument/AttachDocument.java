package io.muniment.command.verification.attachdocument;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.verification.DocumentId;
import io.muniment.kernel.verification.DocumentKind;
import io.muniment.kernel.verification.VerificationRequestId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Adds a document whose file is already kept. */
@Requires(Permission.REQUEST_VERIFICATION)
public record AttachDocument(
        @TargetAggregateIdentifier VerificationRequestId id,
        DocumentId document,
        DocumentKind kind,
        String fileName,
        String mediaType,
        long size,
        String sha256) {}
