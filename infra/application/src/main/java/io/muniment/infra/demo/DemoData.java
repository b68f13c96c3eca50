package io.muniment.infra.demo;

import static io.muniment.kernel.verification.DocumentKind.GAS_SAFETY_CERTIFICATE;
import static io.muniment.kernel.verification.DocumentKind.PASSPORT;
import static io.muniment.kernel.verification.DocumentKind.TITLE_DEED;
import static io.muniment.kernel.verification.VerificationType.COMPLIANCE_DOCUMENT;
import static io.muniment.kernel.verification.VerificationType.IDENTITY;
import static io.muniment.kernel.verification.VerificationType.PROPERTY;

import io.muniment.command.SystemCommands;
import io.muniment.command.verification.DocumentStore;
import io.muniment.command.verification.DocumentStore.Stored;
import io.muniment.command.verification.OpenRequests;
import io.muniment.command.verification.attachdocument.AttachDocument;
import io.muniment.command.verification.submitrequest.SubmitVerificationRequest;
import io.muniment.kernel.IdSource;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.rule.RuleBroken;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.DocumentId;
import io.muniment.kernel.verification.DocumentKind;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Something to look at after the first start, made by the same commands that people send. Each start makes what is
 * still missing: the one before may have been interrupted.
 */
@Component
@ConditionalOnProperty("muniment.demo")
class DemoData {

    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);
    private static final TenantId DEMO = new TenantId("demo");
    private static final Actor ADA = Actor.person("ada", Role.BUYER, DEMO);
    private static final Actor OLGA = Actor.person("olga", Role.OWNER, DEMO);

    private final OpenRequests requests;
    private final SystemCommands commands;
    private final DocumentStore documents;
    private final IdSource ids;

    DemoData(OpenRequests requests, SystemCommands commands, DocumentStore documents, IdSource ids) {
        this.requests = requests;
        this.commands = commands;
        this.documents = documents;
        this.ids = ids;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void make() throws IOException {
        VerificationRequestId house = submit(OLGA, PROPERTY, "prop-1", "1 Harbour Street, Whitby", "Olga Wells");
        attach(
                OLGA,
                house,
                TITLE_DEED,
                "title-deed.txt",
                "Official copy of register of title. Property: 1 Harbour Street, Whitby. Proprietor: Olga Wells.");
        VerificationRequestId person = submit(ADA, IDENTITY, "person-ada", "Ada Byron", "Ada Byron");
        attach(ADA, person, PASSPORT, "passport.txt", "Passport. Surname Byron. Given names Ada. Issued 12 May 2024.");
        VerificationRequestId gas =
                submit(OLGA, COMPLIANCE_DOCUMENT, "prop-1:gas", "1 Harbour Street, Whitby", "Olga Wells");
        attach(
                OLGA,
                gas,
                GAS_SAFETY_CERTIFICATE,
                "gas-safety.txt",
                "Landlord gas safety record. Address 1 Harbour Street, Whitby. Date of inspection 03/11/2026.");
        submit(ADA, PROPERTY, "prop-2", "2 Abbey Road, Whitby", "Ada Byron");
        LOG.info("Tenant {} has its demo data: four verification requests", DEMO);
    }

    private VerificationRequestId submit(
            Actor applicant, VerificationType type, String subject, String label, String applicantName) {
        VerificationRequestState made = requests.latest(applicant.tenant(), type, subject);
        if (made != null) {
            return made.id();
        }
        VerificationRequestId id = ids.next(VerificationRequestId.PREFIX, VerificationRequestId::new);
        commands.send(new SubmitVerificationRequest(id, type, subject, label, applicantName, null), applicant);
        return id;
    }

    private void attach(Actor applicant, VerificationRequestId request, DocumentKind kind, String fileName, String text)
            throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        Stored stored = documents.put(applicant.tenant(), request, new ByteArrayInputStream(content));
        DocumentId document = ids.next(DocumentId.PREFIX, DocumentId::new);
        try {
            commands.send(
                    new AttachDocument(request, document, kind, fileName, "text/plain", stored.size(), stored.sha256()),
                    applicant);
        } catch (RuleBroken attachedOrFurtherOn) {
            LOG.debug("{} stays as it is: {}", request, attachedOrFurtherOn.getMessage());
        }
    }
}
