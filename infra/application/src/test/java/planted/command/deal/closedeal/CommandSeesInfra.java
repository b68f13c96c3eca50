package planted.command.deal.closedeal;

import planted.infra.ocr.NeighbourInInfra;

record CommandSeesInfra(NeighbourInInfra infra) {}
