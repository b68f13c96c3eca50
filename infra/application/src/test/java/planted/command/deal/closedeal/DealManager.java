package planted.command.deal.closedeal;

record DealManager() {}
