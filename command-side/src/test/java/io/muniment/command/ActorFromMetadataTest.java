package io.muniment.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.tenancy.TenantId;
import java.util.Set;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActorFromMetadataTest {

    private static final MetaData ADA = MetaData.with(EventContext.ACTOR, "ada")
            .and(EventContext.ROLE, "CLIENT")
            .and(EventContext.TENANT, "acme");

    @Test
    void theActorIsWhoeverTheMetadataNames() {
        assertThat(ActorFromMetadata.of(ADA)).isEqualTo(Actor.person("ada", Role.CLIENT, new TenantId("acme")));
        assertThat(ActorFromMetadata.of(ADA.and(EventContext.ON_BEHALF_OF, "bob"))
                        .onBehalfOf())
                .isEqualTo("bob");
    }

    @ParameterizedTest
    @ValueSource(strings = {EventContext.ACTOR, EventContext.ROLE, EventContext.TENANT})
    void nobodyActsUnnamed(String key) {
        assertThatThrownBy(() -> ActorFromMetadata.of(ADA.withoutKeys(Set.of(key))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The message names no " + key);
    }
}
