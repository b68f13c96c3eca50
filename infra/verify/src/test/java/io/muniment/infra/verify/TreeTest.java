package io.muniment.infra.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The mathematics, against what others have published and against their definition. */
class TreeTest {

    /** Those that RFC 6962's own implementation is tested with. */
    private static final List<Hash> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(entry -> Hash.ofLeaf(HexFormat.of().parseHex(entry)))
            .toList();

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final int ALL_SIZES_UP_TO = 130;

    private final long seed = ThreadLocalRandom.current().nextLong();

    private static Hash hex(String hash) {
        return Hash.at(HexFormat.of().parseHex(hash), 0);
    }

    @Test
    void rootsAreThoseThatOthersHavePublished() {
        GrowingTree tree = new GrowingTree();
        assertThat(tree.root()).isEqualTo(hex(ROOTS.getFirst())).isEqualTo(Hash.OF_NOTHING);
        for (Hash leaf : LEAVES) {
            tree.add(leaf);
            assertThat(tree.root()).isEqualTo(hex(ROOTS.get((int) tree.size())));
        }
    }

    @Test
    void proofsAreThoseThatOthersHavePublished() {
        List<Hash> whole = Stream.of(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")
                .map(TreeTest::hex)
                .toList();
        new InclusionProof(0, 8, whole).verify(LEAVES.getFirst(), hex(ROOTS.get(8)));
        new ConsistencyProof(1, 8, whole).verify(hex(ROOTS.get(1)), hex(ROOTS.get(8)));
        new ConsistencyProof(
                        6,
                        8,
                        Stream.of(
                                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")
                                .map(TreeTest::hex)
                                .toList())
                .verify(hex(ROOTS.get(6)), hex(ROOTS.get(8)));
    }

    @Test
    void everyEventOfEverySizeIsProvenAndNoOtherInItsPlace() {
        SampleLedger ledger = SampleLedger.of(seed, ALL_SIZES_UP_TO);
        for (int size = 1; size <= ALL_SIZES_UP_TO; size++) {
            Hash root = ledger.root(size);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = ledger.inclusion(index, size);
                proof.verify(ledger.events().get(index).leaf(), root);
                Hash other = ledger.events().get((index + 1) % ALL_SIZES_UP_TO).leaf();
                assertThatExceptionOfType(NotProven.class)
                        .as("seed %d, %d of %d", seed, index, size)
                        .isThrownBy(() -> proof.verify(other, root));
            }
        }
    }

    @Test
    void everySizeIsProvenToHaveGrownOutOfEverySmallerOne() {
        SampleLedger ledger = SampleLedger.of(seed, ALL_SIZES_UP_TO);
        List<Hash> roots = new ArrayList<>();
        for (int size = 0; size <= ALL_SIZES_UP_TO; size++) {
            roots.add(ledger.root(size));
        }
        for (int to = 1; to <= ALL_SIZES_UP_TO; to++) {
            for (int from = 1; from <= to; from++) {
                ConsistencyProof proof = ledger.consistency(from, to);
                proof.verify(roots.get(from), roots.get(to));
                Hash before = roots.get(from - 1);
                Hash after = roots.get(to);
                assertThatExceptionOfType(NotProven.class)
                        .as("seed %d, %d to %d", seed, from, to)
                        .isThrownBy(() -> proof.verify(before, after));
            }
        }
    }

    @Test
    void largeTreesAreProvenToo() {
        Random random = new Random(seed);
        SampleLedger ledger = SampleLedger.of(seed, 5000);
        for (int time = 0; time < 40; time++) {
            int size = 1 + random.nextInt(5000);
            int index = random.nextInt(size);
            int from = 1 + random.nextInt(size);
            Hash root = ledger.root(size);
            assertThatCode(() -> {
                        ledger.inclusion(index, size)
                                .verify(ledger.events().get(index).leaf(), root);
                        ledger.consistency(from, size).verify(ledger.root(from), root);
                    })
                    .as("seed %d, %d and %d of %d", seed, index, from, size)
                    .doesNotThrowAnyException();
        }
    }

    /** Whoever hashes further begins with what a smaller tree is made of. */
    @Test
    void aTreeGoesOnFromWhereItWas() {
        SampleLedger ledger = SampleLedger.of(seed, ALL_SIZES_UP_TO);
        for (int size = 0; size <= ALL_SIZES_UP_TO; size++) {
            List<Hash> peaks = new ArrayList<>();
            for (int begin = 0; begin < size; begin += Integer.highestOneBit(size - begin)) {
                int level = Integer.numberOfTrailingZeros(Integer.highestOneBit(size - begin));
                peaks.add(ledger.hash(new Subtree(level, begin >> level)));
            }
            GrowingTree tree = new GrowingTree(
                    size, peaks, (part, hash) -> assertThat(hash).isEqualTo(ledger.hash(part)));
            ledger.events().subList(size, ALL_SIZES_UP_TO).forEach(event -> tree.add(event.leaf()));
            assertThat(tree.root()).as("seed %d, from %d", seed, size).isEqualTo(ledger.root(ALL_SIZES_UP_TO));
        }
    }

    @Test
    void noTwoEventsAreWrittenAlike() {
        Entry event = SampleLedger.of(seed, 3).events().getLast();
        Entry shifted = new Entry(
                event.position(),
                event.recordedAt(),
                event.aggregateType() + event.aggregateId().charAt(0),
                event.aggregateId().substring(1),
                event.version(),
                event.name(),
                event.revision(),
                event.payload(),
                event.metadata(),
                event.eventId());
        assertThat(shifted.leaf()).isNotEqualTo(event.leaf());
        assertThat(event.movedTo(7).leaf()).isNotEqualTo(event.leaf());
        assertThat(event.movedTo(7).movedTo(event.position()).leaf()).isEqualTo(event.leaf());
    }

    /** From the documentation of golang.org/x/mod/sumdb/note, where the form comes from. */
    @Test
    void keysAndSignaturesAreThoseOfOthers() {
        PublicKeyText key = PublicKeyText.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        byte[] signature = Bytes.ofBase64(
                "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=");
        byte[] withoutId = Arrays.copyOfRange(signature, 4, signature.length);
        String text =
                "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
        assertThat(key.hasSigned(text, withoutId)).isTrue();
        assertThat(key.hasSigned(text + " ", withoutId)).isFalse();
        assertThat(key).hasToString("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    }
}
