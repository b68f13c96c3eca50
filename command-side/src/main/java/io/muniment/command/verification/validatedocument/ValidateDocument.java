package io.muniment.command.verification.validatedocument;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.verification.DocumentId;
import io.muniment.kernel.verification.VerificationRequestId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Checks a document, read or not, against the checklist of the request's type. */
@Requires(Permission.ACT_AS_SYSTEM)
public record ValidateDocument(@TargetAggregateIdentifier VerificationRequestId id, DocumentId document) {}
