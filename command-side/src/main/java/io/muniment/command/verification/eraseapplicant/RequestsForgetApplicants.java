package io.muniment.command.verification.eraseapplicant;

import io.muniment.command.ForgetsPersons;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.kernel.verification.VerificationRequestState;
import org.springframework.stereotype.Component;

@Component
class RequestsForgetApplicants implements ForgetsPersons {

    @Override
    public String aggregate() {
        return VerificationRequestState.FOLD.aggregate();
    }

    @Override
    public Object forget(String aggregateId, String person) {
        return new EraseApplicant(new VerificationRequestId(aggregateId), person);
    }
}
