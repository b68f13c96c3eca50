package io.muniment.projection.verification.reviewqueue;

import io.muniment.projection.KeptFold;
import io.muniment.projection.Past;
import io.muniment.projection.PastContract;
import org.jooq.DSLContext;

class PastQueueProjectorTest extends PastContract<QueueRows> {

    private final ReviewQueue fold = new ReviewQueue();
    private final PastQueue past = new PastQueue(fold);

    @Override
    protected Past<QueueRows> past() {
        return past;
    }

    @Override
    protected KeptFold<QueueRows> fold() {
        return fold;
    }

    @Override
    protected Object projector(DSLContext db) {
        return new PastQueueProjector(past, db);
    }
}
