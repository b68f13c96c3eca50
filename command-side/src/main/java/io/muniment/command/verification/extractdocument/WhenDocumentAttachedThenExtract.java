package io.muniment.command.verification.extractdocument;

import io.muniment.command.SystemCommands;
import io.muniment.command.verification.DocumentStore;
import io.muniment.command.verification.extractdocument.DocumentReader.NotRead;
import io.muniment.command.verification.extractdocument.DocumentReader.Reading;
import io.muniment.command.verification.extractdocument.DocumentReader.Text;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentAttached;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Reads each document once it is attached. Doubled events do no harm: a document that was read is not read again. */
@Component
@ProcessingGroup("verification-extraction")
@DisallowReplay
class WhenDocumentAttachedThenExtract {

    private final DocumentStore documents;
    private final DocumentReader reader;
    private final SystemCommands commands;

    WhenDocumentAttachedThenExtract(DocumentStore documents, DocumentReader reader, SystemCommands commands) {
        this.documents = documents;
        this.reader = reader;
        this.commands = commands;
    }

    @EventHandler
    void on(DocumentAttached event, Actor applicant) throws NoSuchFileException {
        Object command = switch (read(event, applicant.tenant())) {
            case Text text ->
                new RecordDocumentText(
                        event.id(), event.document(), text.text(), text.confidencePercent(), text.reader());
            case NotRead notRead -> new RecordDocumentNotRead(event.id(), event.document(), notRead.reason());
        };
        commands.send(command, Actor.system("document-reader", applicant.tenant()));
    }

    private Reading read(DocumentAttached event, TenantId tenant) throws NoSuchFileException {
        try (InputStream content = documents.open(tenant, event.id(), event.sha256())) {
            return reader.read(content, event.mediaType());
        } catch (NoSuchFileException lost) {
            throw lost; // does not pass by itself: the event is parked for an operator
        } catch (IOException passing) {
            throw new DocumentOutOfReach(event.document(), passing);
        }
    }
}
