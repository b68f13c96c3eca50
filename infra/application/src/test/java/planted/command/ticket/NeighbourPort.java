package planted.command.ticket;

public interface NeighbourPort {}
