package io.muniment.command.identity.eraseaccount;

import io.muniment.command.ForgetsPersons;
import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.AccountState;
import org.springframework.stereotype.Component;

@Component
class AccountsForgetPersons implements ForgetsPersons {

    @Override
    public String aggregate() {
        return AccountState.FOLD.aggregate();
    }

    @Override
    public Object forget(String aggregateId, String person) {
        return new EraseAccount(new AccountId(aggregateId), person);
    }
}
