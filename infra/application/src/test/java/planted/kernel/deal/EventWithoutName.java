package planted.kernel.deal;

import io.muniment.kernel.TypedId;

record EventWithoutName(TypedId id) implements NeighbourEvent {

    @Override
    public String narrative() {
        return "planted";
    }
}
