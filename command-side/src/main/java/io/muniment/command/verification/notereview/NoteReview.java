package io.muniment.command.verification.notereview;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.kernel.verification.VerificationRequestId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Notes what other reviewers should know and the applicant does not read. */
@Requires(value = Permission.REVIEW_VERIFICATION, scope = Scope.ORGANIZATION)
public record NoteReview(@TargetAggregateIdentifier VerificationRequestId id, String note) {}
