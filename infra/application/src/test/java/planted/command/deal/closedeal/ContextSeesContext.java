package planted.command.deal.closedeal;

import planted.command.ticket.NeighbourInAnotherContext;

record ContextSeesContext(NeighbourInAnotherContext context) {}
