package io.muniment.infra.privacy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muniment.kernel.privacy.PersonId;
import io.muniment.kernel.privacy.PrivacyRule;
import io.muniment.kernel.rule.RuleBroken;
import io.muniment.kernel.tenancy.TenantId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.crypto.SecretKey;

/**
 * The keys of persons, near at hand. A process uses those it remembers only while it is certain that none was
 * destroyed: so a destroyed key is of no use anywhere once that time is over.
 */
final class PersonKeys {

    private static final int AT_MOST = 100_000;

    private final PersonKeyStore store;
    private final Duration certainFor;
    private final Runnable forget;
    private final Cache<PersonId, Remembered> remembered =
            Caffeine.newBuilder().maximumSize(AT_MOST).build();
    private final ReentrantLock asking = new ReentrantLock();
    private volatile long certainSince;
    private volatile long destructions = -1;

    /** What was stored when so many keys had been destroyed. */
    private record Remembered(PersonKeyStore.Stored stored, long destructions) {}

    /** @param forget lets go of what was opened with keys that are no more */
    PersonKeys(PersonKeyStore store, Duration certainFor, Runnable forget) {
        this.store = store;
        this.certainFor = certainFor;
        this.forget = forget;
    }

    /** What the person's data is sealed with from now on. */
    SecretKey toSeal(TenantId tenant, String person) {
        SecretKey key = find(PersonId.of(tenant, person), () -> store.findOrMake(tenant, person))
                .key();
        if (key == null) {
            throw new RuleBroken(PrivacyRule.PERSON_ERASED, "The person is erased: nothing is noted of them any more");
        }
        return key;
    }

    /** None if it was destroyed. */
    Optional<SecretKey> toOpen(PersonId person) {
        return Optional.ofNullable(find(
                        person,
                        () -> store.find(person).orElseThrow(() -> new KeyMissing("No key is kept of " + person)))
                .key());
    }

    private PersonKeyStore.Stored find(PersonId person, Supplier<PersonKeyStore.Stored> inStore) {
        beCertain();
        long now = destructions;
        Remembered one = remembered.getIfPresent(person);
        if (one == null || one.destructions != now) {
            one = new Remembered(inStore.get(), now);
            remembered.put(person, one);
        }
        return one.stored;
    }

    /** Whether there was one; nobody uses it after this. */
    boolean destroy(PersonId person) throws InterruptedException {
        boolean wasThere = store.destroy(person);
        lookAgain();
        Thread.sleep(certainFor);
        return wasThere;
    }

    /** Asks again if that was too long ago; of many who would ask, one does. */
    private void beCertain() {
        if (isUncertain()) {
            asking.lock();
            try {
                if (isUncertain()) {
                    lookAgain();
                }
            } finally {
                asking.unlock();
            }
        }
    }

    private boolean isUncertain() {
        return destructions < 0 || System.nanoTime() - certainSince > certainFor.toNanos();
    }

    void lookAgain() {
        asking.lock();
        try {
            long asked = System.nanoTime();
            long now = store.destructions();
            if (destructions >= 0 && destructions != now) {
                forget.run();
            }
            destructions = now;
            certainSince = asked;
        } finally {
            asking.unlock();
        }
    }
}
