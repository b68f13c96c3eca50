package planted.kernel.deal;

record DealPaymentTaken() {}
