package io.muniment.command.verification.extractdocument;

import static io.muniment.command.verification.VerificationFixture.ACME;
import static io.muniment.command.verification.VerificationFixture.APPLICANT;
import static io.muniment.command.verification.VerificationFixture.DOCUMENT;
import static io.muniment.command.verification.VerificationFixture.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muniment.command.SystemCommandLog;
import io.muniment.command.verification.DocumentsInMemory;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.verification.DocumentKind;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentAttached;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import org.axonframework.common.AxonTransientException;
import org.junit.jupiter.api.Test;

class WhenDocumentAttachedThenExtractTest {

    private static final byte[] CONTENT = "Title deed".getBytes(StandardCharsets.UTF_8);
    private static final DocumentAttached ATTACHED = new DocumentAttached(
            ID,
            DOCUMENT,
            DocumentKind.TITLE_DEED,
            APPLICANT.id(),
            "deed.txt",
            "text/plain",
            CONTENT.length,
            DocumentsInMemory.address(CONTENT));

    private final DocumentsInMemory documents = new DocumentsInMemory();
    private final SystemCommandLog commands = new SystemCommandLog();

    @Test
    void theTextIsRecorded() throws IOException {
        keep();
        extract((content, mediaType) ->
                new DocumentReader.Text(new String(content.readAllBytes(), StandardCharsets.UTF_8), 99, mediaType));

        assertRecorded(new RecordDocumentText(ID, DOCUMENT, "Title deed", 99, "text/plain"));
    }

    @Test
    void thatItCannotBeReadIsRecorded() throws IOException {
        keep();
        extract((_, _) -> new DocumentReader.NotRead("blurred"));

        assertRecorded(new RecordDocumentNotRead(ID, DOCUMENT, "blurred"));
    }

    @Test
    void aMissingFileIsAFailureAndNoAnswer() {
        assertThatThrownBy(() -> extract((_, _) -> new DocumentReader.NotRead("blurred")))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(commands.sent()).isEmpty();
    }

    @Test
    void aFileOutOfReachIsAFailureThatPasses() throws IOException {
        keep();
        IOException away = new IOException("the disk is away");

        assertThatThrownBy(() -> extract((_, _) -> {
                    throw away;
                }))
                .isInstanceOf(DocumentOutOfReach.class)
                .isInstanceOf(AxonTransientException.class)
                .hasCause(away);
        assertThat(commands.sent()).isEmpty();
    }

    private void keep() throws IOException {
        assertThat(documents.put(ACME, ID, new ByteArrayInputStream(CONTENT)).size())
                .isEqualTo(CONTENT.length);
    }

    private void extract(DocumentReader reader) throws IOException {
        new WhenDocumentAttachedThenExtract(documents, reader, commands).on(ATTACHED, APPLICANT);
    }

    private void assertRecorded(Object command) {
        assertThat(commands.sent())
                .containsExactly(new SystemCommandLog.Sent(command, Actor.system("document-reader", ACME)));
    }
}
