package planted.command.deal.process;

import planted.command.deal.opendeal.NeighbourCommand;
import planted.command.deal.opendeal.NeighbourInAnotherSlice;

record ProcessSeesARule(NeighbourCommand allowed, NeighbourInAnotherSlice refused) {}
