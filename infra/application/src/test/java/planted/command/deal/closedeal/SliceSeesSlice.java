package planted.command.deal.closedeal;

import planted.command.deal.opendeal.NeighbourInAnotherSlice;

record SliceSeesSlice(NeighbourInAnotherSlice slice) {}
