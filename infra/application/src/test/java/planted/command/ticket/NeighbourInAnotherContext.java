package planted.command.ticket;

public record NeighbourInAnotherContext() {}
