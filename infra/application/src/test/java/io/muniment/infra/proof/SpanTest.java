package io.muniment.infra.proof;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.muniment.infra.verify.ConsistencyProof;
import io.muniment.infra.verify.GrowingTree;
import io.muniment.infra.verify.Hash;
import io.muniment.infra.verify.InclusionProof;
import io.muniment.infra.verify.Subtree;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Proofs out of spans are those that the verifier accepts, for every event of every size. */
class SpanTest {

    private static final int ALL_SIZES_UP_TO = 70;

    private final Map<Subtree, Hash> known = new HashMap<>();

    private Hash root(int size) {
        GrowingTree tree = new GrowingTree(0, List.of(), known::put);
        IntStream.range(0, size)
                .forEach(place -> tree.add(Hash.ofLeaf(("event " + place).getBytes(StandardCharsets.UTF_8))));
        return tree.root();
    }

    private Hash hash(Span span) {
        return span.hash(part -> {
            Hash hash = known.get(part);
            if (hash == null) {
                throw new IllegalStateException("No complete part " + part);
            }
            return hash;
        });
    }

    @Test
    void everyEventIsProvenAndEveryGrowth() {
        for (int size = 1; size <= ALL_SIZES_UP_TO; size++) {
            int to = size;
            Hash root = root(to);
            for (int place = 0; place < to; place++) {
                int index = place;
                Hash earlier = root(index + 1);
                assertThatCode(() -> {
                            new InclusionProof(
                                            index,
                                            to,
                                            Span.toRoot(index, to).stream()
                                                    .map(this::hash)
                                                    .toList())
                                    .verify(hash(new Span(index, index + 1)), root);
                            new ConsistencyProof(
                                            index + 1,
                                            to,
                                            Span.between(index + 1, to).stream()
                                                    .map(this::hash)
                                                    .toList())
                                    .verify(earlier, root);
                        })
                        .as("%d of %d", index, to)
                        .doesNotThrowAnyException();
            }
        }
    }
}
