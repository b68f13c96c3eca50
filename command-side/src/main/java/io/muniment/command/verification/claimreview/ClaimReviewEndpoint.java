package io.muniment.command.verification.claimreview;

import io.muniment.command.Commands;
import io.muniment.command.Receipt;
import io.muniment.kernel.verification.VerificationRequestId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ClaimReviewEndpoint {

    private final Commands commands;

    ClaimReviewEndpoint(Commands commands) {
        this.commands = commands;
    }

    @PostMapping("/api/verification-requests/{id}/claim")
    Receipt claim(@PathVariable VerificationRequestId id) {
        return commands.send(new ClaimReview(id));
    }
}
