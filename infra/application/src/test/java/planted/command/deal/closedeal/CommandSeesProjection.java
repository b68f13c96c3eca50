package planted.command.deal.closedeal;

import planted.projection.deal.dealboard.NeighbourRow;

record CommandSeesProjection(NeighbourRow row) {}
