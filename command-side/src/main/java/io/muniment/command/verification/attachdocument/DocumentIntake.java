package io.muniment.command.verification.attachdocument;

import io.muniment.command.Commands;
import io.muniment.command.Receipt;
import io.muniment.command.verification.DocumentStore;
import io.muniment.command.verification.DocumentStore.Stored;
import io.muniment.kernel.IdSource;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.DocumentId;
import io.muniment.kernel.verification.DocumentKind;
import io.muniment.kernel.verification.VerificationRequestId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Looks at an uploaded file, keeps it, then asks for it to be attached. */
@Component
class DocumentIntake {

    private final Commands commands;
    private final DocumentStore documents;
    private final MediaTypes mediaTypes;
    private final IdSource ids;
    private final Supplier<Actor> actor;

    DocumentIntake(
            Commands commands, DocumentStore documents, MediaTypes mediaTypes, IdSource ids, Supplier<Actor> actor) {
        this.commands = commands;
        this.documents = documents;
        this.mediaTypes = mediaTypes;
        this.ids = ids;
        this.actor = actor;
    }

    Receipt take(VerificationRequestId request, DocumentKind kind, MultipartFile upload) throws IOException {
        Path file = Files.createTempFile("muniment-upload-", ".part");
        try {
            upload.transferTo(file);
            FileName name = FileName.of(upload.getOriginalFilename());
            String mediaType = mediaTypes.of(file);
            Rule.check(new NotEmpty(Files.size(file)), new ReadableMediaType(name, mediaType));
            return keepAndAttach(request, kind, name, mediaType, file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Receipt keepAndAttach(
            VerificationRequestId request, DocumentKind kind, FileName name, String mediaType, Path file)
            throws IOException {
        TenantId tenant = actor.get().tenant();
        Stored stored;
        try (InputStream content = Files.newInputStream(file)) {
            stored = documents.put(tenant, request, content);
        }
        DocumentId document = ids.next(DocumentId.PREFIX, DocumentId::new);
        return commands.send(
                new AttachDocument(request, document, kind, name.value(), mediaType, stored.size(), stored.sha256()));
    }
}
