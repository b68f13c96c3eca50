package planted.query.deal.dealboard;

import planted.command.deal.opendeal.NeighbourCommand;

record QuerySeesCommand(NeighbourCommand command) {}
