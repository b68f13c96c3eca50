package io.muniment.command.verification.notereview;

import io.muniment.command.Commands;
import io.muniment.command.Receipt;
import io.muniment.kernel.verification.VerificationRequestId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class NoteReviewEndpoint {

    private final Commands commands;

    NoteReviewEndpoint(Commands commands) {
        this.commands = commands;
    }

    @PostMapping("/api/verification-requests/{id}/notes")
    Receipt note(@PathVariable VerificationRequestId id, @RequestBody @Valid Note note) {
        return commands.send(new NoteReview(id, note.text().strip()));
    }

    record Note(@NotBlank @Size(max = 2000) String text) {}
}
