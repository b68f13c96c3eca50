package io.muniment.command.verification.releasereview;

import io.muniment.command.Commands;
import io.muniment.command.Receipt;
import io.muniment.kernel.verification.VerificationRequestId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReleaseReviewEndpoint {

    private final Commands commands;

    ReleaseReviewEndpoint(Commands commands) {
        this.commands = commands;
    }

    @PostMapping("/api/verification-requests/{id}/release")
    Receipt release(@PathVariable VerificationRequestId id) {
        return commands.send(new ReleaseReview(id));
    }
}
