package planted.projection.deal.dealboard;

import planted.command.deal.opendeal.NeighbourCommand;

record ProjectionSeesCommand(NeighbourCommand command) {}
