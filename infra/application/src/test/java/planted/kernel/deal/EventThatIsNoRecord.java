package planted.kernel.deal;

import io.muniment.kernel.TypedId;
import io.muniment.kernel.event.EventName;

@EventName("deal.EventThatIsNoRecord")
final class EventThatIsNoRecord implements NeighbourEvent {

    @Override
    public TypedId id() {
        throw new UnsupportedOperationException("planted");
    }

    @Override
    public String narrative() {
        return "planted";
    }
}
