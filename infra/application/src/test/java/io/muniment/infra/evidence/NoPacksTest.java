package io.muniment.infra.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.muniment.kernel.evidence.EvidencePackId;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.query.ProofRefused;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where nothing is proven no pack is promised. */
class NoPacksTest {

    private static final TenantId TENANT = new TenantId("demo");
    private static final NoPacks NONE = new NoPacks();

    static List<ThrowingCallable> whateverIsAsked() {
        return List.of(
                () -> NONE.areKnown(TENANT, List.of()),
                () -> NONE.hadBegun(TENANT, List.of(), Instant.EPOCH),
                () -> NONE.make(TENANT, new EvidencePackId("evp_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a31")));
    }

    @ParameterizedTest
    @MethodSource("whateverIsAsked")
    void isRefusedWithItsReason(ThrowingCallable asked) {
        assertThatExceptionOfType(ProofRefused.class)
                .isThrownBy(asked)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("proof.not-kept"));
    }
}
