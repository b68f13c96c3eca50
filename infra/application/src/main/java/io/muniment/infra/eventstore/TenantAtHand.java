package io.muniment.infra.eventstore;

import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.tenancy.TenantId;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Whose person is meant while a message is written. A serializer is handed payloads only: the tenant is that of the
 * message whose payload it is, or else of the one that is being handled.
 */
public final class TenantAtHand {

    private static final ScopedValue<TenantId> OF_MESSAGE = ScopedValue.newInstance();

    private TenantAtHand() {}

    public static <T> T in(Message<?> message, Supplier<T> write) {
        return tenant(message.getMetaData())
                .map(tenant -> ScopedValue.where(OF_MESSAGE, tenant).call(write::get))
                .orElseGet(write);
    }

    public static <T> T in(TenantId tenant, Supplier<T> write) {
        return ScopedValue.where(OF_MESSAGE, tenant).call(write::get);
    }

    public static TenantId get() {
        return Optional.ofNullable(OF_MESSAGE.isBound() ? OF_MESSAGE.get() : null)
                .or(() -> CurrentUnitOfWork.map(unit -> unit.getMessage().getMetaData())
                        .flatMap(TenantAtHand::tenant))
                .orElseThrow(() -> new IllegalStateException("It is not known whose person is meant"));
    }

    private static Optional<TenantId> tenant(MetaData metadata) {
        return Optional.ofNullable((String) metadata.get(EventContext.TENANT)).map(TenantId::new);
    }
}
