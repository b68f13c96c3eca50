package planted.kernel.deal;

record EscrowOpened() {}
