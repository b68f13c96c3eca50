package planted.projection.deal.dealboard;

public record NeighbourRow() {}
