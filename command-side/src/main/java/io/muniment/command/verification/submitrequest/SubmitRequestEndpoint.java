package io.muniment.command.verification.submitrequest;

import io.muniment.command.Commands;
import io.muniment.command.Receipt;
import io.muniment.kernel.IdSource;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.kernel.verification.VerificationType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SubmitRequestEndpoint {

    private final Commands commands;
    private final IdSource ids;

    SubmitRequestEndpoint(Commands commands, IdSource ids) {
        this.commands = commands;
        this.ids = ids;
    }

    @PostMapping("/api/verification-requests")
    ResponseEntity<Receipt> submit(@RequestBody @Valid Submission submission) {
        VerificationRequestId id = ids.next(VerificationRequestId.PREFIX, VerificationRequestId::new);
        Receipt receipt = commands.send(new SubmitVerificationRequest(
                id,
                submission.type(),
                submission.subject().strip(),
                submission.subjectLabel().strip(),
                submission.applicantName().strip(),
                submission.effectiveAt()));
        return ResponseEntity.created(URI.create("/api/verification-requests/" + receipt.id()))
                .body(receipt);
    }

    /** What is to be verified: a subject by its reference, and how people call it. */
    record Submission(
            @NotNull VerificationType type,
            @NotBlank @Size(max = 100) String subject,
            @NotBlank @Size(max = 300) String subjectLabel,
            @NotBlank @Size(max = 200) String applicantName,
            @Nullable Instant effectiveAt) {}
}
