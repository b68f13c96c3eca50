package io.muniment.infra.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.muniment.command.verification.attachdocument.AttachDocument;
import io.muniment.command.verification.withdrawrequest.WithdrawRequest;
import io.muniment.infra.RunningMuniment;
import io.muniment.infra.axon.Sender;
import io.muniment.kernel.IdSource;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.DocumentId;
import io.muniment.kernel.verification.DocumentKind;
import io.muniment.kernel.verification.VerificationRequestId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunningMuniment
class NamedInLedgerTest {

    private static final TenantId TENANT = Sender.ADA.tenant();
    private static final String SHA256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Autowired
    private NamedDocuments named;

    @Autowired
    private Sender sender;

    @Autowired
    private IdSource ids;

    @Autowired
    private SchedulerClient scheduler;

    @Test
    void theFilesOfARequestAreNamedForItsTenantEvenWhenItIsClosed() {
        VerificationRequestId request =
                new VerificationRequestId(sender.submit(sender.newSubject()).id());
        assertThat(named.of(TENANT, request)).isEmpty();

        DocumentId document = ids.next(DocumentId.PREFIX, DocumentId::new);
        sender.send(
                new AttachDocument(request, document, DocumentKind.TITLE_DEED, "deed.txt", "text/plain", 3, SHA256),
                Sender.ADA);
        sender.send(new WithdrawRequest(request), Sender.ADA);

        assertThat(named.of(TENANT, request)).containsExactly(SHA256);
        assertThat(named.of(new TenantId("another"), request)).isEmpty();
    }

    @Test
    void ofARequestThatNeverWasNothingIsNamed() {
        assertThat(named.of(TENANT, ids.next(VerificationRequestId.PREFIX, VerificationRequestId::new)))
                .isEmpty();
    }

    @Test
    void theSweepIsScheduled() {
        assertThat(scheduler.getScheduledExecution(TaskInstanceId.of(SweepTask.NAME, RecurringTask.INSTANCE)))
                .isPresent();
    }
}
