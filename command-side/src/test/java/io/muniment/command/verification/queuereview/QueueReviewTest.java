package io.muniment.command.verification.queuereview;

import static io.muniment.command.verification.VerificationFixture.DOCUMENT;
import static io.muniment.command.verification.VerificationFixture.ID;
import static io.muniment.command.verification.VerificationFixture.REVIEWER;
import static io.muniment.command.verification.VerificationFixture.REVIEW_DUE;
import static io.muniment.command.verification.VerificationFixture.SECOND_DOCUMENT;
import static io.muniment.command.verification.VerificationFixture.SYSTEM;
import static io.muniment.command.verification.VerificationFixture.property;

import io.muniment.command.verification.GivenRequest;
import io.muniment.kernel.verification.DocumentKind;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestWithdrawn;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewQueued;
import org.junit.jupiter.api.Test;

class QueueReviewTest {

    private static final QueueReview QUEUE = new QueueReview(ID);

    @Test
    void aCompleteRequestIsQueued() {
        property()
                .processed(DOCUMENT, DocumentKind.TITLE_DEED)
                .processed(SECOND_DOCUMENT, DocumentKind.OTHER)
                .when(QUEUE, SYSTEM)
                .gives(new ReviewQueued(ID, REVIEW_DUE));
    }

    @Test
    void anIncompleteOneIsNot() {
        property().when(QUEUE, SYSTEM).givesNothing();
        property().processed(DOCUMENT, DocumentKind.OTHER).when(QUEUE, SYSTEM).givesNothing();
        property().read(DOCUMENT, DocumentKind.TITLE_DEED).when(QUEUE, SYSTEM).givesNothing();
        property()
                .processed(DOCUMENT, DocumentKind.TITLE_DEED)
                .attached(SECOND_DOCUMENT, DocumentKind.FLOOR_PLAN)
                .when(QUEUE, SYSTEM)
                .givesNothing();
    }

    @Test
    void aRequestIsNotQueuedTwiceNorOnceItIsClosed() {
        GivenRequest complete = property().processed(DOCUMENT, DocumentKind.TITLE_DEED);
        complete.queued().when(QUEUE, SYSTEM).givesNothing();
        complete.claimedBy(REVIEWER).when(QUEUE, SYSTEM).givesNothing();
        complete.and(new RequestWithdrawn(ID)).when(QUEUE, SYSTEM).givesNothing();
    }
}
