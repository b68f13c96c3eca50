package io.muniment.projection.identity.accounts;

import io.muniment.kernel.identity.AccountEvent;
import io.muniment.projection.Batched;
import io.muniment.projection.Projection;
import io.muniment.projection.Recorded;
import io.muniment.projection.Unhurried;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Keeps who may sign in, and as what. */
@Component
@ProcessingGroup(Accounts.NAME)
@Batched
@Unhurried(millis = 50, because = "Accounts seldom change, and signing in does not wait for their rows")
class AccountsProjector {

    private final Projection<AccountRows> projection;

    AccountsProjector(Accounts accounts, DSLContext db) {
        this.projection = new Projection<>(accounts, db);
    }

    @EventHandler
    void on(AccountEvent event, Recorded recorded) {
        projection.fold(event, recorded);
    }

    @ResetHandler
    void reset() {
        projection.reset();
    }
}
