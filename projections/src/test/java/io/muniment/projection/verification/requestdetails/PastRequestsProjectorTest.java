package io.muniment.projection.verification.requestdetails;

import io.muniment.projection.KeptFold;
import io.muniment.projection.Past;
import io.muniment.projection.PastContract;
import org.jooq.DSLContext;

class PastRequestsProjectorTest extends PastContract<RequestRows> {

    private final RequestDetails fold = new RequestDetails();
    private final PastRequests past = new PastRequests(fold);

    @Override
    protected Past<RequestRows> past() {
        return past;
    }

    @Override
    protected KeptFold<RequestRows> fold() {
        return fold;
    }

    @Override
    protected Object projector(DSLContext db) {
        return new PastRequestsProjector(past, db);
    }
}
