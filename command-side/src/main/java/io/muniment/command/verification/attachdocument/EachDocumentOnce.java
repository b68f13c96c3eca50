package io.muniment.command.verification.attachdocument;

import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationRule;

public record EachDocumentOnce(VerificationRequestState request, AttachDocument command) implements Rule {

    @Override
    public boolean holds() {
        return request.documents().stream()
                .noneMatch(document -> document.sha256().equals(command.sha256()));
    }

    @Override
    public RuleCode code() {
        return VerificationRule.DOCUMENT_ALREADY_ATTACHED;
    }

    @Override
    public String explanation() {
        return "The request already has a document with this content";
    }
}
