package io.muniment.infra.ocr;

import static io.muniment.projection.schema.Tables.LEDGER_EVENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muniment.command.verification.DocumentStore;
import io.muniment.command.verification.DocumentStore.Stored;
import io.muniment.command.verification.attachdocument.AttachDocument;
import io.muniment.infra.RunningMuniment;
import io.muniment.infra.axon.Sender;
import io.muniment.kernel.IdSource;
import io.muniment.kernel.verification.DocumentId;
import io.muniment.kernel.verification.DocumentKind;
import io.muniment.kernel.verification.VerificationRequestId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunningMuniment
class OneDocumentAtATimeTest {

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private DocumentStore documents;

    @Autowired
    private Sender sender;

    @Autowired
    private IdSource ids;

    @Autowired
    private DSLContext db;

    /** Documents that wait together would be read in one transaction, were it not forbidden. */
    @Test
    void documentsThatWaitTogetherAreReadInTransactionsOfTheirOwn() throws IOException {
        TrackingEventProcessor extraction = processing
                .eventProcessor(OneDocumentAtATime.PROCESSOR, TrackingEventProcessor.class)
                .orElseThrow();
        VerificationRequestId request =
                new VerificationRequestId(sender.submit(sender.newSubject()).id());
        extraction.shutDown();
        try {
            attach(request, "the first deed");
            attach(request, "the second deed");
        } finally {
            extraction.start();
        }

        await().atMost(Duration.ofSeconds(30))
                .until(() -> transactionsThatRead(request).size() == 2);
        assertThat(transactionsThatRead(request)).doesNotHaveDuplicates();
    }

    private void attach(VerificationRequestId request, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        Stored stored = documents.put(Sender.ADA.tenant(), request, new ByteArrayInputStream(content));
        sender.send(
                new AttachDocument(
                        request,
                        ids.next(DocumentId.PREFIX, DocumentId::new),
                        DocumentKind.TITLE_DEED,
                        "deed.txt",
                        "text/plain",
                        stored.size(),
                        stored.sha256()),
                Sender.ADA);
    }

    /** PostgreSQL keeps with each row the transaction that wrote it. */
    private List<String> transactionsThatRead(VerificationRequestId request) {
        return db.select(DSL.field(DSL.name("xmin")).cast(String.class))
                .from(LEDGER_EVENT)
                .where(LEDGER_EVENT.AGGREGATE_ID.eq(request.value()))
                .and(LEDGER_EVENT.NAME.eq("verification.DocumentTextExtracted"))
                .fetch(row -> row.value1());
    }
}
