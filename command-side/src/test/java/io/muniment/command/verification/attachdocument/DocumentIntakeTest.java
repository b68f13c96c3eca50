package io.muniment.command.verification.attachdocument;

import static io.muniment.command.verification.VerificationFixture.ACME;
import static io.muniment.command.verification.VerificationFixture.APPLICANT;
import static io.muniment.command.verification.VerificationFixture.DOCUMENT;
import static io.muniment.command.verification.VerificationFixture.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.muniment.command.CommandLog;
import io.muniment.command.Receipt;
import io.muniment.command.verification.DocumentsInMemory;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.PermissionMissing;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.rule.RuleBroken;
import io.muniment.kernel.verification.DocumentKind;
import io.muniment.kernel.verification.VerificationRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockMultipartFile;

class DocumentIntakeTest {

    private static final byte[] DEED = "This is the deed".getBytes(StandardCharsets.UTF_8);

    private final CommandLog commands = new CommandLog();
    private final DocumentsInMemory documents = new DocumentsInMemory();
    private final List<Path> looked = new ArrayList<>();
    private final DocumentIntake intake = new DocumentIntake(
            commands,
            documents,
            file -> {
                looked.add(file);
                return "text/plain";
            },
            () -> UUID.fromString(DOCUMENT.value().substring("doc_".length())),
            () -> APPLICANT);

    @Test
    void aFileIsKeptThenAttached() throws IOException {
        assertThat(new AttachDocumentEndpoint(intake).attach(ID, DocumentKind.TITLE_DEED, upload("../deed.txt", DEED)))
                .isEqualTo(CommandLog.RECEIPT);

        String sha256 = DocumentsInMemory.address(DEED);
        assertThat(commands.sent())
                .containsExactly(new AttachDocument(
                        ID, DOCUMENT, DocumentKind.TITLE_DEED, "deed.txt", "text/plain", DEED.length, sha256));
        assertThat(documents.open(ACME, ID, sha256)).hasBinaryContent(DEED);
        assertNoTemporaryFileIsLeft();
    }

    @Test
    void anEmptyFileIsRefused() {
        RuleBroken broken = refused("deed.txt", new byte[0]);

        assertThat(broken.code()).isEqualTo(VerificationRule.DOCUMENT_REFUSED);
        assertThat(broken).hasMessage("The file is empty");
        assertNothingIsLeft();
    }

    @Test
    void aFileThatPretendsIsRefused() {
        assertThat(refused("deed.pdf", DEED).code()).isEqualTo(VerificationRule.DOCUMENT_REFUSED);
        assertNothingIsLeft();
    }

    static Stream<RuntimeException> refusals() {
        return Stream.of(
                new RuleBroken(VerificationRule.NOT_COLLECTING, "closed"),
                new RuleBroken(VerificationRule.DOCUMENT_ALREADY_ATTACHED, "once"),
                new PermissionMissing(Role.GUEST, List.of(Permission.REQUEST_VERIFICATION)),
                new AggregateNotFoundException(ID.value(), "no such request"),
                new IllegalStateException("connection lost"));
    }

    /** Another upload of the same content may succeed at this moment: its event then names this file. */
    @ParameterizedTest
    @MethodSource("refusals")
    void theFileOfARefusedDocumentStaysForTheSweep(RuntimeException refusal) {
        commands.refuseWith(refusal);

        assertThatThrownBy(() -> take("deed.txt", DEED)).isSameAs(refusal);
        assertThat(commands.sent()).isEmpty();
        assertThat(documents.size()).isEqualTo(1);
        assertNoTemporaryFileIsLeft();
    }

    private Receipt take(String name, byte[] content) throws IOException {
        return intake.take(ID, DocumentKind.TITLE_DEED, upload(name, content));
    }

    private RuleBroken refused(String name, byte[] content) {
        return catchThrowableOfType(RuleBroken.class, () -> take(name, content));
    }

    private void assertNothingIsLeft() {
        assertThat(commands.sent()).isEmpty();
        assertThat(documents.size()).isZero();
        assertNoTemporaryFileIsLeft();
    }

    private void assertNoTemporaryFileIsLeft() {
        assertThat(looked).isNotEmpty().allSatisfy(file -> assertThat(file).doesNotExist());
    }

    private static MockMultipartFile upload(String name, byte[] content) {
        return new MockMultipartFile("file", name, "application/octet-stream", content);
    }
}
