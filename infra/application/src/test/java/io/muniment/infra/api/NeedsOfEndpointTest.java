package io.muniment.infra.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.kernel.identity.Need;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.kernel.identity.Tier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;

class NeedsOfEndpointTest {

    private static final Need LOOK = new Need(List.of(Permission.READ_AUDIT), List.of(), Scope.OWN, Tier.GUEST);
    private static final Need PUSH = new Need(List.of(), List.of(Permission.OPERATE), Scope.ORGANIZATION, Tier.GUEST);
    private static final Need RULE = new Need(List.of(), List.of(), Scope.OWN, Tier.ADMIN);

    @Requires(Permission.READ_AUDIT)
    record Look() {}

    @Requires(all = Permission.OPERATE, scope = Scope.ORGANIZATION)
    record Push() {}

    static final class Beside {

        Object push() {
            return new Push();
        }
    }

    static class Endpoint {

        Object nothing() {
            return List.of();
        }

        Object atOnce() {
            return new Look();
        }

        Object byReference() {
            Supplier<Object> later = Look::new;
            return later.get();
        }

        Object withinLambda() {
            Supplier<Object> later = () -> List.of(new Look());
            return later.get();
        }

        Object byAnother() {
            return new Beside().push();
        }

        Object oneOfTwo(boolean isCurious) {
            return isCurious ? new Look() : new Beside().push();
        }

        @Requires(tier = Tier.ADMIN)
        Object itself() {
            return new Look();
        }
    }

    @Requires(tier = Tier.ADMIN)
    static final class WholeEndpoint extends Endpoint {

        Object here() {
            return List.of();
        }
    }

    private static Set<Need> needs(Object endpoint, String method) {
        return Arrays.stream(endpoint.getClass().getDeclaredMethods())
                .filter(each -> each.getName().equals(method))
                .map(each -> NeedsOfEndpoint.of(new HandlerMethod(endpoint, each)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsSentSaysWhatIsNeeded() {
        Endpoint endpoint = new Endpoint();

        assertThat(needs(endpoint, "nothing")).isEmpty();
        assertThat(needs(endpoint, "atOnce")).containsExactly(LOOK);
        assertThat(needs(endpoint, "byReference")).containsExactly(LOOK);
        assertThat(needs(endpoint, "withinLambda")).containsExactly(LOOK);
        assertThat(needs(endpoint, "byAnother")).containsExactly(PUSH);
        assertThat(needs(endpoint, "oneOfTwo")).containsExactlyInAnyOrder(LOOK, PUSH);
    }

    @Test
    void soDoesTheEndpointItself() {
        assertThat(needs(new Endpoint(), "itself")).containsExactlyInAnyOrder(LOOK, RULE);
        assertThat(needs(new WholeEndpoint(), "here")).containsExactly(RULE);
    }
}
