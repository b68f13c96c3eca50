package io.muniment.infra.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muniment.infra.embedded.BuildServices;
import io.muniment.infra.eventstore.TenantAtHand;
import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.privacy.PersonId;
import io.muniment.kernel.privacy.PrivacyRule;
import io.muniment.kernel.rule.RuleBroken;
import io.muniment.kernel.tenancy.TenantId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.SecretKey;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Keys in a database that has nothing else, as it may be. */
class PersonKeysTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId ZETA = new TenantId("zeta");
    private static final Duration CERTAIN_FOR = Duration.ofMillis(50);
    private static final Message<?> MESSAGE = new GenericMessage<>("payload", Map.of(EventContext.TENANT, "acme"));
    private static final JsonNode PLAIN = JsonNodeFactory.instance.stringNode("12 Harbour Street");

    private PersonKeyDatabase database;

    @TempDir
    private Path folder;

    @BeforeEach
    void migrate() {
        database = PersonKeyDatabase.at(BuildServices.postgres().createDatabase("keys"), null, null);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everybodyHasOneKeyInEachTenant() {
        PersonKeys keys = keys(store(master("a"), null));
        SecretKey ada = keys.toSeal(ACME, "one");
        assertThat(keys.toSeal(ACME, "one")).isEqualTo(ada);
        assertThat(keys(store(master("a"), null)).toOpen(PersonId.of(ACME, "one")))
                .contains(ada);
        assertThat(keys.toSeal(ZETA, "one")).isNotEqualTo(ada);
        assertThat(keys.toSeal(ACME, "two")).isNotEqualTo(ada);
    }

    @Test
    void manyWhoBeginAtOnceHaveTheSame() throws Exception {
        Set<SecretKey> made = ConcurrentHashMap.newKeySet();
        List<Callable<Boolean>> beginners = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            PersonKeys keys = keys(store(master("a"), null));
            beginners.add(() -> made.add(keys.toSeal(ACME, "together")));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> one : threads.invokeAll(beginners)) {
                one.get();
            }
        }
        assertThat(made).hasSize(1);
    }

    @Test
    void whatIsDestroyedIsOfNoUseToAnyProcessOnceTheTimeIsOver() throws InterruptedException {
        AtomicInteger forgotten = new AtomicInteger();
        PersonKeys here = keys(store(master("a"), null));
        PersonKeys there = new PersonKeys(store(master("a"), null), CERTAIN_FOR, forgotten::incrementAndGet);
        PersonId person = PersonId.of(ACME, "forgotten");
        here.toSeal(ACME, "forgotten");
        assertThat(there.toOpen(person)).isPresent();

        assertThat(here.destroy(person)).isTrue();

        assertThat(there.toOpen(person)).isEmpty();
        assertThat(forgotten).hasValue(1);
        assertThatThrownBy(() -> there.toSeal(ACME, "forgotten"))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.code()).isEqualTo(PrivacyRule.PERSON_ERASED));
        assertThat(here.destroy(person)).isFalse();
        assertThat(here.toSeal(ZETA, "forgotten")).isNotNull();
    }

    @Test
    void aMasterKeyIsFollowedByAnotherAndWhatWasSealedIsReadOn() {
        SealedPerPerson before = seal(store(master("old"), null));
        JsonNode stored = TenantAtHand.in(MESSAGE, () -> before.seal("turned", PLAIN));

        PersonKeyStore turning = store(master("new"), master("old"));
        assertThat(turning.wrapAnew()).isPositive();
        assertThat(turning.wrapAnew()).isZero();

        assertThat(seal(store(master("new"), null)).unseal(stored)).contains(PLAIN);
        PersonKeyStore late = store(master("old"), null);
        assertThatThrownBy(() -> seal(late).unseal(stored))
                .isInstanceOf(KeyMissing.class)
                .hasMessageContaining("which is not here");
        assertThatThrownBy(late::wrapAnew).isInstanceOf(KeyMissing.class).hasMessageContaining("[new]");
    }

    @Test
    void aLostKeyIsNoErasure() {
        SealedPerPerson seal = seal(store(master("a"), null));
        ObjectNode stored = (ObjectNode) TenantAtHand.in(MESSAGE, () -> seal.seal("lost", PLAIN));
        assertThat(stored.toString()).doesNotContain("Harbour");
        stored.put(SealedPerPerson.PERSON, PersonId.of(ACME, "never seen").value());
        assertThatThrownBy(() -> seal.unseal(stored)).isInstanceOf(KeyMissing.class);
    }

    @Test
    void whatIsSealedForOneIsNotOpenedForAnother() {
        SealedPerPerson seal = seal(store(master("a"), null));
        ObjectNode stored = (ObjectNode) TenantAtHand.in(MESSAGE, () -> seal.seal("mine", PLAIN));
        TenantAtHand.in(MESSAGE, () -> seal.seal("yours", PLAIN));
        stored.put(SealedPerPerson.PERSON, PersonId.of(ACME, "yours").value());
        assertThatThrownBy(() -> seal.unseal(stored)).isInstanceOf(KeyUnusable.class);
    }

    @Test
    void whatWasStoredBeforeThereWereKeysIsReadAsItIs() {
        SealedPerPerson seal = seal(store(master("a"), null));
        assertThat(seal.unseal(PLAIN)).contains(PLAIN);
        assertThat(seal.isErased(PLAIN)).isFalse();
    }

    @Test
    void nothingIsSealedForNobodysTenant() {
        SealedPerPerson seal = seal(store(master("a"), null));
        assertThatThrownBy(() -> seal.seal("ada", PLAIN)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMasterKeyIsMadeOnceAndShownToNobody() throws Exception {
        FileMasterKey made = FileMasterKey.madeIn(folder);
        assertThat(FileMasterKey.madeIn(folder)).isEqualTo(made);
        assertThat(made.toString())
                .doesNotContain(Files.readString(folder.resolve("master-key")).strip());
        Path broken = Files.writeString(folder.resolve("broken"), "no key");
        assertThatThrownBy(() -> FileMasterKey.in(broken)).hasMessageContaining("openssl rand -base64 32");
    }

    private static PersonKeys keys(PersonKeyStore store) {
        return new PersonKeys(store, CERTAIN_FOR, () -> {});
    }

    private SealedPerPerson seal(PersonKeyStore store) {
        return new SealedPerPerson(keys(store));
    }

    private PersonKeyStore store(MasterKey current, @Nullable MasterKey previous) {
        return new PersonKeyStore(database.db(), new MasterKeys(current, previous), Clock.systemUTC());
    }

    private static MasterKey master(String name) {
        byte[] bytes = new byte[Xaes.KEY];
        Arrays.fill(bytes, (byte) name.charAt(0));
        return new FileMasterKey(name, Xaes.key(bytes));
    }
}
