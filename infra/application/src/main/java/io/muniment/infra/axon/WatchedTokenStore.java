package io.muniment.infra.axon;

import io.muniment.infra.consistency.CommitWatch;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Says how far a processor has come, as soon as that is committed together with its rows. */
final class WatchedTokenStore extends JdbcTokenStore {

    private final CommitWatch commits;

    WatchedTokenStore(Builder settings, CommitWatch commits) {
        super(settings);
        this.commits = commits;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        super.storeToken(token, processor, segment);
        if (token != null && TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    commits.committed(processor, segment, token);
                }
            });
        }
    }
}
