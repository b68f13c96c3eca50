package io.muniment.infra.http.idempotency;

import io.muniment.infra.http.HttpProperties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Renews the leases of the requests that are under way here: only who has crashed lets one run out. */
@Component
class Leases implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
    private static final int BEATS_PER_LEASE = 3;

    private final IdempotentRequests requests;
    private final Set<Held> held = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("idempotency-leases").factory());

    Leases(IdempotentRequests requests, HttpProperties properties) {
        this.requests = requests;
        long every = properties.idempotency().lease().toMillis() / BEATS_PER_LEASE;
        var _ = heart.scheduleWithFixedDelay(this::renewAll, every, every, TimeUnit.MILLISECONDS);
    }

    private record Held(RequestFingerprint request, UUID claim) {}

    void hold(RequestFingerprint request, UUID claim) {
        held.add(new Held(request, claim));
    }

    void letGo(RequestFingerprint request, UUID claim) {
        held.remove(new Held(request, claim));
    }

    private void renewAll() {
        try {
            held.forEach(each -> requests.renew(each.request(), each.claim()));
        } catch (DataAccessException away) { // the next beat tries again
            LOG.warn("Leases of idempotency keys could not be renewed: {}", away.toString());
        }
    }

    @Override
    public void destroy() {
        heart.shutdownNow();
    }
}
