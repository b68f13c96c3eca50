package io.muniment.command.verification.attachdocument;

import io.muniment.command.Receipt;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.verification.DocumentKind;
import io.muniment.kernel.verification.VerificationRequestId;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@Requires(Permission.REQUEST_VERIFICATION)
class AttachDocumentEndpoint {

    private final DocumentIntake intake;

    AttachDocumentEndpoint(DocumentIntake intake) {
        this.intake = intake;
    }

    @PostMapping(path = "/api/verification-requests/{id}/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Receipt attach(
            @PathVariable VerificationRequestId id, @RequestParam DocumentKind kind, @RequestPart MultipartFile file)
            throws IOException {
        return intake.take(id, kind, file);
    }
}
