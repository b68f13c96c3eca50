package planted.command.deal.opendeal;

public record NeighbourInAnotherSlice() {}
