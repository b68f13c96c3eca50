package planted.kernel.deal;

import io.muniment.kernel.TypedId;
import io.muniment.kernel.event.EventName;
import io.muniment.kernel.event.PersonalData;

@EventName("deal.EventAboutNobody")
record EventAboutNobody(
        TypedId id, @PersonalData(subject = "buyer") String buyerName) implements NeighbourEvent {

    @Override
    public String narrative() {
        return "planted";
    }
}
