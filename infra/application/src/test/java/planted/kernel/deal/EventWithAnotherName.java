package planted.kernel.deal;

import io.muniment.kernel.TypedId;
import io.muniment.kernel.event.EventName;

@EventName("deal.SomethingElse")
record EventWithAnotherName(TypedId id) implements NeighbourEvent {

    @Override
    public String narrative() {
        return "planted";
    }
}
