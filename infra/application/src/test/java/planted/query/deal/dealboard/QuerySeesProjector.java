package planted.query.deal.dealboard;

import planted.projection.deal.dealboard.NeighbourRow;

record QuerySeesProjector(NeighbourRow row) {}
