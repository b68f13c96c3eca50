package planted.kernel.deal;

import io.muniment.kernel.TypedId;
import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.event.EventName;

@EventName("deal.EventWithoutFamily")
record EventWithoutFamily(TypedId id) implements DomainEvent {

    @Override
    public String narrative() {
        return "planted";
    }
}
