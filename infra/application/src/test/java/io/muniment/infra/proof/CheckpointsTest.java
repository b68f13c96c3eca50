package io.muniment.infra.proof;

import static io.muniment.projection.schema.Tables.PROOF_HASHES;
import static io.muniment.projection.schema.Tables.PROOF_TREE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.muniment.infra.verify.ConsistencyProof;
import io.muniment.infra.verify.Hash;
import io.muniment.infra.verify.InclusionProof;
import io.muniment.infra.verify.NotProven;
import io.muniment.infra.verify.SignedNote;
import io.muniment.query.ProofRefused;
import io.muniment.query.ProofRefused.Reason;
import io.muniment.query.proof.ProofKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class CheckpointsTest extends FreshLedger {

    @Test
    void nothingCannotBeSigned() {
        assertThatExceptionOfType(ProofRefused.class)
                .isThrownBy(() -> ledger.checkpoints().sign())
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.NOTHING_YET));
    }

    @Test
    void theRootIsSignedAndWhatWasSignedIsNotSignedAgain() {
        SignedNote note = ledger.append(300).hash().checkpoints().sign();
        assertThat(note.checkpoint().root()).isEqualTo(ledger.root());
        assertThat(note.verifiedBy(List.of(ledger.key().publicKey())).size()).isEqualTo(300);
        assertThat(ledger.checkpoints().sign().text()).isEqualTo(note.text());
        assertThat(ledger.checkpoints().of(300).map(SignedNote::text)).contains(note.text());
    }

    @Test
    void aProofCanBeHadOfEveryEventAndEveryTwoCheckpoints() {
        Random random = new Random(seed);
        List<SignedNote> signed = new ArrayList<>();
        for (int time = 0; time < 12; time++) {
            signed.add(
                    ledger.append(1 + random.nextInt(200)).hash().checkpoints().sign());
        }
        LedgerProofs proofs = new LedgerProofs(ledger.db(), ledger.checkpoints(), () -> -1);
        for (SignedNote note : signed) {
            long size = note.checkpoint().size();
            for (int time = 0; time < 20; time++) {
                long position = random.nextLong(size);
                String id =
                        StoredEntries.at(ledger.db(), position).orElseThrow().eventId();
                var proof = proofs.inclusion(id, position, size);
                new InclusionProof(position, size, hashes(proof.hashes()))
                        .verify(Hash.parse(proof.leaf()), note.checkpoint().root());
            }
            for (SignedNote earlier : signed.subList(0, signed.indexOf(note) + 1)) {
                var proof = proofs.consistency(earlier.checkpoint().size(), size);
                new ConsistencyProof(proof.from(), proof.to(), hashes(proof.hashes()))
                        .verify(earlier.checkpoint().root(), note.checkpoint().root());
            }
        }
    }

    private static List<Hash> hashes(List<String> texts) {
        return texts.stream().map(Hash::parse).toList();
    }

    @Test
    void whatCannotBeProvenIsRefusedByName() {
        ledger.append(300).hash().checkpoints().sign();
        ledger.append(1).hash();
        LedgerProofs proofs = new LedgerProofs(ledger.db(), ledger.checkpoints(), () -> -1);
        String last = StoredEntries.at(ledger.db(), 300).orElseThrow().eventId();
        refused(Reason.SIZE_UNKNOWN, () -> proofs.checkpoint(299L));
        refused(Reason.SIZES_IMPOSSIBLE, () -> proofs.consistency(0, null));
        refused(Reason.SIZES_IMPOSSIBLE, () -> proofs.consistency(301, 300L));
        refused(Reason.SIZE_UNKNOWN, () -> proofs.consistency(1, 77L));
        refused(Reason.CAME_LATER, () -> proofs.inclusion(last, 300, 300L));
        refused(Reason.BEHIND, () -> proofs.inclusion("unheard-of", 5000, null));
        refused(Reason.LEDGER_ALTERED, () -> proofs.inclusion("unheard-of", 12, null));
        assertThat(proofs.inclusion(last, 300, null).size()).isEqualTo(301);
        ledger.db().execute("update ledger_event set version = version + 1 where position = 12");
        String changed = StoredEntries.at(ledger.db(), 12).orElseThrow().eventId();
        refused(Reason.LEDGER_ALTERED, () -> proofs.inclusion(changed, 12, null));
    }

    private static void refused(Reason reason, Runnable asking) {
        assertThatExceptionOfType(ProofRefused.class)
                .isThrownBy(asking::run)
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    /** Whoever owns the database changes the tree; the key is not in it. */
    @Test
    void nothingIsSignedThatContradictsWhatWasSigned() {
        ledger.append(300).hash().checkpoints().sign();
        ledger.db().deleteFrom(PROOF_HASHES).execute();
        ledger.db().update(PROOF_TREE).set(PROOF_TREE.SIZE, 0L).execute();
        refused(Reason.LEDGER_ALTERED, () -> ledger.checkpoints().sign());
        ledger.db().execute("update ledger_event set version = version + 1 where position = 12");
        ledger.append(10).hash();
        refused(Reason.LEDGER_ALTERED, () -> ledger.checkpoints().sign());
    }

    @Test
    void theFirstCheckpointOfANewKeyIsSignedWithBoth() throws IOException {
        SigningKey old = ledger.key();
        SigningKey fresh = SigningKey.madeIn(folder.resolve("other"), HashedLedger.ORIGIN);
        ledger.append(10).hash().checkpoints().sign();
        ledger.append(10).hash();
        SignedNote both = ledger.checkpoints(ledger.db(), fresh, old).sign();
        assertThat(both.verifiedBy(List.of(old.publicKey())).size()).isEqualTo(20);
        assertThat(both.verifiedBy(List.of(fresh.publicKey())).size()).isEqualTo(20);
        ledger.append(10).hash();
        SignedNote then = ledger.checkpoints(ledger.db(), fresh, old).sign();
        assertThat(then.verifiedBy(List.of(fresh.publicKey())).size()).isEqualTo(30);
        assertThatExceptionOfType(NotProven.class).isThrownBy(() -> then.verifiedBy(List.of(old.publicKey())));

        List<ProofKey> keys = SigningKeys.all(ledger.db());
        assertThat(keys).extracting(ProofKey::key).containsExactly(fresh.toString(), old.toString());
        assertThat(keys.getFirst().retired()).isNull();
        assertThat(keys.getLast().retired())
                .isEqualTo(keys.getFirst().since())
                .isEqualTo(both.checkpoint().time());
        assertThat(ledger.audit(ledger.db(), fresh).finding()).isNull();
    }

    /** Nobody can tell who added the other signature: the old key says nothing of what comes after it. */
    @Test
    void aKeyIsBelievedUpToTheCheckpointInWhichItWasFollowedAndTheNextOneOnlyByItsOwner() {
        SigningKey old = ledger.key();
        SigningKey fresh = SigningKey.madeIn(folder.resolve("other"), HashedLedger.ORIGIN);
        ledger.append(10).hash().checkpoints().sign();
        ledger.append(10).hash().checkpoints(ledger.db(), fresh, old).sign();
        ledger.append(10).hash().checkpoints(ledger.db(), fresh, null).sign();

        assertThat(ledger.audit(ledger.db(), fresh).finding()).isNull();
        Discrepancy finding = ledger.audit(ledger.db(), old).finding();
        assertThat(finding).isNotNull();
        assertThat(Objects.requireNonNull(finding).kind()).isEqualTo(Discrepancy.Kind.CHECKPOINT_ALTERED);
        assertThat(finding.position()).isEqualTo(30);
    }

    @Test
    void aKeyThatWasFollowedByAnotherSignsNoMore() {
        SigningKey old = ledger.key();
        SigningKey fresh = SigningKey.madeIn(folder.resolve("other"), HashedLedger.ORIGIN);
        ledger.append(10).hash().checkpoints().sign();
        ledger.append(10).hash().checkpoints(ledger.db(), fresh, old).sign();
        Checkpoints retired = ledger.checkpoints(ledger.db(), old, fresh);
        refused(Reason.KEY_RETIRED, retired::sign); // also what is signed already
        ledger.append(10).hash();
        refused(Reason.KEY_RETIRED, retired::sign);

        assertThat(retired.trouble()).contains("muniment.proof.key-file");
        Health health = health(retired);
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).containsEntry("notSigned", retired.trouble());
        assertThat(retired.newest().map(note -> note.checkpoint().size())).contains(20L);
        assertThat(SigningKeys.all(ledger.db())).hasSize(2);
        Checkpoints signing = ledger.checkpoints(ledger.db(), fresh, null);
        assertThat(signing.sign().checkpoint().size()).isEqualTo(30);
        assertThat(health(signing).getStatus()).isEqualTo(Status.UP);
    }

    private Health health(Checkpoints checkpoints) {
        return new ProofHealth(
                        ledger.growth(1),
                        checkpoints,
                        new Publisher(ledger.db(), null, Clock.systemUTC()),
                        new StaticListableBeanFactory().getBeanProvider(TreeWorker.class))
                .health();
    }

    @Test
    void whoWantsAllSignedWaitsForWhoeverHashesIt() throws Exception {
        ledger.append(300);
        CountDownLatch held = new CountDownLatch(1);
        Future<?> another = CompletableFuture.runAsync(() -> ledger.db().transaction(elsewhere -> {
            new TreeGrowth(elsewhere.dsl(), 1000).grow();
            held.countDown();
            Thread.sleep(Duration.ofMillis(300));
        }));
        held.await();
        assertThat(ledger.checkpoints().signAll(299).checkpoint().size()).isEqualTo(300);
        another.get();
    }

    @Test
    void whoWantsAllSignedWaitsNoLongerThanTheirPatience() {
        ledger.append(5000);
        Duration patience = Duration.ofMillis(200);
        Checkpoints impatient = checkpoints(ledger.growth(1), patience);
        Instant begin = Instant.now();
        // one by one it takes many seconds, and goes on all the time
        refused(Reason.BEHIND, () -> impatient.signAll(4999));
        assertThat(Duration.between(begin, Instant.now())).isBetween(patience, Duration.ofSeconds(2));
        assertThat(ledger.growth(1).size()).isBetween(1L, 4000L);
        assertThat(impatient.newest()).isEmpty();

        ledger.db().transaction(elsewhere -> {
            elsewhere.dsl().selectFrom(PROOF_TREE).forUpdate().execute();
            refused(Reason.BEHIND, () -> impatient.signAll(4999));
        });
        assertThat(ledger.checkpoints().signAll(4999).checkpoint().size()).isEqualTo(5000);
    }

    private Checkpoints checkpoints(TreeGrowth growth, Duration patience) {
        SigningKeys keys = new SigningKeys(HashedLedger.ORIGIN, ledger.key(), null);
        return new Checkpoints(ledger.db(), growth, keys, Clock.systemUTC(), patience);
    }

    @Test
    void theKeyIsMadeOnceAndForNobodyElse() throws IOException {
        Path file = folder.resolve("proof-key.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(SigningKey.madeIn(folder, HashedLedger.ORIGIN)).isEqualTo(ledger.key());
        assertThat(Files.readString(file)).startsWith("-----BEGIN PRIVATE KEY-----\n");
        Files.writeString(file, "a key");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> SigningKey.madeIn(folder, HashedLedger.ORIGIN))
                .withMessageContaining("holds no private key");
    }

    /** RFC 8410, section 10.3, and the public key that belongs to it. */
    @Test
    void keysOfOthersAreRead() throws IOException {
        Path file = Files.writeString(folder.resolve("rfc8410.pem"), """
                -----BEGIN PRIVATE KEY-----
                MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
                -----END PRIVATE KEY-----
                """);
        assertThat(HexFormat.of()
                        .formatHex(Base64.getDecoder()
                                .decode(SigningKey.in(file, "x").publicKey().key())))
                .isEqualTo("19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1");
    }
}
